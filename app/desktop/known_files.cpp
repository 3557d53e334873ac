#include "app/desktop/known_files.h"

#include <algorithm>
#include <chrono>
#include <ctime>
#include <fmt/format.h>
#include <system_error>

namespace hustings {

namespace fs = std::filesystem;

bool same_file(const fs::path& a, const fs::path& b) {
  std::error_code failed;
  return fs::weakly_canonical(a, failed) == fs::weakly_canonical(b, failed);
}

// "8 June 2017, 21:30" would be too long for a list: the day as a number, and the time, where the user is.
std::string local_time_of(const fs::path& file) {
  std::error_code failed;
  const auto written = fs::last_write_time(file, failed);
  if (failed) return {};
  const std::time_t seconds = std::chrono::system_clock::to_time_t(
      std::chrono::time_point_cast<std::chrono::system_clock::duration>(std::chrono::file_clock::to_sys(written)));
  std::tm parts{};
  localtime_r(&seconds, &parts);
  return fmt::format("{:04}-{:02}-{:02} {:02}:{:02}", parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday,
                     parts.tm_hour, parts.tm_min);
}

std::string short_name(const fs::path& file) {
  const fs::path stem = file.stem();
  for (const char* kind : {".atlas", ".story", ".session"})
    if (stem.extension() == kind) return stem.stem().string();
  return stem.string();
}

fs::path with_ending(fs::path file, const char* ending) {
  if (!file.has_extension()) file += ending;
  return file;
}

std::vector<fs::path> toml_files_in(const fs::path& folder) {
  std::vector<std::pair<fs::file_time_type, fs::path>> found;
  std::error_code failed;
  for (fs::directory_iterator entry(folder, failed), end; !failed && entry != end; entry.increment(failed)) {
    const fs::path& path = entry->path();
    std::error_code gone;
    if (path.extension() == ".toml" && !path.filename().string().starts_with(".") && entry->is_regular_file(gone))
      found.emplace_back(entry->last_write_time(gone), path);
  }
  std::sort(found.begin(), found.end(), std::greater<>());
  std::vector<fs::path> paths;
  for (auto& [time, path] : found) paths.push_back(std::move(path));
  return paths;
}

}  // namespace hustings

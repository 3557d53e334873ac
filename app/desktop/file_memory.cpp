#include "app/desktop/file_memory.h"

#include <algorithm>
#include <sstream>
#include <system_error>
#include <utility>

#include "atlas/parse_toml.h"
#include "base/finding.h"
#include "base/paths.h"
#include "base/whole_file.h"

namespace hustings {

namespace fs = std::filesystem;

namespace {

constexpr std::uintmax_t most_bytes = 1 << 20;

fs::path whole(const fs::path& path) {
  std::error_code failed;
  return fs::absolute(path, failed).lexically_normal();
}

}  // namespace

FileMemory::FileMemory(std::optional<fs::path> file) : file_(std::move(file)) {
  std::error_code failed;
  if (!file_ || !fs::exists(*file_, failed)) return;
  try {
    const toml::table table = parse_toml(read_whole(*file_, most_bytes));
    if (const toml::table* folders = table["folder"].as_table())
      for (const auto& [purpose, folder] : *folders)
        if (const auto path = folder.value<std::string>()) folders_[std::string(purpose.str())] = *path;
    const toml::array* entries = table["recent"].as_array();
    if (entries == nullptr) return;
    for (const toml::node& node : *entries) {
      const toml::table* entry = node.as_table();
      if (entry == nullptr || recent_.size() >= most_recent) continue;
      const auto kind = maybe_kind((*entry)["kind"].value_or(std::string()));
      const std::string path = (*entry)["file"].value_or(std::string());
      if (kind && fs::path(path).is_absolute())
        recent_.push_back({*kind, path, (*entry)["title"].value_or(std::string())});
    }
  } catch (const toml::parse_error&) {
  } catch (const InputError&) {
  }
}

std::optional<fs::path> FileMemory::folder(const std::string& purpose) const {
  const auto found = folders_.find(purpose);
  std::error_code failed;
  if (found == folders_.end() || !fs::is_directory(found->second, failed)) return std::nullopt;
  return found->second;
}

void FileMemory::use_folder_of(const std::string& purpose, const fs::path& file) {
  fs::path folder = whole(file).parent_path();
  if (fs::path& known = folders_[purpose]; known != folder) {
    known = std::move(folder);
    write();
  }
}

void FileMemory::use(FileKind kind, const fs::path& file, std::string title) {
  RecentFile used{kind, whole(file), std::move(title)};
  if (!recent_.empty() && recent_.front() == used) return;
  std::erase_if(recent_, [&](const RecentFile& known) { return known.file == used.file; });
  recent_.insert(recent_.begin(), std::move(used));
  if (recent_.size() > most_recent) recent_.resize(most_recent);
  write();
}

/// Where it cannot be written, nothing happens: the next run knows less.
void FileMemory::write() const {
  if (!file_) return;
  toml::table folders;
  for (const auto& [purpose, folder] : folders_) folders.insert_or_assign(purpose, folder.string());
  toml::array recent;
  for (const RecentFile& known : recent_)
    recent.push_back(toml::table{{"kind", name_of(known.kind)}, {"file", known.file.string()}, {"title", known.title}});
  std::ostringstream text;
  text << toml::table{{"folder", std::move(folders)}, {"recent", std::move(recent)}} << '\n';
  std::error_code failed;
  fs::create_directories(file_->parent_path(), failed);
  fault_of_writing(*file_, text.str());
}

std::optional<fs::path> file_memory_file() {
  const auto folder = state_folder();
  return folder ? std::optional(*folder / "files.toml") : std::nullopt;
}

}  // namespace hustings

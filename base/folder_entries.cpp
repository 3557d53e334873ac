#include "base/folder_entries.h"

#include <algorithm>
#include <cstdlib>
#include <system_error>
#include <utility>

#include "base/name_order.h"
#include "base/paths.h"
#include "base/text/text.h"

namespace hustings {

namespace fs = std::filesystem;

std::vector<FolderEntry> folder_entries(const fs::path& folder, const std::vector<std::string>& endings) {
  std::vector<FolderEntry> folders;
  std::vector<FolderEntry> files;
  std::error_code failed;
  for (fs::directory_iterator entry(folder, failed), end; !failed && entry != end; entry.increment(failed)) {
    std::error_code gone;
    std::string name = entry->path().filename().string();
    if (name.starts_with(".")) continue;
    if (entry->is_directory(gone)) {
      folders.push_back({std::move(name), true});
      continue;
    }
    const std::string ending = lower_case(entry->path().extension().string());
    if (endings.empty() || std::find(endings.begin(), endings.end(), ending) != endings.end())
      files.push_back({std::move(name), false});
  }
  const auto name_of = [](const FolderEntry& entry) { return entry.name; };
  sort_by_name(folders, name_of);
  sort_by_name(files, name_of);
  std::move(files.begin(), files.end(), std::back_inserter(folders));
  return folders;
}

fs::path folder_of(const std::string& typed) {
  std::error_code failed;
  const fs::path path = fs::absolute(typed.empty() ? fs::path(".") : expanded_path(typed), failed).lexically_normal();
  if (typed.empty() || typed.ends_with('/')) return path.has_filename() ? path : path.parent_path();
  return path.parent_path();
}

std::string told_path(const fs::path& path) {
  std::error_code failed;
  std::string whole = fs::absolute(path, failed).lexically_normal().string();
  const char* home = std::getenv("HOME");
  const std::string in_home = home != nullptr && *home == '/' ? fs::path(home).lexically_normal().string() : "";
  if (in_home.size() > 1 && whole.starts_with(in_home) && whole.size() > in_home.size() && whole[in_home.size()] == '/')
    return "~" + whole.substr(in_home.size());
  return whole;
}

}  // namespace hustings

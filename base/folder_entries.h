// What a folder holds, as a list to choose from.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace hustings {

struct FolderEntry {
  std::string name;
  bool is_folder = false;
  bool operator==(const FolderEntry&) const = default;
};

/// Folders first, each kind in the order of names. Hidden ones are left out, and of files those with none of the
/// endings (".png"), where any are named. Empty where the folder cannot be read.
std::vector<FolderEntry> folder_entries(const std::filesystem::path& folder, const std::vector<std::string>& endings);

/// The folder that a path being typed is in: "maps/lon" and "maps/" are in "maps". The present one where none is named.
std::filesystem::path folder_of(const std::string& typed);

/// The whole path as people write it: "~" is the home folder.
std::string told_path(const std::filesystem::path& path);

}  // namespace hustings

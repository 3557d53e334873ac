// What somebody's files are before they are read: boundaries, tables, or parts of a shapefile.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace hustings {

/// Does the file hold shapes of areas? By its ending, and where that may be either by the bytes it begins or ends with;
/// what cannot be read holds none.
bool may_hold_areas(const std::filesystem::path& file);

/// Files as they were chosen together: side files of a shapefile (.dbf, .shx, .prj ...) belong to the .shp of that
/// name.
struct SortedFiles {
  std::vector<std::string> boundaries, tables;
};
SortedFiles sorted_files(const std::vector<std::string>& files);

}  // namespace hustings

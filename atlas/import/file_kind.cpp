#include "atlas/import/file_kind.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <set>
#include <string_view>
#include <system_error>

#include "base/text/text.h"

namespace hustings {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t enough_bytes = std::size_t{1} << 20U;

std::string ending_of(const fs::path& file) { return lower_case(file.extension().string()); }

bool is_one(std::string_view ending, std::initializer_list<std::string_view> endings) {
  return std::find(endings.begin(), endings.end(), ending) != endings.end();
}

/// So many of its bytes at most, from the beginning or to the end.
std::string bytes_of(const fs::path& file, bool from_end) {
  std::ifstream in(file, std::ios::binary);
  std::error_code failed;
  const std::uintmax_t size = fs::file_size(file, failed);
  if (failed) return {};
  if (from_end && size > enough_bytes) in.seekg(-static_cast<std::streamoff>(enough_bytes), std::ios::end);
  std::string bytes(std::min<std::uintmax_t>(size, enough_bytes), '\0');
  in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  bytes.resize(static_cast<std::size_t>(in.gcount()));
  return bytes;
}

bool has_any(const std::string& bytes, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return bytes.find(word) != std::string::npos; });
}

std::string without_ending(const std::string& file) { return fs::path(file).replace_extension().string(); }

}  // namespace

bool may_hold_areas(const fs::path& file) {
  const std::string ending = ending_of(file);
  if (is_one(ending, {".shp", ".geojson", ".topojson", ".kml", ".kmz", ".gml", ".fgb"})) return true;
  if (ending == ".json") return has_any(bytes_of(file, false), {"\"coordinates\"", "\"arcs\"", "\"geometry\""});
  if (ending == ".gpkg")
    return has_any(bytes_of(file, false), {"features"});  // a kind of table in its list of contents
  if (is_one(ending, {".csv", ".tsv", ".txt"})) {
    const std::string bytes = bytes_of(file, false);
    return has_any(bytes, {"POLYGON", "Polygon"}) && has_any(bytes, {"(("});  // WKT in a column
  }
  // The names of an archive's files stand at its end.
  if (ending == ".zip")
    return has_any(lower_case(bytes_of(file, true)), {".shp", ".geojson", ".topojson", ".gpkg", ".json", ".kml"});
  return false;
}

SortedFiles sorted_files(const std::vector<std::string>& files) {
  std::set<std::string> shapefiles;
  for (const std::string& file : files)
    if (ending_of(file) == ".shp") shapefiles.insert(without_ending(file));
  SortedFiles sorted;
  for (const std::string& file : files) {
    const std::string ending = ending_of(file);
    const bool is_beside =
        is_one(ending, {".dbf", ".shx", ".prj", ".cpg", ".sbn", ".sbx", ".qix", ".qpj", ".qmd", ".xml"});
    if (is_beside && shapefiles.contains(without_ending(ending == ".xml" ? without_ending(file) : file))) continue;
    (may_hold_areas(file) ? sorted.boundaries : sorted.tables).push_back(file);
  }
  return sorted;
}

}  // namespace hustings

// The formats of tables: one row an ending. Options, errors, docs and what writes them read this table.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace hustings {

enum class TableFormat : std::uint8_t { csv, tsv, xlsx, ods, json, text, gpkg, geojson, fgb, shp };

struct TableFormatRow {
  TableFormat format;
  std::string_view name;  ///< as --format takes it; behind a dot it is the file's ending, but of text
  std::string_view title;
  bool has_shapes = false;  ///< areas with their borders
  bool is_text = true;      ///< can go to standard output
};

/// The usual one first.
inline constexpr std::array<TableFormatRow, 10> table_formats{{
    {TableFormat::csv, "csv", "CSV"},
    {TableFormat::tsv, "tsv", "Tab-separated"},
    {TableFormat::xlsx, "xlsx", "Excel workbook", false, false},
    {TableFormat::ods, "ods", "OpenDocument spreadsheet", false, false},
    {TableFormat::json, "json", "JSON"},
    {TableFormat::text, "text", "Text for a reader"},
    {TableFormat::gpkg, "gpkg", "GeoPackage", true, false},
    {TableFormat::geojson, "geojson", "GeoJSON", true, true},
    {TableFormat::fgb, "fgb", "FlatGeobuf", true, false},
    {TableFormat::shp, "shp", "Shapefile", true, false},
}};

const TableFormatRow& row_of(TableFormat format);

/// As --format takes them.
std::vector<std::string> table_format_names();
/// "FILE.csv", "FILE.tsv" ...: endings behind `before`.
std::vector<std::string> table_endings(std::string_view before = "");

/// What `name` says, else the ending of the file, in letters of either case, else CSV. A file without an ending, and
/// none, which is standard output, has none. Throws CommandError for another ending, and where standard output would
/// get what is no text.
TableFormat table_format(std::string_view name, const std::string& out);

}  // namespace hustings

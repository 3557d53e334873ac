#include "atlas/published/read_published.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <iterator>
#include <utility>

#include "atlas/published/dialect.h"
#include "atlas/published/other_kinds.h"
#include "atlas/published/published_sheets.h"
#include "base/decoded_text.h"
#include "base/text/text.h"
#include "base/whole_file.h"
#include "geo/read/read_sheets.h"
#include "geo/read/read_table.h"
#include "geo/read/source_file.h"

namespace hustings {

Finding published_fault(const std::string& file, std::string what, std::string remedy,
                        std::optional<std::int64_t> line) {
  return {.severity = Severity::error,
          .place = {.file = file, .layer = {}, .row = line, .column = {}},
          .what = std::move(what),
          .remedy = std::move(remedy)};
}

namespace {

using Published = Outcome<PublishedTable>;

void put_first(std::vector<Statement> some, std::vector<Statement>& statements) {
  statements.insert(statements.begin(), std::make_move_iterator(some.begin()), std::make_move_iterator(some.end()));
}

const char* name_of(char separator) {
  switch (separator) {
    case ',': return "commas";
    case ';': return "semicolons";
    case '\t': return "tabs";
    case '|': return "bars (|)";
    default: return "colons";
  }
}

/// Formats that OGR knows by their endings; all other files are taken for text.
bool is_for_gdal(const std::string& source) {
  if (is_database(source) || std::filesystem::is_directory(source)) return true;
  const std::string extension = lower_case(std::filesystem::path(source).extension().string());
  for (const char* known : {".shp", ".dbf", ".gpkg", ".geojson", ".json", ".topojson", ".fgb", ".mif", ".zip", ".shz"})
    if (extension == known) return true;
  if (extension != ".tab") return false;  // of MapInfo, or with tabs
  std::array<char, 6> first{};
  std::ifstream(source, std::ios::binary).read(first.data(), first.size());
  return lower_case(std::string_view(first.data(), first.size())) == "!table";
}

/// A text parted into cells, where quotation marks do not swallow rows.
Outcome<CellGrid> grid_of_text(std::string text, Dialect& dialect, const std::string& file) {
  const auto marks = std::count(text.begin(), text.end(), '"');
  if (!dialect.quotes || marks == 0) return {grid_of(std::move(text), dialect), {}};
  CellGrid grid = grid_of(text, dialect);
  const Swallowing swallowing = swallowing_cells(grid, dialect.separator);
  if (swallowing.cells == 0) return {std::move(grid), {}};
  if (marks > 2 * static_cast<std::ptrdiff_t>(swallowing.cells))
    return {std::nullopt,
            {published_fault(file, "a quotation mark is not closed, and takes in the rows below it",
                             "Close it, or double it where it is meant", swallowing.first_line)}};
  dialect.quotes = false;
  return {grid_of(std::move(text), dialect), {}};
}

Published published_bytes(std::string bytes, const PublishedSource& source) {
  if (auto found = maybe_other_kind(bytes, source.source)) return {std::nullopt, {std::move(*found)}};
  DecodedText decoded = decoded_text(std::move(bytes));
  if (decoded.text.find('\0') != std::string::npos)
    return {std::nullopt,
            {published_fault(source.source, "is no text and no workbook", "Choose the table of results")}};
  std::optional<FoundDialect> dialect = find_dialect(decoded.text);
  if (!dialect)
    return {std::nullopt,
            {published_fault(source.source, "holds no table: no commas, semicolons or tabs part its lines into cells",
                             "Save it as CSV")}};
  const Outcome<CellGrid> grid = grid_of_text(std::move(decoded.text), dialect->dialect, source.source);
  if (!grid) return {std::nullopt, grid.findings};
  Published outcome = published_grid(*grid.value, source);
  if (!outcome) return outcome;
  std::vector<Statement> statements;
  if (decoded.encoding != "UTF-8" || decoded.doubtful)
    statements.push_back({fmt::format("the file is read as {}", decoded.encoding), decoded.because});
  if (dialect->dialect.separator != ',')
    statements.push_back({fmt::format("{} part the cells", name_of(dialect->dialect.separator)), dialect->because});
  if (!dialect->dialect.quotes)
    statements.push_back({"quotation marks are letters", "as marks that hold cells together they would swallow rows"});
  put_first(std::move(statements), outcome.value->statements);
  return outcome;
}

}  // namespace

Published published_text(std::string bytes, const std::string& name) {
  return published_bytes(std::move(bytes), {.source = name, .layer = {}, .decimal = {}});
}

Published read_published(const PublishedSource& source) {
  if (is_workbook(source.source)) {
    Outcome<std::vector<Sheet>> read = read_sheets(source.source, source.layer);
    return read ? published_sheets(std::move(*read.value), source) : Published{std::nullopt, std::move(read.findings)};
  }
  if (is_for_gdal(source.source)) {
    Outcome<Table> read = read_table(source.source, source.layer);
    if (!read) return {std::nullopt, std::move(read.findings)};
    Published outcome = published_grid(grid_of(std::move(*read.value)), source);
    outcome.findings.insert(outcome.findings.begin(), read.findings.begin(), read.findings.end());
    return outcome;
  }
  if (auto found = maybe_file_fault(source.source)) return {std::nullopt, {std::move(*found)}};
  try {
    return published_bytes(read_whole(source.source), source);
  } catch (const InputError& error) {
    return {std::nullopt, {error.finding()}};
  }
}

Published read_published(const std::string& source, const std::string& layer) {
  return read_published(PublishedSource{.source = source, .layer = layer, .decimal = {}});
}

}  // namespace hustings

#include "geo/read_table.h"

#include <algorithm>
#include <cpl_conv.h>
#include <filesystem>
#include <fmt/format.h>
#include <ogrsf_frmts.h>

#include "base/text.h"
#include "geo/open_source.h"

namespace hustings {

namespace {

/// Cells that are not UTF-8 are taken for Windows-1252, which spreadsheets write.
std::string as_utf8(std::string_view cell, bool& recoded) {
  if (is_utf8(cell)) return std::string(cell);
  recoded = true;
  char* text = CPLRecode(std::string(cell).c_str(), "CP1252", CPL_ENC_UTF8);
  std::string out = text;
  CPLFree(text);
  return out;
}

Finding at(const std::string& file, Severity severity, std::optional<std::int64_t> line, std::string what, std::string remedy) {
  return {.severity = severity, .place = {.file = file, .layer = {}, .row = line, .column = {}},
          .what = std::move(what), .remedy = std::move(remedy)};
}

/// Lines of the text that a cell spans, so that the line of a row stays right behind quoted line breaks.
std::int64_t breaks_in(const std::vector<std::string>& cells) {
  std::int64_t count = 0;
  for (const std::string& cell : cells) count += std::count(cell.begin(), cell.end(), '\n');
  return count;
}

}  // namespace

Outcome<Table> read_table(const std::string& source) {
  Outcome<Table> outcome;
  Outcome<Dataset> opened = open_source(source, SourceKind::table);
  outcome.findings = std::move(opened.findings);
  if (!opened) return outcome;
  OGRLayer* layer = (*opened.value)->GetLayer(0);
  if (layer == nullptr) {
    outcome.findings.push_back(at(source, Severity::error, {}, "holds no table", "Choose another file"));
    return outcome;
  }
  Table table;
  table.file = source;
  bool recoded = false;
  const OGRFeatureDefn* definition = layer->GetLayerDefn();
  for (int i = 0; i < definition->GetFieldCount(); ++i) {
    const std::string name = as_utf8(definition->GetFieldDefn(i)->GetNameRef(), recoded);
    table.columns.push_back(lower_case(trimmed(name)));
  }
  std::int64_t line = 2;  // the header is line 1
  for (const OGRFeatureUniquePtr& feature : *layer) {
    std::vector<std::string> cells;
    for (int i = 0; i < definition->GetFieldCount(); ++i)
      cells.push_back(as_utf8(trimmed(feature->GetFieldAsString(i)), recoded));
    const std::int64_t spanned = breaks_in(cells);
    const bool blank = std::all_of(cells.begin(), cells.end(), [](const std::string& cell) { return cell.empty(); });
    if (!blank) {
      table.rows.push_back(std::move(cells));
      table.lines.push_back(line);
    }
    line += 1 + spanned;
  }
  if (recoded)
    outcome.findings.push_back(at(source, Severity::warning, {}, "is not UTF-8; read as Windows-1252", "Check accented names, or save it as UTF-8"));
  if (table.rows.empty()) {
    outcome.findings.push_back(at(source, Severity::error, {}, "has a header and no rows", "Fetch the file again"));
    return outcome;
  }
  outcome.value = std::move(table);
  return outcome;
}

}  // namespace hustings

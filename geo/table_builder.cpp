#include "geo/table_builder.h"

#include <algorithm>
#include <fmt/format.h>

#include "base/formula_guard.h"
#include "base/text.h"

namespace hustings {

void TableBuilder::set_header(const Cells& names) {
  for (const std::string_view name : names) table_.columns.push_back(lower_case(cell_of(name)));
}

void TableBuilder::add(const Cells& raw, std::int64_t line) {
  const auto last =
      std::find_if(raw.rbegin(), raw.rend(), [](std::string_view cell) { return !trimmed(cell).empty(); });
  const auto filled = static_cast<std::size_t>(raw.rend() - last);
  if (filled == 0) return;
  if (filled > table_.columns.size())
    return fault(line, fmt::format("has {} cells, and the header {}", filled, table_.columns.size()),
                 "Put cells that hold a comma in quotation marks");
  std::vector<std::string>& cells = table_.rows.emplace_back(table_.columns.size());
  for (std::size_t i = 0; i < filled; ++i) cells[i] = cell_of(raw[i]);
  table_.lines.push_back(line);
}

Outcome<Table> TableBuilder::finish() {
  if (recoded_)
    add_finding(Severity::warning, {}, "is not UTF-8; read as Windows-1252",
                "Check accented names, or save it as UTF-8");
  if (table_.rows.empty() && !has_errors(findings_)) fault({}, "has a header and no rows", "Fetch the file again");
  Outcome<Table> outcome;
  if (!has_errors(findings_)) outcome.value = std::move(table_);
  outcome.findings = std::move(findings_);
  return outcome;
}

std::string TableBuilder::cell_of(std::string_view raw) {
  const bool whole = trusted_ || is_utf8(raw);
  const std::string recoded = whole ? std::string() : as_utf8(raw);
  const std::string_view text = trimmed(whole ? raw : std::string_view(recoded));
  return std::string(guarded_ && text.starts_with('\'') ? trimmed(unguarded_cell(text)) : text);
}

/// Cells that are not UTF-8 are taken for Windows-1252, which spreadsheets write.
std::string TableBuilder::as_utf8(std::string_view cell) {
  recoded_ = true;
  return from_windows_1252(cell);
}

void TableBuilder::add_finding(Severity severity, std::optional<std::int64_t> line, std::string what,
                               std::string remedy) {
  findings_.push_back({.severity = severity,
                       .place = {.file = table_.file, .layer = {}, .row = line, .column = {}},
                       .what = std::move(what),
                       .remedy = std::move(remedy)});
}

}  // namespace hustings

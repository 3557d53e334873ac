#include "geo/read/table_builder.h"

#include <algorithm>
#include <fmt/format.h>

#include "base/formula_guard.h"
#include "base/text/text.h"

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
  text_.add_findings(findings_, {.file = table_.file, .layer = {}, .row = {}, .column = {}});
  if (table_.rows.empty() && !has_errors(findings_)) fault({}, "has a header and no rows", "Fetch the file again");
  Outcome<Table> outcome;
  if (!has_errors(findings_)) outcome.value = std::move(table_);
  outcome.findings = std::move(findings_);
  return outcome;
}

std::string TableBuilder::cell_of(std::string_view raw) {
  const std::string made = trusted_ ? std::string() : text_.read(raw);
  const std::string_view text = trimmed(trusted_ ? raw : std::string_view(made));
  return std::string(guarded_ && text.starts_with('\'') ? trimmed(unguarded_cell(text)) : text);
}

void TableBuilder::add_finding(Severity severity, std::optional<std::int64_t> line, std::string what,
                               std::string remedy) {
  findings_.push_back({.severity = severity,
                       .place = {.file = table_.file, .layer = {}, .row = line, .column = {}},
                       .what = std::move(what),
                       .remedy = std::move(remedy)});
}

}  // namespace hustings

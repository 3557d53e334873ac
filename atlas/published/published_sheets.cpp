#include "atlas/published/published_sheets.h"

#include <algorithm>
#include <fmt/format.h>
#include <utility>

#include "base/text/text.h"

namespace hustings {

namespace {

using Published = Outcome<PublishedTable>;

struct ReadSheet {
  std::string name, fault;
  Published read;
};

std::size_t figures_of(const Published& read) {
  std::size_t figures = 0;
  if (read)
    for (const ColumnForm& form : read.value->forms) figures += form.numbers;
  return figures;
}

Finding fault_of(const ReadSheet& sheet, const std::string& file) {
  return published_fault(file, fmt::format("sheet {} could not be read to its end ({})", sheet.name, sheet.fault),
                         "Fetch the file again, or save the sheet as CSV");
}

void add_forms(std::vector<ColumnForm>& forms, const std::vector<ColumnForm>& more) {
  for (std::size_t i = 0; i < forms.size(); ++i) {
    forms[i].kind = std::max(forms[i].kind, more[i].kind);
    forms[i].percent = forms[i].percent || more[i].percent;
    forms[i].filled += more[i].filled;
    forms[i].numbers += more[i].numbers;
    forms[i].missing += more[i].missing;
    forms[i].footnotes += more[i].footnotes;
    forms[i].other_cells += more[i].other_cells;
    if (forms[i].others.empty()) forms[i].others = more[i].others;
    forms[i].doubtful = forms[i].doubtful || more[i].doubtful;
  }
}

/// The rows of another sheet of the same columns.
void add_rows(PublishedTable& table, PublishedTable more) {
  const std::size_t before = table.table.rows.size();
  for (auto& row : more.table.rows) table.table.rows.push_back(std::move(row));
  table.table.lines.insert(table.table.lines.end(), more.table.lines.begin(), more.table.lines.end());
  for (DerivedRow& row : more.derived_rows) {
    row.first += before;
    row.last += before;
    table.derived_rows.push_back(std::move(row));
  }
  for (LeftOutLine& line : more.left_out) table.left_out.push_back(std::move(line));
  for (OpenQuestion& question : more.questions)
    if (table.questions.empty()) table.questions.push_back(std::move(question));
  add_forms(table.forms, more.forms);
}

/// A column that says which sheet a row is of.
void add_column(PublishedTable& table, const std::string& name, const std::string& sheet) {
  table.table.columns.push_back(name);
  table.header_parts.emplace_back();
  table.forms.emplace_back().filled = table.table.rows.size();
  for (auto& row : table.table.rows) row.push_back(sheet);
  for (DerivedRow& row : table.derived_rows) row.cells.push_back(sheet);
}

}  // namespace

Published published_sheets(std::vector<Sheet> sheets, const PublishedSource& source) {
  std::vector<ReadSheet> all;
  for (Sheet& sheet : sheets) {
    const std::string name = sheet.name;
    const std::string fault = sheet.fault;
    all.push_back({name, fault, published_grid(grid_of(std::move(sheet)), source)});
  }
  const auto best = std::max_element(all.begin(), all.end(), [](const ReadSheet& a, const ReadSheet& b) {
    return std::pair(a.read.value.has_value(), figures_of(a.read)) <
           std::pair(b.read.value.has_value(), figures_of(b.read));
  });
  if (best == all.end())
    return {std::nullopt, {published_fault(source.source, "holds no sheet", "Choose the table of results")}};
  if (!best->read) return std::move(best->read);
  const std::vector<std::string> columns = best->read.value->table.columns;
  std::vector<ReadSheet*> alike;
  std::vector<PublishedSheet> seen;
  for (ReadSheet& sheet : all) {
    const bool read = sheet.read && sheet.read.value->table.columns == columns;
    const Table* table = sheet.read ? &sheet.read.value->table : nullptr;
    seen.push_back({.name = sheet.name,
                    .rows = table != nullptr ? table->rows.size() : 0,
                    .columns = table != nullptr ? table->columns.size() : 0,
                    .numbers = figures_of(sheet.read),
                    .read = read});
    if (!read) continue;
    if (!sheet.fault.empty()) return {std::nullopt, {fault_of(sheet, source.source)}};
    alike.push_back(&sheet);
  }
  Published outcome = std::move(alike.front()->read);
  PublishedTable& table = *outcome.value;
  const std::string column = table.table.find_column("sheet") ? "sheet name" : "sheet";
  if (alike.size() > 1) add_column(table, column, alike.front()->name);
  for (std::size_t i = 1; i < alike.size(); ++i) {
    add_column(*alike[i]->read.value, column, alike[i]->name);
    add_rows(table, std::move(*alike[i]->read.value));
  }
  if (alike.size() > 1)
    table.statements.insert(table.statements.begin(),
                            {fmt::format("{} of {} sheets are put together, and the column {} says which a row is of",
                                         alike.size(), seen.size(), column),
                             "their columns are the same"});
  else if (seen.size() > 1)
    table.statements.insert(
        table.statements.begin(),
        {fmt::format("of {} sheets, {} is read", seen.size(), alike.front()->name),
         fmt::format("it has the most figures, {}", with_thousands(static_cast<std::int64_t>(figures_of(outcome))))});
  table.sheets = std::move(seen);
  return outcome;
}

}  // namespace hustings

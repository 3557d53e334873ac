#include <algorithm>
#include <fmt/format.h>
#include <iterator>
#include <utility>

#include "atlas/published/body.h"
#include "atlas/published/column_names.h"
#include "atlas/published/derived_columns.h"
#include "atlas/published/derived_rows.h"
#include "atlas/published/fill_down.h"
#include "atlas/published/number_forms.h"
#include "atlas/published/read_published.h"

namespace hustings {

namespace {

using Published = Outcome<PublishedTable>;

/// What stands in the lines that are no rows of data, one statement a kind.
void say_left_out(PublishedTable& published) {
  const auto say = [&](LineKind kind, const char* one, const char* many, std::string because) {
    const auto is_so = [&](const LeftOutLine& line) { return line.kind == kind; };
    const auto count = std::count_if(published.left_out.begin(), published.left_out.end(), is_so);
    if (count == 0) return;
    const LeftOutLine& first = *std::find_if(published.left_out.begin(), published.left_out.end(), is_so);
    published.statements.push_back(
        {fmt::format("{} {}, line {} first: \"{}\"", count, count == 1 ? one : many, first.line, first.text),
         std::move(because)});
  };
  say(LineKind::metadata, "line before the table is left out", "lines before the table are left out",
      "they are no data and name no columns");
  say(LineKind::header, "line is the header again", "lines are the header again",
      "the same names, or the numbers of the columns");
  say(LineKind::notes, "line of notes is left out", "lines of notes are left out", "below or between the rows of data");
  say(LineKind::another_table, "line of another table is left out", "lines of other tables are left out",
      "the largest table of a sheet is read");
}

/// Rows with more cells than there are names: where they are few and do not fit, somebody left out quotation marks.
std::optional<Finding> maybe_too_long(const CellGrid& grid, const Body& body, const ColumnNames& names,
                                      const std::string& file) {
  if (body.header.empty()) return std::nullopt;
  std::size_t named = 0;
  for (const std::size_t row : body.header) named = std::max(named, grid.row(row).size());
  std::size_t longer = 0;
  std::size_t first = 0;
  for (const std::size_t row : body.data)
    if (grid.row(row).size() > named && longer++ == 0) first = row;
  if (longer == 0) return std::nullopt;
  const bool is_group = std::any_of(names.columns.begin(), names.columns.end(), [&](std::size_t column) {
    const auto place =
        static_cast<std::size_t>(std::find(names.columns.begin(), names.columns.end(), column) - names.columns.begin());
    return column >= named && !names.names[place].starts_with("column ");
  });
  if (is_group || 10 * longer > body.data.size()) return std::nullopt;
  return published_fault(file, fmt::format("has {} cells, and the header {}", grid.row(first).size(), named),
                         "Put cells that hold a comma in quotation marks", grid.line(first));
}

Table table_of(const CellGrid& grid, const Body& body, const ColumnNames& names, const std::string& file) {
  Table table{.file = file, .columns = names.names, .rows = {}, .lines = {}};
  const bool grouped = !body.groups.empty();
  table.rows.reserve(body.data.size());
  table.lines.reserve(body.data.size());
  for (std::size_t i = 0; i < body.data.size(); ++i) {
    std::vector<std::string>& cells = table.rows.emplace_back();
    cells.reserve(names.columns.size() + (grouped ? 1 : 0));
    for (const std::size_t column : names.columns) cells.emplace_back(grid.cell(body.data[i], column));
    if (grouped) cells.push_back(body.groups[i]);
    if (!body.larger_groups.empty()) cells.push_back(body.larger_groups[i]);
    table.lines.push_back(grid.line(body.data[i]));
  }
  if (grouped) table.columns.emplace_back(table.find_column("group") ? "group (heading)" : "group");
  if (!body.larger_groups.empty()) table.columns.emplace_back("larger group");
  return table;
}

void say_derived_columns(PublishedTable& published) {
  for (const DerivedColumn& one : published.derived_columns) {
    const auto& columns = published.table.columns;
    published.statements.push_back(
        {fmt::format("{} is the sum of {} other columns, {} to {}", columns[one.column], one.parts.size(),
                     columns[one.parts.front()], columns[one.parts.back()]),
         one.differing == 0
             ? fmt::format("in all of {} rows", one.rows)
             : fmt::format("in {} of {} rows; line {} is the first that differs", one.rows - one.differing, one.rows,
                           published.table.lines[*one.first_differing])});
  }
}

template <class T>
void append(std::vector<T>& to, std::vector<T> more) {
  to.insert(to.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

Published published_body(const CellGrid& grid, Body body, const PublishedSource& source) {
  ColumnNames names = name_columns(grid, body);
  if (auto found = maybe_too_long(grid, body, names, source.source)) return {std::nullopt, {std::move(*found)}};
  Published outcome;
  PublishedTable& published = outcome.value.emplace();
  published.table = table_of(grid, body, names, source.source);
  published.has_header = !body.header.empty();
  published.header_parts = std::move(names.parts);
  published.header_parts.resize(published.table.columns.size());
  published.left_out = std::move(body.left_out);
  if (published.has_header && (grid.line(body.header.back()) > 1 || body.header.size() > 1))
    published.statements.push_back({fmt::format("the header is line {}", grid.line(body.header.back())), ""});
  if (!published.has_header)
    published.statements.push_back(
        {"the table has no header: columns are numbered", "its first line is like those below"});
  say_left_out(published);
  append(published.statements, std::move(body.statements));
  append(published.statements, std::move(names.statements));
  NumberForms forms = make_numbers_plain(published.table, source.decimal);
  published.forms = std::move(forms.forms);
  append(published.statements, std::move(forms.statements));
  append(published.questions, std::move(forms.questions));
  take_derived_rows(published, fill_merged_cells(published));
  published.derived_columns = find_derived_columns(published.table, published.forms);
  say_derived_columns(published);
  return outcome;
}

}  // namespace

Published published_grid(const CellGrid& grid, const PublishedSource& source) {
  std::optional<Body> body = find_body(grid);
  if (!body)
    return {std::nullopt,
            {published_fault(source.source, "holds no rows of data under a header", "Choose the table of results")}};
  return published_body(grid, std::move(*body), source);
}

}  // namespace hustings

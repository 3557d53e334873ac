#include "export/tables/sheets.h"

#include <algorithm>
#include <fmt/format.h>

#include "base/text/text.h"

namespace hustings {

namespace {

constexpr int least_width = 6;
constexpr int most_width = 48;

std::vector<SheetCell> cells(std::initializer_list<std::string> texts, CellLook look) {
  std::vector<SheetCell> made;
  for (const std::string& text : texts) made.push_back({text, look});
  return made;
}

CellLook look_of(const FigureTable::Column& column) {
  if (!column.is_number) return CellLook::text;
  if (column.whole) return CellLook::whole;
  return column.has_sign ? CellLook::signed_number : CellLook::number;
}

/// As wide as what stands in them, within reason.
void fit_widths(WorkSheet& sheet) {
  for (const auto& row : sheet.rows) {
    if (row.size() == 1) continue;  // a title runs on over the empty cells beside it
    if (sheet.widths.size() < row.size()) sheet.widths.resize(row.size(), least_width);
    for (std::size_t i = 0; i < row.size(); ++i)
      sheet.widths[i] = std::clamp(static_cast<int>(row[i].text.size()) + 2, sheet.widths[i], most_width);
  }
}

WorkSheet figures_sheet(const FigureTable& table) {
  WorkSheet sheet{.name = "Figures", .widths = {}, .rows = {}, .is_list = true};
  auto& head = sheet.rows.emplace_back();
  for (const FigureTable::Column& column : table.columns) head.push_back({column.id, CellLook::heading});
  for (const auto& row : table.cells.rows) {
    auto& made = sheet.rows.emplace_back();
    for (std::size_t i = 0; i < row.size(); ++i) made.push_back({row[i], look_of(table.columns[i])});
  }
  return sheet;
}

WorkSheet about_sheet(const FigureTable& table, bool has_gaps) {
  WorkSheet sheet{.name = "About", .widths = {}, .rows = {}};
  sheet.rows.push_back(cells({table.title}, CellLook::title));
  if (!table.attribution.empty()) sheet.rows.push_back(cells({table.attribution}, CellLook::text));
  sheet.rows.push_back(cells({has_gaps ? "An empty cell is no 0: it has no figure. Why stands in the sheet No figure."
                                       : "An empty cell is no 0: it has no figure."},
                             CellLook::text));
  sheet.rows.emplace_back();
  sheet.rows.push_back(
      cells({"Election", "Title", "Day of the poll", "Compared with", "Boundaries", "Method", "Source", "Notes"},
            CellLook::heading));
  for (const TableSource& source : table.sources)
    sheet.rows.push_back(cells({source.contest, source.title, source.date, source.against, source.edition,
                                source.method, source.source, fmt::format("{}", fmt::join(source.notes, "; "))},
                               CellLook::wrapped));
  sheet.rows.emplace_back();
  sheet.rows.push_back(cells({"Column", "Title", "Unit", "Holds"}, CellLook::heading));
  for (const FigureTable::Column& column : table.columns) {
    const std::string unit = column.unit == "pp" ? "points" : column.unit;
    sheet.rows.push_back(cells({column.id, column.title, unit, column.is_number ? "numbers" : "text"}, CellLook::text));
  }
  return sheet;
}

WorkSheet gaps_sheet(const FigureTable& table, const std::vector<MissingFigure>& gaps) {
  WorkSheet sheet{.name = "No figure", .widths = {}, .rows = {}, .is_list = true};
  sheet.rows.push_back(cells({"contest", "area_code", "column", "reason"}, CellLook::heading));
  const auto code = table.cells.find_column("area_code");
  for (const MissingFigure& gap : gaps)
    sheet.rows.push_back(cells({table.sources[table.rows[gap.row].source].contest, table.cells.cell(gap.row, code),
                                table.columns[gap.column].id, gap.reason},
                               CellLook::text));
  return sheet;
}

}  // namespace

std::vector<WorkSheet> sheets_of(const FigureTable& table, const std::vector<MissingFigure>& gaps) {
  std::vector<WorkSheet> sheets{figures_sheet(table), about_sheet(table, !gaps.empty())};
  if (!gaps.empty()) sheets.push_back(gaps_sheet(table, gaps));
  for (WorkSheet& sheet : sheets) fit_widths(sheet);
  return sheets;
}

std::string column_letters(std::size_t column) {
  std::string letters;
  for (std::size_t rest = column + 1; rest > 0; rest = (rest - 1) / 26)
    letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
  return letters;
}

std::string list_range(const WorkSheet& sheet) {
  const std::size_t columns = std::max<std::size_t>(1, sheet.rows.empty() ? 0 : sheet.rows.front().size());
  return fmt::format("A1:{}{}", column_letters(columns - 1), sheet.rows.size());
}

}  // namespace hustings

#include "atlas/import/area_codes.h"

#include <algorithm>
#include <string_view>
#include <unordered_set>

#include "atlas/import/column_pair.h"
#include "base/text/text.h"

namespace hustings {

std::string core_of(const std::string& code, const std::string& prefix) {
  return bare_code(code.starts_with(prefix) ? code.substr(prefix.size()) : code);
}

bool is_text(const CellValues& codes) {
  return part_of(codes, [](const std::string& code) { return std::any_of(code.begin(), code.end(), is_digit); }) <
         enough_shared;
}

Codes codes_of(const Table& table, std::size_t column) {
  Codes codes{.whole = codes_in(table, column), .cores = {}, .prefix = {}};
  const std::string prefix = prefix_of(codes.whole);
  // Letters in front may be a country's ("E05000001"): they go only where digits alone are left.
  const bool digits_left = !prefix.empty() && part_of(codes.whole, [&](const std::string& code) {
                                                return is_count(code.substr(prefix.size()));
                                              }) == 1;
  if (digits_left && prefix.size() > 1) codes.prefix = prefix;
  for (const std::string& code : codes.whole) codes.cores.insert(core_of(code, codes.prefix));
  codes.is_number = part_of(codes.whole, is_count) == 1;
  codes.is_text = is_text(codes.whole);
  codes.gss = part_of(codes.whole, is_gss);
  return codes;
}

std::optional<Table> distinct_cells(const Table& table, std::size_t column, std::size_t most) {
  Table cells{.file = table.file, .columns = {table.columns[column]}, .rows = {}, .lines = {}};
  std::unordered_set<std::string_view> seen;
  std::string_view before;
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    const std::string& cell = table.cell(row, column);
    if (cell.empty() || cell == before) continue;
    before = cell;
    if (!seen.insert(cell).second) continue;
    if (seen.size() > most) return std::nullopt;
    cells.rows.push_back({cell});
    cells.lines.push_back(table.lines[row]);
  }
  return cells;
}

Table sample_of_cells(const Table& table, std::size_t column) {
  constexpr std::size_t enough = 5000;
  Table some{.file = table.file, .columns = {table.columns[column]}, .rows = {}, .lines = {}};
  const std::size_t step = std::max<std::size_t>(1, table.rows.size() / enough);
  for (std::size_t i = 0; i * step < table.rows.size(); ++i) {
    // Not always the same candidate of an area.
    const std::size_t row = std::min(i * step + 7 * i % step, table.rows.size() - 1);
    some.rows.push_back({table.cell(row, column)});
    some.lines.push_back(table.lines[row]);
  }
  return some;
}

}  // namespace hustings

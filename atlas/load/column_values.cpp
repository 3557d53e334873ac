#include "atlas/load/column_values.h"

#include <fmt/format.h>

#include "atlas/load/name_join.h"
#include "atlas/name_spelling.h"
#include "base/text/text.h"
#include "base/text/unicode.h"

namespace hustings {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_gss(const std::string& code) {
  return code.size() == 9 && code[0] >= 'A' && code[0] <= 'Z' && std::all_of(code.begin() + 1, code.end(), is_digit);
}

bool is_count(const std::string& cell) { return !cell.empty() && std::all_of(cell.begin(), cell.end(), is_digit); }

std::string plain_count(const std::string& cell) {
  const std::vector<std::string> groups = split(cell, ',');
  const bool separated = groups.size() > 1 && groups.front().size() <= 3 &&
                         std::all_of(groups.begin(), groups.end(), is_count) &&
                         std::all_of(groups.begin() + 1, groups.end(), [](const auto& g) { return g.size() == 3; });
  return separated ? fmt::format("{}", fmt::join(groups, "")) : cell;
}

CellValues codes_in(const Table& table, std::size_t column) {
  CellValues values;
  for (std::size_t row = 0; row < table.rows.size(); ++row)
    if (std::string code = area_code_of(table.cell(row, column)); !code.empty()) values.insert(std::move(code));
  return values;
}

CellValues names_in(const Table& table, std::size_t column) {
  CellValues values;
  for (std::size_t row = 0; row < table.rows.size(); ++row)
    if (std::string name = folded(table.cell(row, column)); !name.empty()) values.insert(std::move(name));
  return values;
}

CellValues loose_names_in(const Table& table, std::size_t column) {
  CellValues values;
  for (std::size_t row = 0; row < table.rows.size(); ++row)
    if (std::string name = loosest_spelling(table.cell(row, column)); !name.empty()) values.insert(std::move(name));
  return values;
}

double shared(const CellValues& some, const CellValues& with) {
  return part_of(some, [&](const std::string& value) { return with.contains(value); });
}

bool has_letter(const std::string& text) {
  for (std::size_t at = 0; at < text.size();)
    if (const char32_t letter = next_letter(text, at); letter != invalid_letter && is_letter(letter)) return true;
  return false;
}

ColumnIndex column_called(const Table& table, std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names)
    for (std::size_t i = 0; i < table.columns.size(); ++i)
      if (folded(table.columns[i]) == name && table.columns[i].find('%') == std::string::npos) return i;
  return std::nullopt;
}

double counts_in(const Table& table, std::size_t column) {
  std::size_t filled = 0;
  std::size_t counts = 0;
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    const std::string& cell = table.cell(row, column);
    filled += cell.empty() ? 0 : 1;
    counts += is_count(plain_count(cell)) ? 1 : 0;
  }
  return filled == 0 ? 0 : static_cast<double>(counts) / static_cast<double>(filled);
}

}  // namespace hustings

#include "base/table.h"

#include <algorithm>

namespace hustings {

std::optional<std::size_t> Table::find_column(std::string_view name) const {
  const auto found = std::find(columns.begin(), columns.end(), name);
  if (found == columns.end()) return std::nullopt;
  return static_cast<std::size_t>(found - columns.begin());
}

const std::string& Table::cell(std::size_t row, std::optional<std::size_t> column) const {
  static const std::string empty;
  if (!column || *column >= rows[row].size()) return empty;
  return rows[row][*column];
}

Place Table::place(std::size_t row, std::string_view column) const {
  if (!votes_columns.empty() && (column == "votes" || column == "party")) column = votes_columns[row];
  return {.file = files.empty() ? file : files[row], .layer = {}, .row = lines[row], .column = std::string(column)};
}

void Table::append(const Table& other) {
  files.resize(rows.size(), file);
  for (std::size_t row = 0; row < other.rows.size(); ++row) files.push_back(other.place(row).file);
  std::vector<std::size_t> places;
  for (const std::string& column : other.columns) {
    const auto own = find_column(column);
    places.push_back(own.value_or(columns.size()));
    if (!own) columns.push_back(column);
  }
  for (auto& row : rows) row.resize(columns.size());
  for (const auto& cells : other.rows) {
    auto& row = rows.emplace_back(columns.size());
    for (std::size_t i = 0; i < cells.size(); ++i) row[places[i]] = cells[i];
  }
  lines.insert(lines.end(), other.lines.begin(), other.lines.end());
}

}  // namespace hustings

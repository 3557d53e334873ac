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
  return {.file = file, .layer = {}, .row = lines[row], .column = std::string(column)};
}

}  // namespace hustings

#include "atlas/published/grid.h"

#include <algorithm>
#include <utility>

#include "base/formula_guard.h"
#include "base/text/text.h"

namespace hustings {

void CellGrid::reserve(std::size_t rows, std::size_t cells) {
  cells_.reserve(cells);
  begins_.reserve(rows + 1);
  lines_.reserve(rows);
}

void CellGrid::add(const std::vector<std::string_view>& cells, std::int64_t line) {
  std::size_t filled = cells.size();
  while (filled > 0 && cells[filled - 1].empty()) --filled;
  cells_.insert(cells_.end(), cells.begin(), cells.begin() + static_cast<std::ptrdiff_t>(filled));
  begins_.push_back(cells_.size());
  lines_.push_back(line);
  width_ = std::max(width_, filled);
}

std::string_view CellGrid::keep(std::string text) {
  const auto kept = std::make_shared<const std::string>(std::move(text));
  owners_.push_back(kept);
  return *kept;
}

CellGrid grid_of(std::string text, Dialect dialect) {
  CellGrid grid;
  const auto lines = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) + 1;
  grid.reserve(lines, lines + static_cast<std::size_t>(std::count(text.begin(), text.end(), dialect.separator)));
  const auto separated = std::make_shared<SeparatedText>(std::move(text), dialect);
  grid.keep_alive(separated);
  std::vector<std::string_view> cells;
  for (std::int64_t line = 0; separated->next(cells, line);) {
    for (std::string_view& cell : cells) {
      cell = trimmed(cell);
      if (!dialect.quotes && cell.starts_with('"')) cell = trimmed(cell.substr(1));
      if (!dialect.quotes && cell.ends_with('"')) cell = trimmed(cell.substr(0, cell.size() - 1));
      if (cell.starts_with('\'')) cell = trimmed(unguarded_cell(cell));
    }
    grid.add(cells, line);
  }
  return grid;
}

Swallowing swallowing_cells(const CellGrid& grid, char separator) {
  Swallowing found;
  for (std::size_t row = 0; row < grid.size(); ++row)
    for (const std::string_view cell : grid.row(row)) {
      const auto lines = std::count(cell.begin(), cell.end(), '\n');
      if (lines == 0) continue;
      const auto signs = std::count(cell.begin(), cell.end(), separator);
      if (signs < 2 || signs < lines) continue;
      if (found.cells++ == 0) found.first_line = grid.line(row);
    }
  return found;
}

CellGrid grid_of(Sheet sheet) {
  const auto kept = std::make_shared<const Sheet>(std::move(sheet));
  CellGrid grid;
  grid.keep_alive(kept);
  for (std::size_t row = 0; row < kept->rows.size(); ++row)
    grid.add({kept->rows[row].begin(), kept->rows[row].end()}, static_cast<std::int64_t>(row) + 1);
  return grid;
}

CellGrid grid_of(Table table) {
  const auto kept = std::make_shared<const Table>(std::move(table));
  CellGrid grid;
  grid.keep_alive(kept);
  grid.add({kept->columns.begin(), kept->columns.end()}, 1);
  for (std::size_t row = 0; row < kept->rows.size(); ++row)
    grid.add({kept->rows[row].begin(), kept->rows[row].end()}, kept->lines[row]);
  return grid;
}

}  // namespace hustings

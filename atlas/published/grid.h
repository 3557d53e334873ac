// A sheet or a text file as rows of cells, before anything is known of what they mean.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/table.h"
#include "geo/read/read_sheets.h"
#include "geo/read/separated_text.h"

namespace hustings {

/// Cells are trimmed and lie in texts that the grid keeps; blank cells at the end of a row are left out.
class CellGrid {
 public:
  using Row = std::span<const std::string_view>;

  std::size_t size() const { return lines_.size(); }
  Row row(std::size_t row) const { return {cells_.data() + begins_[row], begins_[row + 1] - begins_[row]}; }
  /// "" beyond the end of the row.
  std::string_view cell(std::size_t row, std::size_t column) const {
    const Row cells = this->row(row);
    return column < cells.size() ? cells[column] : std::string_view();
  }
  std::int64_t line(std::size_t row) const { return lines_[row]; }  ///< of the source, from 1
  std::size_t width() const { return width_; }                      ///< of the widest row

  /// Makes room for about so many.
  void reserve(std::size_t rows, std::size_t cells);
  void add(const std::vector<std::string_view>& cells, std::int64_t line);
  /// The text of a cell that is nowhere else.
  std::string_view keep(std::string text);
  void keep_alive(std::shared_ptr<const void> texts) { owners_.push_back(std::move(texts)); }

 private:
  std::vector<std::string_view> cells_;
  std::vector<std::size_t> begins_ = {0};
  std::vector<std::int64_t> lines_;
  std::size_t width_ = 0;
  std::vector<std::shared_ptr<const void>> owners_;
};

/// Of UTF-8. An apostrophe that kept a cell from being a formula is taken off, and without quoting a mark that begins
/// or ends a cell.
CellGrid grid_of(std::string text, Dialect dialect);
CellGrid grid_of(Sheet sheet);
/// Cells that hold what looks like rows of their own: a quotation mark that was never closed took them in. How many
/// there are, and the line of the first.
struct Swallowing {
  std::size_t cells = 0;
  std::int64_t first_line = 0;
};
Swallowing swallowing_cells(const CellGrid& grid, char separator);

/// With the names of its columns as the first row.
CellGrid grid_of(Table table);

}  // namespace hustings

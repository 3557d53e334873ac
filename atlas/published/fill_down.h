// Merged cells: a label that stands once, above a block of blank cells that it is meant for.
#pragma once

#include <cstddef>
#include <vector>

#include "atlas/published/published_table.h"

namespace hustings {

/// Which cells were blank in the file.
struct FilledCells {
  std::vector<std::size_t> columns;          ///< that were filled
  std::vector<std::vector<char>> was_blank;  ///< of each of them, by row

  bool has(std::size_t row, std::size_t column) const {
    for (std::size_t i = 0; i < columns.size(); ++i)
      if (columns[i] == column) return was_blank[i][row] != 0;
    return false;
  }
};

/// Fills the blank cells below a label, in leading columns whose cells are labels or numbers of areas, each in one
/// block of rows, and says so; within a block of a column to the left (a year), where there is one. Columns that are
/// filled here and there, with a mark or the same words again, stay as they are. A block that is called a total, or
/// that only another column starts where both start nearly all, has blanks of its own.
FilledCells fill_merged_cells(PublishedTable& published);

}  // namespace hustings

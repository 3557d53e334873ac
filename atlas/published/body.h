// Which lines of a sheet are its header, its rows of data, headings within them, and what stands above and below.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "atlas/published/grid.h"
#include "atlas/published/published_table.h"

namespace hustings {

/// Rows are those of the grid.
struct Body {
  std::vector<std::size_t> header;  ///< from the upper to the lower; none where the table has no header
  std::vector<std::size_t> data;
  /// The heading that each row of data stands under, and the heading over that; empty: there are none.
  std::vector<std::string> groups, larger_groups;
  std::vector<LeftOutLine> left_out;
  std::size_t numbers = 0;  ///< cells of data that are numbers
  std::vector<Statement> statements;
};

/// Each line votes by small rules over its cells and its column's (after Christodoulakis et al., "Pytheas:
/// pattern-based table discovery in CSV files", 2020): how many cells are filled, numbers where the column has numbers,
/// words where it has words, the words of notes. The body is the longest run of lines that look like data. None where
/// nothing does.
std::optional<Body> find_body(const CellGrid& grid);

}  // namespace hustings

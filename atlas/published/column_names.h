// What the columns of a body are called: headers of one row or several, of fewer cells than there are, or none at all.
#pragma once

#include <string>
#include <vector>

#include "atlas/published/body.h"

namespace hustings {

struct ColumnNames {
  std::vector<std::string> names;               ///< each another one
  std::vector<std::vector<std::string>> parts;  ///< of each: the cells of the header's rows that it was made of
  std::vector<std::size_t> columns;             ///< of the grid, in order: columns without any cell are not among them
  std::vector<Statement> statements;
};

/// A header of several rows becomes "upper: lower"; what a merged cell of an upper row covers is all of the columns to
/// its right that have a lower name and no upper one. Groups of columns that the header names once, and rows repeat,
/// are called "voix", "voix 2", "voix 3". Columns of one name are numbered so too; where the cells are the same as
/// well, only the first stays.
ColumnNames name_columns(const CellGrid& grid, const Body& body);

}  // namespace hustings

// A table as JSON.
#pragma once

#include <string>
#include <vector>

#include "atlas/figures/figure_table.h"

namespace hustings {

/// One object: title, attribution, elections, columns with title and unit, rows, and undefined, which says of each
/// empty cell of an area why it is. Rows are flat; numbers are as in the CSV, and what is empty is null.
std::string to_json(const FigureTable& table, const std::vector<MissingFigure>& gaps);

}  // namespace hustings

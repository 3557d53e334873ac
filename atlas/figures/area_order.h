// Areas in the order of a column, and chosen columns and rows as a table to copy or keep.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "atlas/figures/figures.h"
#include "base/table.h"

namespace hustings {

/// All areas, ordered by a column: numbers by size, texts and parties' short names by letter, statuses as hold, gain,
/// tie. Areas without a value come last either way; equal ones in order of their names either way. Throws CommandError
/// where there is no such column.
std::vector<AreaIndex> order_by(const Atlas& atlas, const AreaFigures& figures, std::string_view column,
                                bool descending);

/// The same for some areas only, such as those that are lit.
void sort_areas(const Atlas& atlas, const AreaFigures& figures, std::string_view column, bool descending,
                std::vector<AreaIndex>& areas);

/// Chosen columns and areas, in the order given, with cells as `hustings table` has them. For `to_csv` and
/// `to_tab_separated` (table_choice.h). Throws CommandError where there is no such column.
Table table_of(const Atlas& atlas, const AreaFigures& figures, std::span<const std::string> columns,
               std::span<const AreaIndex> areas);

}  // namespace hustings

// Which areas a filter keeps, by the figures of the map.
#pragma once

#include <vector>

#include "atlas/view/filter.h"

namespace hustings {

/// Which areas the filter keeps, in order of the layer. A figure that is undefined, or of a column that the contest
/// does not have, lies in no range.
std::vector<bool> lit_areas(const Atlas& atlas, const AreaFigures& figures, const Filter& filter);

/// Throws CommandError where the filter of a view names a party, area or column that is not there; the message lists
/// the columns that there are.
void require_valid_filter(const Atlas& atlas, const View& view);

}  // namespace hustings

// A filter in words, for who sees what it dims.
#pragma once

#include <string>

#include "atlas/atlas.h"
#include "atlas/figures/figures.h"
#include "atlas/view/filter.h"

namespace hustings {

/// "Labour, gain, Camden, under 5 points": its conditions, as its fields have them. Empty where there are none.
std::string filter_words(const Atlas& atlas, const AreaFigures& figures, const Filter& filter);

}  // namespace hustings

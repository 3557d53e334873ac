// A table of weights held against the map.
#pragma once

#include "atlas/atlas.h"

namespace hustings {

/// Warnings: an area in two (`overlaps`) that the table lacks, which is divided by area; a part of an area that it
/// lacks; a weight where no part of the area lies. Measures both layers, which takes seconds where they are large.
Findings weights_faults(const Atlas& atlas, const Weights& weights);

}  // namespace hustings

// What is wrong with a layer's shapes, taken together.
#pragma once

#include "base/finding.h"
#include "geo/layer.h"

namespace hustings {

/// Warnings: areas that overlap each other by more than `tolerance` square metres; areas smaller than that. (Shapes
/// that cross themselves were repaired, with a warning, when they were read.)
Findings geometry_faults(const Layer& layer, double tolerance = 100);

}  // namespace hustings

// What lies around London: land, quiet under the data.
#pragma once

#include "geo/layer.h"

namespace hustings {

/// The land within `reach` metres around London, London itself included so that no gap opens at its edge: the countries
/// cut to it, as one area, simplified to `tolerance` metres. The estuary is left out: it is water.
Layer surrounding_land(const Layer& countries, const Shape& london, double reach, double tolerance);

}  // namespace hustings

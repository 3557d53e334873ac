// What lies around London: the neighbouring regions, quiet under the data.
#pragma once

#include <string>

#include "geo/layer.h"

namespace hustings {

/// The East of England and the South East near London: constituencies merged by region, cut to the land (so that the
/// estuary is water) and to `reach` metres around London, London itself taken out, simplified to `tolerance` metres.
Layer surrounding_regions(const Layer& constituencies, const std::string& region_table, const Layer& countries,
                          const Shape& london, double reach, double tolerance);

}  // namespace hustings

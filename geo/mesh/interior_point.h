// A point well inside a shape, where a label sits.
#pragma once

#include "geo/shape.h"

namespace hustings {

/// The pole of inaccessibility: the point inside that is furthest from the border, to within `precision` of that
/// distance (Garcia-Castellanos and Lombardo, Scottish Geographical Journal 123, 2007; here by quartering cells: GEOS's
/// maximum inscribed circle takes longer, docs/performance.md). Always inside a shape that has an area.
Point interior_point(const Shape& shape, double precision = 0.05);

}  // namespace hustings

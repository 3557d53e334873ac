// Polygons into triangles by a sweep that never rounds: slower than clipping ears, and right for every valid polygon.
#pragma once

#include "geo/mesh/triangulate.h"

namespace hustings {

/// As `triangulate`. Rings may touch themselves and one another in points, at vertices or between them, and run along
/// themselves. Where they cross, or a hole lies outside of its ring, `complete` is false. Of several vertices at one
/// place the first one stands for all.
Triangulation triangulate_by_sweep(const Polygon& polygon);

}  // namespace hustings

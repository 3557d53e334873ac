// Polygons into triangles, by clipping ears.
#pragma once

#include <cstdint>
#include <vector>

#include "geo/shape.h"

namespace hustings {

/// Triangles as triples of indices into the polygon's vertices: the outer ring's, then each hole's in order.
/// Counter-clockwise. The triangles of a valid polygon have its area; where ears run out (rings that cross
/// themselves), `complete` is false and what was clipped so far is returned.
struct Triangulation {
  std::vector<std::uint32_t> indices;
  bool complete = true;
};

Triangulation triangulate(const Polygon& polygon);

}  // namespace hustings

// Polygons into triangles, by clipping ears; where these run out, by a sweep (geo/mesh/sweep_triangles).
#pragma once

#include <cstdint>
#include <vector>

#include "geo/shape.h"

namespace hustings {

/// Triangles as triples of indices into the polygon's vertices: the outer ring's, then each hole's in order.
/// Counter-clockwise. The triangles of a valid polygon always have its area. Where rings cross themselves or each other
/// `complete` is false, and what was clipped until ears ran out is returned.
struct Triangulation {
  std::vector<std::uint32_t> indices;
  bool complete = true;
};

Triangulation triangulate(const Polygon& polygon);

}  // namespace hustings

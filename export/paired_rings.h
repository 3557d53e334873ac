// Outlines that have one vertex for each of another outline, so that one can pass into the other.
#pragma once

#include <vector>

#include "geo/shape.h"

namespace hustings {

/// Where each vertex of a ring lies on the outline of a tile, in the same order (make_morph_ring). Corners of the tile
/// are met by the vertices nearest to them.
Ring paired_ring(const Ring& ring, const Ring& tile);

/// The same of all rings of a shape, outer rings and holes in order: the largest part goes to the tile's outline, the
/// others to a point of it, holes to its middle.
std::vector<Ring> paired_rings(const Shape& shape, const Ring& tile);

}  // namespace hustings

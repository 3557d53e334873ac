// A ring bent into the outline of a tile, and triangles that hold before and after.
#pragma once

#include <cstdint>
#include <vector>

#include "geo/mesh/mesh.h"
#include "geo/shape.h"

namespace hustings {

/// A ring whose vertices have a second place; rank[i] is that of the edge from vertex i to the next one.
struct MorphRing {
  Ring from, to;
  std::vector<BorderRank> rank;
};

/// Vertex by vertex in the same order, by length along both rings. The start is the one, of 64, that leaves the least
/// sum of squared distances once the rings lie about the same centre. Vertices are put in where the tile has corners.
MorphRing make_morph_ring(const Ring& ring, const std::vector<BorderRank>& rank, const Ring& tile);

/// Triangles of the polygon that use every vertex of its outer ring, so that they also fill a convex outline of the
/// same order. Counter-clockwise there; here those that fill only there have no area.
std::vector<std::uint32_t> morph_triangles(const Polygon& polygon);

/// The points to which holes are shrunk so that no triangle turns over in a convex outline: each at the mean of the
/// vertices that triangles join it to (Tutte, How to Draw a Graph, 1963). `to` are the outer ring's places.
std::vector<Point> hole_positions(const Polygon& polygon, const std::vector<std::uint32_t>& triangles, const Ring& to);

}  // namespace hustings

// Valid polygons at random, as repairs and simplified borders leave them: holes touch their ring and one another in
// points.
#pragma once

#include <cstdint>
#include <functional>
#include <random>
#include <vector>

#include "geo/geos.h"
#include "geo/shape.h"

namespace hustings::fixtures {

/// Makes polygons of several kinds in turn, the same ones from the same seed.
class RandomPolygons {
 public:
  explicit RandomPolygons(unsigned seed) : random_(seed) {}

  /// Polygons that GEOS finds valid, up to a few at a time.
  Shape next();

 private:
  /// Cells of a grid that hang together. Either what is in line stays in line, and vertices on straight sides are left
  /// out at random, so that a hole may touch its ring where that has no vertex; or each corner of the grid is moved a
  /// bit.
  Shape cells();
  /// The corners of a sheared grid, row by row.
  std::vector<Point> lattice(int across, int up, bool wobbles);
  /// A line through random places of a grid, closed and repaired.
  Shape scribble();
  /// A star without some triangles; what is left is snapped to a grid and repaired, or left as it is.
  Shape punched();

  int number(int low, int high) { return std::uniform_int_distribution<int>(low, high)(random_); }
  Shape repaired(const Geos::Geometry& geometry) const;
  Ring without_some_straight(const Ring& ring);

  std::mt19937 random_;
  Geos geos_;
  std::uint64_t turn_ = 0;
};

}  // namespace hustings::fixtures

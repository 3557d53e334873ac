// The ways to fill a shape with triangles that were weighed against each other (docs/triangulation.md), behind one
// signature.
#pragma once

#include <array>
#include <vector>

#include "geo/mesh/mesh.h"

namespace hustings::benchmarks {

/// Our own ear clipper, as the program uses it where rings do not cross themselves.
ShapeTriangles by_ears(const Shape& shape);

/// GEOS: constrained Delaunay triangles. Better shaped, and what the program falls back on.
ShapeTriangles by_geos(const Shape& shape);

/// GLU's tessellator, a sweep line; only linked here.
ShapeTriangles by_glu(const Shape& shape);

struct Triangulator {
  const char* name;
  ShapeTriangles (*fill)(const Shape& shape);  ///< fills points and indices; leaves relative_error at 0
};

inline constexpr std::array<Triangulator, 3> triangulators = {{{"ears", by_ears}, {"geos", by_geos}, {"glu", by_glu}}};

/// Fills every shape once, on one thread. Returns how many triangles that made, so that the work cannot be left out.
std::size_t fill_all(const Triangulator& triangulator, const std::vector<Shape>& shapes);

std::size_t vertices_of(const std::vector<Shape>& shapes);

/// The largest relative difference between a shape's area and its triangles'.
double worst_error(const Triangulator& triangulator, const std::vector<Shape>& shapes);

/// A square kilometre with 70 x 70 ragged holes of 12 corners, the same as the tests fill.
std::vector<Shape> many_holes();

}  // namespace hustings::benchmarks

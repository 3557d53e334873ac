// Shared borders: neighbours hold the same arc, so a border is drawn once and simplifying never opens a gap.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "geo/shape.h"

namespace hustings {

constexpr std::int32_t no_area = -1;

/// A piece of border between two nodes, or a closed ring without nodes (first point = last point).
struct Arc {
  std::vector<Point> points;
  std::int32_t left = no_area;  ///< index of the area to the left of the points' direction
  std::int32_t right = no_area;
  bool closed() const { return points.front() == points.back(); }
};

struct ArcUse {
  std::uint32_t arc = 0;
  bool reversed = false;
};

using ArcRing = std::vector<ArcUse>;

struct ArcPolygon {
  ArcRing outer;
  std::vector<ArcRing> holes;
};

struct Topology {
  std::vector<Arc> arcs;
  std::vector<std::vector<ArcPolygon>> areas;  ///< parts of each area, in order of the shapes
};

/// Finds the borders that the shapes share. Vertices are the same when they agree to a millimetre. A vertex is a
/// node where not exactly two edges meet. Shapes of several layers may be given together: a border that occurs in
/// several is then one arc (left and right are those of the first shapes that use it).
Topology build_topology(std::span<const Shape* const> shapes);
Topology build_topology(const std::vector<Shape>& shapes);

/// The shape of an area, assembled from its arcs.
Shape shape_of(const Topology& topology, std::size_t area);

/// The outline of all the areas that fall into one group: borders inside a group vanish. `group_of` gives the group
/// of an area, or a negative number for none. Returns one shape a group.
std::vector<Shape> dissolve(const Topology& topology, std::size_t groups,
                            const std::function<std::int32_t(std::int32_t area)>& group_of);

}  // namespace hustings

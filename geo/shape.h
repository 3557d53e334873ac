// Planar shapes in doubles: rings, polygons with holes, many parts. Metres, EPSG:27700 unless an atlas says otherwise.
#pragma once

#include <glm/vec2.hpp>
#include <limits>
#include <vector>

namespace hustings {

using Point = glm::dvec2;

/// Vertices in order, the last one not repeated.
using Ring = std::vector<Point>;

/// The outer ring runs counter-clockwise, holes clockwise, so that the inside lies to the left of every edge.
struct Polygon {
  Ring outer;
  std::vector<Ring> holes;
};

using Shape = std::vector<Polygon>;  ///< one polygon a part

struct Box {
  Point low{std::numeric_limits<double>::infinity()};
  Point high{-std::numeric_limits<double>::infinity()};

  void add(Point point);
  void add(const Box& box);
  bool empty() const { return low.x > high.x; }
  Point centre() const { return (low + high) * 0.5; }
  Point size() const { return empty() ? Point{0, 0} : high - low; }
  bool contains(Point point) const;
};

double cross(Point a, Point b, Point c);  ///< twice the signed area of the triangle; > 0 is counter-clockwise
double signed_area(const Ring& ring);     ///< square metres, > 0 counter-clockwise
double area_of(const Polygon& polygon);   ///< square metres, holes taken out
double area_of(const Shape& shape);
Box bounds_of(const Shape& shape);
std::size_t vertex_count(const Shape& shape);
bool contains(const Ring& ring, Point point);  ///< even-odd
bool contains(const Shape& shape, Point point);
double distance_to_segment(Point point, Point a, Point b);
double distance_to_border(const Shape& shape, Point point);

}  // namespace hustings

#include "geo/shape.h"

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>

namespace hustings {

void Box::add(Point point) {
  low = glm::min(low, point);
  high = glm::max(high, point);
}

void Box::add(const Box& box) {
  low = glm::min(low, box.low);
  high = glm::max(high, box.high);
}

bool Box::contains(Point point) const {
  return point.x >= low.x && point.x <= high.x && point.y >= low.y && point.y <= high.y;
}

double cross(Point a, Point b, Point c) { return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x); }

double signed_area(const Ring& ring) {
  // Relative to the first vertex: coordinates of a national grid are large, and their products lose digits.
  double twice = 0;
  for (std::size_t i = 1; i + 1 < ring.size(); ++i) twice += cross(ring[0], ring[i], ring[i + 1]);
  return twice / 2;
}

double area_of(const Polygon& polygon) {
  double area = std::abs(signed_area(polygon.outer));
  for (const Ring& hole : polygon.holes) area -= std::abs(signed_area(hole));
  return area;
}

double area_of(const Shape& shape) {
  double area = 0;
  for (const Polygon& polygon : shape) area += area_of(polygon);
  return area;
}

Box bounds_of(const Shape& shape) {
  Box box;
  for (const Polygon& polygon : shape)
    for (const Point point : polygon.outer) box.add(point);
  return box;
}

std::size_t vertex_count(const Shape& shape) {
  std::size_t count = 0;
  for (const Polygon& polygon : shape) {
    count += polygon.outer.size();
    for (const Ring& hole : polygon.holes) count += hole.size();
  }
  return count;
}

bool contains(const Ring& ring, Point point) {
  bool inside = false;
  for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
    const Point a = ring[i];
    const Point b = ring[j];
    if ((a.y > point.y) == (b.y > point.y)) continue;
    if (point.x < (b.x - a.x) * (point.y - a.y) / (b.y - a.y) + a.x) inside = !inside;
  }
  return inside;
}

bool contains(const Shape& shape, Point point) {
  return std::any_of(shape.begin(), shape.end(), [&](const Polygon& polygon) {
    return contains(polygon.outer, point) && std::none_of(polygon.holes.begin(), polygon.holes.end(),
                                                          [&](const Ring& hole) { return contains(hole, point); });
  });
}

double distance_to_segment(Point point, Point a, Point b) {
  const Point along = b - a;
  const double length2 = glm::dot(along, along);
  const double t = length2 > 0 ? std::clamp(glm::dot(point - a, along) / length2, 0.0, 1.0) : 0.0;
  return glm::length(point - (a + along * t));
}

namespace {

double distance_to_ring(const Ring& ring, Point point) {
  double nearest = std::numeric_limits<double>::infinity();
  for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++)
    nearest = std::min(nearest, distance_to_segment(point, ring[j], ring[i]));
  return nearest;
}

}  // namespace

double distance_to_border(const Shape& shape, Point point) {
  double nearest = std::numeric_limits<double>::infinity();
  for (const Polygon& polygon : shape) {
    nearest = std::min(nearest, distance_to_ring(polygon.outer, point));
    for (const Ring& hole : polygon.holes) nearest = std::min(nearest, distance_to_ring(hole, point));
  }
  return nearest;
}

}  // namespace hustings

#include "geo/read/by_gdal_shape.h"

#include <algorithm>
#include <cmath>
#include <ogr_geometry.h>

namespace hustings {

namespace {

Ring ring_of(const OGRLinearRing& line, bool counter_clockwise) {
  Ring ring(static_cast<std::size_t>(line.getNumPoints()));
  if (ring.empty()) return ring;
  line.getPoints(ring.data(), sizeof(Point), &ring.data()->y, sizeof(Point));
  ring.erase(std::unique(ring.begin(), ring.end()), ring.end());
  while (ring.size() > 1 && ring.front() == ring.back()) ring.pop_back();
  if ((signed_area(ring) > 0) != counter_clockwise) std::reverse(ring.begin(), ring.end());
  return ring;
}

void add_polygon(const OGRPolygon& source, Shape& shape) {
  if (source.getExteriorRing() == nullptr) return;
  Polygon polygon{.outer = ring_of(*source.getExteriorRing(), true), .holes = {}};
  if (polygon.outer.size() < 3) return;
  for (int i = 0; i < source.getNumInteriorRings(); ++i)
    if (Ring hole = ring_of(*source.getInteriorRing(i), false); hole.size() >= 3)
      polygon.holes.push_back(std::move(hole));
  shape.push_back(std::move(polygon));
}

bool is_misplaced(double value) { return !(std::abs(value) <= largest_coordinate); }

}  // namespace

void add_polygons(const OGRGeometry& geometry, Shape& shape) {
  const auto type = wkbFlatten(geometry.getGeometryType());
  if (type == wkbPolygon || type == wkbTriangle) return add_polygon(*geometry.toPolygon(), shape);
  if (OGR_GT_IsSubClassOf(type, wkbGeometryCollection))
    for (const auto* part : *geometry.toGeometryCollection()) add_polygons(*part, shape);
  if (OGR_GT_IsSubClassOf(type, wkbPolyhedralSurface))
    for (const auto* part : *geometry.toPolyhedralSurface()) add_polygons(*part, shape);
}

bool holds_polygons(const OGRGeometry& geometry) {
  const auto type = wkbFlatten(geometry.getGeometryType());
  if (OGR_GT_IsSubClassOf(type, wkbSurface) || OGR_GT_IsSubClassOf(type, wkbMultiSurface)) return true;
  if (!OGR_GT_IsSubClassOf(type, wkbGeometryCollection)) return false;
  const OGRGeometryCollection& parts = *geometry.toGeometryCollection();
  return std::any_of(parts.begin(), parts.end(), [](const OGRGeometry* part) { return holds_polygons(*part); });
}

Point middle_of_largest_part(const Shape& shape) {
  const auto size = [](const Polygon& part) { return std::abs(signed_area(part.outer)); };
  const auto largest = std::max_element(shape.begin(), shape.end(),
                                        [&](const Polygon& a, const Polygon& b) { return size(a) < size(b); });
  if (largest == shape.end()) return {std::nan(""), std::nan("")};
  // The centroid of the ring about its first vertex, so that large coordinates cancel nothing out.
  const Ring& ring = largest->outer;
  Point sum{0, 0};
  double twice = 0;
  for (std::size_t i = 1; i + 1 < ring.size(); ++i) {
    const double triangle = cross(ring[0], ring[i], ring[i + 1]);
    sum += triangle * ((ring[i] - ring[0]) + (ring[i + 1] - ring[0]));
    twice += triangle;
  }
  return twice != 0 ? ring[0] + sum / (3 * twice) : ring[0];
}

Unused unused_in(const OGRGeometry& geometry) {
  const auto type = wkbFlatten(geometry.getGeometryType());
  if (type == wkbPoint) return {.lines = 0, .points = 1};
  if (OGR_GT_IsSubClassOf(type, wkbCurve)) return {.lines = 1, .points = 0};
  Unused sum;
  if (OGR_GT_IsSubClassOf(type, wkbGeometryCollection))
    for (const auto* part : *geometry.toGeometryCollection()) {
      const Unused unused = unused_in(*part);
      sum.lines += unused.lines;
      sum.points += unused.points;
    }
  return sum;
}

std::optional<double> misplaced_coordinate(const OGRGeometry& geometry) {
  OGREnvelope box;
  geometry.getEnvelope(&box);
  for (const double value : {box.MinX, box.MaxX, box.MinY, box.MaxY})
    if (is_misplaced(value)) return value;
  return std::nullopt;
}

std::optional<double> misplaced_coordinate(const Shape& shape) {
  std::optional<double> found;
  const auto look_at = [&](const Ring& ring) {
    for (const Point point : ring)
      for (const double value : {point.x, point.y})
        if (!found && is_misplaced(value)) found = value;
  };
  for (const Polygon& polygon : shape) {
    look_at(polygon.outer);
    for (const Ring& hole : polygon.holes) look_at(hole);
  }
  return found;
}

}  // namespace hustings

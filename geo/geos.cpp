#include "geo/geos.h"

#include <algorithm>

namespace hustings {

GEOSGeometry* Geos::ring_of(const Ring& ring) const {
  GEOSCoordSequence* sequence = GEOSCoordSeq_create_r(handle_, static_cast<unsigned>(ring.size() + 1), 2);
  for (unsigned i = 0; i <= ring.size(); ++i)
    GEOSCoordSeq_setXY_r(handle_, sequence, i, ring[i % ring.size()].x, ring[i % ring.size()].y);
  return GEOSGeom_createLinearRing_r(handle_, sequence);
}

Geos::Geometry Geos::geometry_of(const Shape& shape) const {
  std::vector<GEOSGeometry*> parts;
  for (const Polygon& polygon : shape) {
    if (polygon.outer.size() < 3) continue;
    std::vector<GEOSGeometry*> holes;
    for (const Ring& hole : polygon.holes)
      if (hole.size() >= 3) holes.push_back(ring_of(hole));
    parts.push_back(
        GEOSGeom_createPolygon_r(handle_, ring_of(polygon.outer), holes.data(), static_cast<unsigned>(holes.size())));
  }
  return own(
      GEOSGeom_createCollection_r(handle_, GEOS_MULTIPOLYGON, parts.data(), static_cast<unsigned>(parts.size())));
}

Ring Geos::ring_of(const GEOSGeometry* geometry, bool counter_clockwise) const {
  const GEOSCoordSequence* sequence = GEOSGeom_getCoordSeq_r(handle_, geometry);
  unsigned size = 0;
  if (sequence == nullptr || GEOSCoordSeq_getSize_r(handle_, sequence, &size) == 0 || size == 0) return {};
  Ring ring(size - 1);  // GEOS says the first one twice
  for (unsigned i = 0; i < ring.size(); ++i) GEOSCoordSeq_getXY_r(handle_, sequence, i, &ring[i].x, &ring[i].y);
  if ((signed_area(ring) > 0) != counter_clockwise) std::reverse(ring.begin(), ring.end());
  return ring;
}

void Geos::add_polygons(const GEOSGeometry* geometry, Shape& shape) const {
  const int type = GEOSGeomTypeId_r(handle_, geometry);
  if (type == GEOS_POLYGON && GEOSisEmpty_r(handle_, geometry) != 1) {
    Polygon& polygon = shape.emplace_back();
    polygon.outer = ring_of(GEOSGetExteriorRing_r(handle_, geometry), true);
    for (int hole = 0; hole < GEOSGetNumInteriorRings_r(handle_, geometry); ++hole)
      polygon.holes.push_back(ring_of(GEOSGetInteriorRingN_r(handle_, geometry, hole), false));
  } else if (type == GEOS_MULTIPOLYGON || type == GEOS_GEOMETRYCOLLECTION) {
    for (int i = 0; i < GEOSGetNumGeometries_r(handle_, geometry); ++i)
      add_polygons(GEOSGetGeometryN_r(handle_, geometry, i), shape);
  }
}

Shape Geos::shape_of(const GEOSGeometry* geometry) const {
  Shape shape;
  if (geometry != nullptr) add_polygons(geometry, shape);
  return shape;
}

}  // namespace hustings

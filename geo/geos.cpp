#include "geo/geos.h"

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

}  // namespace hustings

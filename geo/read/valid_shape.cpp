#include "geo/read/valid_shape.h"

#include <vector>

#include "geo/geos.h"

namespace hustings {

Shape valid_shape(const Shape& shape) {
  const Geos geos;
  const GEOSContextHandle_t handle = geos.handle();
  const Geos::Geometry whole = geos.geometry_of(shape);
  if (whole && GEOSisValid_r(handle, whole.get()) == 1) return shape;
  Shape repaired;
  for (const Polygon& polygon : shape) {
    const Geos::Geometry part = geos.geometry_of({polygon});
    const Geos::Geometry valid = geos.own(part ? GEOSMakeValid_r(handle, part.get()) : nullptr);
    for (Polygon& piece : geos.shape_of(valid.get())) repaired.push_back(std::move(piece));
  }
  const Geos::Geometry pieces = geos.geometry_of(repaired);
  const Geos::Geometry one = geos.own(pieces ? GEOSUnaryUnion_r(handle, pieces.get()) : nullptr);
  return geos.shape_of(one.get());
}

}  // namespace hustings

// Our shapes as GEOS's geometries, and their owner.
#pragma once

#include <geos_c.h>
#include <memory>

#include "geo/shape.h"

namespace hustings {

/// A GEOS context; serves one thread at a time. Geometries must not outlive it.
class Geos {
 public:
  Geos() : handle_(GEOS_init_r()) {}
  Geos(const Geos&) = delete;
  Geos& operator=(const Geos&) = delete;
  ~Geos() { GEOS_finish_r(handle_); }

  struct Destroyer {
    GEOSContextHandle_t handle;
    void operator()(GEOSGeometry* geometry) const { GEOSGeom_destroy_r(handle, geometry); }
  };
  using Geometry = std::unique_ptr<GEOSGeometry, Destroyer>;

  GEOSContextHandle_t handle() const { return handle_; }
  Geometry own(GEOSGeometry* geometry) const { return Geometry(geometry, Destroyer{handle_}); }
  /// A multipolygon; rings of fewer than three vertices are left out.
  Geometry geometry_of(const Shape& shape) const;
  /// The polygons of a geometry, also those within collections; lines and points are left out.
  Shape shape_of(const GEOSGeometry* geometry) const;

 private:
  GEOSGeometry* ring_of(const Ring& ring) const;
  Ring ring_of(const GEOSGeometry* geometry, bool counter_clockwise) const;
  void add_polygons(const GEOSGeometry* geometry, Shape& shape) const;

  GEOSContextHandle_t handle_;
};

}  // namespace hustings

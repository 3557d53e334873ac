// An index over the areas of a layer that measures how much of a shape lies in each.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "geo/geos.h"
#include "geo/layer.h"

namespace hustings {

/// Invalid shapes are repaired first. Serves one thread at a time.
class OverlapIndex {
 public:
  explicit OverlapIndex(const Layer& layer);
  OverlapIndex(const OverlapIndex&) = delete;
  OverlapIndex& operator=(const OverlapIndex&) = delete;
  ~OverlapIndex();

  struct Intersection {
    std::uint32_t with = 0;    ///< index of the layer's area
    double square_metres = 0;  ///< of what the two have in common
  };
  /// What a shape has in common with each area that it meets, in their order; areas that it only touches have 0.
  std::vector<Intersection> intersections(const Shape& shape) const;

  /// The area that holds all of the shape, if one does: far cheaper than cutting it along every neighbour.
  std::optional<std::uint32_t> containing_area(const Shape& shape) const;

 private:
  Geos::Geometry valid(const Shape& shape) const;
  double area_of_geometry(const GEOSGeometry* geometry) const;
  std::vector<std::uint32_t> near(const GEOSGeometry* geometry) const;

  struct PreparedDestroyer {
    GEOSContextHandle_t handle;
    void operator()(const GEOSPreparedGeometry* geometry) const { GEOSPreparedGeom_destroy_r(handle, geometry); }
  };

  Geos geos_;
  std::vector<Geos::Geometry> shapes_;
  std::vector<std::unique_ptr<const GEOSPreparedGeometry, PreparedDestroyer>> prepared_;  // of shapes_
  GEOSSTRtree* tree_;
};

}  // namespace hustings

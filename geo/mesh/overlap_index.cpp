#include "geo/mesh/overlap_index.h"

#include <algorithm>

namespace hustings {

OverlapIndex::OverlapIndex(const Layer& layer) : tree_(GEOSSTRtree_create_r(geos_.handle(), 10)) {
  for (const Area& area : layer.areas) {
    shapes_.push_back(valid(area.shape));
    prepared_.emplace_back(GEOSPrepare_r(geos_.handle(), shapes_.back().get()), PreparedDestroyer{geos_.handle()});
  }
  for (std::size_t i = 0; i < shapes_.size(); ++i)
    if (shapes_[i] && GEOSisEmpty_r(geos_.handle(), shapes_[i].get()) == 0)
      // The tree carries a pointer with each shape; ours is the area's index plus one.
      GEOSSTRtree_insert_r(geos_.handle(), tree_, shapes_[i].get(), reinterpret_cast<void*>(i + 1));
}

OverlapIndex::~OverlapIndex() { GEOSSTRtree_destroy_r(geos_.handle(), tree_); }

std::vector<OverlapIndex::Intersection> OverlapIndex::intersections(const Shape& shape) const {
  std::vector<Intersection> found;
  const Geos::Geometry whole = valid(shape);
  if (!whole) return found;
  for (const std::uint32_t with : near(whole.get())) {
    const Geos::Geometry common = geos_.own(GEOSIntersection_r(geos_.handle(), whole.get(), shapes_[with].get()));
    found.push_back({with, common ? area_of_geometry(common.get()) : 0});
  }
  return found;
}

std::optional<std::uint32_t> OverlapIndex::containing_area(const Shape& shape) const {
  const Geos::Geometry whole = valid(shape);
  if (!whole) return std::nullopt;
  for (const std::uint32_t with : near(whole.get()))
    if (GEOSPreparedCovers_r(geos_.handle(), prepared_[with].get(), whole.get()) == 1) return with;
  return std::nullopt;
}

Geos::Geometry OverlapIndex::valid(const Shape& shape) const {
  Geos::Geometry geometry = geos_.geometry_of(shape);
  if (geometry && GEOSisValid_r(geos_.handle(), geometry.get()) != 1)
    geometry = geos_.own(GEOSMakeValid_r(geos_.handle(), geometry.get()));
  return geometry;
}

double OverlapIndex::area_of_geometry(const GEOSGeometry* geometry) const {
  double area = 0;
  return GEOSArea_r(geos_.handle(), geometry, &area) == 1 ? area : 0;
}

std::vector<std::uint32_t> OverlapIndex::near(const GEOSGeometry* geometry) const {
  std::vector<std::uint32_t> found;
  GEOSSTRtree_query_r(
      geos_.handle(), tree_, geometry,
      [](void* item, void* data) {
        static_cast<std::vector<std::uint32_t>*>(data)->push_back(
            static_cast<std::uint32_t>(reinterpret_cast<std::uintptr_t>(item) - 1));
      },
      &found);
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace hustings

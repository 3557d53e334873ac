#include "geo/mesh/locate.h"

#include <geos_c.h>
#include <mutex>

namespace hustings {

struct Locator::Index {
  GEOSContextHandle_t geos = GEOS_init_r();
  GEOSSTRtree* tree = nullptr;
  std::vector<GEOSGeometry*> boxes;
  const std::vector<Area>* areas = nullptr;
  mutable std::mutex mutex;  // a GEOS context serves one thread at a time

  /// At the first question: most pictures ask none.
  void build() {
    tree = GEOSSTRtree_create_r(geos, 10);
    boxes.reserve(areas->size());
    for (std::size_t i = 0; i < areas->size(); ++i) {
      const Box box = bounds_of((*areas)[i].shape);
      if (box.empty()) continue;  // an area without a shape lies nowhere
      GEOSGeometry* envelope = GEOSGeom_createRectangle_r(geos, box.low.x, box.low.y, box.high.x, box.high.y);
      boxes.push_back(envelope);
      // The tree carries a pointer with each box; ours is the area's index plus one.
      GEOSSTRtree_insert_r(geos, tree, envelope, reinterpret_cast<void*>(i + 1));
    }
  }

  ~Index() {
    if (tree != nullptr) GEOSSTRtree_destroy_r(geos, tree);
    for (GEOSGeometry* box : boxes) GEOSGeom_destroy_r(geos, box);
    GEOS_finish_r(geos);
  }
};

Locator::Locator(const std::vector<Area>& areas) : index_(std::make_unique<Index>()) { index_->areas = &areas; }

Locator::~Locator() = default;
Locator::Locator(Locator&&) noexcept = default;
Locator& Locator::operator=(Locator&&) noexcept = default;

std::optional<std::uint32_t> Locator::locate(Point point) const {
  struct Search {
    const std::vector<Area>* areas;
    Point point;
    std::optional<std::uint32_t> found;
  } search{index_->areas, point, {}};
  const std::scoped_lock lock(index_->mutex);
  if (index_->tree == nullptr) index_->build();
  GEOSGeometry* place = GEOSGeom_createPointFromXY_r(index_->geos, point.x, point.y);
  GEOSSTRtree_query_r(
      index_->geos, index_->tree, place,
      [](void* item, void* data) {
        auto& wanted = *static_cast<Search*>(data);
        const auto index = static_cast<std::uint32_t>(reinterpret_cast<std::uintptr_t>(item) - 1);
        if (!wanted.found && contains((*wanted.areas)[index].shape, wanted.point)) wanted.found = index;
      },
      &search);
  GEOSGeom_destroy_r(index_->geos, place);
  return search.found;
}

}  // namespace hustings

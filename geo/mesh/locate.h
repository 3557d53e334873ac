// Which area lies under a point.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "geo/layer.h"

namespace hustings {

/// Point in polygon behind a spatial index (GEOS STR-tree over bounding boxes). Keeps a pointer to the areas, which
/// must outlive it unchanged. The index is made at the first question. Safe to ask from several threads.
class Locator {
 public:
  explicit Locator(const std::vector<Area>& areas);
  ~Locator();
  Locator(Locator&&) noexcept;
  Locator& operator=(Locator&&) noexcept;

  /// The index of the area that holds the point.
  std::optional<std::uint32_t> locate(Point point) const;

 private:
  struct Index;
  std::unique_ptr<Index> index_;
};

}  // namespace hustings

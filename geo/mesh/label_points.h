// Where the labels of a layer's areas sit, found when first asked for: a picture without labels never asks.
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "base/digest.h"
#include "geo/layer.h"

namespace hustings {

/// One point an area, well inside it (geo/mesh/interior_point). Reads like a vector. Thread-safe; the layer must
/// outlive it and not change.
class LabelPoints {
 public:
  LabelPoints();  ///< none
  /// `content`: the layer's (geo/mesh/cached_layer), under which the points are kept in the cache.
  LabelPoints(const Layer& layer, const Digest& content);
  LabelPoints(LabelPoints&&) noexcept;
  LabelPoints& operator=(LabelPoints&&) noexcept;
  ~LabelPoints();

  /// Finds them now, on all cores, so that nobody waits later.
  void prepare() const { all(); }

  bool empty() const { return size() == 0; }
  std::size_t size() const;
  const Point& operator[](std::size_t area) const { return all()[area]; }
  const Point* data() const { return all().data(); }
  const Point* begin() const { return data(); }
  const Point* end() const { return data() + size(); }

 private:
  const std::vector<Point>& all() const;

  struct Lazy;
  std::unique_ptr<Lazy> lazy_;
};

}  // namespace hustings

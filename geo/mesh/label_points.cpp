#include "geo/mesh/label_points.h"

#include <mutex>

#include "base/bytes.h"
#include "base/cache.h"
#include "base/on_all_cores.h"
#include "geo/mesh/interior_point.h"
#include "geo/read/source_digest.h"

namespace hustings {

namespace {

constexpr std::string_view labels_kind = "labels";  // in the cache

std::vector<Point> points_of(const Layer& layer, const Digest& content) {
  Hasher hasher;
  hasher.add(code_digest());
  hasher.add(content);
  const Digest key = hasher.digest();
  if (const auto kept = maybe_cached(labels_kind, key)) {
    ByteReader in(kept->bytes);
    const auto points = in.take_array<Point>();
    if (in.good() && points.size() == layer.areas.size()) return {points.begin(), points.end()};
  }
  std::vector<Point> points(layer.areas.size());
  on_all_cores(points.size(), [&](std::size_t i) { points[i] = interior_point(layer.areas[i].shape); });
  ByteWriter out;
  out.put_array(std::span<const Point>(points));
  keep_in_cache(labels_kind, key, out.bytes());
  return points;
}

}  // namespace

struct LabelPoints::Lazy {
  const Layer* layer = nullptr;
  Digest content;
  std::once_flag once;
  std::vector<Point> points;
};

LabelPoints::LabelPoints() = default;
LabelPoints::LabelPoints(const Layer& layer, const Digest& content) : lazy_(std::make_unique<Lazy>()) {
  lazy_->layer = &layer;
  lazy_->content = content;
}
LabelPoints::LabelPoints(LabelPoints&&) noexcept = default;
LabelPoints& LabelPoints::operator=(LabelPoints&&) noexcept = default;
LabelPoints::~LabelPoints() = default;

std::size_t LabelPoints::size() const { return lazy_ ? lazy_->layer->areas.size() : 0; }

const std::vector<Point>& LabelPoints::all() const {
  static const std::vector<Point> none;
  if (!lazy_) return none;
  std::call_once(lazy_->once, [&] { lazy_->points = points_of(*lazy_->layer, lazy_->content); });
  return lazy_->points;
}

}  // namespace hustings

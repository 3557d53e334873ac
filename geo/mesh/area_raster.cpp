#include "geo/mesh/area_raster.h"

#include <algorithm>
#include <cmath>
#include <glm/common.hpp>
#include <utility>

namespace hustings {

namespace {

class Rasteriser {
 public:
  Rasteriser(const Layer& layer, glm::ivec2 room) {
    for (const Area& area : layer.areas) bounds_.add(bounds_of(area.shape));
    if (bounds_.empty() || room.x < 1 || room.y < 1) return;
    const Point size = glm::max(bounds_.size(), Point{1e-9, 1e-9});
    scale_ = std::min(room.x / size.x, room.y / size.y);
    out_.size = glm::clamp(glm::ivec2(glm::ceil(size * scale_)), glm::ivec2(1), room);
    out_.areas.assign(static_cast<std::size_t>(out_.size.x) * static_cast<std::size_t>(out_.size.y),
                      AreaRaster::nowhere);
    for (std::size_t area = 0; area < layer.areas.size(); ++area)
      if (!fill(layer.areas[area].shape, static_cast<std::int32_t>(area))) small_.push_back(area);
    // Last, so that no neighbour covers them.
    for (const std::size_t area : small_) mark(layer.areas[area].shape, static_cast<std::int32_t>(area));
  }

  AreaRaster take() && { return std::move(out_); }

 private:
  Point pixel_of(Point place) const {
    return {(place.x - bounds_.low.x) * scale_, (bounds_.high.y - place.y) * scale_};
  }

  std::int32_t& at(int x, int y) {
    return out_
        .areas[static_cast<std::size_t>(y) * static_cast<std::size_t>(out_.size.x) + static_cast<std::size_t>(x)];
  }

  /// Where the middle of a row of pixels meets the ring.
  void add_crossings(const Ring& ring) {
    for (std::size_t i = 0; i < ring.size(); ++i) {
      Point a = pixel_of(ring[i]);
      Point b = pixel_of(ring[(i + 1) % ring.size()]);
      if (a.y > b.y) std::swap(a, b);
      const int first = std::max(0, static_cast<int>(std::ceil(a.y - 0.5)));
      const int end = std::min(out_.size.y, static_cast<int>(std::ceil(b.y - 0.5)));
      for (int y = first; y < end; ++y) crossings_.emplace_back(y, a.x + (b.x - a.x) * ((y + 0.5 - a.y) / (b.y - a.y)));
    }
  }

  /// Whether the area holds the middle of any pixel.
  bool fill(const Shape& shape, std::int32_t area) {
    crossings_.clear();
    for (const Polygon& polygon : shape) {
      add_crossings(polygon.outer);
      for (const Ring& hole : polygon.holes) add_crossings(hole);
    }
    std::sort(crossings_.begin(), crossings_.end());
    bool any = false;
    for (std::size_t i = 0; i + 1 < crossings_.size(); i += 2) {
      const auto [y, left] = crossings_[i];
      const int first = std::max(0, static_cast<int>(std::ceil(left - 0.5)));
      const int end = std::min(out_.size.x, static_cast<int>(std::ceil(crossings_[i + 1].second - 0.5)));
      for (int x = first; x < end; ++x) at(x, y) = area;
      any = any || first < end;
    }
    return any;
  }

  void mark(const Shape& shape, std::int32_t area) {
    const Box box = bounds_of(shape);
    if (box.empty()) return;
    const glm::ivec2 pixel = glm::clamp(glm::ivec2(pixel_of(box.centre())), glm::ivec2(0), out_.size - 1);
    at(pixel.x, pixel.y) = area;
  }

  Box bounds_;
  double scale_ = 1;  ///< pixels a metre
  AreaRaster out_;
  std::vector<std::pair<int, double>> crossings_;  ///< row, and where in it
  std::vector<std::size_t> small_;
};

}  // namespace

std::int32_t AreaRaster::at(glm::ivec2 pixel) const {
  if (pixel.x < 0 || pixel.y < 0 || pixel.x >= size.x || pixel.y >= size.y) return nowhere;
  return areas[static_cast<std::size_t>(pixel.y) * static_cast<std::size_t>(size.x) +
               static_cast<std::size_t>(pixel.x)];
}

AreaRaster raster_of(const Layer& layer, glm::ivec2 room) { return Rasteriser(layer, room).take(); }

}  // namespace hustings

// Which area lies at each pixel of a small picture of a layer: fast to make and to ask, without triangles.
#pragma once

#include <cstdint>
#include <glm/vec2.hpp>
#include <vector>

#include "geo/layer.h"

namespace hustings {

struct AreaRaster {
  static constexpr std::int32_t nowhere = -1;

  glm::ivec2 size{0, 0};            ///< pixels
  std::vector<std::int32_t> areas;  ///< rows from the top, north first

  std::int32_t at(glm::ivec2 pixel) const;
};

/// The whole layer, as large as fits into `room` pixels. A pixel is of the area that its middle lies in; an area that
/// holds no pixel's middle has one pixel nevertheless.
AreaRaster raster_of(const Layer& layer, glm::ivec2 room);

}  // namespace hustings

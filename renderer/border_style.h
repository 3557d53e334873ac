// How borders look at a scale: thin and faint while areas crowd, wide and clear once one fills the screen.
#pragma once

#include <algorithm>
#include <cmath>
#include <glm/common.hpp>
#include <glm/vec3.hpp>

#include "geo/shape.h"

namespace hustings {

struct BorderStyle {
  glm::vec3 half_width;  ///< design pixels, by rank
  glm::vec3 alpha;
};

/// For areas of this typical size on the screen, in design pixels.
inline BorderStyle border_style(double area_pixels) {
  const auto open = static_cast<float>(glm::smoothstep(6.0, 60.0, area_pixels));
  return {.half_width = {glm::mix(0.30f, 0.55f, open), glm::mix(0.65f, 1.1f, open), 1.0f},
          .alpha = {glm::mix(0.35f, 0.85f, open), 0.95f, 0.9f}};
}

/// The side of a square of the mean area's size.
inline double typical_area_pixels(Point extent, std::size_t areas, double metres_per_pixel) {
  return std::sqrt(extent.x * extent.y / static_cast<double>(std::max<std::size_t>(1, areas))) / metres_per_pixel;
}

}  // namespace hustings

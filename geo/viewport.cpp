#include "geo/viewport.h"

#include <algorithm>
#include <glm/common.hpp>

namespace hustings {

glm::dvec2 Viewport::to_screen(Point world) const {
  const Point from_centre = (world - centre) / metres_per_pixel;
  return {size.x / 2 + from_centre.x, size.y / 2 - from_centre.y};
}

Point Viewport::to_world(glm::dvec2 screen) const {
  return centre + Point{screen.x - size.x / 2, size.y / 2 - screen.y} * metres_per_pixel;
}

Box Viewport::visible() const {
  const Point half = size * (metres_per_pixel / 2);
  return {centre - half, centre + half};
}

Viewport Viewport::zoomed_at(glm::dvec2 screen, double new_metres_per_pixel) const {
  Viewport view = *this;
  view.metres_per_pixel = new_metres_per_pixel;
  view.centre += to_world(screen) - view.to_world(screen);
  return view;
}

Viewport cropped(const Viewport& view, const Cutout& cutout) {
  const glm::dvec2 size(cutout.size);
  return {.centre = view.to_world(glm::dvec2(cutout.corner) + size / 2.0),
          .metres_per_pixel = view.metres_per_pixel,
          .size = size};
}

Viewport fit(const Box& box, glm::dvec2 size, const Margins& margins) {
  const glm::dvec2 free{std::max(1.0, size.x - margins.left - margins.right),
                        std::max(1.0, size.y - margins.top - margins.bottom)};
  Viewport view;
  view.size = size;
  if (box.empty()) return view;
  view.metres_per_pixel = std::max({box.size().x / free.x, box.size().y / free.y, 1e-3});
  const glm::dvec2 off_centre{(margins.left - margins.right) / 2, (margins.top - margins.bottom) / 2};
  view.centre = box.centre() + Point{-off_centre.x, off_centre.y} * view.metres_per_pixel;
  return view;
}

Viewport clamped(const Viewport& view, const Box& home, double finest) {
  if (home.empty()) return view;
  Viewport out = view;
  const glm::dvec2 size = glm::max(view.size, glm::dvec2{1, 1});  // a window may shrink to nothing
  const double coarsest = std::max({home.size().x / size.x, home.size().y / size.y, finest}) * 2.5;
  out.metres_per_pixel = std::clamp(view.metres_per_pixel, finest, coarsest);
  out.centre = glm::clamp(view.centre, home.low, home.high);
  return out;
}

}  // namespace hustings

// The camera: which part of the world is on the screen, in doubles.
#pragma once

#include <glm/vec2.hpp>

#include "geo/shape.h"

namespace hustings {

/// Pixels run right and down from the top left corner; metres run east and north.
struct Viewport {
  Point centre{530000, 178000};  ///< metres
  double metres_per_pixel = 50;
  glm::dvec2 size{1280, 800};  ///< pixels

  glm::dvec2 to_screen(Point world) const;
  Point to_world(glm::dvec2 screen) const;
  Box visible() const;

  /// The same view with the world point under `screen` kept there at another scale.
  Viewport zoomed_at(glm::dvec2 screen, double new_metres_per_pixel) const;
  bool operator==(const Viewport&) const = default;
};

/// A part of a picture, in its pixels from the top left corner.
struct Cutout {
  glm::ivec2 corner{0, 0};  ///< upper left
  glm::ivec2 size{0, 0};
  bool operator==(const Cutout&) const = default;
};

/// The view of the cut-out alone.
Viewport cropped(const Viewport& view, const Cutout& cutout);

/// Space around a fitted box that panels cover, in pixels.
struct Margins {
  double left = 0, top = 0, right = 0, bottom = 0;
};

/// The view that shows the whole box in the middle of what the margins leave free.
Viewport fit(const Box& box, glm::dvec2 size, const Margins& margins);

/// The view within the limits of a camera: some of `home` stays at the centre, and the scale stays between `finest`
/// and 2.5 times what fits `home`; so that the map is never lost.
Viewport clamped(const Viewport& view, const Box& home, double finest = 0.25);

}  // namespace hustings

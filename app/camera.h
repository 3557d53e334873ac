// The moving camera of the window: drag with inertia, zoom at the pointer, fly to a place.
#pragma once

#include <optional>

#include "geo/viewport.h"

namespace hustings {

class CameraMotion {
 public:
  bool moving() const { return target_.has_value() || speed_ != glm::dvec2{0, 0}; }
  void stop();

  /// Starts a flight; `seconds` long.
  void fly_to(const Viewport& from, const Viewport& to, double seconds);
  /// Lets go of a dragged map that moved at that speed, pixels a second.
  void let_go(glm::dvec2 speed);
  /// Where the camera is after this many more seconds.
  Viewport advance(const Viewport& view, double seconds);

 private:
  Viewport start_;
  std::optional<Viewport> target_;
  double elapsed_ = 0;
  double duration_ = 0;
  glm::dvec2 speed_{0, 0};
};

}  // namespace hustings

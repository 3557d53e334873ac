// The moving camera of the window: drag with inertia, zoom at the pointer, fly to a place.
#pragma once

#include <optional>

#include "geo/flight.h"

namespace hustings {

class CameraMotion {
 public:
  /// How often a movement was begun or stopped: another number, another movement.
  unsigned started() const { return started_; }
  bool moving() const { return target_.has_value() || speed_ != glm::dvec2{0, 0}; }
  void stop();

  /// Reduced motion: the camera is there immediately, and a dragged map that is let go stands.
  void set_cuts(bool cuts) { cuts_ = cuts; }

  /// Starts a zoom about a fixed point, or a short move; `seconds` long.
  void fly_to(const Viewport& from, const Viewport& to, double seconds);
  /// Starts a flight to another place, along the smoothest path; as long as the way is.
  void travel_to(const Viewport& from, const Viewport& to);
  /// Lets go of a dragged map that moved at that speed, pixels a second.
  void let_go(glm::dvec2 speed);
  /// Where the camera is after this many more seconds.
  Viewport advance(const Viewport& view, double seconds);

 private:
  Viewport start_;
  std::optional<Viewport> target_;
  std::optional<Flight> flight_;  ///< the way there, where it is a flight
  double elapsed_ = 0;
  double duration_ = 0;
  glm::dvec2 speed_{0, 0};
  bool cuts_ = false;
  unsigned started_ = 0;
};

}  // namespace hustings

#include "app/input/camera.h"

#include <algorithm>
#include <cmath>
#include <glm/common.hpp>
#include <glm/geometric.hpp>

namespace hustings {

void CameraMotion::stop() {
  ++started_;
  target_.reset();
  flight_.reset();
  speed_ = {0, 0};
}

void CameraMotion::travel_to(const Viewport& from, const Viewport& to) {
  constexpr double seconds_per_length = 0.42;  // of van Wijk and Nuij's path: quick, but the eye can follow
  const Flight flight(from, to);
  fly_to(from, to, std::clamp(seconds_per_length * flight.length(), 0.25, 1.4));
  flight_ = flight;
}

void CameraMotion::fly_to(const Viewport& from, const Viewport& to, double seconds) {
  stop();
  start_ = from;
  target_ = to;
  elapsed_ = 0;
  duration_ = seconds;
}

void CameraMotion::let_go(glm::dvec2 speed) {
  constexpr double slowest = 60;  // pixels a second: less is a hand coming to rest, not a throw
  stop();
  speed_ = !cuts_ && glm::length(speed) > slowest ? speed : glm::dvec2{0, 0};
}

Viewport CameraMotion::advance(const Viewport& view, double seconds) {
  Viewport out = view;
  if (target_) {
    elapsed_ += seconds;
    const double t = cuts_ ? 1 : std::clamp(elapsed_ / duration_, 0.0, 1.0);
    const double eased = t * t * (3 - 2 * t);
    if (flight_) {
      out = flight_->at(eased);
      if (t >= 1) {
        target_.reset();
        flight_.reset();
      }
      return out;
    }
    out.metres_per_pixel =
        std::exp(std::lerp(std::log(start_.metres_per_pixel), std::log(target_->metres_per_pixel), eased));
    // The centre moves in step with the scale, so that the target grows from where it stands.
    const double scales = start_.metres_per_pixel - target_->metres_per_pixel;
    const double along = std::abs(scales) > 1e-9 * start_.metres_per_pixel
                             ? (start_.metres_per_pixel - out.metres_per_pixel) / scales
                             : eased;
    out.centre = glm::mix(start_.centre, target_->centre, along);
    if (t >= 1) {
      out.centre = target_->centre;
      out.metres_per_pixel = target_->metres_per_pixel;
      target_.reset();
    }
    return out;
  }
  out.centre += Point{-speed_.x, speed_.y} * (seconds * view.metres_per_pixel);
  speed_ *= std::exp(-6 * seconds);
  if (glm::length(speed_) < 12) speed_ = {0, 0};
  return out;
}

}  // namespace hustings

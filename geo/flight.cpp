#include "geo/flight.h"

#include <cmath>
#include <glm/common.hpp>
#include <glm/geometric.hpp>

namespace hustings {

namespace {

constexpr double rho = 1.42;  // how willingly it zooms rather than pans; their subjects' mean

double width_of(const Viewport& view) { return view.size.x * view.metres_per_pixel; }

}  // namespace

Flight::Flight(const Viewport& from, const Viewport& to)
    : from_(from), to_(to), distance_(glm::length(to.centre - from.centre)) {
  const double w0 = width_of(from);
  const double w1 = width_of(to);
  if (distance_ < 1e-6 * w0) {  // nothing but a zoom
    distance_ = 0;
    length_ = std::abs(std::log(w1 / w0)) / rho;
    return;
  }
  const double u = distance_;
  const double b0 = (w1 * w1 - w0 * w0 + std::pow(rho, 4) * u * u) / (2 * w0 * rho * rho * u);
  const double b1 = (w1 * w1 - w0 * w0 - std::pow(rho, 4) * u * u) / (2 * w1 * rho * rho * u);
  r0_ = std::asinh(-b0);
  length_ = (std::asinh(-b1) - r0_) / rho;
}

Viewport Flight::at(double part) const {
  if (part <= 0) return from_;
  if (part >= 1) return to_;
  Viewport view = from_;
  view.size = glm::mix(from_.size, to_.size, part);
  const double w0 = width_of(from_);
  const double s = part * length_;
  if (distance_ == 0) {
    view.metres_per_pixel = from_.metres_per_pixel * std::pow(to_.metres_per_pixel / from_.metres_per_pixel, part);
    return view;
  }
  const double here = rho * s + r0_;
  const double travelled = w0 / (rho * rho) * (std::cosh(r0_) * std::tanh(here) - std::sinh(r0_));
  view.centre = glm::mix(from_.centre, to_.centre, travelled / distance_);
  view.metres_per_pixel = w0 * std::cosh(r0_) / std::cosh(here) / view.size.x;
  return view;
}

}  // namespace hustings

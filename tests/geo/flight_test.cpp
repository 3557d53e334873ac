#include "geo/flight.h"

#include <cmath>
#include <doctest/doctest.h>
#include <glm/geometric.hpp>

using namespace hustings;

namespace {

Viewport at(Point centre, double metres_per_pixel) {
  return {.centre = centre, .metres_per_pixel = metres_per_pixel, .size = {1000, 600}};
}

}  // namespace

TEST_CASE("a flight starts and ends exactly where it should") {
  const Viewport from = at({530000, 180000}, 50);
  const Viewport to = at({545123, 171234}, 7);
  const Flight flight(from, to);
  CHECK(flight.at(0) == from);
  CHECK(flight.at(1) == to);
  const Viewport nearly = flight.at(1 - 1e-9);
  CHECK(glm::length(nearly.centre - to.centre) < 0.01);
  CHECK(nearly.metres_per_pixel == doctest::Approx(to.metres_per_pixel).epsilon(1e-6));
  const Viewport hardly = flight.at(1e-9);
  CHECK(glm::length(hardly.centre - from.centre) < 0.01);
  CHECK(hardly.metres_per_pixel == doctest::Approx(from.metres_per_pixel).epsilon(1e-6));
}

TEST_CASE("back is as long as there, and the same way") {
  const Viewport a = at({530000, 180000}, 12);
  const Viewport b = at({550000, 190000}, 30);
  const Flight there(a, b);
  const Flight back(b, a);
  CHECK(there.length() == doctest::Approx(back.length()));
  for (const double part : {0.2, 0.5, 0.9}) {
    CHECK(glm::length(there.at(part).centre - back.at(1 - part).centre) < 0.1);
    CHECK(there.at(part).metres_per_pixel == doctest::Approx(back.at(1 - part).metres_per_pixel));
  }
}

TEST_CASE("far away it pulls back, near by it does not; a zoom alone stays in place") {
  const Flight far(at({0, 0}, 1), at({40000, 0}, 1));
  CHECK(far.at(0.5).metres_per_pixel > 5);
  const Flight near(at({0, 0}, 1), at({100, 0}, 1));
  CHECK(near.at(0.5).metres_per_pixel < 1.05);
  const Flight zoom(at({5, 5}, 1), at({5, 5}, 16));
  CHECK(zoom.at(0.5).centre == Point{5, 5});
  CHECK(zoom.at(0.5).metres_per_pixel == doctest::Approx(4));
}

TEST_CASE("the speed that the eye sees is the same all the way") {
  // In the paper's measure: (rho^2 u'^2 + (w'/rho)^2)^(1/2) / w, for every step.
  const Flight flight(at({530000, 180000}, 40), at({548000, 168000}, 5));
  constexpr double rho = 1.42;
  constexpr int steps = 400;
  for (int i = 5; i + 5 < steps; ++i) {
    const Viewport a = flight.at(static_cast<double>(i) / steps);
    const Viewport b = flight.at(static_cast<double>(i + 1) / steps);
    const double w = 500 * (a.metres_per_pixel + b.metres_per_pixel);
    const double du = glm::length(b.centre - a.centre);
    const double dw = 1000 * (b.metres_per_pixel - a.metres_per_pixel);
    CHECK(std::hypot(rho * du, dw / rho) / w * steps == doctest::Approx(flight.length()).epsilon(0.01));
  }
}

TEST_CASE("a flight to a picture of another size has no leap either") {
  const Viewport from = at({530000, 180000}, 50);
  Viewport to = at({545123, 171234}, 7);
  to.size = {480, 560};
  for (const Flight& flight : {Flight(from, to), Flight(to, from), Flight(from, {from.centre, 20, to.size})})
    for (int i = 0; i < 400; ++i) {
      CAPTURE(i);
      const Viewport a = flight.at(i / 400.0);
      const Viewport b = flight.at((i + 1) / 400.0);
      CHECK(std::abs(std::log(b.metres_per_pixel / a.metres_per_pixel)) < 0.05);
      CHECK(glm::length(b.size - a.size) < 2);
    }
}

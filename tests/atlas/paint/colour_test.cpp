#include "atlas/colour.h"

#include <cmath>
#include <doctest/doctest.h>
#include <glm/geometric.hpp>

#include "atlas/paint/scales.h"
#include "tests/carried.h"

using namespace hustings;

TEST_CASE("OKLab gives back every colour, and known ones lie where its author says") {
  for (Rgb colour = 0; colour <= 0xFFFFFF; colour += 0x010307) CHECK(to_rgb(to_oklab(colour)) == colour);
  CHECK(to_oklab(0xFFFFFF).x == doctest::Approx(1).epsilon(0.001));
  CHECK(to_oklab(0x000000).x == doctest::Approx(0).epsilon(0.001));
  const OkLab red = to_oklab(0xFF0000);  // Ottosson 2020: 0.628, 0.225, 0.126
  CHECK(red.x == doctest::Approx(0.628).epsilon(0.002));
  CHECK(red.y == doctest::Approx(0.225).epsilon(0.005));
  CHECK(red.z == doctest::Approx(0.126).epsilon(0.01));
}

TEST_CASE("contrast is WCAG's") {
  CHECK(contrast(0x000000, 0xFFFFFF) == doctest::Approx(21));
  CHECK(contrast(0x777777, 0xFFFFFF) == doctest::Approx(4.48).epsilon(0.01));
}

TEST_CASE("majority runs from pale to full, darker all the way, for every party that won a London seat") {
  for (const char* id : {"con", "lab", "ld", "respect", "green"}) {
    const Ramp ramp = majority_ramp(carried_parties()[*carried_parties().find(id)].colour);
    double before = 2;
    for (double margin = 0; margin <= 60; margin += 2) {
      const double lightness = to_oklab(ramp.at(margin)).x;
      INFO(id, " at ", margin);
      CHECK(lightness <= before + 0.002);
      before = lightness;
    }
    CHECK(ramp.at(-5) == ramp.at(0));
    CHECK(ramp.at(99) == ramp.at(60));
  }
}

TEST_CASE("the diverging scale is neutral at zero and even on both sides") {
  const Ramp& ramp = diverging_ramp();
  const OkLab middle = to_oklab(ramp.at(0));
  CHECK(glm::length(glm::dvec2(middle.y, middle.z)) < 0.02);
  for (const double swing : {3.0, 7.5, 15.0})
    CHECK(to_oklab(ramp.at(swing)).x == doctest::Approx(to_oklab(ramp.at(-swing)).x).epsilon(0.12));
  CHECK(ramp.stops.front().at == -ramp.stops.back().at);
}

TEST_CASE("colours are mixed as the definition of sRGB says, to the nearest byte") {
  const auto from_linear = [](double channel) {
    return channel <= 0.0031308 ? channel * 12.92 : 1.055 * std::pow(channel, 1 / 2.4) - 0.055;
  };
  for (Rgb byte = 0; byte < 256; ++byte) CHECK(to_rgb(to_oklab(byte << 16U | byte << 8U | byte)) == (byte * 0x010101U));
  // Greys: lightness is the cube root of the linear channel (Ottosson 2020).
  for (int i = 0; i <= 5000; ++i) {
    const double linear = i / 5000.0;
    const double exact = 255 * from_linear(linear);
    const auto byte = static_cast<double>(to_rgb({std::cbrt(linear), 0, 0}) & 255U);
    CHECK(std::abs(byte - exact) <= 0.501);
  }
}

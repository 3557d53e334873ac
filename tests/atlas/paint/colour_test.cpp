#include "atlas/colour.h"

#include <cmath>
#include <doctest/doctest.h>
#include <glm/geometric.hpp>
#include <utility>

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

TEST_CASE("a swing between two parties has their hues at its ends, as light as each other, to every colour vision") {
  const Parties& parties = carried_parties();
  const auto colour = [&](const char* id) { return parties[*parties.find(id)].colour; };
  for (const auto& [first, second] : {std::pair("con", "lab"), {"lab", "con"}, {"con", "ld"}, {"con", "snp"}}) {
    INFO(first, " to ", second);
    const Ramp ramp = swing_ramp(colour(first), colour(second));
    const auto hue = [](Rgb tint) { return std::atan2(to_oklab(tint).z, to_oklab(tint).y); };
    CHECK(std::abs(hue(ramp.at(-15)) - hue(colour(first))) < 0.2);
    CHECK(std::abs(hue(ramp.at(15)) - hue(colour(second))) < 0.2);
    CHECK(ramp.at(0) == diverging_ramp().at(0));
    for (const double swing : {3.0, 7.5, 15.0})
      CHECK(to_oklab(ramp.at(swing)).x == doctest::Approx(to_oklab(ramp.at(-swing)).x).epsilon(0.05));
  }
}

TEST_CASE("no two ends of a scale of swing or change are confused by any colour vision, whatever the parties") {
  const Parties& parties = carried_parties();
  for (PartyIndex first = 0; first < parties.size(); ++first) {
    const Ramp change = change_ramp(parties[first].colour);
    CHECK_MESSAGE(least_difference(change.at(-15), change.at(15)) >= 0.12, parties[first].id);
    for (PartyIndex second = 0; second < parties.size(); ++second) {
      const Ramp ramp = swing_ramp(parties[first].colour, parties[second].colour);
      CHECK_MESSAGE(least_difference(ramp.at(-15), ramp.at(15)) >= 0.12, parties[first].id << parties[second].id);
    }
  }
}

TEST_CASE("where hues are confused a swing is blue to orange: Labour and the Greens under deuteranopia") {
  const Parties& parties = carried_parties();
  const auto colour = [&](const char* id) { return parties[*parties.find(id)].colour; };
  for (const auto& [first, second] : {std::pair("lab", "green"), {"lab", "ld"}, {"con", "con"}, {"pc", "green"}})
    CHECK(swing_ramp(colour(first), colour(second)).at(15) == diverging_ramp().at(15));
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

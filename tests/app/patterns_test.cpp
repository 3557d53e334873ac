// Vectors have their lines and dots where the renderer has them.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <doctest/doctest.h>
#include <glm/geometric.hpp>
#include <utility>
#include <vector>

#include "base/pattern.h"
#include "export/vector_sheet.h"
#include "renderer/cpu_colours.h"

using namespace hustings;

namespace {

constexpr int side = 72;              // pixels
constexpr std::uint32_t area_id = 2;  // behind sea and land
// No blue in the tint, and blue in every ink that is laid over it.
constexpr Rgb tint = 0x808000;
constexpr Rgb second = 0x8080FF;
constexpr Rgb unknown_ink = 0x0000FF;

double blue_of(Rgb colour) { return (colour & 255U) / 255.0; }

/// The blue of each pixel of one large area, 0 to 1, row by row from the top.
std::vector<double> drawn(Pattern pattern) {
  const std::vector<std::uint32_t> ids(side * side, area_id << 16U | area_id), covers(ids.size());
  const std::vector<std::uint8_t> weights(ids.size(), 255);
  PixelRuns runs;
  runs.start({side, side});
  runs.take(0, {.ids = ids, .weights = weights, .covers = covers}, {});
  const std::vector<std::uint32_t> colours{0, 0, static_cast<std::uint32_t>(pattern) << 24U | tint};
  const std::vector<std::uint32_t> seconds{0, 0, second};
  std::vector<std::uint32_t> rgba;
  runs.paint({.colours = colours, .stripes = seconds, .pattern_ink = {0, 0, 1}}, 1, rgba);
  std::vector<double> blue;
  for (int y = side - 1; y >= 0; --y)
    for (int x = 0; x < side; ++x) blue.push_back(blue_of(rgba[static_cast<std::size_t>(y * side + x)] >> 16U));
  return blue;
}

double distance_to_line(glm::dvec2 at, const std::pair<glm::dvec2, glm::dvec2>& line) {
  const glm::dvec2 along = glm::normalize(line.second - line.first);
  return std::abs((at.x - line.first.x) * along.y - (at.y - line.first.y) * along.x);
}

/// Pixels to the edge of the nearest line or dot; less than 0 inside of it.
double distance_to_ink(glm::dvec2 at, const std::vector<Hatching>& hatchings) {
  double least = side;
  for (const Hatching& hatching : hatchings) {
    const glm::dvec2 low(-10), high(side + 10);
    if (hatching.dots)
      for (const glm::dvec2 dot : dots_within(hatching, low, high))
        least = std::min(least, glm::distance(at, dot) - hatching.width / 2);
    else
      for (const auto& line : lines_within(hatching, low, high))
        least = std::min(least, distance_to_line(at, line) - hatching.width / 2);
  }
  return least;
}

}  // namespace

TEST_CASE("each pattern has its lines and dots of vectors where the renderer lays them on") {
  for (const PatternStyle& style : pattern_styles) {
    CAPTURE(static_cast<int>(style.pattern));
    const Paint paint{tint, style.pattern, second};
    const std::vector<Hatching> hatchings = hatchings_of(paint, unknown_ink, {0, side}, 1);
    const std::vector<double> blue = drawn(style.pattern);
    std::size_t inked = 0;
    for (int y = 0; y < side; ++y)
      for (int x = 0; x < side; ++x) {
        // A pixel is covered by as much of its width as the ink reaches into it.
        const double cover = std::clamp(0.5 - distance_to_ink({x + 0.5, y + 0.5}, hatchings), 0.0, 1.0);
        const SheetColour& hue = hatchings.front().hue;
        REQUIRE(std::abs(blue[static_cast<std::size_t>(y * side + x)] - cover * hue.opacity * blue_of(hue.colour)) <
                0.02);
        inked += cover > 0 ? 1 : 0;
      }
    CHECK(inked > 100);
    CHECK(inked < std::size_t{side} * side);
  }
}

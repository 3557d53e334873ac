// More areas than 16 bits can tell apart: each has its colour, and is found under the pointer.
#include <cmath>
#include <string>

#include "base/pattern.h"
#include "renderer/map_renderer.h"
#include "tests/atlas/own_atlas.h"
#include "tests/gl/gl_test.h"

using namespace hustings;

namespace {

constexpr glm::ivec2 size{600, 400};
constexpr int across = 300;
constexpr float side = 100;  // metres

/// Squares in rows of 300, row after row to the north, with the borders between neighbours of a row.
LayerMesh squares(std::uint32_t count) {
  std::vector<MeshVertex> vertices;
  std::vector<std::uint32_t> indices;
  std::vector<BorderSegment> borders;
  for (std::uint32_t area = 0; area < count; ++area) {
    const float x = side * static_cast<float>(area % across), y = side * static_cast<float>(area / across);
    const auto first = static_cast<std::uint32_t>(vertices.size());
    for (const glm::vec2 corner : {glm::vec2(0, 0), {side, 0}, {0, side}, {side, side}})
      vertices.push_back({x + corner.x, y + corner.y, area});
    for (const std::uint32_t corner : {0U, 1U, 2U, 2U, 1U, 3U}) indices.push_back(first + corner);
    if (area % across > 0)
      borders.push_back(
          {x, y, x, y + side, static_cast<std::int32_t>(area) - 1, static_cast<std::int32_t>(area), BorderRank::area});
  }
  return {{0, 0}, std::move(vertices), std::move(indices), std::move(borders)};
}

std::vector<std::uint32_t> motley(std::uint32_t count, std::uint32_t seed) {
  std::vector<std::uint32_t> colours;
  for (std::uint32_t i = 0; i < count; ++i) colours.push_back((seed = seed * 1664525U + 1013904223U) & 0xFFFFFFU);
  return colours;
}

MapPart part_of(std::size_t layer, std::uint32_t count, std::uint32_t seed) {
  MapPart part;
  part.layer = layer;
  part.colours = motley(count, seed);
  return part;
}

Point middle_of(std::uint32_t area) {
  return static_cast<double>(side) * (Point(area % across, area / across) + Point(0.5));
}

std::uint32_t pixel_at(const Image& image, glm::ivec2 at) {
  const std::size_t first =
      4 * (static_cast<std::size_t>(at.y) * static_cast<std::size_t>(image.width) + static_cast<std::size_t>(at.x));
  return static_cast<std::uint32_t>(image.pixels[first] << 16 | image.pixels[first + 1] << 8 | image.pixels[first + 2]);
}

/// Looks at areas about this one: how many of those in the picture have their colour in it, and how many are what the
/// pointer finds.
struct Found {
  int seen = 0, coloured = 0, picked = 0;
};

Found look(MapRenderer& renderer, MapFrame& frame, std::uint32_t about, std::uint32_t count) {
  frame.viewport = {.centre = middle_of(about), .metres_per_pixel = 5, .size = size};
  Target target(size);
  renderer.draw(frame, target);
  const Image image = target.read_back();
  Found found;
  for (std::uint32_t area = 0; area < count; ++area) {
    const glm::ivec2 at(frame.viewport.to_screen(middle_of(area)));
    if (at.x < 2 || at.y < 2 || at.x >= size.x - 2 || at.y >= size.y - 2) continue;
    ++found.seen;
    if (pixel_at(image, at) == frame.parts.back().colours[area]) ++found.coloured;
    if (renderer.area_at(at) == area) ++found.picked;
  }
  return found;
}

}  // namespace

TEST_CASE("of 70,000 areas each has its own colour, and is what lies under the pointer") {
  const auto context = maybe_context();
  if (!context) return;
  for (const std::uint32_t count : {65'533U, 65'534U, 70'000U})
    for (const ColourPass pass : {ColourPass::shaders, ColourPass::processor}) {
      CAPTURE(count);
      MapRenderer renderer(pass);
      MapFrame frame;
      frame.borders = false;
      frame.parts = {part_of(renderer.add_layer(squares(count)), count, 7)};
      for (const std::uint32_t about : {400U, 65'530U, count - 200}) {
        CAPTURE(about);
        for (const bool moving : {false, true}) {
          frame.moving = moving;
          const Found found = look(renderer, frame, about, count);
          CHECK(found.seen > 150);
          CHECK(found.coloured == found.seen);
          CHECK(found.picked == found.seen);
        }
      }
    }
}

TEST_CASE("many areas dissolve into few, and few into many") {
  const auto context = maybe_context();
  if (!context) return;
  for (const ColourPass pass : {ColourPass::shaders, ColourPass::processor}) {
    MapRenderer renderer(pass);
    const std::size_t many = renderer.add_layer(squares(70'000)), few = renderer.add_layer(squares(900));
    MapFrame frame;
    frame.borders = false;
    frame.parts = {part_of(few, 900, 3), part_of(many, 70'000, 5)};
    frame.marked_part = 1;
    for (const auto& [about, count] : {std::pair(69'000U, 70'000U), std::pair(450U, 900U)}) {
      const Found found = look(renderer, frame, about, count);
      CHECK(found.seen > 80);
      CHECK(found.coloured == found.seen);
      CHECK(found.picked == found.seen);
      std::swap(frame.parts[0], frame.parts[1]);
    }
  }
}

TEST_CASE("an atlas of 66,000 areas opens") {
  OwnAtlas own(66'000);
  own.add("c2018", 2018, "X1,lab,A,5\nX66000,con,B,7\n", "expected = [\"X1\", \"X66000\"]");
  const Atlas atlas = own.load();
  CHECK(atlas.layers[0].layer.areas.size() == 66'000);
  CHECK(atlas.layers[0].find("X66000") == 65'999U);
}

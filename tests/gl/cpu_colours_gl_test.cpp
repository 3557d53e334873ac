// The colour pass on the processor draws what the shaders draw.
#include <cmath>

#include "atlas/atlas.h"
#include "base/pattern.h"
#include "geo/mesh/detail_levels.h"
#include "picture/map_theme.h"
#include "renderer/map_renderer.h"
#include "tests/carried.h"
#include "tests/gl/gl_test.h"

using namespace hustings;

namespace {

constexpr glm::ivec2 size{640, 480};

/// Colours and patterns that differ from area to area; every pattern occurs.
std::vector<std::uint32_t> motley(std::size_t areas, std::uint32_t seed, bool patterns) {
  std::vector<std::uint32_t> colours;
  for (std::size_t i = 0; i < areas; ++i) {
    seed = seed * 1664525U + 1013904223U;
    colours.push_back((seed & 0xFFFFFFU) | (patterns ? static_cast<std::uint32_t>(i % pattern_count) << 24U : 0U));
  }
  return colours;
}

/// The largest difference of any channel of any pixel, and how many channels differ by more than `slight`.
struct Difference {
  int largest = 0;
  std::size_t beyond = 0;
};

Difference difference(const Image& one, const Image& other, int slight) {
  Difference found;
  for (std::size_t i = 0; i < one.pixels.size(); ++i) {
    const int apart = std::abs(static_cast<int>(one.pixels[i]) - static_cast<int>(other.pixels[i]));
    found.largest = std::max(found.largest, apart);
    if (apart > slight) ++found.beyond;
  }
  return found;
}

class Pair {
 public:
  Pair() : target_(size) {}

  void add(const AtlasLayer& layer, std::size_t level) {
    for (MapRenderer* renderer : {&shaders_, &processor_}) layer_ = renderer->add_layer(layer.levels->mesh(level));
    areas_ = layer.layer.areas.size();
  }
  void add_ground(const Ground& ground) {
    const GroundRole role = ground.kind == GroundKind::land ? GroundRole::land : GroundRole::water;
    for (MapRenderer* renderer : {&shaders_, &processor_})
      ground_.push_back(renderer->add_ground(ground.levels->mesh(2), role));
    frame.ground = {ground_[0]};
    if (ground_.size() > 2) frame.ground.push_back(ground_[2]);
  }
  MapPart& add_part(std::uint32_t seed, bool patterns) {
    MapPart& part = frame.parts.emplace_back();
    part.layer = layer_;
    part.colours = motley(areas_, seed, patterns);
    if (patterns) part.stripes = motley(areas_, seed + 1, false);
    return part;
  }
  Difference draw(int slight) {
    shaders_.draw(frame, target_);
    const Image one = target_.read_back();
    processor_.draw(frame, target_);
    return difference(one, target_.read_back(), slight);
  }

  MapFrame frame;

 private:
  Target target_;
  MapRenderer shaders_{ColourPass::shaders}, processor_{ColourPass::processor};
  std::vector<std::size_t> ground_;
  std::size_t layer_ = 0;
  std::size_t areas_ = 0;
};

}  // namespace

TEST_CASE("colours laid on by the processor are those of the shaders") {
  const auto context = maybe_context();
  if (!context) return;
  const Atlas& atlas = carried_atlas();
  Pair pair;
  pair.add(atlas.layers[*atlas.find_layer("wards-2014")], 0);
  for (const Ground& ground : atlas.ground) pair.add_ground(ground);
  MapFrame& frame = pair.frame;
  frame.viewport = {.centre = {531000, 180500}, .metres_per_pixel = 60, .size = glm::dvec2(size)};
  // Weights have 256 steps there, and every sum is rounded once: two steps of 255 at most.
  constexpr int rounding = 2;

  SUBCASE("plain, the whole of London and near by, in every look") {
    pair.add_part(7, false);
    for (const Look look : {Look::dark, Look::light, Look::contrast})
      for (const double metres_per_pixel : {120.0, 60.0, 8.0}) {
        frame.theme = map_theme(look);
        frame.viewport.metres_per_pixel = metres_per_pixel;
        CHECK(pair.draw(rounding).beyond == 0);
      }
  }
  SUBCASE("without borders") {
    pair.add_part(7, false);
    frame.borders = false;
    CHECK(pair.draw(rounding).beyond == 0);
  }
  SUBCASE("patterns, at one and at two pixels to one of the design") {
    pair.add_part(11, true);
    for (const double scale : {1.0, 2.0}) {
      frame.pixel_scale = scale;
      frame.viewport.metres_per_pixel = 25 / scale;
      // The edge of a stripe may fall to the other side of a pixel's middle: in one channel of a thousand.
      CHECK(pair.draw(rounding).beyond < std::size_t{4} * size.x * size.y / 1000);
    }
  }
  SUBCASE("two maps dissolving") {
    pair.add_part(7, false);
    for (const double opacity : {0.1, 0.5, 0.93}) {
      frame.parts.resize(1);
      pair.add_part(23, false).opacity = opacity;
      CHECK(pair.draw(rounding + 1).beyond == 0);
    }
  }
  SUBCASE("outlines of what is selected, hovered and flashing") {
    pair.add_part(7, false);
    frame.selected = {5, 6, 200};
    frame.hovered = 300;
    frame.flashing = {100, 101, 102};
    frame.flash = 0.7;
    CHECK(pair.draw(rounding).beyond == 0);
    frame.selected.clear();
    frame.hovered.reset();
    CHECK(pair.draw(rounding).beyond == 0);
    frame.flashing.clear();
    CHECK(pair.draw(rounding).beyond == 0);
  }
}

TEST_CASE("colours laid on by the processor follow new colours, and what covers them, over a still camera") {
  const auto context = maybe_context();
  if (!context) return;
  const Atlas& atlas = carried_atlas();
  Pair pair;
  pair.add(atlas.layers[*atlas.find_layer("constituencies-2010")], 0);
  pair.frame.viewport = {.centre = {531000, 180500}, .metres_per_pixel = 80, .size = glm::dvec2(size)};
  pair.add_part(1, false);
  CHECK(pair.draw(2).beyond == 0);
  pair.frame.parts.front().colours = motley(73, 99, false);
  CHECK(pair.draw(2).beyond == 0);
  pair.frame.theme = map_theme(Look::light);
  CHECK(pair.draw(2).beyond == 0);
}

#include "tests/gl/golden_areas.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <numbers>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "geo/mesh/locate.h"
#include "tests/gl/gl_test.h"

using namespace hustings;

namespace {

/// Drivers round a channel up or down.
constexpr int rounding = 2;
/// Design pixels about a label point that are asked: more than a pattern's stroke and its gap.
constexpr double reach = 12;

Rgb colour_at(const Image& image, glm::ivec2 pixel) {
  const std::size_t at = 4 * (static_cast<std::size_t>(pixel.y) * static_cast<std::size_t>(image.width) +
                              static_cast<std::size_t>(pixel.x));
  return Rgb{image.pixels[at]} << 16U | Rgb{image.pixels[at + 1]} << 8U | Rgb{image.pixels[at + 2]};
}

bool same(Rgb one, Rgb other) {
  const auto apart = [&](unsigned shift) {
    return std::abs(static_cast<int>(one >> shift & 0xFFU) - static_cast<int>(other >> shift & 0xFFU));
  };
  return std::max({apart(16), apart(8), apart(0)}) <= rounding;
}

bool is_on(const Image& image, glm::ivec2 pixel) {
  return pixel.x >= 0 && pixel.y >= 0 && pixel.x < image.width && pixel.y < image.height;
}

/// What colours pixels are to have, from the view alone.
class ExpectedColours {
 public:
  explicit ExpectedColours(const PictureOfMap& map)
      : map_(map), painted_(painted_map(map.atlas, map.view)), places_(map.atlas) {
    for (const ScenePart& part : painted_.scene.parts) placements_.push_back(places_.of(map.view, part));
    for (const Ground& ground : map.atlas.ground)
      if (ground.kind == GroundKind::water) waters_.emplace_back(ground.layer.areas);
  }

  std::size_t areas() const { return painted_.main_paints().size(); }
  const AtlasLayer& layer() const { return map_.atlas.layers[painted_.main_part().layer]; }
  glm::dvec2 label_point(AreaIndex area) const {
    return map_.viewport.to_screen(placements_[painted_.main_index()].anchor(layer(), area));
  }

  /// On the way to their tiles areas lie over each other, and under rivers, which stay where they are.
  bool is_crowded() const {
    const double morph = placements_[painted_.main_index()].morph;
    return morph > 0 && morph < 1;
  }

  bool is_near_water(glm::ivec2 pixel) const {
    const double bank = 2 * map_.scale;
    for (const Locator& water : waters_)
      for (const glm::dvec2 way : {glm::dvec2(0, 0), {bank, 0}, {-bank, 0}, {0, bank}, {0, -bank}})
        if (water.locate(map_.viewport.to_world(glm::dvec2(pixel) + 0.5 + way))) return true;
    return false;
  }

  /// Whether no border reaches the pixel, however it lies; in a sliver borders shine through everywhere.
  bool is_clear(glm::ivec2 pixel, AreaIndex area) const {
    if (!placements_[painted_.main_index()].tiles.empty()) return true;
    // Half of the widest border (border_style.h), or the outline of the selected with its glow, and a soft edge.
    const double edge = 1.5 + (is_selected(area) ? 6.6 : 1.2) * map_.scale;
    constexpr int ways = 8;
    for (int way = 0; way < ways; ++way) {
      const double angle = 2 * std::numbers::pi * way / ways;
      const glm::dvec2 place = glm::dvec2(pixel) + 0.5 + edge * glm::dvec2(std::cos(angle), std::sin(angle));
      if (layer().locator->locate(map_.viewport.to_world(place)) != area) return false;
    }
    return true;
  }

  /// The colours that the pixel may have, if it lies in that area and beside no border; else none. Under symbols these
  /// are two: the area's and its symbol's.
  std::vector<Rgb> at(glm::ivec2 pixel, AreaIndex area) const {
    const glm::dvec2 middle = glm::dvec2(pixel) + 0.5;
    std::optional<Rgb> colour;
    for (std::size_t part = 0; part < painted_.scene.parts.size(); ++part) {
      const auto found = well_within(part, middle, area);
      if (!found || (part == painted_.main_index() && *found != area)) return {};
      const Rgb over = painted_.shown_paints(part)[*found].colour;
      colour = colour ? blended(*colour, over, painted_.scene.dissolve) : over;
    }
    if (painted_.quiet.empty()) return {*colour};
    return {*colour, painted_.main_paints()[area].colour};
  }

 private:
  /// The area of that part that holds the place and all that is as near as half a border.
  std::optional<AreaIndex> well_within(std::size_t part, glm::dvec2 place, AreaIndex area) const {
    const Placement& placement = placements_[part];
    if (!placement.tiles.empty()) return is_in_tile(place, area) ? std::optional(area) : std::nullopt;
    const Locator& locator = *map_.atlas.layers[painted_.scene.parts[part].layer].locator;
    const auto found = locator.locate(map_.viewport.to_world(place));
    const double border = 1 + (is_selected(area) ? 3 : 1) * map_.scale;  // the selected have a wide outline
    for (const glm::dvec2 way : {glm::dvec2(1, 0), {-1, 0}, {0, 1}, {0, -1}})
      if (locator.locate(map_.viewport.to_world(place + border * way)) != found) return std::nullopt;
    return found;
  }
  bool is_selected(AreaIndex area) const {
    const std::vector<std::string>& codes = map_.view.selected;
    return std::find(codes.begin(), codes.end(), layer().layer.areas[area].code) != codes.end();
  }
  /// In the middle of its tile, or, on the way there, where it is whatever its form.
  bool is_in_tile(glm::dvec2 place, AreaIndex area) const {
    const Placement& placement = placements_[painted_.main_index()];
    const double radius = placement.tiles[area].radius / map_.viewport.metres_per_pixel;
    return glm::length(place - label_point(area)) < (placement.morph == 1 ? 0.5 * radius - map_.scale : 1);
  }

  const PictureOfMap& map_;
  PaintedMap painted_;
  Placements places_;
  std::vector<Placement> placements_;
  std::vector<Locator> waters_;
};

/// Pixels about a place, the nearest first.
std::vector<glm::ivec2> pixels_about(glm::dvec2 place, double radius) {
  std::vector<glm::ivec2> pixels;
  const glm::ivec2 low = glm::floor(place - radius);
  const glm::ivec2 high = glm::floor(place + radius);
  for (int y = low.y; y <= high.y; ++y)
    for (int x = low.x; x <= high.x; ++x) pixels.emplace_back(x, y);
  const auto far = [&](glm::ivec2 pixel) { return glm::length(glm::dvec2(pixel) + 0.5 - place); };
  std::stable_sort(pixels.begin(), pixels.end(), [&](auto one, auto other) { return far(one) < far(other); });
  return pixels;
}

/// Is the area alone seen there, and as far about it as a border reaches?
bool is_alone(MapPainter& painter, glm::ivec2 pixel, AreaIndex area, double scale) {
  const int border = static_cast<int>(std::ceil(1 + scale));
  for (const glm::ivec2 way : {glm::ivec2(0, 0), {border, 0}, {-border, 0}, {0, border}, {0, -border}})
    if (painter.area_at(pixel + way) != area) return false;
  return true;
}

enum class Answer { narrow, right, wrong };

/// Patterns leave the area's own colour between their strokes, and names between their letters. `bare`: without names.
Answer ask(const ExpectedColours& expected, AreaIndex area, const PictureOfMap& map, const Image& golden,
           const Image& bare, MapPainter& painter) {
  bool open_right = false, open_asked = false, covered_right = false, clear = false;
  for (const glm::ivec2 pixel : pixels_about(expected.label_point(area), reach * map.scale)) {
    if (!is_on(bare, pixel)) continue;
    const std::vector<Rgb> colours = expected.at(pixel, area);
    if (colours.empty()) continue;
    if (expected.is_crowded() && (expected.is_near_water(pixel) || !is_alone(painter, pixel, area, map.scale)))
      continue;
    const bool is_clear = expected.is_clear(pixel, area);
    clear |= is_clear;
    const auto is_right = [&](const Image& image) {
      return std::any_of(colours.begin(), colours.end(),
                         [&](Rgb colour) { return same(colour_at(image, pixel), colour); });
    };
    const bool open = same(colour_at(map.picture, pixel), colour_at(bare, pixel));
    open_asked |= open && is_clear;
    open_right |= open && is_right(map.picture) && is_right(golden);
    covered_right |= is_right(bare);
  }
  if (!clear) return Answer::narrow;
  return (open_asked ? open_right : covered_right) ? Answer::right : Answer::wrong;
}

}  // namespace

void check_areas(const PictureOfMap& map, MapPainter& painter, const std::string& name) {
  const std::optional<Image> golden = maybe_golden(name);
  if (!golden || golden->pixels.size() != map.picture.pixels.size()) return;  // said by check_golden
  const Target target(glm::ivec2(map.picture.width, map.picture.height));
  painter.draw(map.view, map.viewport, map.scale, {}, target);
  const Image bare = target.read_back();
  const ExpectedColours expected(map);
  std::size_t asked = 0;
  std::string wrong;
  for (AreaIndex area = 0; area < expected.areas(); ++area) {
    const Answer answer = ask(expected, area, map, *golden, bare, painter);
    if (answer != Answer::narrow) ++asked;
    if (answer == Answer::wrong) wrong += fmt::format(" {}", expected.layer().layer.areas[area].code);
  }
  CHECK_MESSAGE(wrong.empty(),
                name << ": of " << asked << " areas that were asked these have another colour:" << wrong);
  CHECK(asked > 0);
}

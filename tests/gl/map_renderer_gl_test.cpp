// The renderer against the atlas: every area has its colour where it should, and nothing is drawn twice.
#include <array>
#include <cmath>
#include <cstdlib>
#include <numbers>

#include "geo/mesh/detail_levels.h"
#include "geo/mesh/locate.h"
#include "picture/map_painter.h"
#include "tests/carried.h"
#include "tests/gl/gl_test.h"

using namespace hustings;

namespace {

constexpr std::array<const char*, 3> redrawn_boroughs = {"E09000012", "E09000020", "E09000030"};

std::uint32_t pixel_at(const Image& image, glm::dvec2 at) {
  const auto x = static_cast<std::size_t>(std::clamp(at.x, 0.0, image.width - 1.0));
  const auto y = static_cast<std::size_t>(std::clamp(at.y, 0.0, image.height - 1.0));
  const std::uint8_t* pixel = &image.pixels[4 * (y * static_cast<std::size_t>(image.width) + x)];
  return static_cast<std::uint32_t>(pixel[0] << 16 | pixel[1] << 8 | pixel[2]);
}

View view_of(const std::string& contest, ColourMode mode = ColourMode::majority) {
  View view;
  view.contest = contest;
  view.colour = mode;
  return view;
}

/// Areas whose interior point shows another colour than their paint. Points in the river, and those so near a border
/// that a pixel cannot tell, are left out.
std::vector<std::string> wrongly_coloured(const Atlas& atlas, const View& view, glm::ivec2 size) {
  MapPainter painter(atlas);
  Target target(size);
  const Viewport viewport = viewport_of(atlas, view, glm::dvec2(size), {10, 10, 10, 10});
  painter.draw(view, viewport, 1, {}, target);
  const Image image = target.read_back();
  const AtlasLayer& layer = atlas.layers[painter.scene().parts[0].layer];
  std::vector<std::string> wrong;
  int compared = 0;
  for (AreaIndex area = 0; area < layer.layer.areas.size(); ++area) {
    const Point point = layer.label_points[area];
    const bool wet = std::any_of(atlas.ground.begin(), atlas.ground.end(), [&](const Ground& ground) {
      return ground.kind == GroundKind::water &&
             (contains(ground.layer.areas[0].shape, point) ||
              distance_to_border(ground.layer.areas[0].shape, point) < 3 * viewport.metres_per_pixel);
    });
    const Paint paint = painter.main_paints()[area];
    if (wet || paint.pattern != Pattern::none ||
        distance_to_border(layer.layer.areas[area].shape, point) < 2.5 * viewport.metres_per_pixel)
      continue;
    ++compared;
    if (pixel_at(image, viewport.to_screen(point)) != paint.colour) wrong.push_back(layer.layer.areas[area].name);
  }
  CHECK(compared > static_cast<int>(layer.layer.areas.size()) / 2);
  return wrong;
}

/// How far two colours are apart in their furthest channel, in steps of 255.
int apart(std::uint32_t a, std::uint32_t b) {
  int furthest = 0;
  for (const unsigned shift : {16U, 8U, 0U})
    furthest = std::max(furthest, std::abs(int((a >> shift) & 255U) - int((b >> shift) & 255U)));
  return furthest;
}

/// The picture of a scene that dissolves, and of its first part alone.
std::pair<Image, Image> with_and_without_second_part(const Atlas& atlas, const View& view, const Viewport& viewport,
                                                     const Target& target) {
  const Scene scene = scene_of(atlas, view);
  REQUIRE(scene.parts.size() == 2);
  MapRenderer renderer;
  MapFrame frame;
  frame.viewport = viewport;
  const std::size_t level = DetailLevels::level_within(0.5 * viewport.metres_per_pixel);
  for (const ScenePart& part : scene.parts) {
    MapPart& drawn = frame.parts.emplace_back();
    drawn.layer = renderer.add_layer(atlas.layers[part.layer].levels->mesh(level));
    for (const Paint& paint : area_colours(atlas, view, part)) drawn.colours.push_back(paint.colour);
  }
  frame.parts[1].opacity = scene.dissolve;
  renderer.draw(frame, target);
  Image both = target.read_back();
  frame.parts.pop_back();
  renderer.draw(frame, target);
  return {std::move(both), target.read_back()};
}

/// Hackney, Kensington and Chelsea, or Tower Hamlets: their wards were drawn anew in 2014.
bool in_redrawn_borough(const Atlas& atlas, Point world, double about) {
  const AtlasLayer& boroughs = atlas.layers[*atlas.find_layer("boroughs")];
  return std::any_of(redrawn_boroughs.begin(), redrawn_boroughs.end(), [&](const char* code) {
    const Shape& shape = boroughs.layer.areas[*boroughs.find(code)].shape;
    return contains(shape, world) || distance_to_border(shape, world) < about;
  });
}

bool near_border(const AtlasLayer& layer, Point world, double about) {
  const auto here = layer.locator->locate(world);
  for (const double part : {0.3, 0.65, 1.0})
    for (int direction = 0; direction < 16; ++direction) {
      const double angle = direction * std::numbers::pi / 8;
      if (layer.locator->locate(world + Point{std::cos(angle), std::sin(angle)} * (part * about)) != here) return true;
    }
  return false;
}

}  // namespace

TEST_CASE("every area shows its own colour at its interior point") {
  const auto context = maybe_context();
  if (!context) return;
  for (const char* contest : {"general-2017", "mayor-2008", "mayor-2012", "mayor-2016"})
    for (const ColourMode mode : {ColourMode::majority, ColourMode::winner, ColourMode::turnout}) {
      INFO(contest, " ", name_of(mode));
      CHECK(wrongly_coloured(carried_atlas(), view_of(contest, mode), {1600, 1200}).empty());
    }
}

TEST_CASE("a still camera draws geometry once, whatever the colours do") {
  const auto context = maybe_context();
  if (!context) return;
  const Atlas& atlas = carried_atlas();
  MapPainter painter(atlas);
  const Target target({640, 480});
  View view = view_of("general-2010");
  const Viewport viewport = viewport_of(atlas, view, {640, 480}, {});
  painter.draw(view, viewport, 1, {}, target);
  const Image first = target.read_back();
  const std::size_t passes = painter.renderer().geometry_passes();
  view.next_contest = "general-2015";
  for (const double fraction : {0.2, 0.5, 0.8}) {
    view.fraction = fraction;
    painter.draw(view, viewport, 1, {}, target);
  }
  CHECK(painter.renderer().geometry_passes() == passes);
  CHECK(target.read_back().pixels != first.pixels);
  Viewport moved = viewport;
  moved.centre.x += 100;
  painter.draw(view, moved, 1, {}, target);
  CHECK(painter.renderer().geometry_passes() > passes);
}

TEST_CASE("neighbours of one colour show no seam of the ground between them") {
  const auto context = maybe_context();
  if (!context) return;
  const Atlas& atlas = carried_atlas();
  const AtlasLayer& layer = atlas.layers[*atlas.find_layer("wards-2014")];
  for (const double metres_per_pixel : {60.0, 14.0, 3.1})
    for (const auto& variant : {std::pair(true, false), {false, false}, {true, true}, {false, true}}) {
      const bool borders = variant.first;
      const bool moving = variant.second;
      MapRenderer renderer;
      const Target target({800, 600});
      MapFrame frame;
      frame.theme.sea = frame.theme.land = {1, 0, 1};  // anything of the ground that shines through is magenta
      frame.theme.border = {};
      frame.viewport = {.centre = {531000, 180500}, .metres_per_pixel = metres_per_pixel, .size = {800, 600}};
      frame.borders = borders;
      frame.moving = moving;
      MapPart& part = frame.parts.emplace_back();
      part.layer = renderer.add_layer(layer.levels->mesh(0));
      part.colours.assign(layer.layer.areas.size(), 0x00FF00U);
      renderer.draw(frame, target);
      const Image image = target.read_back();
      std::size_t seams = 0;
      for (int y = 0; y < 600; ++y)
        for (int x = 0; x < 800; ++x) {
          const Point world = frame.viewport.to_world({x + 0.5, y + 0.5});
          if (((pixel_at(image, {x, y}) >> 16U) & 255U) <= 8) continue;
          // Soft edges against the country are no seams: only pixels with London all around count.
          bool inside = layer.locator->locate(world).has_value();
          for (int direction = 0; direction < 8 && inside; ++direction) {
            const double angle = direction * std::numbers::pi / 4;
            inside = layer.locator->locate(world + Point{std::cos(angle), std::sin(angle)} * (1.5 * metres_per_pixel))
                         .has_value();
          }
          if (inside) ++seams;
        }
      INFO(metres_per_pixel, " metres a pixel, borders ", borders, ", moving ", moving);
      CHECK(seams == 0);
    }
}

TEST_CASE("what lies under a pixel is what the picture shows there: as the map, on the way, and on tiles") {
  const auto context = maybe_context();
  if (!context) return;
  const Atlas& atlas = carried_atlas();
  const glm::ivec2 size{1200, 900};
  const Target target(size);
  for (const Layout layout : {Layout::geography, Layout::hexagons, Layout::circles})
    for (const double morph : {0.5, 1.0})
      for (const bool moving : {false, true}) {
        MapPainter painter(atlas);
        View view = view_of("general-2017", ColourMode::turnout);
        view.layout = layout;
        view.morph = morph;
        const Viewport viewport = painter.viewport(view, glm::dvec2(size), {10, 10, 10, 10});
        MapPainter::Accents accents;
        accents.moving = moving;
        painter.draw(view, viewport, 1, accents, target);
        const Image image = target.read_back();
        const AtlasLayer& layer = atlas.layers[painter.scene().parts[0].layer];
        int right = 0;
        int seen = 0;
        for (int y = 3; y < size.y; y += 7)
          for (int x = 3; x < size.x; x += 7) {
            const std::uint32_t pixel = pixel_at(image, {x, y});
            const auto area = painter.area_at({x, y});
            if (!area || *area >= layer.layer.areas.size()) continue;
            ++seen;
            right += painter.main_paints()[*area].colour == pixel ? 1 : 0;
          }
        INFO(name_of(layout), " ", morph, moving ? " moving" : "");
        CHECK(seen > 2000);
        CHECK(right > 0.75 * seen);  // the others are borders and river
        CHECK_FALSE(painter.area_at({0, 0}));
        CHECK_FALSE(painter.area_at({-5, 40000}));
      }
}

TEST_CASE("the ward change of 2014 dissolves only where boundaries changed: the rest of the map is one moving map") {
  const auto context = maybe_context();
  if (!context) return;
  const Atlas& atlas = carried_atlas();
  const AtlasLayer& wards = atlas.layers[*atlas.find_layer("wards-2014")];
  const glm::ivec2 size{900, 700};
  const Target target(size);
  for (const double metres_per_pixel : {70.0, 18.0})
    for (const double fraction : {0.1, 0.35, 0.5, 0.8, 0.97}) {
      View view = view_of("mayor-2012");
      view.next_contest = "mayor-2016";
      view.fraction = fraction;
      const Viewport viewport{.centre = {531500, 180500}, .metres_per_pixel = metres_per_pixel, .size = size};
      const auto [both, first] = with_and_without_second_part(atlas, view, viewport, target);
      int redrawn = 0;
      int on_borders = 0;
      int elsewhere = 0;
      for (int y = 0; y < size.y; ++y)
        for (int x = 0; x < size.x; ++x) {
          if (apart(pixel_at(both, {x, y}), pixel_at(first, {x, y})) <= 1) continue;
          const Point world = viewport.to_world({x + 0.5, y + 0.5});
          if (in_redrawn_borough(atlas, world, 3 * metres_per_pixel)) ++redrawn;
          else if (near_border(wards, world, 2 * metres_per_pixel)) ++on_borders;
          else ++elsewhere;
        }
      INFO(metres_per_pixel, " metres a pixel, fraction ", fraction);
      CHECK(elsewhere == 0);
      CHECK(redrawn > 2000);
      // Where borders meet, soft edges depend on which is drawn first: that is all that may be otherwise.
      CHECK(on_borders < size.x * size.y / 100);
    }
}

TEST_CASE("an area that changes hands passes through a majority of zero") {
  const Atlas& atlas = carried_atlas();
  View view = view_of("general-2015");
  view.next_contest = "general-2017";
  const LayerIndex seats = *atlas.find_layer("constituencies-2010");
  const AreaIndex kensington = *atlas.layers[seats].find("E14000768");
  double least = 100;
  std::optional<PartyIndex> before;
  int changes = 0;
  for (int step = 0; step <= 1000; ++step) {
    view.fraction = step / 1000.0;
    const AreaValue value = area_value(atlas, view, main_part(scene_of(atlas, view)), kensington);
    if (before && *before != *value.party) {
      ++changes;
      least = std::min(least, value.figure);
    }
    before = value.party;
  }
  CHECK(changes == 1);
  CHECK(least < 0.1);
}

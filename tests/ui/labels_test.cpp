// Names on the map: none flickers while the camera moves, none touches another.
#include <algorithm>
#include <doctest/doctest.h>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "atlas/figures/area_values.h"
#include "atlas/paint/area_colours.h"
#include "atlas/paint/painted_map.h"
#include "atlas/paint/placement.h"
#include "tests/carried.h"
#include "tests/ui/page.h"
#include "ui/labels/labels.h"

using namespace hustings;

namespace {

void draw(const Page& page, const ui::LabelContext& context, ui::LabelMemory& memory) {
  ImGui::GetIO().DisplaySize = page.canvas().size;
  ImGui::NewFrame();
  ui::draw_labels(page.canvas(), context, {}, &memory);
  ImGui::EndFrame();
}

/// Well inside the picture, so that a name has no reason to leave.
bool inside(const Viewport& viewport, Point world) {
  const glm::dvec2 at = viewport.to_screen(world);
  constexpr double edge = 30;  // pixels
  return at.x > edge && at.y > edge && at.x < viewport.size.x - edge && at.y < viewport.size.y - edge;
}

/// How often names came back that had vanished from the midst of the picture, over a second of frames whose cameras
/// `move` gives.
template <typename Move>
int returns(const Page& page, const View& view, Viewport viewport, const Move& move) {
  const Atlas& atlas = carried_atlas();
  const ScenePart part = main_part(scene_of(atlas, view));
  Placements places(atlas);
  const Placement placement = places.of(view, part);
  const std::vector<Paint> paints = area_colours(atlas, view, part);
  const std::vector<double> marginality = marginality_of(atlas, part);
  ui::LabelMemory memory;
  std::map<std::pair<LayerIndex, AreaIndex>, bool> vanished;
  int count = 0;
  for (int frame = 0; frame < 60; ++frame) {
    move(viewport, frame);
    draw(page,
         {.atlas = atlas,
          .part = part,
          .placement = placement,
          .paints = paints,
          .viewport = viewport,
          .selected = {},
          .marginality = marginality},
         memory);
    for (auto& [name, gone] : vanished) {
      const AtlasLayer& layer = atlas.layers[name.first];
      const Point at =
          name.first == part.layer ? placement.anchor(layer, name.second) : layer.label_points[name.second];
      gone = inside(viewport, at) && (gone || !memory.has(name.first, name.second));
    }
    for (const auto& name : memory.shown)
      if (std::exchange(vanished[name], false)) ++count;
  }
  CHECK(vanished.size() > 10);
  return count;
}

struct Stand {
  const char* contest;
  Layout layout;
  double metres_per_pixel;
};

}  // namespace

TEST_CASE("a slow pan makes no name vanish and come back") {
  const Page page;
  for (const Stand& place : {Stand{"general-2017", Layout::geography, 60.0},
                             {"general-2017", Layout::geography, 35.0},
                             {"general-2017", Layout::hexagons, 60.0},
                             {"mayor-2016", Layout::geography, 60.0},
                             {"mayor-2016", Layout::geography, 12.0}}) {
    View view;
    view.contest = place.contest;
    view.layout = place.layout;
    for (const Point by : {Point{1.7, 0.6}, {-0.3, 1.1}, {-2.3, -1.9}}) {
      INFO(std::string(place.contest), " at ", place.metres_per_pixel, " metres a pixel");
      const Viewport start{.centre = {530300, 180400}, .metres_per_pixel = place.metres_per_pixel, .size = {1366, 768}};
      CHECK(returns(page, view, start,
                    [&](Viewport& viewport, int) { viewport.centre += by * viewport.metres_per_pixel; }) == 0);
    }
  }
}

TEST_CASE("a trembling zoom makes no name flicker") {
  const Page page;
  for (const Stand& place : {Stand{"general-2017", Layout::geography, 60.0},
                             {"general-2017", Layout::geography, 35.0},
                             {"mayor-2016", Layout::geography, 60.0},
                             {"mayor-2016", Layout::geography, 12.0}}) {
    View view;
    view.contest = place.contest;
    INFO(std::string(place.contest), " at ", place.metres_per_pixel, " metres a pixel");
    const Viewport start{.centre = {530300, 180400}, .metres_per_pixel = place.metres_per_pixel, .size = {1366, 768}};
    CHECK(returns(page, view, start, [&](Viewport& viewport, int frame) {
            viewport.metres_per_pixel = place.metres_per_pixel * (frame % 2 == 0 ? 1.01 : 0.99);
          }) == 0);
  }
}

TEST_CASE("what a cue is about is named, though it has no room inside") {
  const Page page;
  const Atlas& atlas = carried_atlas();
  View view;
  view.contest = "general-2017";
  view.colour = ColourMode::status;
  const PaintedMap map = painted_map(atlas, view);
  const std::vector<AreaIndex> areas = areas_of_cue(atlas, view, map);
  std::set<std::string> names;
  const AtlasLayer& layer = atlas.layers[map.main_part().layer];
  for (const AreaIndex area : areas) names.insert(layer.layer.areas[area].name);
  CHECK(names == std::set<std::string>{"Battersea", "Croydon Central", "Enfield, Southgate", "Kensington",
                                       "Kingston and Surbiton", "Twickenham"});
  View thread;
  thread.contest = "general-2017";
  thread.filter.parties = {"con"};
  thread.filter.ranges = {{.column = "majority_pct", .high = 5}};
  CHECK(areas_of_cue(atlas, thread, painted_map(atlas, thread)).size() == 6);
  Placements places(atlas);
  const Placement placement = places.of(view, map.main_part());
  for (const double metres_per_pixel : {60.0, 90.0, 130.0}) {
    const Viewport viewport{.centre = {530300, 180400}, .metres_per_pixel = metres_per_pixel, .size = {1366, 768}};
    ui::LabelMemory memory;
    draw(page,
         {.atlas = atlas,
          .part = map.main_part(),
          .placement = placement,
          .paints = map.main_paints(),
          .viewport = viewport,
          .selected = {},
          .marginality = marginality_of(atlas, map.main_part()),
          .cue_areas = areas},
         memory);
    for (const AreaIndex area : areas) CHECK(memory.has(map.main_part().layer, area));
  }
}

namespace {

/// The names that a picture of that size has, `metres` wide.
std::vector<std::pair<LayerIndex, AreaIndex>> names_in(const Page& page, const View& view, glm::dvec2 size,
                                                       std::vector<AreaIndex> cue_areas, bool presented) {
  const Atlas& atlas = carried_atlas();
  const PaintedMap map = painted_map(atlas, view);
  Placements places(atlas);
  const Placement placement = places.of(view, map.main_part());
  const AtlasLayer& layer = atlas.layers[map.main_part().layer];
  const Margins margins{.left = 20, .top = 0.12 * size.y, .right = 20, .bottom = 0.12 * size.y};
  ui::LabelMemory memory;
  draw(page,
       {.atlas = atlas,
        .part = map.main_part(),
        .placement = placement,
        .paints = map.main_paints(),
        .viewport = fit(placed_bounds(layer, placement), size, margins),
        .selected = {},
        .marginality = marginality_of(atlas, map.main_part()),
        .cue_areas = std::move(cue_areas),
        .presented = presented},
       memory);
  return memory.shown;
}

// A picture of 1920 x 1080 as the window draws it, and before an audience, whose names are 1.66 times as large: that
// is the same as a picture that is smaller by so much.
constexpr glm::dvec2 in_the_window{1920, 1080};
constexpr glm::dvec2 before_an_audience{1156, 650};

}  // namespace

TEST_CASE("every hexagon of the seats has a label at 1920 x 1080") {
  const Page page;
  View view;
  view.contest = "general-2017";
  view.layout = Layout::hexagons;
  CHECK(names_in(page, view, in_the_window, {}, false).size() == 73);
  CHECK(names_in(page, view, before_an_audience, {}, true).size() == 73);
}

TEST_CASE("before an audience names are those of the cue, of all areas or of larger ones, never of a few") {
  const Page page;
  const Atlas& atlas = carried_atlas();
  View seats;
  seats.contest = "general-2017";
  const LayerIndex seat_layer = main_part(scene_of(atlas, seats)).layer;
  const AreaIndex kensington = *atlas.layers[seat_layer].find("E14000768");
  using Names = std::vector<std::pair<LayerIndex, AreaIndex>>;
  CHECK(names_in(page, seats, before_an_audience, {}, true).empty());
  CHECK(names_in(page, seats, before_an_audience, {kensington}, true) == Names{{seat_layer, kensington}});
  CHECK(names_in(page, seats, before_an_audience, {}, false).size() > 5);

  View wards;
  wards.contest = "mayor-2016";
  for (const Layout layout : {Layout::geography, Layout::hexagons}) {
    wards.layout = layout;
    const auto names = names_in(page, wards, before_an_audience, {}, true);
    CHECK(names.size() >= 22);  // of 33 boroughs: two of three
    for (const auto& name : names) CHECK(atlas.layers[name.first].layer.id == "boroughs");
  }
}

// Names of nations and regions on the map of the United Kingdom, and of its insets.
#include <algorithm>
#include <doctest/doctest.h>
#include <set>
#include <string>

#include "atlas/load/load_atlas.h"
#include "atlas/paint/area_colours.h"
#include "geo/mesh/inset.h"
#include "places.h"
#include "tests/ui/page.h"
#include "ui/labels/inset_frames.h"
#include "ui/labels/labels.h"

using namespace hustings;

namespace {

const Atlas& united_kingdom() {
  static const Atlas atlas = std::move(*load_atlas(HUSTINGS_TEST_ASSETS "/uk.toml", Geometry::meshes).value);
  return atlas;
}

/// The names of larger areas that stand on a picture of the whole.
std::set<std::string> larger_names(Layout layout) {
  const Atlas& atlas = united_kingdom();
  View view;
  view.contest = "general-2017";
  view.layout = layout;
  const ScenePart part = main_part(scene_of(atlas, view));
  const AtlasLayer& layer = atlas.layers[part.layer];
  Placements places(atlas);
  const Placement placement = places.of(view, part);
  const Viewport viewport = fit(placed_bounds(layer, placement), {1366, 768}, {20, 60, 20, 20});
  const Page page;
  const std::vector<Paint> paints = area_colours(atlas, view, part);
  ui::LabelMemory memory;
  ImGui::GetIO().DisplaySize = page.canvas().size;
  ImGui::NewFrame();
  ui::draw_labels(page.canvas(),
                  {.atlas = atlas,
                   .part = part,
                   .placement = placement,
                   .paints = paints,
                   .viewport = viewport,
                   .selected = {},
                   .marginality = {}},
                  {}, &memory);
  ImGui::EndFrame();
  std::set<std::string> names;
  for (const auto& [of_layer, area] : memory.shown)
    if (of_layer != part.layer) names.insert(atlas.layers[of_layer].layer.areas[area].name);
  return names;
}

}  // namespace

TEST_CASE("the map of the United Kingdom names its nations and regions, as areas lie and in hexagons") {
  for (const Layout layout : {Layout::geography, Layout::hexagons}) {
    CAPTURE(name_of(layout));
    const std::set<std::string> names = larger_names(layout);
    CHECK(names.contains("Scotland"));
    CHECK(names.contains("Wales"));
    CHECK(names.contains("South West"));
    CHECK(names.size() >= 10);
  }
}

TEST_CASE("London and the Northern Isles have frames, and a title in each, clear of the areas") {
  const Atlas& atlas = united_kingdom();
  const AtlasLayer& layer = atlas.layers[*atlas.find_layer("uk-constituencies-2010")];
  REQUIRE(layer.insets);
  REQUIRE(layer.insets->all.size() == 2);
  CHECK(layer.insets->all[0].areas.size() == 1);
  CHECK(layer.insets->all[1].areas.size() == 73);
  // Less high than the islands would make it, and not wider than high.
  const Point size = layer.insets->bounds.size();
  CHECK(size.y < 0.86 * layer.layer.bounds.size().y);
  CHECK(size.x < size.y);
  const Page page;
  const Viewport viewport = fit(layer.insets->bounds, {1366, 768}, {20, 80, 20, 20});
  const auto places = ui::inset_places(*layer.insets, viewport);
  const auto titles = ui::inset_titles(page.canvas(), *layer.insets, viewport);
  for (std::size_t i = 0; i < places.size(); ++i) {
    CHECK(titles[i].low.y > places[i].low.y);
    CHECK(titles[i].low.x > places[i].low.x);
    CHECK(titles[i].high.x < places[i].high.x);
    const Inset& inset = layer.insets->all[i];
    for (const std::uint32_t area : inset.areas)
      CHECK(viewport.to_screen(inset.placed(layer.area_bounds[area]).high).y >= titles[i].high.y);
  }
}

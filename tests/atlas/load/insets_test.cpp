// The insets of an atlas of one's own: on which layers they lie, and what is wrong with one is said.
#include <doctest/doctest.h>

#include "atlas/paint/placement.h"
#include "geo/mesh/inset.h"
#include "tests/atlas/own_atlas.h"

using namespace hustings;

namespace {

/// All that is said of an atlas with that inset.
std::string said_of(const std::string& keys) {
  OwnAtlas atlas;
  atlas.add("c2018", 2018, "X1,lab,A,5\n");
  std::string said;
  for (const Finding& finding : load_atlas(atlas.file("[[inset]]\n" + keys + "\n"), Geometry::none).findings)
    if (finding.severity == Severity::error) said += describe(finding) + "\n";
  return said;
}

bool says(const std::string& keys, const std::string& words) {
  const std::string said = said_of(keys);
  CAPTURE(said);
  return said.find(words) != std::string::npos && said.find("row 2") != std::string::npos;
}

}  // namespace

TEST_CASE("an inset lies on the layer that has its areas, and a view may go without") {
  OwnAtlas own;
  own.add("c2018", 2018, "X1,lab,A,5\nX2,con,B,7\n");
  const Atlas atlas = own.load(
      "[[inset]]\ntitle = \"First\"\nareas = [\"x1\"]\nscale = 2\n"
      "[[inset]]\ntitle = \"Last\"\nareas = [\"X4\"]\ncorner = \"lower-left\"\nmoved = true\n");
  const AtlasLayer& layer = atlas.layers.front();
  REQUIRE(layer.insets);
  REQUIRE(layer.insets->all.size() == 2);
  CHECK(layer.insets->all[0].title == "First");
  CHECK(layer.insets->all[0].areas == std::vector<std::uint32_t>{0});
  CHECK(layer.insets->all[0].scale == 2);
  CHECK(layer.insets->all[1].moved);

  View view;
  CHECK(shown_insets(view, layer) == layer.insets.get());
  const Placement with{.morph = 0, .tiles = {}, .insets = shown_insets(view, layer)};
  view.insets = false;
  CHECK(shown_insets(view, layer) == nullptr);
  const Placement without;
  const AreaIndex last = *layer.find("X4");
  CHECK(with.is_moved(last));
  CHECK_FALSE(without.is_moved(last));
  CHECK(layer.insets->all[1].frame.contains(with.bounds(layer, last).centre()));
  CHECK(without.bounds(layer, last).low == layer.area_bounds[last].low);
  CHECK(with.bounds(layer, 0).low == layer.area_bounds[0].low);  // shown twice: at home
  CHECK(placed_bounds(layer, with).high == layer.insets->bounds.high);
  CHECK(placed_bounds(layer, without).high == layer.layer.bounds.high);
}

TEST_CASE("an atlas without insets has none") {
  OwnAtlas own;
  own.add("c2018", 2018, "X1,lab,A,5\n");
  CHECK_FALSE(own.load().layers.front().insets);
}

TEST_CASE("what is wrong with an inset is said, with its line") {
  CHECK(said_of("title = \"A\"\nareas = [\"X1\"]\ncorner = \"upper-left\"\nscale = 0.5").empty());
  CHECK(says("areas = [\"X1\"]", "\"title\" is missing"));
  CHECK(says("title = \"A\"", "names no areas"));
  CHECK(says("title = \"A\"\nareas = [\"X9\"]", "X9, which is in no layer"));
  CHECK(says("title = \"A\"\nareas = [\"X1\", \"X2\", \"X3\", \"X4\"]\nmoved = true", "moves all areas"));
  CHECK(said_of("title = \"A\"\nareas = [\"X1\"]\ncorner = \"top\"").find("\"top\" is no corner") != std::string::npos);
  CHECK(said_of("title = \"A\"\nareas = [\"X1\"]\nscale = 0").find("from 0.05 to 20") != std::string::npos);
  CHECK(said_of("title = \"A\"\nareas = [\"X1\"]\nsize = 2").find("unknown key \"size\"") != std::string::npos);
}

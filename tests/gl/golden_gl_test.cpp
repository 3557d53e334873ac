// Whole pictures against those that were looked at and found right.
#include <algorithm>
#include <span>

#include "atlas/load/named_files.h"
#include "picture/map_painter.h"
#include "picture/still.h"
#include "picture/story_show.h"
#include "tests/carried.h"
#include "tests/gl/gl_test.h"

using namespace hustings;

namespace {

// Another Mesa rounds soft edges and glyphs otherwise: single pixels may differ, the picture may not. A wrong colour in
// one seat changes half a percent of the pixels by far more than 24.
constexpr Limits edges_only{.maximum = 24, .mean = 0.35, .beyond = 0.002};

void check_still(const View& view, const std::string& name, glm::ivec2 size = {800, 500}, bool overlays = true) {
  StillMaker still(carried_atlas(), size, overlays);
  check_golden(still.draw(view), name, edges_only);
}

/// One picture of the map alone, small, at one pixel to one of the design and at two.
struct MapPicture {
  const char* name;
  const char* contest;
  const char* around;  ///< code of the area in the middle; none: all of it
  double kilometres;   ///< from side to side
  ColourMode colour = ColourMode::majority;
  void (*edit)(View&) = nullptr;
};

void check_map(const MapPicture& picture) {
  const Atlas& atlas = carried_atlas();
  View view;
  view.contest = picture.contest;
  view.colour = picture.colour;
  if (picture.edit != nullptr) picture.edit(view);
  for (const int scale : {1, 2}) {
    const Target target(glm::ivec2{320, 200} * scale);
    const glm::dvec2 size(target.size());
    MapPainter painter(atlas);
    Viewport viewport = painter.viewport(view, size, {6.0 * scale, 6.0 * scale, 6.0 * scale, 6.0 * scale});
    if (picture.around != nullptr) {
      const AtlasLayer& layer = atlas.layers[main_part(scene_of(atlas, view)).layer];
      const auto area = layer.find(picture.around);
      REQUIRE(area);
      viewport.centre = layer.label_points[*area];
      viewport.metres_per_pixel = 1000 * picture.kilometres / size.x;
    }
    painter.draw(view, viewport, scale, {}, target);
    check_golden(target.read_back(), std::string("map-") + picture.name + (scale == 1 ? "" : "-2x"), edges_only);
  }
}

const char* const kensington = "E14000768";

const MapPicture colour_modes[] = {
    {"winner", "general-2017", kensington, 16, ColourMode::winner},
    {"majority", "general-2017", kensington, 16},
    {"swing", "general-2017", kensington, 16, ColourMode::swing},
    {"share", "general-2017", kensington, 16, ColourMode::share},
    {"change", "general-2017", kensington, 16, ColourMode::change},
    {"turnout", "general-2017", kensington, 16, ColourMode::turnout},
    {"status", "general-2017", kensington, 16, ColourMode::status},
    {"crossed", "general-2017", kensington, 16, ColourMode::share,
     [](View& view) { view.crossed_with = ColourMode::turnout; }},
};

const MapPicture looks[] = {
    {"dark", "mayor-2016", "E05009389", 12, ColourMode::majority, [](View& view) { view.selected = {"E05009389"}; }},
    {"light", "mayor-2016", "E05009389", 12, ColourMode::majority,
     [](View& view) {
       view.look = Look::light;
       view.selected = {"E05009389"};
     }},
    {"contrast", "mayor-2016", "E05009389", 12, ColourMode::majority,
     [](View& view) {
       view.look = Look::contrast;
       view.selected = {"E05009389"};
     }},
};

const MapPicture patterns[] = {
    {"not-published", "referendum-wards-2016", "E05000147", 12},
    {"incomplete", "referendum-wards-2016", "E05000323", 12, ColourMode::winner},
    {"tie", "referendum-wards-2016", "E05000147", 6, ColourMode::winner},
    {"undefined", "mayor-2016", "E05009389", 12, ColourMode::swing, [](View& view) { view.across = Across::none; }},
    {"of-parent", "mayor-2016", "E05009389", 12, ColourMode::swing},
    {"notional", "general-2005n", kensington, 16},
    {"estimate", "mayor-2016", kensington, 16, ColourMode::majority,
     [](View& view) { view.by = "constituencies-2010"; }},
    {"split", "council-2010", "E05000405", 12, ColourMode::winner},
};

const MapPicture layouts[] = {
    {"geography", "general-2017", nullptr, 0, ColourMode::winner},
    {"to-hexagons", "general-2017", nullptr, 0, ColourMode::winner,
     [](View& view) {
       view.layout = Layout::hexagons;
       view.morph = 0.5;
     }},
    {"hexagons", "general-2017", nullptr, 0, ColourMode::winner, [](View& view) { view.layout = Layout::hexagons; }},
    {"to-circles", "general-2017", nullptr, 0, ColourMode::winner,
     [](View& view) {
       view.layout = Layout::circles;
       view.morph = 0.5;
     }},
    {"circles", "general-2017", nullptr, 0, ColourMode::winner, [](View& view) { view.layout = Layout::circles; }},
};

}  // namespace

TEST_CASE("the map of each colour mode, look, pattern and layout looks as it did, at one scale and at two") {
  const auto context = maybe_context();
  if (!context) return;
  for (const auto& table : {std::span<const MapPicture>(colour_modes), {looks}, {patterns}, {layouts}})
    for (const MapPicture& picture : table) check_map(picture);
}

TEST_CASE("labels, legend and headline look as they did at twice the size") {
  const auto context = maybe_context();
  if (!context) return;
  const glm::ivec2 twice{1600, 1000};
  View view;
  view.contest = "general-2017";
  view.selected = {kensington};
  SUBCASE("seats") { check_still(view, "general-2017-majority-2x", twice); }
  SUBCASE("hexagons, for print") {
    view.look = Look::light;
    view.layout = Layout::hexagons;
    check_still(view, "general-2017-hexagons-light-2x", twice);
  }
  SUBCASE("symbols") {
    view.symbols = Symbols::circles;
    view.circle_size = CircleSize::votes;
    check_still(view, "general-2017-symbols-2x", twice);
  }
  SUBCASE("boroughs over wards, high contrast") {
    view.contest = "referendum-wards-2016";
    view.look = Look::contrast;
    check_still(view, "referendum-wards-2016-contrast-2x", twice);
  }
}

TEST_CASE("stills of each kind look as they did") {
  const auto context = maybe_context();
  if (!context) return;
  View view;
  SUBCASE("majority in the seats") {
    view.contest = "general-2017";
    view.selected = {"E14000768"};
    check_still(view, "general-2017-majority");
  }
  SUBCASE("wards, with borough names") {
    view.contest = "mayor-2016";
    check_still(view, "mayor-2016-majority");
  }
  SUBCASE("swing by borough") {
    view.contest = "mayor-2012";
    view.colour = ColourMode::swing;
    check_still(view, "mayor-2012-swing");
  }
  SUBCASE("undefined is hatched") {
    view.contest = "mayor-2016";
    view.colour = ColourMode::swing;
    view.across = Across::none;
    check_still(view, "mayor-2016-swing");
  }
  SUBCASE("redrawn wards show their borough's swing, and are marked") {
    view.contest = "mayor-2016";
    view.colour = ColourMode::swing;
    check_still(view, "mayor-2016-swing-across");
  }
  SUBCASE("a ward contest on constituencies: straddling wards make an estimate") {
    view.contest = "mayor-2016";
    view.by = "constituencies-2010";
    check_still(view, "mayor-2016-by-seat");
  }
  SUBCASE("wards of several members, split ones striped") {
    view.contest = "council-2010";
    view.colour = ColourMode::winner;
    check_still(view, "council-2010-winner");
  }
  SUBCASE("a by-election covers one seat") {
    view.contest = "by-tooting-2016";
    check_still(view, "by-tooting-2016-majority");
  }
  SUBCASE("notional is hatched") {
    view.contest = "general-2005n";
    check_still(view, "general-2005n-majority");
  }
  SUBCASE("gains and holds") {
    view.contest = "general-2017";
    view.colour = ColourMode::status;
    check_still(view, "general-2017-status");
  }
  SUBCASE("half way between two elections") {
    view.contest = "general-2015";
    view.next_contest = "general-2017";
    view.fraction = 0.5;
    check_still(view, "general-2015-to-2017");
  }
  SUBCASE("wards of two editions, dissolving") {
    view.contest = "mayor-2012";
    view.next_contest = "mayor-2016";
    view.fraction = 0.5;
    check_still(view, "mayor-2012-to-2016");
  }
  SUBCASE("for print") {
    view.contest = "general-2017";
    view.look = Look::light;
    check_still(view, "general-2017-light");
  }
  SUBCASE("high contrast, not published") {
    view.contest = "referendum-wards-2016";
    view.look = Look::contrast;
    check_still(view, "referendum-wards-2016-contrast");
  }
  SUBCASE("hexagons, a seat selected") {
    view.contest = "general-2017";
    view.layout = Layout::hexagons;
    view.selected = {"E14000768"};
    check_still(view, "general-2017-hexagons");
  }
  SUBCASE("half way to hexagons") {
    view.contest = "general-2017";
    view.layout = Layout::hexagons;
    view.morph = 0.5;
    check_still(view, "general-2017-half-way");
  }
  SUBCASE("circles by electors") {
    view.contest = "mayor-2016";
    view.by = "boroughs";
    view.layout = Layout::circles;
    check_still(view, "mayor-2016-circles");
  }
  SUBCASE("symbols by votes") {
    view.contest = "general-2017";
    view.symbols = Symbols::circles;
    view.circle_size = CircleSize::votes;
    check_still(view, "general-2017-symbols");
  }
  SUBCASE("arrows of the swing") {
    view.contest = "general-2017";
    view.symbols = Symbols::arrows;
    check_still(view, "general-2017-arrows");
  }
  SUBCASE("two figures crossed") {
    view.contest = "general-2017";
    view.crossed_with = ColourMode::turnout;
    check_still(view, "general-2017-crossed");
  }
  SUBCASE("few electors fade, steps at breaks of the user's") {
    view.contest = "general-2017";
    view.fade_small = true;
    view.scale = {.stepped = true, .midpoint = std::nullopt, .breaks = {0, 5, 10, 20, 40}};
    check_still(view, "general-2017-faded-steps");
  }
  SUBCASE("labels of wards near by, at twice the size") {
    view.contest = "mayor-2016";
    view.camera = Camera{{530500, 180500}, 8};
    view.selected = {"E05009317"};
    check_still(view, "mayor-2016-near-2x", {1600, 1000});
  }
  SUBCASE("the bare map") {
    view.contest = "general-2010";
    check_still(view, "general-2010-bare", {640, 480}, false);
  }
}

TEST_CASE("cues of the carried story look as they did, before an audience") {
  const auto context = maybe_context();
  if (!context) return;
  Findings found;
  StoryPainter painter(sample_story(), {800, 450}, std::nullopt, found);
  CHECK(found.empty());
  struct Told {
    const char* name;
    const char* title;  ///< of the cue: a selection, a filter, a chart, a list
  };
  for (const Told& told : {Told{"cue-kensington", "Kensington, by 20 votes"},
                           {"cue-thread", "The closest Conservative seats"},
                           {"cue-remain", "Swing and the referendum"},
                           {"cue-recovery", "Where each party's next seats are"}}) {
    const std::vector<Cue>& cues = painter.story().cues;
    const auto cue =
        std::find_if(cues.begin(), cues.end(), [&](const Cue& other) { return other.title == told.title; });
    REQUIRE(cue != cues.end());
    check_golden(painter.draw_cue(static_cast<std::size_t>(cue - cues.begin())).read_back(), told.name, edges_only);
  }
}

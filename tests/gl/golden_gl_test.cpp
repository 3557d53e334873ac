// Whole pictures against those that were looked at and found right.
#include <algorithm>
#include <span>

#include "atlas/load/named_files.h"
#include "picture/map_painter.h"
#include "picture/still.h"
#include "picture/story_show.h"
#include "tests/carried.h"
#include "tests/gl/gl_test.h"
#include "tests/gl/golden_areas.h"

using namespace hustings;

namespace {

// Another Mesa rounds soft edges and glyphs otherwise: single pixels may differ, the picture may not. A wrong colour in
// one seat changes half a percent of the pixels by far more than 24.
constexpr Limits edges_only{.maximum = 24, .mean = 0.35, .beyond = 0.002};

/// Stills of one size, drawn one after another.
class Stills {
 public:
  explicit Stills(glm::ivec2 size, bool overlays = true)
      : maker_(carried_atlas(), size, overlays), painter_(carried_atlas()) {}

  void check(const std::string& name, const View& view) {
    CAPTURE(name);
    const Image picture = maker_.draw(view);
    check_golden(picture, name, edges_only);
    check_areas({.atlas = carried_atlas(),
                 .view = view,
                 .viewport = maker_.viewport(view),
                 .scale = static_cast<double>(maker_.style().pixel_scale()),
                 .picture = picture},
                painter_, name);
  }

 private:
  StillMaker maker_;
  MapPainter painter_;
};

/// One picture of the map alone, small, at one pixel to one of the design and at two.
struct MapPicture {
  const char* name;
  const char* contest;
  const char* around;  ///< code of the area in the middle; none: all of it
  double kilometres;   ///< from side to side
  ColourMode colour = ColourMode::majority;
  void (*edit)(View&) = nullptr;
};

void check_map(const MapPicture& picture, MapPainter& painter) {
  const Atlas& atlas = carried_atlas();
  View view;
  view.contest = picture.contest;
  view.colour = picture.colour;
  if (picture.edit != nullptr) picture.edit(view);
  for (const int scale : {1, 2}) {
    const Target target(glm::ivec2{320, 200} * scale);
    const glm::dvec2 size(target.size());
    Viewport viewport = painter.viewport(view, size, {6.0 * scale, 6.0 * scale, 6.0 * scale, 6.0 * scale});
    if (picture.around != nullptr) {
      const AtlasLayer& layer = atlas.layers[main_part(scene_of(atlas, view)).layer];
      const auto area = layer.find(picture.around);
      REQUIRE(area);
      viewport.centre = layer.label_points[*area];
      viewport.metres_per_pixel = 1000 * picture.kilometres / size.x;
    }
    painter.draw(view, viewport, scale, {}, target);
    const Image drawn = target.read_back();
    const std::string name = std::string("map-") + picture.name + (scale == 1 ? "" : "-2x");
    check_golden(drawn, name, edges_only);
    check_areas(
        {.atlas = atlas, .view = view, .viewport = viewport, .scale = static_cast<double>(scale), .picture = drawn},
        painter, name);
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

void check_maps(std::span<const MapPicture> pictures) {
  const auto context = maybe_context();
  if (!context) return;
  MapPainter painter(carried_atlas());
  for (const MapPicture& picture : pictures) check_map(picture, painter);
}

/// A still of 800 by 500 with all that stands over it.
struct Still {
  const char* name;
  const char* contest;
  void (*edit)(View&) = [](View&) {};
};

const Still stills_of_results[] = {
    {"general-2017-majority", "general-2017", [](View& view) { view.selected = {kensington}; }},
    {"mayor-2016-majority", "mayor-2016"},  // with borough names
    {"mayor-2012-swing", "mayor-2012", [](View& view) { view.colour = ColourMode::swing; }},
    {"mayor-2016-swing", "mayor-2016",  // undefined is hatched
     [](View& view) {
       view.colour = ColourMode::swing;
       view.across = Across::none;
     }},
    // Redrawn wards show their borough's swing, and are marked.
    {"mayor-2016-swing-across", "mayor-2016", [](View& view) { view.colour = ColourMode::swing; }},
    // Wards that straddle constituencies make an estimate.
    {"mayor-2016-by-seat", "mayor-2016", [](View& view) { view.by = "constituencies-2010"; }},
    // Wards of several members, split ones striped.
    {"council-2010-winner", "council-2010", [](View& view) { view.colour = ColourMode::winner; }},
    {"by-tooting-2016-majority", "by-tooting-2016"},  // one seat
    {"general-2005n-majority", "general-2005n"},      // notional is hatched
    {"general-2017-status", "general-2017", [](View& view) { view.colour = ColourMode::status; }},
    {"general-2015-to-2017", "general-2015",
     [](View& view) {
       view.next_contest = "general-2017";
       view.fraction = 0.5;
     }},
    {"mayor-2012-to-2016", "mayor-2012",  // wards of two editions, dissolving
     [](View& view) {
       view.next_contest = "mayor-2016";
       view.fraction = 0.5;
     }},
};

const Still stills_of_looks[] = {
    {"general-2017-light", "general-2017", [](View& view) { view.look = Look::light; }},
    {"referendum-wards-2016-contrast", "referendum-wards-2016", [](View& view) { view.look = Look::contrast; }},
    {"general-2017-hexagons", "general-2017",
     [](View& view) {
       view.layout = Layout::hexagons;
       view.selected = {kensington};
     }},
    {"general-2017-half-way", "general-2017",
     [](View& view) {
       view.layout = Layout::hexagons;
       view.morph = 0.5;
     }},
    {"mayor-2016-circles", "mayor-2016",  // by electors
     [](View& view) {
       view.by = "boroughs";
       view.layout = Layout::circles;
     }},
    {"general-2017-symbols", "general-2017",
     [](View& view) {
       view.symbols = Symbols::circles;
       view.circle_size = CircleSize::votes;
     }},
    {"general-2017-arrows", "general-2017", [](View& view) { view.symbols = Symbols::arrows; }},
    {"general-2017-crossed", "general-2017", [](View& view) { view.crossed_with = ColourMode::turnout; }},
    {"general-2017-faded-steps", "general-2017",
     [](View& view) {
       view.fade_small = true;
       view.scale = {.stepped = true, .midpoint = std::nullopt, .breaks = {0, 5, 10, 20, 40}};
     }},
};

/// At twice the size.
const Still large_stills[] = {
    {"general-2017-majority-2x", "general-2017", [](View& view) { view.selected = {kensington}; }},
    {"general-2017-hexagons-light-2x", "general-2017",
     [](View& view) {
       view.selected = {kensington};
       view.look = Look::light;
       view.layout = Layout::hexagons;
     }},
    {"general-2017-symbols-2x", "general-2017",
     [](View& view) {
       view.selected = {kensington};
       view.symbols = Symbols::circles;
       view.circle_size = CircleSize::votes;
     }},
    {"referendum-wards-2016-contrast-2x", "referendum-wards-2016",  // boroughs over wards
     [](View& view) {
       view.selected = {kensington};
       view.look = Look::contrast;
     }},
    {"mayor-2016-near-2x", "mayor-2016",  // labels of wards near by
     [](View& view) {
       view.camera = Camera{{530500, 180500}, 8};
       view.selected = {"E05009317"};
     }},
};

void check_stills(std::span<const Still> stills, glm::ivec2 size, bool overlays = true) {
  const auto context = maybe_context();
  if (!context) return;
  Stills pictures(size, overlays);
  for (const Still& still : stills) {
    View view;
    view.contest = still.contest;
    still.edit(view);
    pictures.check(still.name, view);
  }
}

}  // namespace

TEST_CASE("the map of each colour mode and look looks as it did, at one scale and at two") {
  check_maps(colour_modes);
  check_maps(looks);
}

TEST_CASE("the map with each pattern looks as it did, at one scale and at two") { check_maps(patterns); }

TEST_CASE("the map in each layout looks as it did, at one scale and at two") { check_maps(layouts); }

TEST_CASE("stills of each kind of result look as they did") { check_stills(stills_of_results, {800, 500}); }

TEST_CASE("stills in each look, layout and form look as they did") {
  check_stills(stills_of_looks, {800, 500});
  const Still bare[] = {{"general-2010-bare", "general-2010"}};
  check_stills(bare, {640, 480}, false);
}

TEST_CASE("labels, legend and headline look as they did at twice the size") {
  check_stills(large_stills, {1600, 1000});
}

TEST_CASE("cues of the sample story look as they did, before an audience") {
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
    const auto index = static_cast<std::size_t>(cue - cues.begin());
    const Image picture = painter.draw_cue(index).read_back();
    check_golden(picture, told.name, edges_only);
    const Shot shot = painter.resting_on(index);
    REQUIRE_FALSE(shot.layout.several());
    MapPainter map_painter(painter.atlas(index));
    check_areas({.atlas = painter.atlas(index),
                 .view = shot.view,
                 .viewport = shot.viewport,
                 .scale = painter.map_scale(),
                 .picture = picture},
                map_painter, told.name);
  }
}

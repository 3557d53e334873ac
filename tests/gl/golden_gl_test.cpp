// Whole pictures against those that were looked at and found right.
#include "app/still.h"
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

}  // namespace

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

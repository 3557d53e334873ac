#include <doctest/doctest.h>

#include "atlas/tween.h"
#include "base/finding.h"
#include "tests/carried.h"

using namespace hustings;

TEST_CASE("Added maps go back through the elections of the track, and end with the first") {
  const Atlas& atlas = carried_atlas();
  View view;
  view.contest = "mayor-2016";
  for (std::size_t i = 0; i < most_beside + 2; ++i) add_beside(atlas, view);
  REQUIRE(view.beside.size() == most_beside);
  CHECK(view.beside[0].contest == "mayor-2012");
  CHECK(view.beside[1].contest == "mayor-2008");
  CHECK(view.beside[2].contest == "mayor-2008");
  CHECK(one_measure(view));
  require_valid(atlas, view);
  for (std::size_t i = 0; i < most_beside + 2; ++i) remove_beside(view);
  CHECK(view.beside.empty());
}

TEST_CASE("The view of a map has its contest and measure, and shares all else") {
  View view;
  view.contest = "general-2017";
  view.selected = {"E14000639"};
  view.scale.breaks = {0, 5, 10};
  view.camera = Camera{{530000, 180000}, 40};
  view.beside = {{"general-2015", ColourMode::share, "lab", ""}};
  view.swipe = 0.4;
  const View own = view_beside(view, 0);
  CHECK(own.beside.empty());
  CHECK_FALSE(own.swipe);
  CHECK(own.scale == view.scale);
  const View other = view_beside(view, 1);
  CHECK(other.contest == "general-2015");
  CHECK(other.colour == ColourMode::share);
  CHECK(other.party == "lab");
  CHECK(other.selected == view.selected);
  CHECK(other.camera == view.camera);
  CHECK(other.scale.breaks.empty());  // those of another figure
  CHECK_FALSE(one_measure(view));
}

TEST_CASE("Maps that the atlas does not have, too many, and a divider without two are refused") {
  const Atlas& atlas = carried_atlas();
  View view;
  view.contest = "general-2017";
  view.swipe = 0.5;
  CHECK_THROWS_AS(require_valid(atlas, view), CommandError);
  view.beside = {{"general-2015", ColourMode::majority, "con", ""}};
  CHECK_NOTHROW(require_valid(atlas, view));
  view.swipe = 1.5;
  CHECK_THROWS_AS(require_valid(atlas, view), CommandError);
  view.swipe.reset();
  view.beside.resize(most_beside + 1, view.beside[0]);
  CHECK_THROWS_AS(require_valid(atlas, view), CommandError);
  view.beside = {{"general-1832", ColourMode::majority, "con", ""}};
  CHECK_THROWS_AS(require_valid(atlas, view), CommandError);
  view.beside = {{"general-2015", ColourMode::number, "con", "no-such"}};
  CHECK_THROWS_AS(require_valid(atlas, view), CommandError);
}

TEST_CASE("Between two cues with a divider it moves, and the maps do not dissolve") {
  const Atlas& atlas = carried_atlas();
  View from;
  from.contest = "general-2017";
  from.beside = {{"general-2015", ColourMode::majority, "con", ""}};
  from.swipe = 0.0;
  View to = from;
  to.swipe = 1.0;
  const Tween tween(atlas, from, to, Arrival::fly);
  double last = -1;
  for (int i = 0; i <= 20; ++i) {
    const Tween::Now now = tween.at(i / 20.0);
    REQUIRE(now.view.swipe);
    CHECK(*now.view.swipe > last);
    CHECK_FALSE(now.under);
    last = *now.view.swipe;
  }
}

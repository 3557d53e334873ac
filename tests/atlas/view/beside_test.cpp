#include <doctest/doctest.h>
#include <set>

#include "atlas/figures/valid_view.h"
#include "atlas/paint/legend.h"
#include "atlas/paint/map_titles.h"
#include "atlas/saved/tween.h"
#include "atlas/view/scene.h"
#include "atlas/view/what_if.h"
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

namespace {

/// The maps of a view of elections in that order, as pictures have them.
std::vector<View> maps_of(ColourMode colour, std::vector<std::string> contests) {
  View view;
  view.contest = contests.front();
  view.colour = colour;
  for (std::size_t i = 1; i < contests.size(); ++i)
    view.beside.push_back({.contest = contests[i], .colour = colour, .party = "con", .number = ""});
  std::vector<View> maps;
  for (std::size_t map = 0; map < contests.size(); ++map) maps.push_back(view_beside(view, map));
  return maps;
}

}  // namespace

TEST_CASE("Each of several maps of change says what it is compared with, and their legend does not say it for one") {
  const Atlas& atlas = carried_atlas();
  for (const ColourMode colour : {ColourMode::status, ColourMode::change, ColourMode::swing}) {
    const std::vector<View> maps = maps_of(colour, {"general-2017", "general-2015", "mayor-2016"});
    CHECK_FALSE(one_base(atlas, maps));
    const std::vector<std::string> years{"since 2015", "since 2010", "since 2012"};
    for (std::size_t map = 0; map < maps.size(); ++map) {
      CHECK(comparison_words(atlas, maps[map]) == years[map]);
      for (const std::string& title : map_titles(atlas, maps, map)) {
        CAPTURE(title);
        CHECK(title.find(years[map]) != std::string::npos);
      }
      const Scene scene = scene_of(atlas, maps[map]);
      std::vector<std::vector<AreaValue>> values;
      for (const ScenePart& part : scene.parts) values.push_back(area_values(atlas, maps[map], part));
      CHECK(legend_of(atlas, maps[map], scene, values).title.find(years[map]) != std::string::npos);
      const Legend shared = legend_of(atlas, maps[map], scene, values, Base::on_maps);
      CHECK(shared.title.find("since") == std::string::npos);
      CHECK(shared.notes.size() == 1);
    }
  }
  // A figure that is no change is compared with nothing.
  const std::vector<View> maps = maps_of(ColourMode::majority, {"general-2017", "general-2015"});
  CHECK(one_base(atlas, maps));
  CHECK(comparison_words(atlas, maps[0]).empty());
}

TEST_CASE("The shortest title of each of several maps still tells it from the others") {
  const Atlas& atlas = carried_atlas();
  const std::vector<std::vector<std::string>> several{{"general-2017", "general-2015", "general-2010", "general-2005n"},
                                                      {"general-2017", "mayor-2016", "assembly-list-2016"},
                                                      {"general-2017", "by-tooting-2016", "by-richmond-park-2016"},
                                                      {"referendum-2016", "referendum-wards-2016"}};
  for (const std::vector<std::string>& contests : several) {
    const std::vector<View> maps = maps_of(ColourMode::majority, contests);
    std::set<std::string> shortest;
    for (std::size_t map = 0; map < maps.size(); ++map) {
      const std::vector<std::string> titles = map_titles(atlas, maps, map);
      CHECK(titles.front().find(atlas.contest(*atlas.find_contest(contests[map])).title) == 0);
      for (std::size_t i = 1; i < titles.size(); ++i) CHECK(titles[i].size() <= titles[i - 1].size());
      shortest.insert(titles.back());
    }
    CHECK(shortest.size() == contests.size());
  }
  CHECK(map_titles(atlas, maps_of(ColourMode::majority, several[0]), 1).back() == "2015");
  CHECK(map_titles(atlas, maps_of(ColourMode::majority, several[1]), 1).back() == "Mayor 2016");
  // Of one contest the measures tell them apart.
  std::vector<View> maps = maps_of(ColourMode::majority, {"general-2017", "general-2017"});
  maps[1].colour = ColourMode::turnout;
  CHECK(map_titles(atlas, maps, 1).back() == "Turnout");
}

TEST_CASE("a what-if is of the election that it was asked of, and the map's own title says so") {
  const Atlas& atlas = carried_atlas();
  View view;
  view.contest = "general-2017";
  view.what_if.on = true;
  view.what_if.swing = 5;
  view.beside = {{"general-2015", ColourMode::majority, "con", ""}, {"general-2017", ColourMode::winner, "con", ""}};
  const std::vector<View> views{view_beside(view, 0), view_beside(view, 1), view_beside(view, 2)};
  for (std::size_t map = 0; map < views.size(); ++map) {
    const bool asked = views[map].contest == "general-2017";
    CHECK((what_if_of(atlas, views[map], *atlas.find_contest(views[map].contest)) != nullptr) == asked);
    for (const std::string& title : map_titles(atlas, views, map)) CHECK(title.ends_with(", hypothetical") == asked);
  }
}

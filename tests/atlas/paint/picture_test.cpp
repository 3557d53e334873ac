// How the picture departs from its usual scale, and what flashes in it.
#include <cmath>
#include <doctest/doctest.h>
#include <glm/geometric.hpp>
#include <numeric>

#include "atlas/figures/changes.h"
#include "atlas/paint/area_colours.h"
#include "atlas/paint/headline.h"
#include "atlas/paint/legend.h"
#include "atlas/paint/scales.h"
#include "atlas/paint/track_range.h"
#include "atlas/view/playback.h"
#include "tests/atlas/sample_views.h"

using namespace hustings;

TEST_CASE("without a choice a scale is its ramp; with breaks the same colours stand at the breaks") {
  const Ramp ramp = majority_ramp(0x0087DC);
  const Scale usual = scale_of(ramp, ColourMode::majority, {});
  for (double figure = -2; figure < 90; figure += 0.7) CHECK(usual.at(figure) == ramp.at(figure));
  const Scale own = scale_of(ramp, ColourMode::majority, {.stepped = false, .midpoint = {}, .breaks = {0, 1, 2, 3, 4}});
  CHECK(own.at(0) == ramp.at(0));
  CHECK(own.at(2) == ramp.at(25));
  CHECK(own.at(3) == ramp.at(40));
  CHECK(own.at(4) == ramp.at(60));
}

TEST_CASE("a stepped scale has one colour from break to break, and another in the next step") {
  const Scale scale = scale_of(majority_ramp(0xE4003B), ColourMode::majority,
                               {.stepped = true, .midpoint = {}, .breaks = {0, 5, 10, 20, 40}});
  CHECK(scale.at(0) == scale.at(4.99));
  CHECK(scale.at(5) == scale.at(9.99));
  CHECK(scale.at(4.99) != scale.at(5));
  CHECK(scale.at(20) == scale.at(400));
}

TEST_CASE("a midpoint moves a diverging scale, and bends another") {
  const Scale swing = scale_of(diverging_ramp(), ColourMode::swing, {.stepped = false, .midpoint = 3, .breaks = {}});
  CHECK(swing.at(3) == diverging_ramp().at(0));
  CHECK(swing.at(10.5) == diverging_ramp().at(7.5));
  const Scale turnout =
      scale_of(plain_ramp(ColourMode::turnout), ColourMode::turnout, {.stepped = false, .midpoint = 65, .breaks = {}});
  CHECK(turnout.at(65) == plain_ramp(ColourMode::turnout).at(50));
  CHECK(turnout.at(20) == plain_ramp(ColourMode::turnout).at(20));
  CHECK(turnout.at(80) == plain_ramp(ColourMode::turnout).at(80));
  CHECK_THROWS_AS(
      scale_of(plain_ramp(ColourMode::turnout), ColourMode::turnout, {.stepped = false, .midpoint = 85, .breaks = {}}),
      CommandError);
  CHECK_THROWS_AS(scale_of(plain_ramp(ColourMode::turnout), ColourMode::turnout,
                           {.stepped = false, .midpoint = {}, .breaks = {5, 5}}),
                  CommandError);
}

TEST_CASE("nine classes have nine colours, told apart") {
  for (int a = 0; a < 9; ++a)
    for (int b = 0; b < a; ++b) {
      const OkLab one = to_oklab(crossed_colour(a % 3, a / 3));
      const OkLab other = to_oklab(crossed_colour(b % 3, b / 3));
      INFO(a, " ", b);
      CHECK(glm::length(one - other) > 0.07);
    }
  CHECK(class_of(ColourMode::turnout, 54.9) == 0);
  CHECK(class_of(ColourMode::turnout, 55) == 1);
  CHECK(class_of(ColourMode::turnout, 65) == 2);
}

TEST_CASE("where either of two crossed figures is not known, neither is shown") {
  View view = view_of("general-2017");
  view.colour = ColourMode::majority;
  view.crossed_with = ColourMode::change;
  view.party = "ukip";  // stood in some seats only
  const Atlas& atlas = carried_atlas();
  const ScenePart part = part_of(view);
  View second = view;
  second.colour = ColourMode::change;
  const std::vector<Paint> paints = area_colours(atlas, view, part);
  int unknown = 0;
  for (AreaIndex area = 0; area < paints.size(); ++area) {
    const bool known = area_value(atlas, second, part, area).gap == Gap::none;
    CHECK((paints[area].pattern == Pattern::undefined) == !known);
    unknown += known ? 0 : 1;
  }
  CHECK(unknown > 0);
  CHECK(legend_of(atlas, view, scene_of(atlas, view)).crossing.has_value());
}

TEST_CASE("value by alpha: no area is stronger than one with more electors, on the same colour") {
  View view = view_of("general-2017");
  view.colour = ColourMode::winner;
  view.fade_small = true;
  const Atlas& atlas = carried_atlas();
  const ScenePart part = part_of(view);
  const std::vector<Paint> paints = area_colours(atlas, view, part);
  const std::vector<double> sizes = area_sizes(atlas, part, CircleSize::electorate);
  const auto distance = [&](AreaIndex area) {
    return glm::length(to_oklab(paints[area].colour) - to_oklab(tints_of(Look::dark).quiet));
  };
  View plain = view;
  plain.fade_small = false;
  const std::vector<Paint> full = area_colours(atlas, plain, part);
  for (AreaIndex a = 0; a < paints.size(); ++a)
    for (AreaIndex b = 0; b < paints.size(); ++b)
      if (full[a] == full[b] && sizes[a] > sizes[b]) CHECK(distance(a) >= distance(b) - 0.01);
}

TEST_CASE("what changed hands is counted as what it is: seats, wards that elect several, or leads") {
  const Atlas& atlas = carried_atlas();
  const auto words = [&](const char* contest, std::size_t number) {
    return count_words(atlas, *changes_of(atlas, view_of(contest)), number);
  };
  CHECK(words("general-2017", 6) == "6 seats");
  CHECK(words("general-2017", 1) == "1 seat");
  CHECK(words("council-2014", 88) == "88 wards");
  CHECK(words("mayor-2016", 1) == "1 lead");
}

TEST_CASE("London 2015 to 2017: six seats changed hands, and the list says which") {
  const Atlas& atlas = carried_atlas();
  const auto changes = changes_of(atlas, view_of("general-2017"));
  REQUIRE(changes);
  CHECK(changes->seats);
  REQUIRE(changes->list.size() == 6);
  const auto name = [&](std::size_t i) { return atlas.layers[changes->layer].layer.areas[changes->list[i].area].name; };
  CHECK(name(0) == "Kensington");
  CHECK(changes->list[0].majority->votes == 20);
  CHECK(name(5) == "Twickenham");
  int to_labour = 0;
  for (const Change& change : changes->list) {
    CHECK(atlas.parties[change.from].id == "con");
    to_labour += atlas.parties[change.to].id == "lab" ? 1 : 0;
  }
  CHECK(to_labour == 4);
}

TEST_CASE("on the way the list grows, and at the end is that of the election") {
  const Atlas& atlas = carried_atlas();
  View view = view_of("general-2015");
  view.next_contest = "general-2017";
  std::ptrdiff_t before = 0;
  for (const double fraction : {0.01, 0.3, 0.5, 0.7, 0.9, 0.999}) {
    view.fraction = fraction;
    const auto changes = changes_of(atlas, view);
    REQUIRE(changes);
    CHECK(changes->list.size() == 6);
    const auto happened =
        std::count_if(changes->list.begin(), changes->list.end(), [](const Change& change) { return change.happened; });
    CHECK(happened >= before);
    before = happened;
  }
  CHECK(before == 6);
}

TEST_CASE("flashes: each change once, and never more than three in any second") {
  Flashes flashes;
  std::vector<std::optional<PartyIndex>> leaders(100, 0);
  flashes.advance(0.02, 0, leaders);
  CHECK_FALSE(flashes.active());
  std::vector<double> starts;
  std::vector<int> flashed(leaders.size(), 0);
  std::vector<AreaIndex> last;
  for (int frame = 0; frame < 300; ++frame) {  // six seconds; an area changes hands in each of the first frames
    if (frame < 100) leaders[static_cast<std::size_t>(frame)] = 1;
    flashes.advance(0.02, 0, leaders);
    CHECK(flashes.strength() >= 0);
    CHECK(flashes.strength() <= 1);
    if (flashes.areas() != last && !flashes.areas().empty()) {
      starts.push_back(frame * 0.02);
      for (const AreaIndex area : flashes.areas()) ++flashed[area];
    }
    last = flashes.areas();
  }
  CHECK(std::accumulate(flashed.begin(), flashed.end(), 0) == 100);
  CHECK(*std::max_element(flashed.begin(), flashed.end()) == 1);
  for (std::size_t i = 3; i < starts.size(); ++i) CHECK(starts[i] - starts[i - 3] > 1);
  CHECK_FALSE(flashes.active());
  flashes.advance(0.02, 1, std::vector<std::optional<PartyIndex>>(5, 0));  // another layer: nothing changed hands
  CHECK_FALSE(flashes.active());
}

TEST_CASE("a whole film at four times its speed flashes at most three times in any second") {
  const Atlas& atlas = carried_atlas();
  for (const char* track : {"westminster", "mayor", "council", ""}) {
    View view;
    Playback playback{.track = track, .speed = 4};
    toggle_playing(atlas, playback, view);
    seek(atlas, 0, playback, view);
    playback.playing = true;
    Flashes flashes;
    std::vector<double> starts;
    std::vector<AreaIndex> last;
    constexpr double seconds = 1.0 / 30;
    for (int frame = 0; frame < 900 && playback.playing; ++frame) {
      advance(atlas, seconds, playback, view);
      const ScenePart part = part_of(view);
      flashes.advance(seconds, part.layer, leaders_of(atlas, view, part));
      if (flashes.areas() != last && !flashes.areas().empty()) starts.push_back(frame * seconds);
      last = flashes.areas();
    }
    INFO(std::string(track));
    CHECK_FALSE(starts.empty());
    for (std::size_t i = 3; i < starts.size(); ++i) CHECK(starts[i] - starts[i - 3] > 1);
  }
}

TEST_CASE("the film runs backwards too, and stops at the start") {
  const Atlas& atlas = carried_atlas();
  View view = view_of("general-2017");
  Playback playback;
  playback.track = "westminster";
  playback.backwards = true;
  go_to(atlas, *atlas.find_contest("general-2017"), playback, view);
  toggle_playing(atlas, playback, view);
  CHECK(playback.playing);
  double before = playback.progress;
  for (int frame = 0; frame < 1000 && playback.playing; ++frame) {
    advance(atlas, 0.05, playback, view);
    CHECK(playback.progress <= before);
    before = playback.progress;
  }
  CHECK_FALSE(playback.playing);
  CHECK(view.contest == "general-2010");
  toggle_playing(atlas, playback, view);  // from the start it begins at the end again
  advance(atlas, 0.05, playback, view);
  CHECK(playback.progress > 0.9);
}

TEST_CASE("arrows: the swings of the contest, whatever the colours say") {
  const Atlas& atlas = carried_atlas();
  View view = view_of("general-2017");
  view.symbols = Symbols::arrows;
  const ScenePart part = part_of(view);
  View swing = view;
  swing.symbols = Symbols::none;
  swing.colour = ColourMode::swing;
  const auto arrows = swings_of(atlas, view, part);
  for (AreaIndex area = 0; area < arrows.size(); ++area) {
    const AreaValue value = area_value(atlas, swing, part, area);
    CHECK(arrows[area].has_value() == (value.gap == Gap::none));
    if (arrows[area]) CHECK(arrows[area]->percent == doctest::Approx(value.figure));
  }
  CHECK(headline_of(atlas, view).subtitle.find("swing") != std::string::npos);
}

TEST_CASE("where there is no arrow because the swing is undefined, the quiet map is hatched, and the legend says so") {
  const Atlas& atlas = carried_atlas();
  View view = view_of("general-2017");
  view.symbols = Symbols::arrows;
  view.swing_to = "ukip";  // stood in some seats only
  const ScenePart part = part_of(view);
  const auto arrows = swings_of(atlas, view, part);
  const std::vector<Paint> paints = quiet_colours(Look::dark, area_colours(atlas, as_painted(view), part));
  int undefined = 0;
  for (AreaIndex area = 0; area < arrows.size(); ++area) {
    CHECK((paints[area].pattern == Pattern::undefined) == !arrows[area].has_value());
    undefined += arrows[area] ? 0 : 1;
  }
  CHECK(undefined > 0);
  CHECK(undefined < 73);
  const Legend legend = legend_of(atlas, view, scene_of(atlas, view));
  CHECK(std::any_of(legend.entries.begin(), legend.entries.end(),
                    [](const LegendEntry& entry) { return entry.paint.pattern == Pattern::undefined; }));
}

TEST_CASE("breaks of turnout are round, about all figures of the track, and the same in each of its elections") {
  const Atlas& atlas = carried_atlas();
  for (const char* contest : {"general-2017", "mayor-2016"}) {
    View view;
    view.contest = contest;
    view.colour = ColourMode::turnout;
    const std::vector<double> breaks = usual_breaks(atlas, view);
    const FigureRange range = track_range(atlas, view);
    REQUIRE(breaks.size() > 2);
    CHECK(breaks.front() <= range.low);
    CHECK(breaks.back() >= range.high);
    const double step = breaks[1] - breaks[0];
    CHECK(range.low - breaks.front() < step);
    CHECK(breaks.back() - range.high < step);
    for (const double at : breaks) CHECK(std::abs(std::remainder(at, step)) < 1e-9);
    for (const AtlasContest& other : atlas.contests) {
      if (other.contest.track != atlas.contest(*atlas.find_contest(contest)).track || other.contest.by_election)
        continue;
      view.contest = other.contest.id;
      CHECK(usual_breaks(atlas, view) == breaks);
    }
  }
}

TEST_CASE(
    "a midpoint of turnout that lies beyond another track's scale is left out there, and said where it is asked for") {
  const Atlas& atlas = carried_atlas();
  View view;
  view.colour = ColourMode::turnout;
  bool beyond = false;
  for (const AtlasContest& contest : atlas.contests)
    for (const double midpoint : {12.0, 30.0, 75.0, 99.0}) {
      view.contest = contest.contest.id;
      view.scale.midpoint = midpoint;
      const std::vector<double> breaks = usual_breaks(atlas, view);
      CHECK_NOTHROW(legend_of(atlas, view, scene_of(atlas, view)));
      if (midpoint > breaks.front() && midpoint < breaks.back()) {
        CHECK_NOTHROW(require_fitting_midpoint(atlas, view));
      } else {
        beyond = true;
        CHECK_THROWS_AS(require_fitting_midpoint(atlas, view), CommandError);
      }
    }
  CHECK(beyond);
}

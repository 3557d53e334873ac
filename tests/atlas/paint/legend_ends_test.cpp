// A scale that areas lie beyond says so at that end, the same all through a film, and never else.
#include <doctest/doctest.h>

#include "atlas/paint/legend.h"
#include "atlas/paint/track_range.h"
#include "tests/atlas/own_atlas.h"
#include "tests/atlas/sample_views.h"

using namespace hustings;

namespace {

Legend legend_in(const Atlas& atlas, const View& view) { return legend_of(atlas, view, scene_of(atlas, view)); }

/// Of every contest of the track in which everybody votes: the least figure and the greatest.
FigureRange range_by_hand(const Atlas& atlas, View view) {
  FigureRange extent;
  const std::string track = atlas.contest(*atlas.find_contest(view.contest)).track;
  for (const AtlasContest& contest : atlas.contests) {
    if (contest.contest.track != track || contest.contest.by_election || contest.contest.base_only) continue;
    view.contest = contest.contest.id;
    for (const AreaValue& value : area_values(atlas, view, main_part(scene_of(atlas, view))))
      if (value.gap == Gap::none) extent.add(value.figure);
  }
  return extent;
}

}  // namespace

TEST_CASE("in every measure of London the ends of a scale tell what lies beyond them in its track") {
  for (const AtlasContest& contest : carried_atlas().contests) {
    if (contest.contest.by_election || contest.contest.base_only) continue;
    for (const ColourMode colour :
         {ColourMode::majority, ColourMode::swing, ColourMode::share, ColourMode::change, ColourMode::turnout})
      for (const std::vector<double>& breaks : {std::vector<double>{}, {-1, 0, 1}, {10, 20, 30}}) {
        View view = view_of(contest.contest.id, colour);
        view.scale.breaks = breaks;
        view.scale.stepped = !breaks.empty();
        CAPTURE(contest.contest.id);
        CAPTURE(name_of(colour));
        const Legend legend = legend_in(carried_atlas(), view);
        if (legend.ticks.empty()) continue;
        const FigureRange extent = range_by_hand(carried_atlas(), view);
        CHECK(legend.more_below == (extent.low < legend.ticks.front()));
        CHECK(legend.more_above == (extent.high > legend.ticks.back()));
      }
  }
}

TEST_CASE("a legend does not flicker while a film plays") {
  for (const ColourMode colour : {ColourMode::majority, ColourMode::swing, ColourMode::share}) {
    View view = view_of("general-2015", colour);
    const Legend first = legend_in(carried_atlas(), view);
    view.next_contest = "general-2017";
    for (const double fraction : {0.2, 0.5, 0.9}) {
      view.fraction = fraction;
      const Legend moving = legend_in(carried_atlas(), view);
      CHECK(moving.more_above == first.more_above);
      CHECK(moving.more_below == first.more_below);
    }
  }
}

TEST_CASE("what is on the map counts even where no other election has it: a by-election, a what-if") {
  OwnAtlas own;
  const std::string close = "X1,con,A,510\nX1,lab,B,490\nX2,con,A,520\nX2,lab,B,480\n";
  own.add("old", 2014, close);
  own.add("new", 2018, close, "compare = \"old\"");
  own.add("between", 2016, "X1,con,A,950\nX1,lab,B,50\n", "by_election = true\nexpected = [\"X1\"]");
  const Atlas atlas = own.load();
  CHECK_FALSE(legend_in(atlas, view_of("new")).more_above);
  CHECK_FALSE(legend_in(atlas, view_of("new")).more_below);
  CHECK(legend_in(atlas, view_of("between")).more_above);
  View turned = view_of("new", ColourMode::swing);
  CHECK_FALSE(legend_in(atlas, turned).more_above);
  turned.what_if.on = true;
  turned.what_if.swing = 40;
  CHECK(legend_in(atlas, turned).more_above);
  turned.what_if.swing = -40;
  CHECK(legend_in(atlas, turned).more_below);
}

TEST_CASE("a figure at the end itself is not beyond it") {
  OwnAtlas own;
  own.add("new", 2018, "X1,con,A,80\nX1,lab,B,20\nX2,con,A,50\nX2,lab,B,50\n");
  const Atlas atlas = own.load();
  CHECK_FALSE(legend_in(atlas, view_of("new")).more_above);
  View view = view_of("new");
  view.scale.breaks = {0, 59.9};
  CHECK(legend_in(atlas, view).more_above);
}

#include "atlas/view/scene.h"

#include <algorithm>
#include <cmath>
#include <doctest/doctest.h>
#include <set>

#include "atlas/paint/area_colours.h"
#include "atlas/paint/headline.h"
#include "atlas/paint/legend.h"
#include "atlas/view/playback.h"
#include "elections/seats.h"
#include "tests/carried.h"

using namespace hustings;

namespace {

View between(const std::string& from, const std::string& to, double fraction) {
  View view;
  view.contest = from;
  view.next_contest = to;
  view.fraction = fraction;
  return view;
}

LayerIndex layer(const char* id) { return *carried_atlas().find_layer(id); }

bool same_shape(const Shape& a, const Shape& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Polygon& one, const Polygon& other) {
    return one.outer == other.outer && one.holes == other.holes;
  });
}

}  // namespace

TEST_CASE("values move only between contests of one track") {
  const Atlas& atlas = carried_atlas();
  for (const AtlasContest& from : atlas.contests)
    for (const AtlasContest& to : atlas.contests)
      for (const double t : {0.1, 0.5, 0.9}) {
        if (from.contest.id == to.contest.id) continue;
        for (const ScenePart& part : scene_of(atlas, between(from.contest.id, to.contest.id, t)).parts)
          if (!part.still()) CHECK(atlas.contest(part.from.contest).track == atlas.contest(part.to.contest).track);
      }
}

TEST_CASE("both ends of every transition are the stills") {
  const Atlas& atlas = carried_atlas();
  for (const auto& [from, to] : {std::pair("general-2010", "general-2015"),
                                 {"mayor-2008", "mayor-2012"},
                                 {"mayor-2012", "mayor-2016"},
                                 {"general-2015", "mayor-2016"}}) {
    View still;
    still.contest = from;
    CHECK(scene_of(atlas, between(from, to, 0)) == scene_of(atlas, still));
    still.contest = to;
    CHECK(scene_of(atlas, between(from, to, 1)) == scene_of(atlas, still));
  }
}

TEST_CASE("a transition is continuous: neighbouring frames have neighbouring colours") {
  const Atlas& atlas = carried_atlas();
  for (const auto& [from, to] :
       {std::pair("general-2010", "general-2015"), {"general-2015", "general-2017"}, {"mayor-2012", "mayor-2016"}}) {
    std::vector<Paint> before;
    for (int step = 0; step <= 400; ++step) {
      const View view = between(from, to, step / 400.0);
      const std::vector<Paint> paints = area_colours(atlas, view, scene_of(atlas, view).parts.front());
      if (paints.size() == before.size())
        for (std::size_t i = 0; i < paints.size(); ++i) {
          if (paints[i].pattern != before[i].pattern) continue;
          // An area that changes hands goes from one palest tint to another; nothing else may jump.
          const OkLab a = to_oklab(paints[i].colour);
          const OkLab b = to_oklab(before[i].colour);
          CHECK(std::abs(a.x - b.x) < 0.05);
          CHECK(std::hypot(a.y - b.y, a.z - b.z) < 0.09);
        }
      before = paints;
    }
  }
}

TEST_CASE("Mayor 2008 moves by borough, then dissolves to wards") {
  const Atlas& atlas = carried_atlas();
  const Scene early = scene_of(atlas, between("mayor-2008", "mayor-2012", 0.4));
  REQUIRE(early.parts.size() == 1);
  CHECK(early.parts[0].layer == layer("boroughs"));
  CHECK(early.parts[0].to.layer == layer("boroughs"));
  const Scene late = scene_of(atlas, between("mayor-2008", "mayor-2012", 0.9));
  REQUIRE(late.parts.size() == 2);
  CHECK(late.parts[1].layer == layer("wards-2002"));
  CHECK(late.parts[1].still());
}

TEST_CASE("crossing 2014 only the redrawn boroughs change on the map: elsewhere both maps are the same, always") {
  const Atlas& atlas = carried_atlas();
  const AtlasLayer& old_wards = atlas.layers[layer("wards-2002")];
  const AtlasLayer& new_wards = atlas.layers[layer("wards-2014")];
  for (const double fraction : {0.02, 0.25, 0.5, 0.77, 0.98}) {
    const View view = between("mayor-2012", "mayor-2016", fraction);
    const Scene scene = scene_of(atlas, view);
    REQUIRE(scene.parts.size() == 2);
    CHECK(scene.dissolve == fraction);
    const auto old_paints = area_colours(atlas, view, scene.parts[0]);
    const auto new_paints = area_colours(atlas, view, scene.parts[1]);
    std::set<std::string> redrawn;
    int same = 0;
    for (AreaIndex area = 0; area < new_wards.layer.areas.size(); ++area) {
      const auto before = old_wards.find(new_wards.layer.areas[area].code);
      if (!before) {
        redrawn.insert(new_wards.layer.areas[area].parent);
        continue;
      }
      CHECK(old_paints[*before] == new_paints[area]);
      CHECK(same_shape(old_wards.layer.areas[*before].shape, new_wards.layer.areas[area].shape));
      ++same;
    }
    CHECK(same == 571);
    CHECK(redrawn == std::set<std::string>{"E09000012", "E09000020",
                                           "E09000030"});  // Hackney, Kensington and Chelsea, Tower Hamlets
  }
}

TEST_CASE("swing against a contest known by borough is shown by borough") {
  View view;
  view.contest = "mayor-2012";
  view.colour = ColourMode::swing;
  const Scene scene = scene_of(carried_atlas(), view);
  CHECK(scene.parts[0].layer == layer("boroughs"));
  for (AreaIndex area = 0; area < 33; ++area)
    CHECK(area_value(carried_atlas(), view, scene.parts[0], area).gap == Gap::none);
  view.colour = ColourMode::majority;
  CHECK(scene_of(carried_atlas(), view).parts[0].layer == layer("wards-2002"));
}

TEST_CASE("undefined is a value with a reason, and is hatched") {
  View view;
  view.contest = "mayor-2016";
  view.colour = ColourMode::swing;
  view.across = Across::none;
  const Atlas& atlas = carried_atlas();
  const Scene scene = scene_of(atlas, view);
  int hatched = 0;
  for (AreaIndex area = 0; area < atlas.layers[scene.parts[0].layer].layer.areas.size(); ++area) {
    const AreaValue value = area_value(atlas, view, scene.parts[0], area);
    if (value.gap == Gap::none) continue;
    ++hatched;
    CHECK_FALSE(value.reason.empty());
    CHECK(paint_of(atlas, view, value).pattern == Pattern::undefined);
  }
  CHECK(hatched == 59);  // the wards that are new in 2014
}

TEST_CASE("the headline's seats sum to the areas, and its parts to no more than the whole") {
  const Atlas& atlas = carried_atlas();
  for (const AtlasContest& contest : atlas.contests) {
    View view;
    view.contest = contest.contest.id;
    const Headline headline = headline_of(atlas, view);
    double parts = 0;
    int seats = 0;
    for (const TallyItem& item : headline.tally) {
      parts += item.part;
      if (headline.unit == "seats") seats += std::stoi(item.figure);
    }
    CHECK(parts <= 1 + 1e-9);
    if (headline.unit == "seats") CHECK(seats == (contest.contest.track == "assembly" ? 14 : 73));
  }
}

TEST_CASE("the header of a Mayor's election is London's vote, postal votes included") {
  View view;
  view.contest = "mayor-2016";
  const Headline headline = headline_of(carried_atlas(), view);
  REQUIRE(headline.tally.size() >= 2);
  CHECK(headline.tally[0].name == "Khan");
  CHECK(headline.tally[0].figure == "44.2%");
  CHECK(headline.tally[1].figure == "35.0%");
  CHECK(headline.remark.find("1,310,143") != std::string::npos);
  CHECK(headline.remark.find("994,614") != std::string::npos);
}

TEST_CASE("between two elections the headline says transition") {
  CHECK(headline_of(carried_atlas(), between("general-2015", "general-2017", 0.5)).transition);
  CHECK_FALSE(headline_of(carried_atlas(), between("general-2015", "general-2017", 0)).transition);
}

TEST_CASE("the legend names every pattern and every leading party on the map") {
  const Atlas& atlas = carried_atlas();
  for (const AtlasContest& contest : atlas.contests)
    for (const ColourMode mode : {ColourMode::majority, ColourMode::winner, ColourMode::swing, ColourMode::turnout,
                                  ColourMode::status, ColourMode::change, ColourMode::share}) {
      View view;
      view.contest = contest.contest.id;
      view.colour = mode;
      const Scene scene = scene_of(atlas, view);
      const Legend legend = legend_of(atlas, view, scene);
      for (const Paint& paint : area_colours(atlas, view, scene.parts[0])) {
        if (paint.pattern != Pattern::none)
          CHECK(std::any_of(legend.entries.begin(), legend.entries.end(),
                            [&](const LegendEntry& entry) { return entry.paint.pattern == paint.pattern; }));
        else if (mode == ColourMode::winner || mode == ColourMode::status)
          CHECK(std::any_of(legend.entries.begin(), legend.entries.end(),
                            [&](const LegendEntry& entry) { return entry.paint == paint; }));
      }
    }
}

TEST_CASE("playing walks the track to its end and stops, or loops") {
  const Atlas& atlas = carried_atlas();
  View view;
  Playback playback{.track = "westminster", .playing = false, .progress = 1};
  toggle_playing(atlas, playback, view);
  CHECK(view.contest == "general-2010");
  std::set<std::string> seen;
  for (int i = 0; i < 1000 && advance(atlas, 0.05, playback, view); ++i)
    if (view.next_contest.empty()) seen.insert(view.contest);
  CHECK(seen == std::set<std::string>{"general-2010", "general-2015", "general-2017"});
  CHECK_FALSE(playback.playing);
  CHECK(playback.progress == 1);
  playback.loop = true;
  toggle_playing(atlas, playback, view);
  for (int i = 0; i < 300; ++i) advance(atlas, 0.05, playback, view);
  CHECK(playback.playing);
}

TEST_CASE("stepping goes from election to election and stops at the ends") {
  const Atlas& atlas = carried_atlas();
  View view;
  Playback playback;
  std::vector<std::string> order;
  seek(atlas, 0, playback, view);
  for (int i = 0; i < 17; ++i) {
    order.push_back(view.contest);
    step_election(atlas, 1, playback, view);
  }
  CHECK(order[0] == "mayor-2008");
  CHECK(order[3] == "general-2010");
  CHECK(order[14] == "general-2017");
  CHECK(order[16] == "general-2017");
  step_election(atlas, -1, playback, view);
  CHECK(view.contest == "referendum-2016");
  // Bases for comparison and by-elections are no stops.
  for (const std::string& stop : order)
    CHECK_FALSE((stop == "general-2005n" || stop == "council-2006" || stop.starts_with("by-")));
}

TEST_CASE("a sequence between contests walks their track; between dates, all tracks") {
  const Atlas& atlas = carried_atlas();
  CHECK(sequence_between(atlas, "general-2010", "general-2017").stops.size() == 3);
  CHECK(sequence_between(atlas, "general-2005n", "general-2017").stops.size() == 4);  // a base may be asked for by name
  CHECK(sequence_between(atlas, "2008-05-01", "2017-06-08").stops.size() == 15);
  CHECK_THROWS_AS(sequence_between(atlas, "general-2010", "mayor-2016"), CommandError);
  CHECK_THROWS_AS(sequence_between(atlas, "general-2017", "general-2010"), CommandError);
  CHECK_THROWS_AS(sequence_between(atlas, "2011-01-01", "2011-12-31"), CommandError);
  CHECK_THROWS_AS(sequence_between(atlas, "never", "2011-12-31"), CommandError);
}

TEST_CASE("colours depend on nothing but the atlas and the view") {
  const Atlas& atlas = carried_atlas();
  View view;
  view.contest = "mayor-2016";
  const ScenePart part = scene_of(atlas, view).parts[0];
  const auto first = area_colours(atlas, view, part);
  view.camera = Camera{{1, 2}, 3};
  view.selected = {"E05000026"};
  CHECK(area_colours(atlas, view, part) == first);
}

TEST_CASE("the City as a ward is never compared with the City as a borough: only one has the postal votes") {
  const Atlas& atlas = carried_atlas();
  for (const char* contest : {"mayor-2012", "mayor-2016"}) {
    View view;
    view.contest = contest;
    view.against = "mayor-2008";
    const ContestIndex index = *atlas.find_contest(contest);
    const LayerIndex wards = atlas.contests[index].own.layer;
    const Comparison ward = compared_result(atlas, view, {index, wards}, *atlas.layers[wards].find("E09000001"));
    CHECK(ward.then == nullptr);
    CHECK(ward.reason.find("borough") != std::string::npos);
    const AreaIndex borough = *atlas.layers[layer("boroughs")].find("E09000001");
    const Comparison whole = compared_result(atlas, view, {index, layer("boroughs")}, borough);
    REQUIRE(whole.then != nullptr);
    CHECK(whole.then->votes_valid() == 3495);  // with its postal votes
  }
  // Mayor 2016 against 2012 by borough must take the borough of 2012, not the ward of the same code.
  View view;
  view.contest = "mayor-2016";
  const ContestIndex index = *atlas.find_contest("mayor-2016");
  const Comparison whole =
      compared_result(atlas, view, {index, layer("boroughs")}, *atlas.layers[layer("boroughs")].find("E09000001"));
  REQUIRE(whole.then != nullptr);
  const ContestIndex before = *atlas.find_contest("mayor-2012");
  CHECK(whole.then->votes_valid() > atlas.contests[before]
                                        .own.find(*atlas.layers[atlas.contests[before].own.layer].find("E09000001"))
                                        ->votes_valid());
}

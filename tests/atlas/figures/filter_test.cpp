// Which areas stay lit, and how the map shows the others.
#include "atlas/view/filter.h"
#include "atlas/figures/valid_view.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <glm/geometric.hpp>
#include <set>

#include "atlas/figures/figures.h"
#include "atlas/figures/lit_areas.h"
#include "atlas/paint/area_colours.h"
#include "atlas/paint/headline.h"
#include "atlas/paint/legend.h"
#include "tests/atlas/sample_views.h"

using namespace hustings;

namespace {

View view_of(const std::string& contest, const std::string& filter) {
  View view = ::view_of(contest);
  view.filter = filter_from(carried_atlas(), filter);
  return view;
}

std::vector<bool> lit(const View& view) {
  return lit_areas(carried_atlas(), *figures_of(carried_atlas(), view), view.filter);
}

std::set<std::string> lit_names(const View& view) {
  const auto figures = figures_of(carried_atlas(), view);
  const auto areas = lit(view);
  std::set<std::string> names;
  for (AreaIndex area = 0; area < areas.size(); ++area)
    if (areas[area]) names.insert((*figures->names->names)[area]);
  return names;
}

std::size_t lit_count(const std::string& contest, const std::string& filter) {
  const auto areas = lit(view_of(contest, filter));
  return static_cast<std::size_t>(std::count(areas.begin(), areas.end(), true));
}

using Names = std::set<std::string>;

}  // namespace

TEST_CASE("without a condition everything is lit, and the map is as it was") {
  const Atlas& atlas = carried_atlas();
  CHECK_FALSE(Filter().active());
  CHECK(lit_count("general-2017", "") == 73);
  const View view = view_of("general-2017");
  for (const std::string& note : legend_of(atlas, view, scene_of(atlas, view)).notes)
    CHECK(note.find("filter") == std::string::npos);
}

TEST_CASE("by a thread: the seats under one point in London in 2017") {
  CHECK(lit_names(view_of("general-2017", "thread<1")) == Names{"Kensington", "Richmond Park", "Chipping Barnet"});
  CHECK(lit_names(view_of("general-2017", "majority_pct<1")) ==
        Names{"Kensington", "Richmond Park", "Chipping Barnet"});
  CHECK(lit_names(view_of("general-2017", "thread < 46 votes")) == Names{"Kensington", "Richmond Park"});
  CHECK(lit_names(view_of("general-2017", "thread<45 votes")) == Names{"Kensington"});  // Richmond Park: 45
}

TEST_CASE("seats by winner and by status sum to the seats won") {
  CHECK(lit_count("general-2017", "party=con") == 21);
  CHECK(lit_count("general-2017", "winner=LAB") == 49);
  CHECK(lit_count("general-2017", "party=con,lab,ld") == 73);
  CHECK(lit_count("general-2017", "status=gain") == 6);
  CHECK(lit_count("general-2017", "status=hold") == 67);
  CHECK(lit_count("general-2017", "status=gain; party=lab") == 4);
  CHECK(lit_count("mayor-2016", "status=new lead") == lit_count("mayor-2016", "status=gain"));
}

TEST_CASE("text is found whatever its case and accents, parents by code or by name") {
  CHECK(lit_names(view_of("general-2017", "text=BÁRNET")) == Names{"Chipping Barnet"});
  CHECK(lit_names(view_of("general-2017", "text=e14000639")) == Names{"Cities of London and Westminster"});  // by code
  CHECK(lit_count("mayor-2016", "parent=Camden") == 18);
  CHECK(lit_count("mayor-2016", "parent=E09000007, barnet") == 18 + 21);
  CHECK(lit_count("mayor-2016", "text=nowhere at all") == 0);
}

TEST_CASE("a figure that is undefined lies in no range, and its complement does not hold it either") {
  const std::size_t below = lit_count("general-2017", "share_ukip<3");
  const std::size_t others = lit_count("general-2017", "share_ukip>=3");
  std::size_t stood = 0;
  const auto figures = figures_of(carried_atlas(), view_of("general-2017"));
  for (AreaIndex area = 0; area < figures->size(); ++area) stood += figures->column("share_ukip").known(area) ? 1 : 0;
  CHECK(below + others == stood);
  CHECK(stood < 73);
  CHECK(lit_count("general-2017", "majority_votes=20") == 1);
  CHECK(lit_count("general-2017", "turnout_pct>=60; turnout_pct<=70") ==
        lit_count("general-2017", "turnout_pct>=60") + lit_count("general-2017", "turnout_pct<=70") - 73);
}

TEST_CASE("a filter is read as it is written") {
  const Atlas& atlas = carried_atlas();
  for (const char* text :
       {"", "party=con,lab", "status=gain,tie", "majority_pct<5", "turnout_pct>=60.5; turnout_pct<=70",
        "swing_pct>-1.25", "parent=E09000007", "thread<500 votes", "thread<2.5 pp", "text=park",
        "party=ld; status=hold; majority_votes>=20; majority_votes<1000; parent=E09000027; thread<10 pp; text=st. "
        "john"}) {
    const Filter filter = filter_from(atlas, text);
    CHECK(to_text(filter) == text);
    CHECK(filter_from(atlas, to_text(filter)) == filter);
  }
}

TEST_CASE("what cannot be read, or names what is not there, is a wrong command that says what there is") {
  const Atlas& atlas = carried_atlas();
  for (const char* slip : {"con", "party=nobody", "status=lost", "parent=Atlantis", "majority_pct<five", "thread<x",
                           "thread=5", "party<con", "majority_pct<", "=5", "thread<-1"})
    CHECK_THROWS_AS(filter_from(atlas, slip), CommandError);
  const auto message = [&](const std::string& filter) -> std::string {
    try {
      require_valid(atlas, view_of("general-2017", filter));
    } catch (const CommandError& error) {
      return error.what();
    }
    return "";
  };
  CHECK(message("majority_pct<5; share_con>40; remain_pct>50").empty());
  CHECK(message("happiness>3").find("swing_needed_pct") != std::string::npos);
  CHECK(message("area_name>3").find("numbers") != std::string::npos);
  CHECK_FALSE(message("turnout_pct>70; turnout_pct<60").empty());
}

TEST_CASE("what is not lit is dimmed and has no pattern; what is lit has the colour that it had") {
  const Atlas& atlas = carried_atlas();
  for (const Look look : {Look::dark, Look::light, Look::contrast})
    for (const ColourMode mode : {ColourMode::winner, ColourMode::majority, ColourMode::swing, ColourMode::status}) {
      View view = view_of("mayor-2016", "majority_pct<10");
      view.look = look;
      view.colour = mode;
      View plain = view;
      plain.filter = {};
      const ScenePart part = main_part(scene_of(atlas, view));
      const auto paints = area_colours(atlas, view, part);
      const auto full = area_colours(atlas, plain, part);
      const auto lit_here = lit_areas(atlas, *figures_of(atlas, view), view.filter);
      const OkLab quiet = to_oklab(tints_of(look).quiet);
      for (AreaIndex area = 0; area < paints.size(); ++area) {
        if (lit_here[area]) CHECK(paints[area] == full[area]);
        else
          CHECK((paints[area].pattern == Pattern::none && glm::length(to_oklab(paints[area].colour) - quiet) < 0.06));
      }
      const auto notes = legend_of(atlas, view, scene_of(atlas, view)).notes;
      CHECK(std::find(notes.begin(), notes.end(), "Dimmed: filtered out") != notes.end());
    }
}

TEST_CASE("while the film runs the lit areas are those of the nearer election") {
  View view = view_of("general-2015", "party=con");
  const auto early = lit(view);
  CHECK(std::count(early.begin(), early.end(), true) == 27);
  view.next_contest = "general-2017";
  view.fraction = 0.4;
  CHECK(lit(view) == early);
  view.fraction = 0.6;
  const auto late = lit(view);
  CHECK(std::count(late.begin(), late.end(), true) == 21);
  const ScenePart part = main_part(scene_of(carried_atlas(), view));
  const auto paints = area_colours(carried_atlas(), view, part);
  View plain = view;
  plain.filter = {};
  const auto full = area_colours(carried_atlas(), plain, part);
  for (AreaIndex area = 0; area < paints.size(); ++area) CHECK((paints[area] == full[area]) == late[area]);
}

TEST_CASE("a spotlight dims all that is not selected, and together with a filter what either leaves out") {
  const Atlas& atlas = carried_atlas();
  View view = view_of("general-2017");
  const ScenePart part = main_part(scene_of(atlas, view));
  const AtlasLayer& layer = atlas.layers[part.layer];
  const auto full = area_colours(atlas, view, part);
  const OkLab quiet = to_oklab(tints_of(view.look).quiet);
  view.spotlight = true;
  CHECK(area_colours(atlas, view, part) == full);  // nothing is selected: there is nothing to light
  const auto lit_codes = [&] {
    const auto paints = area_colours(atlas, view, part);
    std::set<std::string> codes;
    for (AreaIndex area = 0; area < paints.size(); ++area)
      if (paints[area] == full[area]) codes.insert(layer.layer.areas[area].code);
      else CHECK((paints[area].pattern == Pattern::none && glm::length(to_oklab(paints[area].colour) - quiet) < 0.06));
    return codes;
  };
  const auto note = [&] { return legend_of(atlas, view, scene_of(atlas, view)).notes.back(); };
  view.selected = {"E14000768", "E14000872"};  // Kensington, Labour; Orpington, Conservative
  CHECK(lit_codes() == std::set<std::string>{"E14000768", "E14000872"});
  CHECK(note() == "Dimmed: not selected");
  view.filter = filter_from(atlas, "party=lab");
  CHECK(lit_codes() == std::set<std::string>{"E14000768"});
  CHECK(note() == "Dimmed: not selected, or outside the filter");
  view.spotlight = false;
  CHECK(lit_codes().size() == 49);
  // Wards that are selected light nothing among constituencies, and dim nothing either.
  view = view_of("general-2017");
  view.spotlight = true;
  view.selected = {"E05000026"};
  CHECK(area_colours(atlas, view, part) == full);
}

TEST_CASE("seats are found by the boroughs that they lie in, in part too") {
  // Hampstead and Kilburn is of Camden and Brent, Holborn and St Pancras of Camden alone (the Parliamentary
  // Constituencies (England) Order 2007).
  CHECK(lit_names(view_of("general-2017", "parent=Camden")) ==
        std::set<std::string>{"Hampstead and Kilburn", "Holborn and St Pancras"});
  CHECK(lit_names(view_of("general-2017", "parent=Kensington and Chelsea")) ==
        std::set<std::string>{"Chelsea and Fulham", "Kensington"});
  // Every seat lies in some borough.
  std::set<std::string> all;
  const Atlas& atlas = carried_atlas();
  for (const Area& borough : atlas.layers[*atlas.find_layer("boroughs")].layer.areas)
    all.merge(lit_names(view_of("general-2017", "parent=" + borough.code)));
  CHECK(all.size() == 73);
}

TEST_CASE("the legend explains what is lit, and not what is dimmed") {
  const auto parties = [](const std::string& filter) {
    const View view = view_of("general-2017", filter);
    std::set<std::string> names;
    for (const LegendEntry& entry : legend_of(carried_atlas(), view, scene_of(carried_atlas(), view)).entries)
      names.insert(entry.label);
    return names;
  };
  CHECK(parties("") == std::set<std::string>{"Con", "Lab", "LD"});
  CHECK(parties("thread<1") == std::set<std::string>{"Con", "Lab"});
}

TEST_CASE("the tally counts what the filter keeps, and says of how many") {
  const Headline close = headline_of(carried_atlas(), view_of("general-2017", "thread<1"));
  CHECK(close.unit == "seats, 3 of 73");
  REQUIRE(close.tally.size() == 2);  // Richmond Park and Chipping Barnet, and Kensington
  CHECK(close.tally[0].name + close.tally[0].figure == "Con2");
  CHECK(close.tally[1].name + close.tally[1].figure == "Lab1");
  const Headline led = headline_of(carried_atlas(), view_of("mayor-2016", "party=con"));
  REQUIRE(led.tally.size() == 1);
  CHECK(led.tally[0].part == doctest::Approx(1));
  CHECK(led.unit.starts_with("areas led, " + led.tally[0].figure + " of "));
}

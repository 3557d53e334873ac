// By-elections between general elections: carried for the whole country, counted where a view asks for it.
#include <algorithm>
#include <doctest/doctest.h>
#include <map>
#include <string>

#include "atlas/figures/comparison.h"
#include "atlas/load/load_atlas.h"
#include "atlas/paint/headline.h"
#include "atlas/paint/legend.h"
#include "atlas/saved/session.h"
#include "places.h"
#include "tests/atlas/record.h"

using namespace hustings;

namespace {

const Atlas& united_kingdom() {
  static const Atlas atlas = std::move(*load_atlas(HUSTINGS_TEST_ASSETS "/uk.toml", Geometry::none).value);
  return atlas;
}

View at_dissolution(const std::string& contest_id) {
  View view = view_of(contest_id, ColourMode::status);
  view.at_dissolution = true;
  return view;
}

/// Hold or gain in a seat, and against which contest.
std::pair<Status, std::string> status_in(const std::string& contest_id, const std::string& code, bool dissolution) {
  const Atlas& atlas = united_kingdom();
  View view = at_dissolution(contest_id);
  view.at_dissolution = dissolution;
  const ShownContest shown = shown_contest(atlas, view, *atlas.find_contest(contest_id));
  const AreaIndex seat = *atlas.layers[shown.layer].find(code);
  const Comparison comparison = compared_result(atlas, view, shown, seat);
  const auto status = status_of(atlas, comparison, *result_of(atlas, shown, seat));
  REQUIRE(status);
  return {*status, atlas.contest(*comparison.against).id};
}

}  // namespace

TEST_CASE("the atlas of the United Kingdom has the 31 by-elections from 2010 to 2017, each in one seat") {
  const Atlas& atlas = united_kingdom();
  std::map<std::string, int> by_compare;
  for (const AtlasContest& counted : atlas.contests) {
    if (!counted.contest.by_election) continue;
    CAPTURE(counted.contest.id);
    ++by_compare[counted.contest.compare];
    REQUIRE(counted.contest.results.size() == 1);
    REQUIRE(counted.contest.expected);
    CHECK(*counted.contest.expected == std::vector<std::string>{counted.contest.results.front().area_code});
    CHECK(counted.compare.has_value());
    CHECK(counted.contest.date > atlas.contest(*counted.compare).date);
  }
  CHECK(by_compare == std::map<std::string, int>{{"general-2010", 21}, {"general-2015", 10}});
  CHECK(atlas.findings.empty());
}

TEST_CASE("both atlases have London's by-elections alike") {
  for (const AtlasContest& counted : carried_atlas().contests) {
    if (!counted.contest.by_election) continue;
    const auto there = united_kingdom().find_contest(counted.contest.id);
    REQUIRE(there);
    const Contest& other = united_kingdom().contest(*there);
    CHECK(other.title == counted.contest.title);
    CHECK(other.date == counted.contest.date);
    CHECK(other.results.front().votes_valid() == counted.contest.results.front().votes_valid());
  }
}

TEST_CASE("at dissolution Clacton 2015 is a hold, Rochester a gain, Copeland 2017 a hold, Richmond Park a gain") {
  struct Seat {
    const char* contest;
    const char* code;
    Status last_general;
    Status dissolution;
    const char* against;
  };
  for (const Seat& seat :
       {Seat{"general-2015", "E14000642", Status::gain, Status::hold, "by-clacton-2014"},
        {"general-2015", "E14000898", Status::hold, Status::gain, "by-rochester-and-strood-2014"},
        {"general-2015", "E14000648", Status::hold, Status::gain, "by-corby-2012"},
        {"general-2017", "E14000647", Status::gain, Status::hold, "by-copeland-2017"},
        {"general-2017", "E14000896", Status::hold, Status::gain, "by-richmond-park-2016"},
        {"general-2017", "E14000768", Status::gain, Status::gain, "general-2015"}}) {  // Kensington had none
    CAPTURE(seat.code);
    CHECK(status_in(seat.contest, seat.code, false).first == seat.last_general);
    CHECK(status_in(seat.contest, seat.code, true) == std::pair(seat.dissolution, std::string(seat.against)));
  }
}

TEST_CASE("a corrected by-election agrees with its published majority") {
  const Contest& contest =
      united_kingdom().contest(*united_kingdom().find_contest("by-sheffield-brightside-and-hillsborough-2016"));
  CHECK(contest.results.front().votes_valid() == 22'581);
  CHECK(majority(contest.results.front())->votes == 9'590);
  CHECK(contest.results.front().flags.has(Flag::corrected));
}

TEST_CASE("by-elections are counted where there are some in between, and nowhere is that said in vain") {
  const Atlas& atlas = carried_atlas();
  const std::map<std::string, bool> known{{"general-2010", false}, {"general-2015", true},  {"general-2017", true},
                                          {"mayor-2016", false},   {"council-2014", false}, {"general-2005n", false}};
  for (const auto& [id, has] : known) {
    CAPTURE(id);
    const View view = at_dissolution(id);
    CHECK(has_by_elections(atlas, view, contest(id)) == has);
    const bool said = headline_of(atlas, view).subtitle.find("by-election since") != std::string::npos;
    CHECK(said == has);
    const bool in_legend = comparison_words(atlas, view).find("or by-election") != std::string::npos;
    CHECK(in_legend == has);
  }
  View from_2010 = at_dissolution("general-2017");
  from_2010.against = "general-2010";
  CHECK(has_by_elections(atlas, from_2010, contest("general-2017")));
}

TEST_CASE("a session that counts by-elections fits no atlas without any, and says so") {
  Outcome<Atlas> none = load_atlas(HUSTINGS_TEST_ASSETS "/uk.toml", Geometry::none);
  REQUIRE(none);
  for (AtlasContest& counted : none.value->contests) counted.contest.by_election = false;
  CHECK_FALSE(has_by_elections(*none.value));
  Session session;
  session.view = at_dissolution("general-2017");
  const Findings findings = fit_to(*none.value, "some.session", session);
  CHECK_FALSE(session.view.at_dissolution);
  CHECK(std::any_of(findings.begin(), findings.end(),
                    [](const Finding& finding) { return finding.place.column == "at_dissolution"; }));
}

// Whom a map is about where nobody names a party: an atlas without Conservatives and Labour opens all the same.
#include "atlas/usual_parties.h"
#include "atlas/figures/valid_view.h"

#include <doctest/doctest.h>

#include "atlas/figures/swingometer.h"
#include "atlas/paint/headline.h"
#include "atlas/paint/legend.h"
#include "atlas/saved/session.h"
#include "atlas/view/what_if.h"
#include "tests/atlas/own_atlas.h"
#include "tests/atlas/sample_views.h"

using namespace hustings;

namespace {

std::string id_of(const Atlas& atlas, std::optional<PartyIndex> party) {
  return party ? atlas.parties[*party].id : "nobody";
}

std::string pair_in(const Atlas& atlas, const std::string& contest) {
  const auto pair = swing_pair(atlas, view_of(contest));
  return pair ? id_of(atlas, pair->from) + "," + id_of(atlas, pair->to) : "top two";
}

std::string party_in(const Atlas& atlas, const std::string& contest) {
  return id_of(atlas, chosen_party(atlas, view_of(contest)));
}

/// Whatever can be asked of a view without naming anybody.
void check_opens(const Atlas& atlas, const std::string& contest) {
  for (const ColourMode colour : {ColourMode::winner, ColourMode::majority, ColourMode::swing, ColourMode::share,
                                  ColourMode::change, ColourMode::turnout, ColourMode::status}) {
    View view = view_of(contest, colour);
    CAPTURE(contest);
    CAPTURE(name_of(colour));
    CHECK_NOTHROW(require_valid(atlas, view));
    CHECK_NOTHROW(headline_of(atlas, view));
    CHECK_NOTHROW(legend_of(atlas, view, scene_of(atlas, view)));
    CHECK_NOTHROW(area_colours(atlas, view, main_part(scene_of(atlas, view))));
    view.what_if.on = true;
    view.what_if.swing = 2;
    CHECK_NOTHROW(headline_of(atlas, view));
    CHECK_NOTHROW(tipping_points_of(atlas, view));
    CHECK_NOTHROW(pair_seats(atlas, view));
    CHECK_NOTHROW(contest_swing(atlas, view));
  }
}

const std::string rose_first = "X1,rose,A,500\nX1,oak,B,300\nX1,elm,C,100\nX2,rose,D,500\nX2,oak,E,450\n";

}  // namespace

TEST_CASE("London's pair is Conservative and Labour in every track, and a referendum's its two answers") {
  for (const AtlasContest& contest : carried_atlas().contests) {
    CAPTURE(contest.contest.id);
    const bool answers = contest.contest.method == Method::referendum;
    CHECK(id_of(carried_atlas(), contest.usual.party) == (answers ? "remain" : "con"));
    REQUIRE(contest.usual.pair);
    CHECK(id_of(carried_atlas(), contest.usual.pair->from) == (answers ? "remain" : "con"));
    CHECK(id_of(carried_atlas(), contest.usual.pair->to) == (answers ? "leave" : "lab"));
  }
}

TEST_CASE("an atlas of other parties has its two largest, the same in its whole track") {
  OwnAtlas own;
  own.add("old", 2014, "X1,elm,A,900\nX1,oak,B,800\nX2,elm,C,10\n");
  own.add("new", 2018, rose_first, "compare = \"old\"");
  own.add("later", 2019, "X1,elm,A,900\nX1,oak,B,1\n", "by_election = true\nexpected = [\"X1\"]");
  own.add("other", 2017, "X1,yew,A,9\nX1,elm,B,8\n", "", "mayor");
  const Atlas atlas = own.load("default_contest = \"new\"\n");
  for (const char* contest : {"old", "new", "later"}) CHECK(pair_in(atlas, contest) == "rose,oak");
  CHECK(pair_in(atlas, "other") == "yew,elm");
  CHECK(party_in(atlas, "new") == "rose");
  // Where it stood nowhere the map shows who did.
  CHECK(party_in(atlas, "old") == "elm");
  for (const AtlasContest& contest : atlas.contests) check_opens(atlas, contest.contest.id);
  const View view = view_of("new", ColourMode::swing);
  CHECK(measure_title(atlas, view) == "Butler swing, rose \u2192 oak");
  const Legend legend = legend_of(atlas, view, scene_of(atlas, view));
  CHECK(legend.low_label == "to rose");
  CHECK(legend.high_label == "to oak");
}

TEST_CASE(
    "independents and sums of several are no usual party; where nobody is left it is the first two of each area") {
  OwnAtlas own;
  const std::string kinds = "id,name,kind\nrose,Rose,party\nloner,Independent,independent\nrest,Others,aggregate\n";
  own.write("parties.csv", kinds);
  own.add("one", 2018, "X1,rose,A,10\nX1,loner,B,500\nX1,rest,,900\n", "", "one");
  own.add("none", 2018, "X1,loner,A,10\nX1,loner,B,500\nX2,loner,B,500\n", "", "none");
  own.add("nothing", 2018, "X9,rose,A,1\n", "", "nothing");  // of no area of the map
  const Atlas atlas = own.load("parties = \"parties.csv\"\n");
  CHECK(pair_in(atlas, "one") == "top two");
  CHECK(party_in(atlas, "one") == "rose");
  CHECK(pair_in(atlas, "none") == "top two");
  CHECK(party_in(atlas, "none") == "loner");
  for (const char* contest : {"one", "none", "nothing"}) check_opens(atlas, contest);
}

TEST_CASE("a view names nobody until somebody is chosen, and then keeps him") {
  OwnAtlas own;
  own.add("new", 2018, rose_first);
  const Atlas atlas = own.load();
  View view = view_of("new");
  Session session{.atlas = {},
                  .joined = {},
                  .story = {},
                  .unsaved_story = {},
                  .view = view,
                  .playback = {.track = "council"},
                  .panels = {}};
  const Outcome<Session> read = session_from(to_toml(session), "a session");
  REQUIRE(read);
  Session opened = *read.value;
  CHECK(fit_to(atlas, "a session", opened).empty());
  CHECK(opened.view.swing_from.empty());
  CHECK(opened.view.swing_to.empty());
  CHECK(opened.view.party.empty());
  turn_dial(atlas, view, 1);
  CHECK(view.swing_from == "rose");
  CHECK(view.swing_to == "oak");
  // Half a pair, as a story may have it, is filled up.
  view.swing_from.clear();
  view.swing_to = "rose";
  CHECK(swing_pair(atlas, view)->from == *atlas.parties.find("oak"));
  view.swing_to = "elm";
  CHECK(swing_pair(atlas, view)->from == *atlas.parties.find("rose"));
}

TEST_CASE("what a session of another atlas names goes back to the usual parties") {
  OwnAtlas own;
  own.add("new", 2018, rose_first);
  own.write("parties.csv", "id,name\nrose,Rose\noak,Oak\nelm,Elm\n");
  const Atlas atlas = own.load("parties = \"parties.csv\"\n");
  Session session;
  session.view = view_of("new");
  session.view.party = session.view.swing_from = "con";
  session.view.swing_to = "lab";
  session.view.beside.push_back({.contest = "new", .colour = ColourMode::share, .party = "con", .number = {}});
  CHECK_FALSE(fit_to(atlas, "a session", session).empty());
  CHECK_NOTHROW(require_valid(atlas, session.view));
  CHECK(swing_pair(atlas, session.view) == swing_pair(atlas, view_of("new")));
}

TEST_CASE("a track is one because a contest names it") {
  OwnAtlas own;
  own.add("old", 2014, rose_first);
  own.add("new", 2018, rose_first, "compare = \"old\"");
  own.add("mayor-2016", 2016, rose_first, "", "mayor");
  const Atlas atlas = own.load("track = [{id = \"mayor\", title = \"Mayors\"}]\n");
  REQUIRE(atlas.tracks.size() == 2);
  CHECK(atlas.tracks[0].title == "Mayors");
  CHECK(atlas.tracks[1].id == "council");
  CHECK(atlas.track_title("council") == "council");
}

// Seats that votes did not decide, in all that is said of them: table, tally, colour, card, changes, check.
#include <doctest/doctest.h>

#include "atlas/figures/area_history.h"
#include "atlas/figures/area_table.h"
#include "atlas/figures/changes.h"
#include "atlas/figures/figures.h"
#include "atlas/figures/lit_areas.h"
#include "atlas/figures/table_choice.h"
#include "atlas/load/check.h"
#include "atlas/paint/area_card.h"
#include "atlas/paint/area_colours.h"
#include "atlas/paint/headline.h"
#include "atlas/paint/legend.h"
#include "atlas/view/filter.h"
#include "tests/atlas/sample_views.h"
#include "tests/atlas/small_atlas.h"

using namespace hustings;

namespace {

/// Ward 1: a tie, by lot for Labour. 2: a Green without a poll. 3: the second is named elected. 4: as it should be.
const Atlas& wards() {
  static const Atlas atlas = small_atlas(
      4, {{"before", "",
           "area_code,party,votes\nX00000001,con,9\nX00000001,lab,1\nX00000002,green,9\nX00000002,lab,1\n", ""},
          {"now", "compare = \"before\"\n",
           "area_code,party,candidate,votes,elected\nX00000001,con,Bob,500,no\nX00000001,lab,Cay,500,yes\n"
           "X00000002,green,Fay,,yes\nX00000003,con,Gil,700,no\nX00000003,lab,Hal,600,yes\nX00000004,lab,Ann,400,yes\n"
           "X00000004,con,Abe,300,no\n",
           "area_code,electorate\nX00000001,2000\nX00000002,2000\n"}});
  return atlas;
}

struct Rows {
  Table table;
  const std::string& cell(std::size_t row, const char* column) const {
    return table.cell(row, table.find_column(column));
  }
};

Rows rows() { return {area_table(wards(), view_of("now"), *wards().find_contest("now"))}; }

AreaCard card(AreaIndex area) {
  const View view = view_of("now");
  return card_of(wards(), view, main_part(scene_of(wards(), view)), area);
}

bool says(const std::vector<std::string>& lines, const std::string& words) {
  return std::any_of(lines.begin(), lines.end(),
                     [&](const std::string& line) { return line.find(words) != std::string::npos; });
}

}  // namespace

TEST_CASE("the table has the winner, a majority of 0 or none, and a status that says how") {
  const Rows table = rows();
  CHECK(table.cell(0, "winner") == "lab");
  CHECK(table.cell(0, "runner_up") == "con");
  CHECK(table.cell(0, "majority_votes") == "0");
  CHECK(table.cell(0, "majority_pct") == "0.0000");
  CHECK(table.cell(0, "status") == "gain, by lot");
  CHECK(table.cell(1, "winner") == "green");
  CHECK(table.cell(1, "status") == "hold, unopposed");
  for (const char* column : {"runner_up", "majority_votes", "majority_pct", "share_green", "votes_green", "votes_valid",
                             "turnout_pct", "swing_needed_pct"})
    CHECK_MESSAGE(table.cell(1, column).empty(), column);
  CHECK(table.cell(1, "note").find("unopposed") != std::string::npos);
  CHECK(table.cell(2, "winner") == "con");  // the votes count, and check says so
  CHECK(table.cell(3, "winner") == "lab");
  CHECK(filtered_table(table.table, {.where = {"status=gain"}, .sort = {}, .columns = {}}).rows.size() == 1);
  CHECK(filtered_table(table.table, {.where = {"status=by lot"}, .sort = {}, .columns = {}}).rows.size() == 1);
  CHECK(filtered_table(table.table, {.where = {"status!=hold"}, .sort = {}, .columns = {}}).rows.size() == 3);
}

TEST_CASE("tally, filter and changes count them for the party that has the seat") {
  const Headline headline = headline_of(wards(), view_of("now"));
  REQUIRE(headline.tally.size() == 3);
  CHECK(headline.tally[0].name == "Lab");
  CHECK(headline.tally[0].figure == "2");
  CHECK(headline.remark.find("undecided") == std::string::npos);
  const View view = view_of("now");
  const auto lit = lit_areas(wards(), *figures_of(wards(), view), filter_from(wards(), "status=gain"));
  CHECK(lit == std::vector<bool>{true, false, false, false});
  const auto changes = changes_of(wards(), view);
  REQUIRE(changes);
  REQUIRE(changes->list.size() == 1);
  CHECK(changes->list[0].majority->votes == 0);
}

TEST_CASE("a winner keeps its party's colour where its majority is not known, with the pattern of the undefined") {
  View view = view_of("now");
  const ScenePart part = main_part(scene_of(wards(), view));
  const std::vector<Paint> paints = area_colours(wards(), view, part);
  CHECK(paints[0].pattern == Pattern::none);
  CHECK(paints[1].pattern == Pattern::undefined);
  CHECK(paints[1].colour == wards().parties[*wards().parties.find("green")].colour);
  const Legend legend = legend_of(wards(), view, scene_of(wards(), view));
  CHECK(std::any_of(legend.entries.begin(), legend.entries.end(),
                    [](const LegendEntry& entry) { return entry.label == "Green"; }));
  view.colour = ColourMode::winner;
  for (const Paint& paint : area_colours(wards(), view, part)) CHECK(paint.pattern == Pattern::none);
}

TEST_CASE("the card says how, and shows no votes that nobody cast") {
  const AreaCard lot = card(0);
  CHECK(lot.headline == "Labour gain from Conservative, by lot");
  CHECK(lot.lines.front().remark.find("by lot") != std::string::npos);
  const AreaCard alone = card(1);
  CHECK(alone.headline == "Green Party hold, unopposed");
  CHECK(alone.unopposed);
  CHECK(alone.lines.front().value == "\u2013");
  const auto history = area_history(wards(), {}, *wards().find_layer("wards"), 1);
  REQUIRE(history.size() == 1);
  CHECK(history[0].points.size() == 2);
  CHECK(history[0].points[1].how == "won unopposed");
}

TEST_CASE("check reports who is named elected against the votes, and nobody else") {
  const CheckReport report = check(wards(), std::nullopt);
  CHECK(says(report.lines, "X00000003: Hal (lab) is named elected with 600 votes, and Gil (con) had 700"));
  CHECK(says(report.lines, "contradicts the votes in 1 area: X00000003"));
  CHECK_FALSE(says(report.lines, "X00000001: "));
  CHECK_FALSE(says(report.lines, "now X00000002"));
}

TEST_CASE("where seats are won on another layer, the sum there says who has it, and the parts do not") {
  const Atlas atlas = small_atlas(
      4,
      {{"seats", "seats_layer = \"boroughs\"\nlayer = \"wards\"\n",
        "area_code,party,candidate,votes,elected\nX00000001,con,A,6,yes\nX00000001,lab,B,4,no\nX00000002,con,A,4,yes\n"
        "X00000002,lab,B,6,no\nX00000003,con,C,9,no\nX00000003,lab,D,1,yes\nX00000004,con,C,3,no\nX00000004,lab,D,2,"
        "yes\n",
        ""}});
  View view = view_of("seats");
  CHECK(figures_of(atlas, view)->column("winner").parties[1] == atlas.parties.find("lab"));
  view.by = "boroughs";
  const auto boroughs = figures_of(atlas, view);
  CHECK(boroughs->column("winner").parties[0] == atlas.parties.find("con"));
  CHECK(boroughs->decided[0] == Decision::lot);
  const CheckReport report = check(atlas, std::nullopt);
  CHECK(report.faults == 1);
  CHECK(says(report.lines, "D (lab) is named elected with 3 votes, and C (con) had 12"));
}

TEST_CASE("a winner without a known second is in the list of changes") {
  const Atlas atlas =
      small_atlas(1, {{"before", "", "area_code,party,votes\nX00000001,con,9\nX00000001,lab,1\n", ""},
                      {"now", "compare = \"before\"\n",
                       "area_code,party,votes\nX00000001,lab,9\nX00000001,con,1\nX00000001,other,5\n", ""}});
  const View view = view_of("now");
  const auto changes = changes_of(atlas, view);
  REQUIRE(changes);
  REQUIRE(changes->list.size() == 1);
  CHECK_FALSE(changes->list[0].majority);
  CHECK(area_colours(atlas, view, main_part(scene_of(atlas, view)))[0].pattern == Pattern::undefined);
  CHECK(headline_of(atlas, view).tally[0].name == "Lab");
}

TEST_CASE("top two names its pair where the swing is undefined") {
  View view = view_of("now");
  view.top_two = true;
  const auto figures = figures_of(wards(), view);
  CHECK_FALSE(figures->column("swing_pct").known(2));  // no earlier result
  CHECK(figures->column("swing_from").parties[2] == wards().parties.find("lab"));
  CHECK(figures->column("swing_to").parties[2] == wards().parties.find("con"));
  CHECK_FALSE(figures->column("swing_to").known(1));  // nobody was second
  const AreaCard card = card_of(wards(), view, main_part(scene_of(wards(), view)), 2);
  CHECK(std::any_of(card.lines.begin(), card.lines.end(),
                    [](const CardLine& line) { return line.remark.find("Lab \u2192 Con: no ") != std::string::npos; }));
}

// What rounds to nothing has no sign; several seats have turnout of papers; list seats are held to d'Hondt.
#include <doctest/doctest.h>

#include "atlas/figures/area_table.h"
#include "atlas/figures/chart_data.h"
#include "atlas/figures/table_choice.h"
#include "atlas/load/check.h"
#include "atlas/numbers.h"
#include "tests/atlas/sample_views.h"
#include "tests/atlas/small_atlas.h"

using namespace hustings;

namespace {

int faults_of_lists(const std::string& keys) {
  const Atlas atlas = small_atlas(
      1, {{"lists", "method = \"party-list\"\n" + keys,
           "area_code,party,votes\nX00000001,ukip,5428\nX00000001,con,4465\nX00000001,lab,2716\nX00000001,green,1333\n"
           "X00000001,ld,1080\n",
           ""}});
  return check(atlas, std::nullopt).faults;
}

}  // namespace

TEST_CASE("list seats are held to d'Hondt without constituencies too") {
  CHECK(faults_of_lists("list_seats = {ukip = 3, con = 3, lab = 1}\n") == 0);
  CHECK(faults_of_lists("list_seats = {ukip = 2, con = 4, lab = 1}\n") == 2);
  CHECK(faults_of_lists("list_seats = {ukip = 3, con = 3, snp = 1}\n") > 0);
  // Who needs a fifth of the votes has none here.
  CHECK(faults_of_lists("list_seats = {ukip = 4, con = 3}\nlist_threshold = 20\n") == 0);
}

TEST_CASE("no text of a figure is a negative zero: swing, change, joined number") {
  const Atlas atlas = small_atlas(
      1, {{"before", "", "area_code,party,votes\nX00000001,lab,9800001\nX00000001,con,5199999\n", ""},
          {"now", "compare = \"before\"\n", "area_code,party,votes\nX00000001,lab,980\nX00000001,con,520\n", ""}});
  const View view = view_of("now");
  const Table table = area_table(atlas, view, *atlas.find_contest("now"));
  const auto figures = figures_of(atlas, view);
  CHECK(figures->column("change_lab").numbers[0] < 0);  // a little less than nothing
  for (const char* column : {"swing_pct", "change_lab"}) CHECK(table.cell(0, table.find_column(column)) == "0.0000");
  for (const std::string& text : {to_csv(table), to_text(table), to_tab_separated(table)})
    CHECK(text.find("-0.0") == std::string::npos);
  CHECK(cell_for_reader(atlas, *figures, figures->column("change_lab"), 0) == "0.00");
  CHECK(number_tick(-0.00001) == "0");
  CHECK(tick_words(-0.0, 0.5, true) == "0.0");
  CHECK(tick_words(-0.5, 0.5, true) == "\u22120.5");
}

TEST_CASE(
    "turnout of several seats is of ballot papers, the same whatever the slate; more votes than electors is no fault") {
  const Atlas atlas = small_atlas(
      4, {{"council", "method = \"multi-member\"\n",
           "area_code,party,candidate,votes,elected\nX00000001,lab,Ann,1000,yes\nX00000001,lab,Abe,950,yes\n"
           "X00000001,lab,Al,900,yes\nX00000001,con,Bob,800,no\nX00000001,con,Ben,750,no\nX00000001,con,Bill,700,no\n"
           "X00000002,lab,Cay,1000,yes\nX00000002,con,Cy,900,no\nX00000003,lab,Di,700,yes\nX00000003,lab,Dot,700,yes\n"
           "X00000003,con,Ed,100,no\nX00000004,lab,Flo,10,yes\nX00000004,lab,Fay,10,yes\n",
           "area_code,electorate,ballots,seats\nX00000001,4500,1900,3\nX00000002,4500,1950,1\nX00000003,700,,2\n"
           "X00000004,9,,2\n"}});
  for (const SlateVote slate : {SlateVote::top, SlateVote::average}) {
    View view = view_of("council");
    view.basis.slate = slate;
    const auto figures = figures_of(atlas, view);
    const Column& turnout = figures->column("turnout_pct");
    CHECK(turnout.numbers[0] == doctest::Approx(100.0 * 1900 / 4500));
    CHECK(turnout.numbers[1] == doctest::Approx(100.0 * 1900 / 4500));  // one seat: valid votes
    CHECK_FALSE(turnout.known(2));
    CHECK(why_undefined(atlas, view, *figures, "turnout_pct", 2).find("ballot papers") != std::string::npos);
    view.by = "boroughs";
    CHECK(figures_of(atlas, view)->column("turnout_pct").numbers[0] == doctest::Approx(100.0 * 3850 / 9000));
    CHECK_FALSE(figures_of(atlas, view)->column("turnout_pct").known(1));
  }
  const CheckReport report = check(atlas, std::nullopt);
  CHECK(report.faults == 2);  // ward 3: 1,500 votes of 700 electors; ward 4: 20 of 9
}

#include "elections/read/published_areas.h"

#include <doctest/doctest.h>

#include "tests/elections/examples.h"

using namespace hustings;
using namespace hustings::examples;

namespace {

using Rows = std::vector<std::vector<std::string>>;
using Names = std::vector<std::string>;

bool says(const Findings& findings, std::string_view part) {
  for (const Finding& finding : findings)
    if (describe(finding).find(part) != std::string::npos) return true;
  return false;
}

}  // namespace

TEST_CASE("numbers are read with the marks that people put beside them") {
  for (const char* cell : {"1234", "1,234", "1 234", "1\u00A0234", "1'234", "1234*", "1,234 [2]", "1234\u2020"})
    CHECK_MESSAGE(maybe_count(cell) == 1234, cell);
  for (const char* cell : {"", "-", "n/a", "12,34", "1,23", "12.5", "E05", "did not stand", "12a", ",123", "1,,234"})
    CHECK_MESSAGE(!maybe_count(cell), cell);
  CHECK(maybe_decimal("45.30 %")->value == 45.3);
  CHECK(maybe_decimal("45.30 %")->decimals == 2);
  CHECK(maybe_decimal("84,47")->value == doctest::Approx(84.47));
  CHECK(maybe_decimal("1,234.5")->value == 1234.5);
  CHECK_FALSE(maybe_decimal("half"));
}

TEST_CASE("columns and rows of whole areas are known by many names") {
  CHECK(maybe_area_figure("Valid_Votes") == AreaFigure::valid);
  CHECK(maybe_area_figure("REGISTERED VOTERS") == AreaFigure::electorate);
  CHECK(maybe_area_figure("Turnout %") == AreaFigure::turnout);
  CHECK(maybe_area_figure("% turnout") == AreaFigure::turnout);
  CHECK(maybe_area_figure("Majority") == AreaFigure::majority);
  CHECK(maybe_area_figure("majority pct") == AreaFigure::majority_share);
  CHECK(maybe_area_figure("First party") == AreaFigure::winner);
  for (const char* name : {"Labour", "Residents", "Con %", "share", "", "Total Recall"})
    CHECK_MESSAGE(!maybe_area_figure(name), name);
  for (const AreaFigure figure : all_area_figures)  // what is written is understood again
    CHECK_MESSAGE(maybe_area_figure(column_of(figure)) == figure, column_of(figure));
}

TEST_CASE("rows of totals are no candidates, and become figures of their areas") {
  const Table table = table_of(
      "area_code,party,votes\n"
      "E1,lab,401\nE1,con,301\nE1,Rejected ballots,13\nE1,TOTAL,715\nE1,Registered Voters,2;000\n"
      "E2,lab,10\nE2,Over votes,1\nE2,Under Votes,2\nE2,Turnout,51.5%\n");
  const SplitTables apart = split_area_figures(table, "area_code", some_parties());
  REQUIRE(apart.votes);
  CHECK(apart.votes->rows == Rows{{"E1", "lab", "401"}, {"E1", "con", "301"}, {"E2", "lab", "10"}});
  CHECK(apart.votes->lines == std::vector<std::int64_t>{2, 3, 7});
  REQUIRE(apart.areas);
  CHECK(apart.areas->columns == Names{"area_code", "electorate", "total_votes", "rejected", "turnout"});
  CHECK(apart.areas->rows == Rows{{"E1", "2000", "715", "13", ""}, {"E2", "", "", "3", "51.5%"}});
  CHECK(apart.labels ==
        Names{"Rejected ballots", "TOTAL", "Registered Voters", "Over votes", "Under Votes", "Turnout"});
}

TEST_CASE("a party that is called Total in the table of parties is a party") {
  Parties parties = some_parties();
  parties.add({"total", "Total", "Total", 0x123456, PartyKind::party});
  CHECK_FALSE(
      split_area_figures(table_of("area_code,party,votes\nE1,total,4\nE1,lab,3\n"), "area_code", parties).votes);
}

TEST_CASE("columns that repeat a figure of the area in every row are taken once, and must agree") {
  const Table table = table_of(
      "area_code,party,votes,Electorate,Ballots,Seats,Plurality\n"
      "E1,lab,10,4;000,1900,1,3\nE1,con,7,4;000,1900,1,0\nE2,lab,5,3000,-,1,\nE2,con,1,3100,-,1,4\n");
  const SplitTables apart = split_area_figures(table, "area_code", some_parties());
  CHECK_FALSE(apart.votes);  // no row is taken out
  REQUIRE(apart.areas);
  CHECK(apart.areas->columns == Names{"area_code", "electorate", "ballots", "seats", "majority"});
  CHECK(apart.areas->rows == Rows{{"E1", "4000", "1900", "1", "3"}, {"E2", "", "", "1", "4"}});
  REQUIRE(apart.findings.size() == 1);
  for (const char* part : {"row 5", "column Electorate", "E2", "3000", "3100"}) CHECK(says(apart.findings, part));
}

TEST_CASE("two columns of one figure that differ are named, and the first counts") {
  const PublishedAreas figures = published_areas(
      table_of("area_code,con,Electorate,Registered electors\nE1,1,100,100\nE2,1,200,210\n"), "area_code");
  REQUIRE(figures.areas);
  CHECK(figures.areas->rows == Rows{{"E1", "100"}, {"E2", "200"}});
  REQUIRE(figures.findings.size() == 1);
  for (const char* part : {"row 3", "Registered electors", "the column Electorate"})
    CHECK(says(figures.findings, part));
}

// Figures of somebody's own tables: nothing is dropped, mixed or mistaken without a word, neither by `hustings new` nor
// when an atlas is checked.

#include <algorithm>
#include <doctest/doctest.h>

#include "base/text/text.h"
#include "tests/app/program.h"

using namespace hustings;

namespace {

using Parts = std::vector<std::string>;

void check_said(const Ran& ran, int code, const Parts& parts) {
  INFO("said: ", ran.out, ran.err);
  CHECK(ran.code == code);
  for (const std::string& part : parts) CHECK_MESSAGE((ran.out + ran.err).find(part) != std::string::npos, part);
}

/// Results of one election on the four squares, given to the fixture's atlas as its newer contest.
Ran check_of(const FixtureAtlas& fixture, const std::string& results) {
  fixture.write("new.csv", results);
  return run({"check", fixture.atlas()});
}

/// A first atlas of the four squares and a table of results.
struct First {
  Ran made;
  std::string atlas;
};

First first_of(const FixtureAtlas& fixture, const std::string& results) {
  static int number = 0;
  const std::string folder = fixture.folder() / ("first" + std::to_string(++number));
  fixture.write("own.csv", results);
  return {run({"new", folder, "--boundaries", fixture.folder() / "squares.shp", "--results",
               fixture.folder() / "own.csv", "--date", "2018-05-03"}),
          folder + "/atlas.toml"};
}

Csv table_in(const std::string& atlas, const std::string& contest) {
  const Ran ran = run({"table", "--contest", contest, "--pair", "lab,con", atlas});
  REQUIRE_MESSAGE(ran.code == 0, ran.err);
  return Csv(ran.out);
}

}  // namespace

TEST_CASE("a column that no party is called by is said, in every atlas, again and again") {
  const FixtureAtlas fixture;
  const std::string rows = "A1,300,400,900\nA2,500,400,-\nA3,200,100,50\nA4,100,90,\n";
  check_said(check_of(fixture, "area_code,con,lab,residents\n" + rows), 1,
             {"new.csv", "column residents", "not counted"});
  const First first = first_of(fixture, "Place,Con,Lab,Residents\n" + rows);
  check_said(first.made, 1, {"Residents stands beside the votes of known parties", "--set \"Residents=votes\""});
}

TEST_CASE("a column that closes the gap to the valid votes wins what it won") {
  const FixtureAtlas fixture;
  const std::string votes =
      "Place,Electorate,Valid votes,Con,Lab,RUK\nA1,1000,600,100,150,350\nA2,1000,600,100,150,350\n"
      "A3,1000,600,100,150,350\nA4,1000,590,100,150,340\n";
  const First first = first_of(fixture, votes);
  check_said(first.made, 0, {"RUK is Reform UK", "4 of 4 areas"});
  check_said(run({"check", first.atlas}), 0, {"no faults"});
  const Csv table = table_in(first.atlas, "own");
  for (std::size_t row = 0; row < 4; ++row) CHECK(table.cell(row, "winner") == "reform");
  CHECK(table.cell(0, "votes_valid") == "600");
}

TEST_CASE("a table that contradicts itself is told by area with both figures, also from a first atlas") {
  const FixtureAtlas fixture;
  const std::string rows =
      "A1,lab,400,1000,100\nA1,con,500,1000,100\nA2,lab,300,500,100\nA2,con,200,500,100\nA3,lab,3,3,\nA4,con,4,4,4\n";
  const Parts parts = {"A1", "1,000 valid votes", "900"};
  check_said(check_of(fixture, "area_code,party,votes,valid votes,majority\n" + rows), 1, parts);
  const First first = first_of(fixture, "Code,Party,Votes,Valid votes,Majority\n" + rows);
  check_said(first.made, 0, parts);
  check_said(run({"check", first.atlas}), 1, parts);
  check_said(check_of(fixture, "area_code,con,lab,winner\nA1,1,2,Lab\nA2,3,2,Lab\nA3,2,1,Con\nA4,4,3,Con\n"), 1,
             {"A2", "winner is Lab", "Conservative is read", "1 fault"});
  // Rows that sum up all areas are no area's, and must be right.
  const std::string sums = "area_code,con,lab\nA1,1,2\nA2,3,2\nA3,2,1\nA4,4,3\n";
  check_said(check_of(fixture, sums + "Total,10,8\n"), 0, {"no faults"});
  check_said(check_of(fixture, sums + "Total,10,9\n"), 1, {"row 6, column lab", "total is 9", "sum to 8"});
  const First summed = first_of(fixture, "Place,Con,Lab\nA1,1,2\nA2,3,2\nA3,2,1\nA4,4,3\nTotal,11,8\n");
  check_said(summed.made, 0, {"11", "sum to 10"});
}

TEST_CASE("shares are never counted as votes") {
  const FixtureAtlas fixture;
  check_said(check_of(fixture, "area_code,Con %,Lab %\nA1,45,55\nA2,30,70\nA3,52,48\nA4,60.5,39.5\n"), 0,
             {"shares only", "no faults"});
  check_said(
      check_of(fixture, "area_code,Con,Con %,Lab,Lab %\nA1,450,45,550,55\nA2,3,30,7,70\nA3,1,50,1,50\nA4,1,100,,\n"), 0,
      {"1,013 valid votes", "no faults"});
  check_said(
      check_of(fixture, "area_code,Con,Con %,Lab,Lab %\nA1,450,45,550,55\nA2,3,30,7,71\nA3,1,50,1,50\nA4,1,100,,\n"), 1,
      {"A2", "71", "7 of 10 votes", "1 fault"});
}

TEST_CASE(
    "several elections in one table are one contest each; a table of an atlas that has several is refused by name") {
  const FixtureAtlas fixture;
  const std::string rows =
      "A1,Governor,lab,Ann,900\nA1,Governor,con,Bob,700\nA1,Senate,lab,Cay,100\nA1,Senate,con,Dan,1200\n"
      "A2,Governor,lab,Ann,90\nA2,Governor,con,Bob,70\nA2,Senate,lab,Cay,10\nA2,Senate,con,Dan,12\n";
  const First first = first_of(fixture, "Code,Office,Party,Candidate,Votes\n" + rows);
  check_said(first.made, 0, {"2 elections", "Governor, Senate"});
  CHECK(table_in(first.atlas, "own-governor").cell(0, "majority_votes") == "200");
  CHECK(table_in(first.atlas, "own-senate").cell(0, "majority_votes") == "1100");
  check_said(check_of(fixture, "area_code,office,party,candidate,votes\n" + rows), 1, {"new.csv, column office"});
}

TEST_CASE("zeros for parties that did not stand are said once, and the key of the contest empties them") {
  const FixtureAtlas fixture;
  const std::string votes = "area_code,con,lab,ukip\nA1,300,200,0\nA2,300,700,0\nA3,450,550,0\nA4,510,490,0\n";
  check_said(check_of(fixture, votes), 1, {"new.csv", "0 stands", "ukip", "did-not-stand", "1 fault"});
  const Csv before = table_in(fixture.atlas(), "new");
  CHECK(before.number(0, "votes_ukip") == 0);
  fixture.replace("atlas.toml", "results = \"new.csv\"\n", "results = \"new.csv\"\nzero = \"did-not-stand\"\n");
  check_said(run({"check", fixture.atlas()}), 0, {"no faults"});
  const Csv after = table_in(fixture.atlas(), "new");
  CHECK_FALSE((after.has("votes_ukip") && after.number(0, "votes_ukip")));
  fixture.replace("atlas.toml", "did-not-stand", "nobody");
  check_said(run({"check", fixture.atlas()}), 1, {"\"nobody\"", "did-not-stand"});
}

TEST_CASE("a quotation mark that swallows rows, and a name in two spellings, are told by row") {
  const FixtureAtlas fixture;
  const std::string header = "area_code,party,candidate,votes\n";
  check_said(
      check_of(fixture, header + "A1,lab,\"Ann Archer,1240\nA1,con,Bob,912\nA2,lab,Cat\",7\nA2,con,Dan,9\nA3,con,E,1\n"
                                 "A4,con,F,1\n"),
      1, {"new.csv, row 2, column candidate", "3 lines", "quotation mark"});
  check_said(
      check_of(fixture,
               header + "A1,lab,Ann Archer,1240\nA2,con,Dan,9\nA3,con,E,1\nA4,con,F,1\nA1,lab,ann archer,1240\n"),
      1, {"error: ", "row 6", "row 2 already"});
  check_said(check_of(fixture, "area_code,party,votes,Votes\nA1,lab,1,2\nA2,con,3,4\nA3,con,1,1\nA4,con,1,1\n"), 1,
             {"error: ", "new.csv, column votes", "columns 3 and 4"});
}

TEST_CASE("the year of boundaries is no year of an election") {
  const FixtureAtlas fixture;
  for (const char* ending : {".shp", ".shx", ".dbf", ".prj"})
    std::filesystem::copy(fixture.folder() / (std::string("squares") + ending),
                          fixture.folder() / (std::string("squares_2019") + ending));
  const Ran made = run({"new", fixture.folder() / "mine", "--boundaries", fixture.folder() / "squares_2019.shp",
                        "--results", fixture.folder() / "new.csv"});
  check_said(made, 0, {"for want of any year"});
  CHECK(read_file(fixture.folder() / "mine/atlas.toml").find("date = 2019") == std::string::npos);
}

TEST_CASE("rows that a first atlas cut away are said by its check, and are no fault") {
  const FixtureAtlas fixture;
  std::string votes = "Code,Party,Votes\nA1,con,1\nA1,lab,2\nA2,con,3\nA3,con,1\nA4,con,1\n";
  for (int i = 0; i < 9; ++i) votes += "B" + std::to_string(i) + ",con,5\n";
  const First first = first_of(fixture, votes);
  check_said(first.made, 0, {"9 of 14 rows are left out"});
  check_said(run({"check", first.atlas}), 0,
             {"explained: left out when the atlas was made: 9 of 14 rows", "no faults"});
}

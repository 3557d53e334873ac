// Candidates and elections that stand side by side become rows.
#include "atlas/import/reshape.h"

#include <doctest/doctest.h>

#include "tests/atlas/import/understood.h"

using namespace hustings;

namespace {

using Rows = std::vector<std::vector<std::string>>;
using Names = std::vector<std::string>;

const char* const areas = "nr,name\nX1,Alder\nX2,Birch\nX3,Cedar\n";

}  // namespace

TEST_CASE("groups of columns are one candidate each") {
  const Found found = found_in(areas,
                               "code,exprimes,nuance1,nom1,voix1,nuance2,nom2,voix2\nX1,600,SOC,Anne,350,LR,Bob,250\n"
                               "X2,600,SOC,Cat,300,LR,Dan,300\nX3,500,LR,Eve,500,,,\n");
  CHECK(found.whole.shape == Arrangement::groups);
  REQUIRE(found.votes);
  CHECK(found.votes->columns == Names{"area_code", "party", "candidate", "votes"});
  CHECK(found.votes->rows.size() == 5);
  CHECK(found.votes->rows.front()[2] == "Anne");
  CHECK(found.votes->rows.front()[3] == "350");
  REQUIRE(found.areas);
  CHECK(found.areas->columns == Names{"area_code", "valid_votes"});
}

TEST_CASE("of winner and runner-up the rest of the total is others") {
  const Found found = found_in(areas,
                               "code,total votes,winner party,winner votes,runner-up party,runner-up votes\n"
                               "X1,1000,con,500,lab,400\nX2,900,lab,500,con,400\nX3,800,con,450,lab,300\n");
  CHECK(found.whole.shape == Arrangement::ranked);
  REQUIRE(found.votes);
  CHECK(found.votes->rows.size() == 8);
  CHECK(found.votes->rows[0] == Names{"X1", "con", "500"});
  CHECK(std::find(found.votes->rows.begin(), found.votes->rows.end(), Names{"X1", "other", "100"}) !=
        found.votes->rows.end());
}

TEST_CASE("elections side by side are one each, by the years of their headers") {
  const Found found = found_in(
      areas,
      "code,ConVote17,LabVote17,TotalVote17,Con17,ConVote15,LabVote15,TotalVote15,Con15\n"
      "X1,60,40,100,60.0,30,70,110,27.3\nX2,50,45,100,50.0,45,55,100,45.0\nX3,20,80,100,20.0,10,90,100,10.0\n");
  REQUIRE(found.whole.elections.size() == 2);
  CHECK(found.whole.elections[0].value == "2017");
  CHECK(year_of(found.whole.elections[1].date.date) == 2015);
  CHECK(found.votes->rows.front()[1] == "con");
  CHECK(found.votes->rows.front()[2] == "60");
  // What is left of the total is others, there alone.
  const Table& before = *found.whole.elections[1].votes;
  CHECK(before.rows[2][1] == "other");
  CHECK(before.rows[2][2] == "10");
}

TEST_CASE("kinds of votes side by side need no party that is known") {
  const Found found =
      found_in(areas,
               "code,Rose: First,Rose: Second,Oak: First,Oak: Second\nX1,100,90,80,70\nX2,101,91,80,70\n"
               "X3,102,92,80,70\n");
  REQUIRE(found.whole.elections.size() == 2);
  CHECK(found.votes->rows.front()[2] == "100");
  CHECK(found.whole.elections[1].votes->rows.front()[2] == "90");
}

TEST_CASE("a year that all headers bear dates the election") {
  const Found found = found_in(areas, "code,con17,lab17,q17x\nX1,60,40,1.5\nX2,50,45,2.5\nX3,20,80,3.5\n");
  REQUIRE(found.whole.elections.size() == 1);
  CHECK(year_of(found.whole.elections[0].date.date) == 2017);
  CHECK(found.votes->rows.front() == Names{"X1", "con", "60"});
}

TEST_CASE("two-digit years are of this century up to 39") {
  CHECK(year_of_affix("17") == "2017");
  CHECK(year_of_affix("94") == "1994");
  CHECK(year_of_affix("2015") == "2015");
  CHECK(year_of_affix("1517").empty());
  CHECK(year_of_affix("7").empty());
}

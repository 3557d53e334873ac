// What a first atlas takes from somebody's table of votes, and what it says of the rest.

#include <algorithm>
#include <doctest/doctest.h>
#include <set>

#include "atlas/import/atlas_toml.h"
#include "tests/atlas/import/understood.h"

using namespace hustings;

namespace {

using Rows = std::vector<std::vector<std::string>>;
using Names = std::vector<std::string>;

const char* const wards =
    "code,name,borough\nE05000001,Abbey,Merton\nE05000002,Castle,Merton\nE05000003,Mill,Merton\nE05000004,Park,"
    "Merton\n";

Found guessed(const std::string& results, const char* boundaries = wards) { return found_in(boundaries, results); }

bool assumes(const Found& found, std::string_view part) { return found.assumes(part); }

void check_refused(const std::string& results, std::initializer_list<const char*> parts,
                   const char* boundaries = wards) {
  const auto outcome = understood(boundaries, results);
  CHECK_FALSE(outcome);
  REQUIRE(has_errors(outcome.findings));
  const std::string line = describe(first_error(outcome.findings));
  for (const char* part : parts) CHECK_MESSAGE(line.find(part) != std::string::npos, line);
}

}  // namespace

TEST_CASE("rows of totals win no ward: they become figures of it") {
  const Found found = guessed(
      "Ward code,Party,Votes\nE05000001,Labour,401\nE05000001,Conservative,301\nE05000001,Rejected ballots,13\n"
      "E05000001,Total,715\nE05000001,Registered Voters,2;000\n");
  REQUIRE(found.votes);
  CHECK(found.votes->rows == Rows{{"E05000001", "lab", "401"}, {"E05000001", "con", "301"}});
  REQUIRE(found.areas);
  CHECK(found.areas->columns == Names{"area_code", "electorate", "total_votes", "rejected"});
  CHECK(found.areas->rows == Rows{{"E05000001", "2000", "715", "13"}});
  CHECK_FALSE(found.parties);
  CHECK(assumes(found, "Rejected ballots, Total, Registered Voters"));
}

TEST_CASE("electorates, ballots and seats beside candidates are kept, and decide how many are elected") {
  const std::string header = "Ward code,Electorate,Ballots,Seats,Candidate,Party,Votes\n";
  const Found found = guessed(header +
                              "E05000001,4000,1900,1,Ann,Labour,1000\nE05000001,4000,1900,1,Bob,Labour,800\n"
                              "E05000002,4000,1900,1,Cat,Labour,1000\nE05000002,4000,1900,1,Dan,Labour,800\n");
  REQUIRE(found.areas);
  CHECK(found.areas->columns == Names{"area_code", "electorate", "ballots", "seats"});
  CHECK(found.areas->rows.back() == Names{"E05000002", "4000", "1900", "1"});
  CHECK(found.method == Method::first_past_the_post);
  CHECK(guessed(header + "E05000001,4000,1900,2,Ann,Labour,1000\nE05000001,4000,1900,2,Bob,Labour,800\n"
                         "E05000002,4000,1900,2,Cat,Labour,1000\nE05000002,4000,1900,2,Dan,Green,800\n")
            .method == Method::multi_member);
}

TEST_CASE("a label twice in a few areas is no second seat, and is said") {
  std::string results =
      "area_code,party,candidate,votes\nE05000001,con,Ann,300\nE05000001,DIV,Ben,250\nE05000001,DIV,Cy,40\n";
  for (int i = 2; i <= 4; ++i)
    for (const char* row : {",con,Al,300\n", ",lab,Bo,200\n"}) results += "E0500000" + std::to_string(i) + row;
  const Found found = guessed(results);
  CHECK(found.method == Method::first_past_the_post);
  CHECK(assumes(found, "1 of 4 areas (div in E05000001 first)"));
}

TEST_CASE("several elections in one table are one each") {
  const Found offices = guessed(
      "precinct,office,party,candidate,votes\nE05000001,Mayor,Labour,Ann,900\nE05000001,Mayor,Green,Bob,7\n"
      "E05000001,Senate,Labour,Cay,100\nE05000001,Senate,Green,Dan,1200\n");
  REQUIRE(offices.whole.elections.size() == 2);
  CHECK(offices.whole.elections[0].value == "Mayor");
  CHECK(offices.whole.elections[0].track == "mayor");
  CHECK(offices.whole.elections[1].votes->rows ==
        Rows{{"E05000001", "lab", "Cay", "100"}, {"E05000001", "green", "Dan", "1200"}});
  const Found years = guessed(
      "code,year,party,votes\nE05000001,2016,con,9\nE05000001,2016,lab,7\nE05000001,2020,con,8\n"
      "E05000001,2020,lab,6\n");
  REQUIRE(years.whole.elections.size() == 2);
  CHECK(years.whole.elections[0].track == years.whole.elections[1].track);
  CHECK(iso_date(years.whole.elections[1].date.date) == "2020-01-01");
  CHECK_FALSE(years.whole.elections[1].date.is_whole);
  const Found wide =
      guessed("code,year,con,lab\nE05000001,2016,9,8\nE05000002,2016,7,6\nE05000001,2020,5,4\nE05000002,2020,3,2\n");
  REQUIRE(wide.whole.elections.size() == 2);
  CHECK(wide.whole.elections[1].votes->rows.front() == Names{"E05000001", "con", "5"});
}

TEST_CASE(
    "a column that closes the gap to the valid votes is a party; another is none, and without a total one that is "
    "asked about") {
  const Found found = guessed(
      "Code,Electorate,Valid "
      "votes,Con,Lab,RUK,Elsewhere\nE05000001,1000,600,100,150,350,7\nE05000002,1000,590,90,150,350,8\n");
  REQUIRE(found.votes);
  CHECK(found.votes->rows.size() == 6);
  CHECK(found.votes->rows[2] == Names{"E05000001", "reform", "350"});
  REQUIRE(found.parties);
  CHECK(found.not_counted.empty());  // the others make up the total
  CHECK(assumes(found, "no party's votes are in Elsewhere"));
  // Where no total tells, what stands beside parties is asked about.
  const std::string open = "Code,Electorate,Con,Lab,Elsewhere\nE05000001,1000,100,150,7\nE05000002,1000,90,150,8\n";
  const auto asked = understood(wards, open);
  REQUIRE(asked);
  REQUIRE(asked.value->questions.size() == 1);
  CHECK(asked.value->questions.front().options.front().value == "Elsewhere=votes");
  for (const auto& [role, rows] : {std::pair(Role::votes, 6U), std::pair(Role::ignore, 4U)}) {
    Decisions decided;
    decided.roles["Elsewhere"] = role;
    const Found answered = found_in(wards, open, decided);
    REQUIRE(answered.votes);
    CHECK(answered.votes->rows.size() == rows);
  }
}

TEST_CASE("shares are shares in a first atlas too") {
  const Found tall = guessed("code,party,vote share\nE05000001,con,60.5\nE05000001,lab,39.5\n");
  REQUIRE(tall.votes);
  CHECK(tall.votes->columns == Names{"area_code", "party", "share_pct"});
  const Found fractions = guessed("code,party,share\nE05000001,con,0.605\nE05000001,lab,0.395\n");
  CHECK(fractions.votes->rows == Rows{{"E05000001", "con", "60.5"}, {"E05000001", "lab", "39.5"}});
  const Found wide = guessed("code,Con %,Lab %\nE05000001,60.5,39.5\n");
  CHECK(wide.votes->rows == Rows{{"E05000001", "con", "60.5"}, {"E05000001", "lab", "39.5"}});
  const Found both = guessed("code,Con,Con %,Lab,Lab %\nE05000001,605,60.5,395,39.5\n");
  CHECK(both.votes->rows == Rows{{"E05000001", "con", "605", "60.5"}, {"E05000001", "lab", "395", "39.5"}});
}

TEST_CASE("wards of one name are told apart by the larger area that both files name") {
  const char* const twins =
      "CODE,NAME,PARENT\nX99000001,Abbey,Merton\nX99000002,Castle,Merton\nX99000003,Abbey,Barking\n"
      "X99000004,Castle,Barking\n";
  const Found found = guessed(
      "Borough,Ward,Party,Votes\nMERTON,Abbey,Labour,1\nMerton,Castle,Labour,2\nBarking,abbey,Labour,3\n"
      "Barking,Castle,Labour,4\nMerton,Abbey,Green,9\nMerton,Castle,Green,9\nBarking,Abbey,Green,9\nBarking,Castle,"
      "Green,9\n",
      twins);
  REQUIRE(found.votes);
  CHECK(found.votes->columns.front() == "area_code");
  for (std::size_t row = 0; row < 4; ++row)
    CHECK(found.votes->rows[row] == Names{"X9900000" + std::to_string(row + 1), "lab", std::to_string(row + 1)});
  CHECK(assumes(found, "Borough"));
}

TEST_CASE("parties have ids, short names and colours of their own") {
  const Found found = guessed(
      "code,party,votes\nE05000001,\u00D6DP,100\nE05000001,DP,300\nE05000001,\u00D6VP,50\n"
      "E05000002,D.P.!,7\nE05000001,\u0395\u03BB\u03BB\u03B7,8\nE05000001,???,9\n");
  REQUIRE(found.votes);
  std::set<std::string> ids;
  for (const auto& row : found.votes->rows) ids.insert(row[1]);
  CHECK(ids.size() == 5);  // "DP" and "D.P.!" are one
  std::string many = "code,party,votes\n";
  for (int i = 0; i < 60; ++i)
    many += "E05000001,Local Circle Number " + std::string(1, static_cast<char>('A' + i % 26)) + std::to_string(i) +
            "," + std::to_string(i + 7) + "\n";
  const Found large = guessed(many);
  REQUIRE(large.parties);
  std::set<std::string> shorts;
  std::set<std::string> colours;
  for (const auto& row : large.parties->rows) {
    shorts.insert(row[2]);
    colours.insert(row[3]);
  }
  CHECK(shorts.size() == 60);
  CHECK(colours.size() == 60);
  const auto parties = read_parties(*large.parties);
  REQUIRE(parties);
  CHECK(parties.findings.empty());
}

TEST_CASE("short names are the initials of new parties, in any script") {
  const Found found =
      guessed("code,party,votes\nE05000001,\u00c9quipe Verte pour \u0141\u00f3d\u017a,10\nE05000001,con,20\n");
  REQUIRE(found.parties);
  CHECK(found.parties->rows.front()[2] == "\u00c9V\u0141");
}

TEST_CASE("one row an area is no table of candidates") {
  check_refused(
      "code,winning party,valid votes\nE05000001,Labour,900\nE05000002,Conservative,800\nE05000003,Labour,3\n",
      {"figures of whole areas", "no votes of parties"});
}

TEST_CASE("what is cut away is remembered, and columns of numbers without votes too") {
  std::string results =
      "code,party,votes,change\nE05000001,con,1,0.5\nE05000002,con,2,0.5\nE05000003,con,3,0.5\nE05000001,lab,2,-0.5\n";
  for (int i = 0; i < 9; ++i) results += "E05009" + std::to_string(100 + i) + ",con,7,1\n";
  const Found found = guessed(results);
  REQUIRE(found.left_out.size() == 2);
  CHECK(found.left_out[0].find("9 of 13 rows") != std::string::npos);
  CHECK(found.left_out[1] == "the column change");
}

TEST_CASE("rows without a code of their own are found by a second column that agrees") {
  std::string boundaries = "place,old\n";
  std::string results = "old code,place code,Labour,Conservative\n";
  for (int i = 1; i <= 30; ++i) {
    const std::string old = "10" + std::to_string(100 + i);
    boundaries += std::to_string(i) + "," + old + "\n";
    const std::string place = "000" + std::to_string(i > 6 && i < 10 ? 900 + i : i);
    results += (i == 3 || i == 5 ? "0" : old) + "," + place + "," + std::to_string(1000 + i) + ",500\n";
  }
  const Found found = guessed(results, boundaries.c_str());
  CHECK(found.whole.areas.matched == 30);
  REQUIRE(found.votes);
  CHECK(found.votes->rows[4] == Names{"10103", "lab", "1003"});
  CHECK(assumes(found, "2 rows without a code in old code are found by place code"));
}

TEST_CASE("rows that have a year before the word total, and no code, are sums of all areas") {
  const Found found = guessed(
      "year,ward code,ward,party,votes\n2015,E05000001,Abbey,Labour,10\n2015,,Totaal,Labour,17\n2019,E05000001,Abbey,"
      "Labour,12\n2015,E05000001,Abbey,Green,8\n2019,,Totaal,Labour,15\n2015,E05000002,Castle,Labour,7\n"
      "2015,E05000002,Castle,Green,3\n2019,E05000001,Abbey,Green,2\n2019,E05000002,Castle,Labour,3\n"
      "2019,E05000002,Castle,Green,4\n");
  REQUIRE(found.whole.elections.size() == 2);
  REQUIRE(found.votes);
  CHECK(std::any_of(found.votes->rows.begin(), found.votes->rows.end(), [](const Names& row) {
    return row == Names{"Total", "lab", "17"};
  }));
}

// Several elections, several levels, and parts of areas in one table.
#include <doctest/doctest.h>

#include "tests/atlas/import/understood.h"

using namespace hustings;

namespace {

using Rows = std::vector<std::vector<std::string>>;
using Names = std::vector<std::string>;

const char* const areas = "nr,name\nX1,Alder\nX2,Birch\nX3,Cedar\n";

std::vector<std::string> values_of(const Found& found) {
  std::vector<std::string> values;
  for (const ElectionReading& election : found.whole.elections) values.push_back(election.value);
  return values;
}

}  // namespace

TEST_CASE("rows of polling stations are added up, and it is said") {
  const Found found = found_in(areas,
                               "code,station,party,votes\nX1,1,con,100\nX1,1,lab,101\nX1,2,con,200\nX1,2,lab,201\n"
                               "X2,1,con,7\nX2,2,con,8\n");
  REQUIRE(found.votes);
  CHECK(found.votes->rows == Rows{{"X1", "con", "300"}, {"X1", "lab", "302"}, {"X2", "con", "15"}});
  CHECK(found.assumes("added up"));
  CHECK(found.whole.elections.size() == 1);
}

TEST_CASE("electors of stations are added up, those of the whole area are not") {
  const std::string header = "code,station,electors,party,votes\n";
  const Found parts = found_in(areas, header +
                                          "X1,1,500,con,100\nX1,1,500,lab,101\nX1,2,700,con,200\nX1,2,700,lab,201\n"
                                          "X2,1,300,con,1\nX2,2,400,con,2\n");
  REQUIRE(parts.areas);
  CHECK(parts.areas->rows.front() == Names{"X1", "1200"});
  const Found whole = found_in(areas, header +
                                          "X1,1,900,con,100\nX1,1,900,lab,101\nX1,2,900,con,200\nX1,2,900,lab,201\n"
                                          "X2,1,800,con,1\nX2,2,800,con,2\n");
  REQUIRE(whole.areas);
  CHECK(whole.areas->rows.front() == Names{"X1", "900"});
}

TEST_CASE("a column that parts rows, and whose name tells nothing, is asked about; the answer leads on") {
  const std::string results =
      "code,blurb,party,votes\nX1,p,con,100\nX1,p,lab,101\nX1,q,con,200\nX1,q,lab,201\n"
      "X2,p,con,7\nX2,q,con,8\n";
  const auto open = understood(areas, results);
  REQUIRE(open);
  REQUIRE(open.value->questions.size() == 1);
  CHECK(open.value->questions[0].option_that_answers.find("--set \"blurb=election\"") != std::string::npos);
  CHECK(open.value->questions[0].options.size() == 2);
  Decisions level;
  level.roles["blurb"] = Role::level;
  CHECK(found_in(areas, results, level).votes->rows.front() == Names{"X1", "con", "300"});
  Decisions election;
  election.roles["blurb"] = Role::election;
  CHECK(values_of(found_in(areas, results, election)) == Names{"p", "q"});
}

TEST_CASE("one of several elections is chosen by its value") {
  Decisions decisions;
  decisions.elections = {"senate"};
  const Found found = found_in(areas,
                               "code,office,party,candidate,votes\nX1,Governor,con,Ann,5\nX1,Governor,lab,Bob,6\n"
                               "X1,Senate,con,Cat,7\nX1,Senate,lab,Dan,8\n",
                               decisions);
  REQUIRE(found.whole.elections.size() == 1);
  CHECK(found.votes->rows.front() == Names{"X1", "con", "Cat", "7"});
  decisions.elections = {"Mayor"};
  const auto none = understood(areas,
                               "code,office,party,candidate,votes\nX1,Governor,con,Ann,5\nX1,Governor,lab,Bob,6\n"
                               "X1,Senate,con,Cat,7\nX1,Senate,lab,Dan,8\n",
                               decisions);
  REQUIRE(none);
  REQUIRE_FALSE(none.value->questions.empty());
  CHECK(none.value->questions[0].options.size() == 2);
}

TEST_CASE("an election by districts that the boundaries do not have is left out, and said") {
  const Found found =
      found_in(areas,
               "county,office,district,party,candidate,votes\n"
               "Alder,Governor,,con,Ann,5\nAlder,Governor,,lab,Bob,6\nBirch,Governor,,con,Ann,5\nBirch,Governor,,lab,"
               "Bob,6\nAlder,House,1,con,Cat,7\nAlder,House,1,lab,Dan,8\nAlder,House,2,con,Eve,9\nAlder,House,2,lab,"
               "Fay,1\n");
  CHECK(values_of(found) == Names{""});
  CHECK(found.votes->rows.size() == 4);
  CHECK(found.assumes("House"));
}

TEST_CASE("days in a column date the elections; one in few areas is a by-election") {
  std::string results = "code,event,polling date,party,votes\n";
  std::string many = "code,name\n";
  for (int i = 0; i < 12; ++i) {
    const std::string code = "K" + std::to_string(10 + i);
    many += code + ",Area " + std::to_string(i) + "\n";
    results += code + ",2022 General,2022-Jun-02,con,5\n" + code + ",2022 General,2022-Jun-02,lab,6\n";
  }
  results += "K11,2020 By-election,2020-Feb-27,con,7\nK11,2020 By-election,2020-Feb-27,lab,8\n";
  const Found found = found_in(many, results);
  REQUIRE(found.whole.elections.size() == 2);
  const ElectionReading& general = found.whole.elections[0];
  const ElectionReading& by_election = found.whole.elections[1];
  CHECK(iso_date(general.date.date) == "2022-06-02");
  CHECK(general.date.is_whole);
  CHECK(iso_date(by_election.date.date) == "2020-02-27");
  CHECK(by_election.by_election);
  CHECK(by_election.covers == Names{"K11"});
  CHECK_FALSE(general.by_election);
  CHECK(general.track == by_election.track);
}

TEST_CASE("the country and its regions between the areas are left out") {
  const Found found = found_in(
      "nr,name\n1,Nord\n2,S\u00fcd\n3,Ost\n4,West\n",
      "Gebietsart,Gebietsnummer,Gruppenname,Stimme,Anzahl\n"
      "Bund,99,CDU,1,70\nBund,99,SPD,1,80\nLand,01,CDU,1,30\nLand,01,SPD,1,40\n"
      "Wahlkreis,001,Wahlberechtigte,,500\nWahlkreis,001,CDU,1,10\nWahlkreis,001,SPD,1,20\nWahlkreis,001,CDU,2,11\n"
      "Wahlkreis,001,SPD,2,21\nWahlkreis,002,Wahlberechtigte,,600\nWahlkreis,002,CDU,1,20\nWahlkreis,002,SPD,1,20\n"
      "Wahlkreis,002,CDU,2,12\nWahlkreis,002,SPD,2,22\nWahlkreis,003,CDU,1,5\nWahlkreis,003,SPD,1,6\n"
      "Wahlkreis,003,CDU,2,7\nWahlkreis,003,SPD,2,8\nWahlkreis,004,CDU,1,5\nWahlkreis,004,SPD,1,6\n"
      "Wahlkreis,004,CDU,2,7\nWahlkreis,004,SPD,2,8\n");
  CHECK(values_of(found) == Names{"Erststimmen", "Zweitstimmen"});
  CHECK(found.votes->rows.size() == 8);
  CHECK(found.votes->rows.front() == Names{"1", "cdu", "10"});
  REQUIRE(found.areas);
  CHECK(found.areas->rows.front() == Names{"1", "500"});  // of both votes
  CHECK(found.whole.elections[1].method == Method::party_list);
}

TEST_CASE("an election is called in words, not as a file is called, and its day stands beside its title") {
  const Found found =
      found_in(areas,
               "code,event,party,votes\nX1,2022 General_Election_10_27_2022,con,5\nX1,2022 General_Election_10_27_2022,"
               "lab,6\nX2,2022 General_Election_10_27_2022,con,5\nX1,2021 Vote_03_02_2021,con,5\n"
               "X1,2021 Vote_03_02_2021,lab,6\nX2,2021 Vote_03_02_2021,lab,6\n");
  REQUIRE(found.whole.elections.size() == 2);
  for (const ElectionReading& election : found.whole.elections) {
    CHECK(election.title.find('_') == std::string::npos);
    CHECK(election.title.find("10 27") == std::string::npos);
  }
  CHECK(found.whole.elections[0].title.ends_with("2022 General Election"));
}

// What two files of somebody's are understood as.

#include <algorithm>
#include <doctest/doctest.h>

#include "atlas/import/atlas_toml.h"
#include "base/text/identifier.h"
#include "tests/atlas/import/understood.h"

using namespace hustings;

namespace {

using Rows = std::vector<std::vector<std::string>>;

const char* const ons_boundaries =
    "objectid,wd18cd,wd18nm,lad18cd\n"
    "1,E05000001,Abbey,E09000001\n"
    "2,E05000002,St Mary's,E09000001\n"
    "3,E05000003,Alibon,E09000002\n";

Found guessed(const char* boundaries, const char* results) { return found_in(boundaries, results); }

bool assumes(const Found& found, std::string_view part) { return found.assumes(part); }

}  // namespace

TEST_CASE("a tidy table is used as it is") {
  const Found found = guessed(ons_boundaries,
                              "area_code,party,candidate,votes\n"
                              "E05000001,lab,Ann,10\nE05000001,con,Bob,20\nE05000003,lab,Cat,5\n");
  CHECK(found.code == "wd18cd");
  CHECK(found.name == "wd18nm");
  CHECK_FALSE(found.votes);
  CHECK_FALSE(found.areas);
  CHECK_FALSE(found.parties);
  CHECK(found.method == Method::first_past_the_post);
}

TEST_CASE("other headers, names of parties and separators become the tidy table") {
  const Found found = guessed(ons_boundaries,
                              "Ward code,Ward,Political party,First name,Surname,Votes cast\n"
                              "e05000001,Abbey,Labour Party,Ann,Archer,1;200\n"
                              "e05000001,Abbey,Liberal Democrats,Bob,Baker,20\n"
                              "e05000002,St Marys,Labour Party,Cat,Cook,5\n");
  REQUIRE(found.votes);
  CHECK(found.votes->columns == std::vector<std::string>{"area_code", "party", "candidate", "votes"});
  CHECK(found.votes->rows == Rows{{"e05000001", "lab", "Ann Archer", "1200"},
                                  {"e05000001", "ld", "Bob Baker", "20"},
                                  {"e05000002", "lab", "Cat Cook", "5"}});
  CHECK(assumes(found, "by code, in Ward code"));
}

TEST_CASE("results without codes are joined by name") {
  const Found found = guessed(ons_boundaries, "division,party,votes\nABBEY,lab,10\nSaint Marys,con,20\nAlibon,lab,7\n");
  CHECK(found.code == "wd18cd");
  REQUIRE(found.votes);
  CHECK(found.votes->columns == std::vector<std::string>{"area_name", "party", "votes"});
  CHECK(found.votes->rows.front() == std::vector<std::string>{"ABBEY", "lab", "10"});
  // "ward" is a header that the program knows.
  CHECK_FALSE(guessed(ons_boundaries, "ward,party,votes\nABBEY,lab,10\nSaint Marys,con,20\nAlibon,lab,7\n").votes);
}

TEST_CASE("running numbers are not taken for codes by chance") {
  // Votes of 1, 2 and 3 are object ids too.
  const Found found =
      guessed(ons_boundaries, "gss,party,seat,votes\nE05000001,lab,1,1\nE05000002,con,2,2\nE05000003,lab,3,3\n");
  CHECK(found.code == "wd18cd");
  REQUIRE(found.votes);
  CHECK(found.votes->rows.front().front() == "E05000001");
}

TEST_CASE("codes that are no GSS codes are found by what the results share") {
  const Found found =
      guessed("fid,key,title\n10,W1,North\n11,W2,South\n12,W3,East\n", "place,party,votes\nw1,con,5\nW 2,lab,7\n");
  CHECK(found.code == "key");
  CHECK(found.name == "title");
  REQUIRE(found.votes);
  CHECK(found.votes->columns.front() == "area_code");
}

TEST_CASE("one column a party is found, and its electorate kept") {
  const Found found = guessed(ons_boundaries,
                              "gss,electorate,first party,Con,Labour votes,valid votes\n"
                              "E05000001,1;000,Lab,10,20,30\nE05000002,2;000,Con,40,,40\nE05000003,900,Con,1,0,1\n");
  REQUIRE(found.votes);
  CHECK(found.votes->rows == Rows{{"E05000001", "con", "10"},
                                  {"E05000001", "lab", "20"},
                                  {"E05000002", "con", "40"},
                                  {"E05000003", "con", "1"},
                                  {"E05000003", "lab", "0"}});
  REQUIRE(found.areas);
  CHECK(found.areas->columns == std::vector<std::string>{"area_code", "electorate", "valid_votes", "winner"});
  CHECK(found.areas->rows.front() == std::vector<std::string>{"E05000001", "1000", "30", "Lab"});
}

TEST_CASE("several candidates of a party make a multi-member contest; independents do not") {
  const char* slate = "area_code,party,candidate,votes\nE05000001,lab,Ann,10\nE05000001,lab,Bob,20\n";
  CHECK(guessed(ons_boundaries, slate).method == Method::multi_member);
  const char* loners = "area_code,party,candidate,votes\nE05000001,ind,Ann,10\nE05000001,ind,Bob,20\n";
  CHECK(guessed(ons_boundaries, loners).method == Method::first_past_the_post);
}

TEST_CASE("parties that are not carried get a table with all that stand") {
  const Found found =
      guessed(ons_boundaries, "area_code,party,votes\nE05000001,Bin Liners,10\nE05000001,con,20\nE05000001,IND,3\n");
  REQUIRE(found.votes);
  CHECK(found.votes->rows.front() == std::vector<std::string>{"E05000001", "bin-liners", "10"});
  REQUIRE(found.parties);
  const auto parties = read_parties(*found.parties);
  REQUIRE(parties);
  CHECK(parties.findings.empty());
  CHECK(parties.value->size() == 3);
  REQUIRE(parties.value->find("bin-liners"));
  CHECK((*parties.value)[*parties.value->find("bin-liners")].name == "Bin Liners");
  CHECK((*parties.value)[*parties.value->find("ind")].kind == PartyKind::independent);
  CHECK((*parties.value)[*parties.value->find("con")].colour == 0x0087DC);
  CHECK(assumes(found, "Bin Liners"));
  // An id that is one already is left in the table.
  const Found plain = guessed(ons_boundaries, "area_code,party,votes\nE05000001,Aspire,10\nE05000001,con,20\n");
  CHECK_FALSE(plain.votes);
  REQUIRE(plain.parties);
  CHECK(plain.parties->rows.front().front() == "aspire");
}

TEST_CASE("results of a larger region are cut to the areas, and it is said") {
  std::string results = "area_code,party,votes\nE05000001,con,1\nE05000002,con,2\nE05000003,con,3\n";
  for (int i = 0; i < 20; ++i) results += "E05009" + std::to_string(100 + i) + ",con,7\n";
  const Found found = guessed(ons_boundaries, results.c_str());
  REQUIRE(found.votes);
  CHECK(found.votes->rows.size() == 3);
  CHECK(assumes(found, "20 of 23 rows are left out"));
}

TEST_CASE("what cannot be understood is refused with the columns that there are") {
  const auto refused = [](const char* boundaries, const char* results, const char* part) {
    const auto outcome = understood(boundaries, results);
    CHECK_FALSE(outcome);
    REQUIRE_FALSE(outcome.findings.empty());
    const std::string line = describe(outcome.findings.back());
    CHECK_MESSAGE(line.find(part) != std::string::npos, line);
  };
  refused("type,colour\na,red\na,red\n", "area_code,party,votes\nE1,con,1\n", "type, colour");
  refused(ons_boundaries, "place,party,votes\nNowhere,con,1\n", "place, party, votes");
  refused(ons_boundaries, "area_code,remark\nE05000001,fine\n", "area_code, remark");
}

TEST_CASE("a figure that happens to look like a year is none, and the day that somebody gave goes before all others") {
  const char* boundaries = "code,name\nX1,Ash\nX2,Elm\n";
  const char* papers =
      "code,ballots,party,votes\nX1,1900,lab,1000\nX1,1900,con,800\nX2,1900,lab,900\nX2,1900,con,700\n";
  CHECK(guessed(boundaries, papers).whole.elections.front().date_because.empty());
  Decisions decisions;
  decisions.date = GuessedDate{make_date(2018, 5, 3), true, true};
  const char* years = "code,year,party,votes\nX1,2017,lab,1000\nX1,2017,con,800\nX2,2017,lab,900\nX2,2017,con,700\n";
  CHECK(iso_date(guessed(boundaries, years).whole.elections.front().date.date) == "2017-01-01");
  for (const char* results : {papers, years})
    CHECK(iso_date(found_in(boundaries, results, decisions).whole.elections.front().date.date) == "2018-05-03");
}

TEST_CASE("dates are read from names, and never made up") {
  CHECK(iso_date(date_in("council-2018-05-03.csv").date) == "2018-05-03");
  CHECK(date_in("council-2018-05-03").is_whole);
  CHECK(iso_date(date_in("ge2017-results").date) == "2017-01-01");
  CHECK_FALSE(date_in("ge2017-results").is_whole);
  CHECK(date_in("ge2017-results").has_year);
  CHECK_FALSE(date_in("E05000026").has_year);
  CHECK_FALSE(date_in("results").has_year);
  CHECK(iso_date(date_in("results").date) == "2000-01-01");
  CHECK(iso_date(date_in("2018-13-40").date) == "2018-01-01");
  CHECK(iso_date(date_in("20201103__de__general__county").date) == "2020-11-03");
  CHECK(date_in("20201103__de__general__county").is_whole);
  CHECK_FALSE(date_in("12345678").has_year);
}

TEST_CASE("ids are lower case with hyphens") {
  CHECK(id_of("Council results (2018)") == "council-results-2018");
  CHECK(id_of("--a--b--") == "a-b");
  CHECK(id_of("\u00E9").empty());
}

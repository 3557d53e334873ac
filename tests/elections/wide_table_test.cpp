#include "elections/wide_table.h"

#include <doctest/doctest.h>

#include "elections/read_results.h"
#include "tests/elections/examples.h"

using namespace hustings;
using namespace hustings::examples;

namespace {

using Rows = std::vector<std::vector<std::string>>;

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("parties are known by what people call them") {
  const Parties parties = some_parties();
  for (const char* name : {"con", "Con", "CONSERVATIVE", "Conservatives", "Conservative votes",
                           "The Conservative Party", "Conservative and Unionist Party", " conservative_votes "})
    CHECK_MESSAGE(party_named(name, parties) == con, name);
  for (const char* name : {"ld", "LD", "Liberal Democrats", "Lib Dem", "lib dems", "Liberal Democrat vote"})
    CHECK_MESSAGE(party_named(name, parties) == ld, name);
  CHECK(party_named("Others", parties) == other);
  CHECK(party_named("Independents", parties) == ind);
  for (const char* name : {"", "votes", "party", "Liberal", "Unionist", "c", "turnout"})
    CHECK_MESSAGE(!party_named(name, parties), name);
}

TEST_CASE("a table is wide where parties are its columns") {
  const Parties parties = some_parties();
  CHECK(is_wide(table_of("area_code,lab,con\nE1,1,2\n"), parties));
  CHECK_FALSE(is_wide(table_of("area_code,party,votes\nE1,con,2\n"), parties));
  CHECK_FALSE(
      is_wide(table_of("area_code,party,con\nE1,con,2\n"), parties));  // half of each: the reader says what lacks
  CHECK_FALSE(is_wide(table_of("area_code,votes,con\nE1,3,2\n"), parties));
  CHECK_FALSE(is_wide(table_of("area_code,name\nE1,Abbey\n"), parties));
}

TEST_CASE("a wide table made long has one row for each filled cell, and keeps where it came from") {
  const Parties parties = some_parties();
  const auto tables = long_from_wide(table_of("area_code,name,electorate,Labour votes,con,others,turnout,Seats\n"
                                              "E1,Abbey,100,30,0,,51.5,3\n"
                                              "E2,Alibon,200,,,,,3\n"
                                              "E3,Becontree,300,7,8,9,8%,3\n"),
                                     parties);
  REQUIRE(tables);
  CHECK(tables.findings.empty());
  const Table& votes = tables.value->votes;
  CHECK(votes.file == "votes.csv");
  CHECK(votes.columns == std::vector<std::string>{"area_code", "party", "votes"});
  CHECK(votes.rows ==
        Rows{{"E1", "lab", "30"}, {"E1", "con", "0"}, {"E3", "lab", "7"}, {"E3", "con", "8"}, {"E3", "other", "9"}});
  CHECK(votes.lines == std::vector<std::int64_t>{2, 2, 4, 4, 4});
  CHECK(votes.place(0, "votes").column == "Labour votes");
  REQUIRE(tables.value->areas);
  CHECK(tables.value->areas->columns == std::vector<std::string>{"area_code", "electorate", "seats"});
  CHECK(tables.value->areas->rows == Rows{{"E1", "100", "3"}, {"E3", "300", "3"}});  // E2 has no votes
  CHECK(tables.value->areas->lines == std::vector<std::int64_t>{2, 4});
}

TEST_CASE("a wide and a long table with the same figures give the same results") {
  Parties parties = some_parties();
  const auto tall = read_results(table_of("area_code,level,party,votes\n"
                                          "E1,area,con,12\nE1,area,lab,30\nE1,postal,lab,4\nE2,area,ld,0\n"),
                                 parties);
  const auto tables = long_from_wide(table_of("area_code,level,lab,con,Liberal Democrats\n"
                                              "E1,area,30,12,\nE1,postal,4,,\nE2,area,,,0\n"),
                                     parties);
  REQUIRE(tables);
  const auto wide = read_results(tables.value->votes, parties);
  REQUIRE(tall);
  REQUIRE(wide);
  REQUIRE(wide.value->size() == tall.value->size());
  for (std::size_t i = 0; i < wide.value->size(); ++i) {
    const Result& a = (*wide.value)[i];
    const Result& b = (*tall.value)[i];
    CHECK(a.area_code == b.area_code);
    CHECK(a.level == b.level);
    REQUIRE(a.candidacies.size() == b.candidacies.size());
    for (std::size_t c = 0; c < a.candidacies.size(); ++c) {
      CHECK(a.candidacies[c].party == b.candidacies[c].party);
      CHECK(a.candidacies[c].votes == b.candidacies[c].votes);
    }
  }
  CHECK_FALSE(tables.value->areas);
}

TEST_CASE("columns of numbers that are no party are named and not counted") {
  const auto tables = long_from_wide(table_of("area_code,con,lab,Pirates,Monsters,remark,turnout,total votes,valid\n"
                                              "E1,1,2,3,1;200,fine,60,3,3\n"),
                                     some_parties());
  REQUIRE(tables);
  CHECK(tables.value->votes.rows.size() == 2);
  REQUIRE(tables.findings.size() == 1);
  const Finding& finding = tables.findings[0];
  CHECK(finding.severity == Severity::warning);
  const std::string line = describe(finding);
  for (const char* part : {"votes.csv", "Pirates, Monsters", "not counted"}) CHECK_MESSAGE(has(line, part), line);
  for (const char* part : {"remark", "turnout", "valid"}) CHECK_MESSAGE(!has(line, part), line);
}

TEST_CASE("two columns of one party are refused") {
  const auto tables = long_from_wide(table_of("area_code,lab,con,Labour\nE1,1,2,3\n"), some_parties());
  CHECK_FALSE(tables);
  REQUIRE(tables.findings.size() == 1);
  const std::string line = describe(tables.findings[0]);
  for (const char* part : {"error", "column Labour", "the column lab"}) CHECK_MESSAGE(has(line, part), line);
}

TEST_CASE("a cell of a wide table that is no number is named by its row and its party's column") {
  Parties parties = some_parties();
  const auto tables = long_from_wide(table_of("area_code,lab,con\nE1,1,2\nE2,12x,2\n"), parties);
  REQUIRE(tables);
  const auto results = read_results(tables.value->votes, parties);
  CHECK_FALSE(results);
  REQUIRE(results.findings.size() == 1);
  const std::string line = describe(results.findings[0]);
  for (const char* part : {"row 3", "column lab", "\"12x\""}) CHECK_MESSAGE(has(line, part), line);
}

#include "elections/read/wide_table.h"

#include <doctest/doctest.h>

#include "elections/read/read_results.h"
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
  CHECK(tables.value->areas->columns == std::vector<std::string>{"area_code", "electorate", "seats", "turnout"});
  CHECK(tables.value->areas->rows == Rows{{"E1", "100", "3", "51.5"}, {"E3", "300", "3", "8%"}});  // E2 has no votes
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

TEST_CASE("a column is named as long as any of its cells is a number, whatever the others are") {
  for (const char* cells : {"900\nE2,1,2,-", "-\nE2,1,2,n/a\nE3,1,2,900*", "did not stand\nE2,1,2,1 234",
                            "\nE2,1,2,1;234", "900 [2]\nE2,1,2,", "none\nE2,1,2,12.5", "x\nE2,1,2,45%"}) {
    const auto tables =
        long_from_wide(table_of(std::string("area_code,con,lab,Residents\nE1,3,4,") + cells + "\n"), some_parties());
    REQUIRE(tables);
    REQUIRE_MESSAGE(tables.findings.size() == 1, cells);
    CHECK_MESSAGE(has(describe(tables.findings[0]), "column Residents: no party is called so"), cells);
    CHECK(tables.value->not_counted == std::vector<std::string>{"Residents"});
  }
  for (const char* cells : {"-\nE2,1,2,n/a", "\nE2,1,2,", "see note\nE2,1,2,fine"})
    CHECK_MESSAGE(
        long_from_wide(table_of(std::string("area_code,con,lab,Remark\nE1,3,4,") + cells + "\n"), some_parties())
            .findings.empty(),
        cells);
}

TEST_CASE("columns that close the gap to the valid votes are parties; others are not") {
  const auto tables = long_from_wide(table_of("area_code,electorate,valid votes,con,lab,RUK,Population,Yes\n"
                                              "E1,1000,600,100,150,350,9000,0\nE2,1000,605,100,150,350,8000,5\n"
                                              "E3,1000,250,100,150,-,700,0\n"),
                                     some_parties());
  REQUIRE(tables);
  CHECK(tables.value->votes.rows == Rows{{"E1", "con", "100"},
                                         {"E1", "lab", "150"},
                                         {"E1", "RUK", "350"},
                                         {"E1", "Yes", "0"},
                                         {"E2", "con", "100"},
                                         {"E2", "lab", "150"},
                                         {"E2", "RUK", "350"},
                                         {"E2", "Yes", "5"},
                                         {"E3", "con", "100"},
                                         {"E3", "lab", "150"},
                                         {"E3", "Yes", "0"}});
  CHECK(tables.value->not_counted == std::vector<std::string>{"Population"});
  // A slip in one row is a contradiction there, and loses no party.
  CHECK(long_from_wide(table_of("area_code,valid votes,con,lab,RUK\nE1,600,100,150,350\nE2,600,100,150,350\n"
                                "E3,610,100,150,350\n"),
                       some_parties())
            .value->not_counted.empty());
  // Where nothing closes it, nothing is taken for a party.
  CHECK(long_from_wide(table_of("area_code,valid votes,con,lab,RUK\nE1,600,100,150,351\n"), some_parties())
            .value->not_counted == std::vector<std::string>{"RUK"});
}

TEST_CASE("columns in percent are never counts: beside counts they are kept to compare, alone they are shares") {
  const Parties parties = some_parties();
  for (const char* header :
       {"con %,lab %", "% con,% lab", "con_pct,lab_pct", "pct con,pct lab", "Con share,Labour share",
        "Conservative percent,Labour percent", "Share of Con,share of lab", "Con (%),Lab (%)",
        "con percentage,lab percentage", "Con per cent,Lab per cent"}) {
    const Table alone = table_of(std::string("area_code,") + header + "\nE1,45,55\nE2,30.5,69.5\n");
    CHECK_MESSAGE(is_wide(alone, parties), header);
    const auto shares = long_from_wide(alone, parties);
    REQUIRE_MESSAGE(shares, header);
    CHECK_MESSAGE(shares.findings.empty(), header);
    CHECK(shares.value->votes.columns == std::vector<std::string>{"area_code", "party", "share_pct"});
    Parties known = parties;
    const auto results = read_results(shares.value->votes, known);
    REQUIRE(results);
    CHECK((*results.value)[1].shares_only);
    CHECK((*results.value)[1].votes_of(con) == 305'000);
    const auto beside =
        long_from_wide(table_of(std::string("area_code,con,lab,") + header + "\nE1,450,550,45,55\n"), parties);
    REQUIRE_MESSAGE(beside, header);
    CHECK(beside.findings.empty());
    CHECK(beside.value->votes.columns == std::vector<std::string>{"area_code", "party", "votes", "share"});
    CHECK(beside.value->votes.rows == Rows{{"E1", "con", "450", "45"}, {"E1", "lab", "550", "55"}});
  }
  // Percent signs in the cells say the same, and fractions of 1 are percentages.
  CHECK(long_from_wide(table_of("area_code,con,lab\nE1,45%,55%\nE2,30.5%,\n"), parties).value->votes.rows ==
        Rows{{"E1", "con", "45"}, {"E1", "lab", "55"}, {"E2", "con", "30.5"}});
  CHECK(long_from_wide(table_of("area_code,con share,lab share\nE1,0.45,0.55\n"), parties).value->votes.rows ==
        Rows{{"E1", "con", "45"}, {"E1", "lab", "55"}});
  // A share whose party has no votes, while others have, is lost, and said to be.
  const auto lost = long_from_wide(table_of("area_code,con,con %,lab %\nE1,450,45,55\n"), parties);
  REQUIRE(lost);
  CHECK(lost.value->not_counted == std::vector<std::string>{"lab %"});
  CHECK(lost.findings.size() == 1);
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

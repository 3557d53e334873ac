#include "elections/read/read_results.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "tests/elections/examples.h"

using namespace hustings;
using namespace hustings::examples;

namespace {

/// The only fault of a table of votes, as the user reads it.
std::string fault_of(const std::string& text) {
  Parties parties = some_parties();
  const auto outcome = read_results(table_of(text), parties);
  CHECK_FALSE(outcome);
  REQUIRE(outcome.findings.size() == 1);
  CHECK(outcome.findings[0].severity == Severity::error);
  CHECK_FALSE(outcome.findings[0].remedy.empty());
  return describe(outcome.findings[0]);
}

/// What is wrong with one cell of votes.
std::string fault_of_votes(const std::string& votes) {
  return fault_of("area_code,party,candidate,votes\nE1,con,A," + votes + "\n");
}

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("a tidy table becomes sorted results") {
  Parties parties = some_parties();
  const auto outcome = read_results(table_of("area_code,party,candidate,votes,level,round,elected,note\n"
                                             "e2,con,Ann,10,,,no,\n"
                                             "E1,Lab,Bob,30,area,1,1,recount\n"
                                             "E1,con,Cat,20,,,0,\n"
                                             "E1,con,Cat,5,Postal,,,\n"
                                             "E2,lab,Dan,40,,,yes,\n"
                                             "E2,lab,Dan,77,,2,,\n"),
                                    parties);
  REQUIRE(outcome);
  CHECK(outcome.findings.empty());
  const auto& results = *outcome.value;
  REQUIRE(results.size() == 3);
  CHECK(results[0].area_code == "E1");
  CHECK(results[0].level == Level::area);
  CHECK(results[1].area_code == "E2");
  CHECK(results[2].area_code == "E1");
  CHECK(results[2].level == Level::postal);

  REQUIRE(results[0].candidacies.size() == 2);
  const Candidacy& first = results[0].candidacies[0];
  CHECK(first.party == lab);
  CHECK(first.candidate == "Bob");
  CHECK(first.votes == 30);
  CHECK(first.elected == true);
  CHECK(first.note == "recount");
  CHECK(results[0].candidacies[1].elected == false);
  CHECK_FALSE(results[2].candidacies[0].elected.has_value());
  CHECK(results[1].votes_of(lab) == 40);  // the second round is left out
}

TEST_CASE("the candidate and the other columns may be absent") {
  Parties parties = some_parties();
  const auto outcome = read_results(table_of("votes,party,area_code\n7,con,E1\n"), parties);
  REQUIRE(outcome);
  CHECK((*outcome.value)[0].votes_valid() == 7);
}

TEST_CASE("0 votes, and very many, are votes") {
  Parties parties = some_parties();
  const auto outcome = read_results(table_of("area_code,party,votes\nE1,con,0\nE1,lab,1000000000000\n"), parties);
  REQUIRE(outcome);
  CHECK((*outcome.value)[0].votes_of(con) == 0);
  CHECK((*outcome.value)[0].votes_of(lab) == 1'000'000'000'000);
}

TEST_CASE("votes that are no whole number stop the reading, with place and remedy") {
  CHECK(fault_of_votes("1;234") ==
        "error: votes.csv, row 2, column votes: votes \"1,234\" has a thousands separator. Write 1234");
  CHECK(has(fault_of_votes("12 345"), "\"12 345\" has a thousands separator. Write 12345"));
  CHECK(has(fault_of_votes("12\u00A0345"), "has a thousands separator. Write 12345"));
  CHECK(has(fault_of_votes("12\u202F345"), "has a thousands separator"));
  CHECK(has(fault_of_votes("12'345"), "has a thousands separator"));
  CHECK(has(fault_of_votes("-5"), "\"-5\" is negative"));
  CHECK(has(fault_of_votes("12.5"), "\"12.5\" is not a whole number"));
  CHECK(has(fault_of_votes("1e3"), "is not a whole number"));
  CHECK(has(fault_of_votes("many"), "\"many\" is not a number"));
  CHECK(has(fault_of_votes("12abc"), "is not a number"));
  CHECK(has(fault_of_votes("*"), "is not a number"));
  CHECK(has(fault_of_votes(","), "votes is empty"));
  CHECK(has(fault_of_votes(""), "votes is empty. Write 0"));
  CHECK(has(fault_of_votes("1000000000001"), "is too large"));
  CHECK(has(fault_of_votes("99999999999999999999"), "is too large"));
  CHECK(has(fault_of_votes("nan"), "is not a number"));
}

TEST_CASE("a row needs an area, a party and a known level") {
  const std::string header = "area_code,party,votes,level\n";
  CHECK(fault_of(header + ",con,5,\n").starts_with("error: votes.csv, row 2, column area_code: area_code is empty"));
  CHECK(has(fault_of(header + "E1,,5,\n"), "column party: party is empty"));
  CHECK(has(fault_of(header + "E1,con,5,ward\n"), "column level: level \"ward\" is unknown. Write area or postal"));
}

TEST_CASE("a mistyped round is an error, not a row that is left out") {
  const std::string header = "area_code,party,votes,round\n";
  for (const char* round : {"x", "0", "-1", "1.5", "first", "101"})
    CHECK(has(fault_of(header + "E1,con,5,1\nE1,lab,6," + round + "\n"), "row 3, column round: round"));
}

TEST_CASE("a missing column is named") {
  CHECK(fault_of("area_code,party,candidate\nE1,con,A\n") ==
        "error: votes.csv, column votes: there is no such column. Add it, or give your column this name");
  CHECK(has(fault_of("code,party,votes\nE1,con,5\n"), "column area_code"));
  CHECK(has(fault_of("area_code,party name,votes\nE1,con,5\n"), "column party"));
}

TEST_CASE("a table without votes is an error") {
  CHECK(has(fault_of("area_code,party,votes\n"), "there are no votes in it"));
  CHECK(has(fault_of("area_code,party,votes,round\nE1,con,5,2\n"), "there are no votes in it"));
}

TEST_CASE("a row may stand only once") {
  const std::string header = "area_code,party,candidate,votes,level,round\n";
  CHECK(has(fault_of(header + "E1,con,Ann,5,,\nE1,lab,Bob,5,,\ne1,CON,Ann,6,area,1\n"),
            "row 4, column party: the same area, party and candidate stand in row 2 already"));
  CHECK(has(fault_of(header + "E1,ind,,5,,\nE1,ind,,6,,\n"), "name the candidates"));
  CHECK(has(fault_of(header + "E1,con,Ann,5,,\nE1,con,Ann,5,,2\nE1,con,Ann,5,,2\n"), "in row 3 already"));

  Parties parties = some_parties();
  const auto apart = read_results(
      table_of(header + "E1,con,Ann,5,,\nE1,con,Ann,5,postal,\nE1,con,Ann,5,,2\nE1,con,Eve,5,,\nE1,ind,Ann,5,,\n"),
      parties);
  CHECK(apart);
}

TEST_CASE("every bad row is reported, up to 20, and nothing is added to the parties") {
  std::string text = "area_code,party,votes\nE0,whig,1\n";
  for (int i = 1; i <= 15; ++i) text += "E" + std::to_string(i) + ",con,x\n";
  Parties parties = some_parties();
  const std::size_t before = parties.size();
  const auto fifteen = read_results(table_of(text), parties);
  CHECK_FALSE(fifteen);
  CHECK(fifteen.findings.size() == 16);  // and the warning of an unknown party
  CHECK(parties.size() == before);
  CHECK(fifteen.findings[1].place.row == 3);
  CHECK(fifteen.findings[15].place.row == 17);

  for (int i = 16; i <= 60; ++i) text += "E" + std::to_string(i) + ",con,x\n";
  const auto sixty = read_results(table_of(text), parties);
  CHECK(std::count_if(sixty.findings.begin(), sixty.findings.end(),
                      [](const Finding& finding) { return finding.severity == Severity::error; }) == 20);
}

TEST_CASE("an unknown party is added in grey, with one warning") {
  Parties parties = some_parties();
  const auto outcome =
      read_results(table_of("area_code,party,votes\nE1,Whig,5\nE2,WHIG,6\nE2,con,6\nE2,tory,1\n"), parties);
  REQUIRE(outcome);
  REQUIRE(outcome.findings.size() == 2);
  CHECK(outcome.findings[0].severity == Severity::warning);
  CHECK(outcome.findings[0].place.row == 2);
  CHECK(has(describe(outcome.findings[0]), "party \"Whig\" is not in the table of parties"));
  const auto whig = parties.find("whig");
  REQUIRE(whig);
  CHECK(parties[*whig].name == "Whig");
  CHECK(parties[*whig].short_name == "Whig");
  CHECK(parties[*whig].colour == Party{}.colour);
  CHECK((*outcome.value)[1].votes_of(*whig) == 6);
}

TEST_CASE("elected is read from the usual words; another is a warning, and not known") {
  Parties parties = some_parties();
  const auto outcome = read_results(table_of("area_code,party,votes,elected\n"
                                             "E1,con,5,TRUE\nE2,con,5,False\nE3,con,5,Yes\nE4,con,5,no\n"
                                             "E5,con,5,won\n"),
                                    parties);
  REQUIRE(outcome);
  const auto elected = [&](std::size_t i) { return (*outcome.value)[i].candidacies[0].elected; };
  CHECK(elected(0) == true);
  CHECK(elected(1) == false);
  CHECK(elected(2) == true);
  CHECK(elected(3) == false);
  CHECK_FALSE(elected(4).has_value());
  REQUIRE(outcome.findings.size() == 1);
  CHECK(outcome.findings[0].severity == Severity::warning);
}

TEST_CASE("reading is the same whatever the order of rows") {
  const std::string a = "E1,con,A,5\n", b = "E1,lab,B,5\n", c = "E2,ind,C,5\n", d = "E2,ind,D,5\n";
  const std::string header = "area_code,party,candidate,votes\n";
  Parties parties = some_parties();
  const auto forth = read_results(table_of(header + a + b + c + d), parties);
  const auto back = read_results(table_of(header + d + c + b + a), parties);
  REQUIRE(forth);
  REQUIRE(back);
  REQUIRE(forth.value->size() == back.value->size());
  for (std::size_t i = 0; i < forth.value->size(); ++i)
    for (std::size_t j = 0; j < 2; ++j)
      CHECK((*forth.value)[i].candidacies[j].candidate == (*back.value)[i].candidacies[j].candidate);
}

TEST_CASE("figures of areas are added by code and level") {
  std::vector<Result> results = {result_of({{con, 60}}, "E1"), result_of({{con, 5}}, "E1", Level::postal),
                                 result_of({{con, 5}}, "E2")};
  const Findings findings = add_area_figures(table_of("area_code,level,electorate,ballots,seats,note\n"
                                                      "e1,,100,61,3,recount\n"
                                                      "E1,postal,20,,,\n"),
                                             results);
  CHECK(findings.empty());
  CHECK(results[0].electorate == 100);
  CHECK(results[0].ballots == 61);
  CHECK(results[0].seats == 3);
  CHECK(results[0].note == "recount");
  CHECK(results[1].electorate == 20);
  CHECK_FALSE(results[1].ballots);
  CHECK_FALSE(results[2].electorate);
}

TEST_CASE("faults of a table of figures are named, and the figure left out") {
  std::vector<Result> results = {result_of({{con, 60}}, "E1"), result_of({{con, 60}}, "E2")};
  const auto only = [&](const std::string& text) {
    const Findings findings = add_area_figures(table_of(text), results);
    REQUIRE(findings.size() == 1);
    CHECK_FALSE(findings[0].remedy.empty());
    return describe(findings[0]);
  };
  CHECK(has(only("area_code,electorate\nE9,100\n"), "warning: votes.csv, row 2, column area_code: E9 has no votes"));
  CHECK(has(only("area_code,electorate\nE1,59\n"), "warning: votes.csv, row 2, column electorate: E1 has 60 votes"));
  CHECK(has(only("area_code,electorate\nE2,100\nE2,90\n"), "warning: votes.csv, row 3, column area_code"));
  CHECK(results[1].electorate == 100);
  CHECK(has(only("area_code,electorate\nE1,1;000\n"),
            "error: votes.csv, row 2, column electorate: electorate \"1,000\" has a thousands separator"));
  CHECK_FALSE(results[0].electorate);
  CHECK(has(only("area_code,ballots\nE1,-1\n"), "is negative"));
  CHECK(has(only("area_code,ballots\nE1,61.5\n"), "is not a whole number"));
  CHECK(has(only("area_code,seats\nE1,three\n"), "is not a number"));
  CHECK(has(only("area_code,seats\nE1,3000000000\n"), "is too large"));
  CHECK(has(only("area_code,seats\n,3\n"), "error: votes.csv, row 2, column area_code: area_code is empty"));
  CHECK(has(only("area_code,level,seats\nE1,ward,3\n"), "level \"ward\" is unknown"));
  CHECK(has(only("code,seats\nE1,3\n"), "error: votes.csv, column area_code: there is no such column"));
}

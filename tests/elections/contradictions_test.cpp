#include "elections/read/contradictions.h"

#include <doctest/doctest.h>

#include <fmt/format.h>

#include "elections/read/published_areas.h"
#include "elections/read/read_results.h"
#include "elections/result_measures.h"
#include "tests/elections/examples.h"

using namespace hustings;
using namespace hustings::examples;

namespace {

/// What a table of areas contradicts: E1 lab 500, con 300, ld 200 of 2,000 electors; E2 con 60, ind 30 and 10.
std::vector<std::string> contradicted(const char* areas, Method method = Method::first_past_the_post) {
  std::vector<Result> results = {result_of({{lab, 500}, {con, 300}, {ld, 200}}, "E1"),
                                 result_of({{con, 60, "Ann Ash"}, {ind, 30, "Bob Box"}, {ind, 10, "Cat Cob"}}, "E2")};
  results[0].electorate = 2000;
  const Table table = table_of(areas);
  const PublishedAreas figures = published_areas(table, "area_code");
  if (!figures.areas) return {};
  std::vector<std::string> lines;
  for (const Finding& finding :
       contradictions({.areas = {&*figures.areas}, .votes = nullptr}, results, some_parties(), method))
    lines.push_back(describe(finding));
  return lines;
}

void check_contradiction(const char* areas, std::initializer_list<const char*> parts) {
  const auto lines = contradicted(areas);
  REQUIRE_MESSAGE(lines.size() == 1, areas);
  for (const char* part : parts) CHECK_MESSAGE(lines[0].find(part) != std::string::npos, lines[0]);
}

void check_fine(const char* areas, Method method = Method::first_past_the_post) {
  for (const std::string& line : contradicted(areas, method)) CHECK_MESSAGE(false, areas, ": ", line);
}

}  // namespace

TEST_CASE("totals that the votes do not sum to name the area and both figures") {
  check_contradiction("area_code,Valid votes\nE1,1350\nE2,100\n", {"votes.csv, row 2", "E1", "1,350", "1,000"});
  check_contradiction("area_code,Total\nE1,1000\nE2,105\n", {"E2", "105", "100"});
  check_contradiction("area_code,Total,Rejected\nE1,1013,12\n", {"E1", "1,013"});
  check_contradiction("area_code,Votes cast\nE1,1400\n", {"E1", "1,400", "1,000"});
}

TEST_CASE("totals with rejected papers, or of papers, are no contradiction") {
  check_fine("area_code,valid,total,cast,rejected\nE1,1000,1013,1013,13\nE2,100,100,,\n");
  check_fine("area_code,Total,Spoilt votes\nE1,1013,13\n");
  check_fine("area_code,Ballots,Total\nE1,1013,1013\n");
  check_fine("area_code,Votes cast\nE1,1013\n");
  check_fine("area_code,Valid votes\nE1,\"n/a\"\nE2,-\nE9,5\n");
}

TEST_CASE("majorities, turnouts, winners and runners-up are held against the votes") {
  check_contradiction("area_code,Majority\nE1,199\nE2,30\n", {"E1", "199", "200"});
  check_contradiction("area_code,Majority %\nE1,20.1\n", {"E1", "20.1", "20.00"});
  check_contradiction("area_code,Turnout\nE1,56.2\n", {"E1", "56.2", "1,000 votes of 2,000", "50.00"});
  check_contradiction("area_code,Winner\nE1,Conservative\nE2,Con\n", {"E1", "Conservative", "Labour"});
  check_contradiction("area_code,Result\nE1,LD gain from Con\nE2,Con hold\n", {"E1", "LD gain", "Labour"});
  check_contradiction("area_code,First party,Second party\nE1,Lab,LD\n", {"E1", "runner-up", "LD", "Conservative"});
  check_contradiction("area_code,Winner\nE1,Lab\nE2,Bob Box\n", {"E2", "Bob Box", "Conservative"});
  check_contradiction("area_code,Winner\nE1,Lab\nE2,Residents\n", {"E2", "Residents", "no party that is known"});
}

TEST_CASE("percentages are tolerated as far as their decimals hide, and as fractions") {
  check_fine("area_code,majority,Majority %,Turnout,winner,second party\nE1,200,20,50,Lab,Con\nE2,30,30.0,,con,Ind\n");
  check_fine("area_code,Majority %,Turnout\nE1,0.2,0.50\n");
  check_fine("area_code,Turnout\nE1,51.3\n");             // of papers, some of them spoilt
  check_fine("area_code,Ballots,Turnout\nE1,1100,55\n");  // of papers whose number is known
  check_fine("area_code,Winner\nE1,Labour hold\nE2,ann ash\n");
  check_fine("area_code,Majority\nE1,20.0%\n");
}

TEST_CASE("where several seats are filled, only totals that cannot be are contradictions") {
  check_fine("area_code,Valid votes,Turnout,Majority,Winner\nE1,600,30,5,Con\n", Method::multi_member);
  CHECK(contradicted("area_code,Valid votes\nE1,1400\n", Method::multi_member).size() == 1);
  check_fine("area_code,Majority,Winner\nE1,5,Con\n", Method::supplementary_vote);
}

TEST_CASE("either of those who tie, and a winner within a sum of several, is no contradiction") {
  const Parties parties = some_parties();
  std::vector<Result> results = {result_of({{lab, 50}, {con, 50}}, "E1"), result_of({{other, 90}, {con, 50}}, "E2")};
  results[1].candidacies[0].aggregate = true;
  const Table table = table_of("area_code,winner\nE1,con\nE2,Residents\n");
  for (const Finding& finding :
       contradictions({.areas = {&table}, .votes = nullptr}, results, parties, Method::first_past_the_post))
    CHECK_MESSAGE(false, describe(finding));
}

TEST_CASE("a table of figures worked out from the votes is never contradicted, and a changed one always is") {
  const Parties parties = some_parties();
  const std::vector<Result> results = random_results(7, 200);
  Table areas{.file = "areas.csv",
              .columns = {"area_code", "level", "valid_votes", "majority", "majority_pct", "turnout"},
              .rows = {},
              .lines = {}};
  for (const Result& result : results) {
    const auto won = majority(result);
    const auto voted = turnout(result);
    areas.rows.push_back({result.area_code, result.level == Level::postal ? "postal" : "area",
                          std::to_string(result.votes_valid()), won ? std::to_string(won->votes) : "",
                          won ? fmt::format("{:.1f}", won->percent) : "", voted ? fmt::format("{:.2f}%", *voted) : ""});
    areas.lines.push_back(static_cast<std::int64_t>(areas.lines.size()) + 2);
  }
  const auto found = [&] {
    return contradictions({.areas = {&areas}, .votes = nullptr}, results, parties, Method::first_past_the_post);
  };
  for (const Finding& finding : found()) CHECK_MESSAGE(false, describe(finding));
  std::mt19937 random(3);
  for (int i = 0; i < 50; ++i) {
    auto& row = areas.rows[random() % results.size()];
    const std::string before = row[2];
    row[2] = std::to_string(std::stoll(before) + 1);
    const Findings changed = found();
    REQUIRE(changed.size() == 1);
    CHECK(changed[0].what.starts_with(row[0] + ":"));
    row[2] = before;
  }
}

TEST_CASE("many contradictions are counted, and the first named") {
  std::vector<Result> results;
  std::string text = "area_code,valid_votes\n";
  for (int i = 0; i < 120; ++i) {
    results.push_back(result_of({{con, 10}}, "E" + std::to_string(1000 + i)));
    text += "E" + std::to_string(1000 + i) + ",11\n";
  }
  const Table table = table_of(text);
  const Findings found =
      contradictions({.areas = {&table}, .votes = nullptr}, results, some_parties(), Method::first_past_the_post);
  REQUIRE(found.size() == 51);
  CHECK(describe(found.back()).find("70 more areas") != std::string::npos);
}

TEST_CASE("shares beside votes are held against them, of whatever most of them are") {
  Parties parties = some_parties();
  const auto found = [&](const char* text) {
    const Table table = table_of(text);
    auto results = read_results(table, parties);
    REQUIRE(results);
    for (Result& result : *results.value) result.electorate = 4000;
    return contradictions({.areas = {}, .votes = &table}, *results.value, parties, Method::first_past_the_post);
  };
  CHECK(found("area_code,party,votes,share\nE1,con,450,45\nE1,lab,550,55\nE2,con,1,33.3\nE2,lab,2,66.7\n").empty());
  CHECK(found("area_code,party,votes,share\nE1,con,450,0.45\nE1,lab,550,0.550\n").empty());
  CHECK(found("area_code,party,votes,share\nE1,con,450,11.25\nE1,lab,550,13.75\n").empty());  // of electors
  const Findings wrong =
      found("area_code,party,votes,share\nE1,con,450,45%\nE1,lab,550,55%\nE2,con,300,46%\nE2,lab,700,70%\n");
  REQUIRE(wrong.size() == 1);
  for (const char* part : {"row 4", "E2", "con", "46%", "300 of 1,000", "30.00%"})
    CHECK_MESSAGE(describe(wrong[0]).find(part) != std::string::npos, describe(wrong[0]));
}

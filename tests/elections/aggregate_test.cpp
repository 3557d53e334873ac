#include "elections/aggregate.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "elections/result_measures.h"
#include "elections/seats.h"
#include "tests/elections/examples.h"

using namespace hustings;
using namespace hustings::examples;

namespace {

std::int64_t votes_in(const std::vector<Result>& results) {
  std::int64_t sum = 0;
  for (const Result& result : results) sum += result.votes_valid();
  return sum;
}

/// Wards only, as an atlas answers: a borough's code names no ward.
std::optional<std::string> parent_of_ward(const std::string& code) {
  if (!code.starts_with("W")) return std::nullopt;
  return borough_of(code);
}

std::optional<std::string> whole(const std::string&) { return "London"; }

}  // namespace

TEST_CASE("wards and the postal row of their borough make the borough") {
  const auto boroughs = aggregate(
      {result_of({{con, 60, "Johnson"}, {lab, 40, "Livingstone"}}, "W1"),
       result_of({{con, 20, "Johnson"}, {lab, 90, "Livingstone"}}, "W11"), result_of({{con, 1, "Johnson"}}, "W2"),
       result_of({{con, 5, "Johnson"}, {lab, 6, "Livingstone"}}, "B1", Level::postal)},
      parent_of_ward);
  REQUIRE(boroughs.size() == 2);
  CHECK(boroughs[0].area_code == "B1");
  CHECK(boroughs[0].level == Level::area);
  REQUIRE(boroughs[0].candidacies.size() == 2);
  CHECK(boroughs[0].candidacies[0].party == lab);
  CHECK(boroughs[0].candidacies[0].votes == 136);
  CHECK(boroughs[0].candidacies[1].votes == 85);
  CHECK(boroughs[1].area_code == "B2");
  CHECK(boroughs[1].votes_valid() == 1);
}

TEST_CASE("candidates are kept apart") {
  const auto sums =
      aggregate({result_of({{ind, 5, "A"}, {ind, 6, "B"}}, "W1"), result_of({{ind, 7, "A"}}, "W11")}, parent_of_ward);
  REQUIRE(sums.size() == 1);
  REQUIRE(sums[0].candidacies.size() == 2);
  CHECK(sums[0].candidacies[0].candidate == "A");
  CHECK(sums[0].candidacies[0].votes == 12);
}

TEST_CASE("electorate, ballots and seats are summed only where every part has them") {
  Result one = result_of({{con, 1}}, "W1");
  Result two = result_of({{con, 1}}, "W11");
  Result postal = result_of({{con, 1}}, "B1", Level::postal);
  one.electorate = 100;
  two.electorate = 50;
  one.ballots = 10;
  one.seats = 3;
  two.seats = 2;
  const auto without = aggregate({one, two, postal}, parent_of_ward);
  CHECK_FALSE(without[0].electorate);
  CHECK_FALSE(without[0].ballots);
  CHECK(without[0].seats == 5);
  postal.electorate = 20;
  CHECK(aggregate({one, two, postal}, parent_of_ward)[0].electorate == 170);
}

TEST_CASE("elected and notes stay where the parts agree") {
  Result one = result_of({{con, 1, "A"}, {lab, 1, "B"}}, "W1");
  Result two = one;
  two.area_code = "W11";
  for (Result* result : {&one, &two})
    for (Candidacy& candidacy : result->candidacies) candidacy.elected = true;
  two.candidacies[1].elected = false;
  one.candidacies[0].note = "by post";
  const auto sums = aggregate({one, two}, parent_of_ward);
  CHECK(sums[0].candidacies[0].elected == true);
  CHECK_FALSE(sums[0].candidacies[1].elected.has_value());
  CHECK(sums[0].candidacies[0].note.empty());
}

TEST_CASE("areas without a parent are left out") {
  const auto sums = aggregate({result_of({{con, 1}}, "X1"), result_of({{con, 2}}, "W1")}, parent_of_ward);
  REQUIRE(sums.size() == 1);
  CHECK(sums[0].votes_valid() == 2);
  CHECK(aggregate({}, parent_of_ward).empty());
}

TEST_CASE("votes are conserved, and sums of sums are the sum") {
  const Parties parties = some_parties();
  for (unsigned seed = 0; seed < 20; ++seed) {
    Contest contest;
    contest.results = random_results(seed, 200);
    const auto boroughs = aggregate(contest.results, parent_of_ward);
    CHECK(boroughs.size() == 10);
    CHECK(votes_in(boroughs) == votes_in(contest.results));
    CHECK(std::is_sorted(boroughs.begin(), boroughs.end(),
                         [](const Result& a, const Result& b) { return a.area_code < b.area_code; }));

    const auto london = aggregate(contest.results, whole);
    const auto by_borough = aggregate(boroughs, whole);
    REQUIRE(london.size() == 1);
    REQUIRE(by_borough.size() == 1);
    CHECK(london[0].electorate == by_borough[0].electorate);
    const Totals sum = totals(contest);
    CHECK(london[0].votes_valid() == sum.votes_valid);
    for (const PartyTotal& party : sum.parties) {
      CHECK(london[0].votes_of(party.party) == party.votes);
      CHECK(by_borough[0].votes_of(party.party) == party.votes);
      const double expected = 100.0 * static_cast<double>(party.votes) / static_cast<double>(sum.votes_valid);
      CHECK(*share(london[0], party.party, parties) == doctest::Approx(expected));
    }
  }
}

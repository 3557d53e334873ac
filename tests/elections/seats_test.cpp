#include "elections/seats.h"

#include <doctest/doctest.h>

#include "tests/elections/examples.h"

using namespace hustings;
using namespace hustings::examples;

namespace {

Contest contest_of(std::vector<Result> results, Method method) {
  Contest contest;
  contest.method = method;
  contest.results = std::move(results);
  return contest;
}

}  // namespace

TEST_CASE("seats are areas won, votes include postal votes, ties are undecided") {
  const Contest contest =
      contest_of({result_of({{con, 60}, {lab, 40}}, "E1"), result_of({{con, 30}, {lab, 40}}, "E2"),
                  result_of({{con, 55}, {lab, 40}, {ld, 5}}, "E3"), result_of({{con, 5}, {lab, 5}}, "E4"),
                  result_of({{con, 0}, {lab, 0}}, "E5"), result_of({{con, 100}, {lab, 900}}, "B1", Level::postal)},
                 Method::first_past_the_post);
  const Totals sum = totals(contest);
  CHECK(sum.areas == 5);
  CHECK(sum.undecided == 2);
  CHECK(sum.votes_valid == 1280);
  REQUIRE(sum.parties.size() == 3);
  CHECK(sum.parties[0].party == con);  // most seats come first, not most votes
  CHECK(sum.parties[0].seats == 2);
  CHECK(sum.parties[0].votes == 250);
  CHECK(sum.parties[1].party == lab);
  CHECK(sum.parties[1].seats == 1);
  CHECK(sum.parties[1].votes == 1025);
  CHECK(sum.parties[2].seats == 0);
  CHECK(sum.parties[0].led == 0);
}

TEST_CASE("where no seats are won, areas are led and votes come first") {
  const Contest contest = contest_of({result_of({{con, 60}, {lab, 40}}, "E1"), result_of({{con, 60}, {lab, 40}}, "E2"),
                                      result_of({{con, 100}, {lab, 900}}, "B1", Level::postal)},
                                     Method::supplementary_vote);
  const Totals sum = totals(contest);
  REQUIRE(sum.parties.size() == 2);
  CHECK(sum.parties[0].party == lab);
  CHECK(sum.parties[0].votes == 980);
  CHECK(sum.parties[0].led == 0);
  CHECK(sum.parties[1].led == 2);
  CHECK(sum.parties[1].seats == 0);
}

TEST_CASE("a contest without results has totals of nothing") {
  const Totals sum = totals(Contest{});
  CHECK(sum.parties.empty());
  CHECK(sum.votes_valid == 0);
  CHECK(sum.areas == 0);
}

TEST_CASE("seats and undecided sum to areas, votes to the valid votes") {
  for (unsigned seed = 0; seed < 20; ++seed) {
    const Contest contest = contest_of(random_results(seed, 73), Method::first_past_the_post);
    const Totals sum = totals(contest);
    int seats = 0;
    std::int64_t votes = 0, valid = 0;
    for (const PartyTotal& party : sum.parties) {
      seats += party.seats;
      votes += party.votes;
    }
    for (const Result& result : contest.results) valid += result.votes_valid();
    CHECK(sum.areas == 73);
    CHECK(seats + sum.undecided == sum.areas);
    CHECK(votes == sum.votes_valid);
    CHECK(votes == valid);
  }
}

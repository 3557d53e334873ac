#include "elections/contest.h"

#include <doctest/doctest.h>

#include "tests/elections/examples.h"

using namespace hustings;
using namespace hustings::examples;

TEST_CASE("methods have the names of atlas files") {
  CHECK(maybe_method("first-past-the-post") == Method::first_past_the_post);
  CHECK(maybe_method("multi-member") == Method::multi_member);
  CHECK(maybe_method("supplementary-vote") == Method::supplementary_vote);
  CHECK(maybe_method("referendum") == Method::referendum);
  CHECK_FALSE(maybe_method("FPTP"));
  CHECK_FALSE(maybe_method(""));
}

TEST_CASE("mayors and referendums win no seats") {
  CHECK(wins_seats(Method::first_past_the_post));
  CHECK(wins_seats(Method::multi_member));
  CHECK_FALSE(wins_seats(Method::supplementary_vote));
  CHECK_FALSE(wins_seats(Method::referendum));
}

TEST_CASE("candidacies stand in order of votes, then party, then name") {
  const Result result = result_of({{lab, 5, "B"}, {con, 5, "C"}, {lab, 5, "A"}, {ld, 9}});
  CHECK(result.candidacies[0].party == ld);
  CHECK(result.candidacies[1].party == con);
  CHECK(result.candidacies[2].candidate == "A");
  CHECK(result.candidacies[3].candidate == "B");
}

TEST_CASE(
    "votes of a party are the sum of its candidacies, of independents the best one's, and none where it did not "
    "stand") {
  const Result result = result_of({{con, 10}, {ind, 3, "A"}, {ind, 4, "B"}, {ld, 0}});
  CHECK(result.votes_valid() == 17);
  CHECK(result.votes_of(ind) == 4);
  CHECK(result.votes_of(ld) == 0);
  CHECK_FALSE(result.votes_of(lab));
  CHECK(Result{}.votes_valid() == 0);
}

TEST_CASE("sums of large counts are exact") {
  const std::int64_t large = 1'000'000'000'000;
  CHECK(result_of({{con, large}, {lab, large - 1}}).votes_valid() == 1'999'999'999'999);
}

TEST_CASE("a result is found by its code and level") {
  Contest contest;
  contest.results = {result_of({{con, 1}}, "E1"), result_of({{con, 2}}, "E3"),
                     result_of({{con, 3}}, "E1", Level::postal)};
  REQUIRE(contest.find("E1"));
  CHECK(contest.find("E1")->votes_valid() == 1);
  CHECK(contest.find("E3")->votes_valid() == 2);
  REQUIRE(contest.find("E1", Level::postal));
  CHECK(contest.find("E1", Level::postal)->votes_valid() == 3);
  CHECK_FALSE(contest.find("E2"));
  CHECK_FALSE(contest.find("E4"));
  CHECK_FALSE(contest.find("E3", Level::postal));
  CHECK_FALSE(Contest{}.find("E1"));
}

// Turnout and impossible figures where a voter has one vote, and where he has several.
#include "elections/read/result_faults.h"

#include <doctest/doctest.h>

#include "elections/result_measures.h"
#include "elections/slate.h"
#include "tests/elections/examples.h"

using namespace hustings;
using namespace hustings::examples;

namespace {

/// Three seats, 1,900 papers of 4,500 electors, 5,100 votes of candidates.
Result ward() {
  Result result = result_of({{lab, 1000, "Ann"},
                             {lab, 950, "Abe"},
                             {lab, 900, "Al"},
                             {con, 800, "Bob"},
                             {con, 750, "Ben"},
                             {con, 700, "Bill"}});
  result.seats = 3;
  result.electorate = 4500;
  result.ballots = 1900;
  result.several_votes = true;
  return result;
}

}  // namespace

TEST_CASE("turnout where a voter has several votes is of ballot papers, whatever a party's vote is") {
  for (const SlateVote vote : {SlateVote::top, SlateVote::average}) {
    Result by_party = merge_slates(ward(), vote, some_parties());
    CHECK(*turnout(by_party) == doctest::Approx(100.0 * 1900 / 4500));
    by_party.ballots.reset();
    CHECK(turnout(by_party).reason().find("ballot papers") != std::string::npos);
    by_party.ballots = 4501;
    CHECK(turnout(by_party).reason() == "more ballot papers than electors");
  }
}

TEST_CASE("more votes than electors, or than papers, is a fault only beyond as many as they have each") {
  Result result = ward();
  CHECK_FALSE(too_many_votes(result));
  CHECK(ballot_faults(result).empty());
  result.electorate = 1700;  // 3 votes each are 5,100
  result.ballots = 1700;
  CHECK_FALSE(too_many_votes(result));
  CHECK(ballot_faults(result).empty());
  result.electorate = 1699;
  CHECK(too_many_votes(result)->find("each with 3 votes") != std::string::npos);
  CHECK(ballot_faults(result).size() == 1);  // more papers than electors
  result.ballots = 1699;
  CHECK(ballot_faults(result).size() == 1);  // more votes than papers have
  result.seats.reset();
  CHECK_FALSE(too_many_votes(result));
  CHECK(ballot_faults(result).empty());
  result.several_votes = false;
  CHECK(too_many_votes(result));
  CHECK_FALSE(ballot_faults(result).empty());
}

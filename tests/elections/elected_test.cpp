// `elected` where one seat is filled: ties decided by lot, seats without a poll, and who was elected against the votes.
#include <doctest/doctest.h>

#include "elections/aggregate.h"
#include "elections/read/read_results.h"
#include "elections/read/result_faults.h"
#include "elections/result_measures.h"
#include "elections/seats.h"
#include "elections/slate.h"
#include "tests/elections/examples.h"

using namespace hustings;
using namespace hustings::examples;

namespace {

/// With one of them named elected.
Result named(Result result, PartyIndex elected, bool one_seat = true) {
  for (Candidacy& candidacy : result.candidacies) candidacy.elected = candidacy.party == elected;
  sort_candidacies(result.candidacies);
  result.one_seat = one_seat;
  return result;
}

Outcome<std::vector<Result>> read(std::string_view text) {
  Parties parties = some_parties();
  return read_results(table_of(text), parties);
}

}  // namespace

TEST_CASE("a tie decided by lot has its winner, a majority of 0 and a second, whoever is named") {
  const Parties parties = some_parties();
  for (const PartyIndex lucky : {con, lab}) {
    const Result result = named(result_of({{con, 500}, {lab, 500}, {ld, 20}}), lucky);
    REQUIRE(winner(result));
    CHECK(winner(result)->party == lucky);
    CHECK(leader(result)->party == lucky);
    CHECK(runner_up(result)->party == (lucky == con ? lab : con));
    CHECK(majority(result)->votes == 0);
    CHECK(*swing_needed(result) == 0);
    CHECK(*direct_switchers(result) == 1);
    CHECK(decision(result) == Decision::lot);
    CHECK(third_place(result)->party == ld);
    const Result before = result_of({{con, 10}, {lab, 5}});
    CHECK(*status(result, &before, parties) == (lucky == con ? Status::hold : Status::gain));
    CHECK(*status(before, &result, parties) == (lucky == con ? Status::hold : Status::gain));
  }
}

TEST_CASE("who is named elected is heard only where one seat is filled, and alone") {
  const Result ward = named(result_of({{con, 500}, {lab, 500}}), lab, false);
  CHECK(winner(ward).reason() == "exact tie");
  Result both = named(result_of({{con, 500}, {lab, 500}}), lab);
  for (Candidacy& candidacy : both.candidacies) candidacy.elected = true;
  CHECK(winner(both).reason() == "exact tie");
  CHECK(decision(both) == Decision::votes);
  // Against the votes the votes count.
  CHECK(winner(named(result_of({{con, 500}, {lab, 400}}), lab))->party == con);
}

TEST_CASE("a winner who is named is known, though several parties published as one have more votes") {
  Result result = result_of({{other, 60}, {con, 40}, {lab, 30}});
  result.candidacies[0].aggregate = true;
  CHECK_FALSE(winner(result));
  result = named(result, con);
  REQUIRE(winner(result));
  CHECK(winner(result)->party == con);
  CHECK_FALSE(runner_up(result));
  CHECK_FALSE(majority(result));
}

TEST_CASE("a candidate returned unopposed wins without a vote, with no majority, share or turnout") {
  const Parties parties = some_parties();
  const auto outcome =
      read("area_code,party,candidate,votes,elected\nE1,lab,Ann,,yes\nE2,con,Bob,0,yes\nE3,con,Cy,Unopposed,\n");
  REQUIRE(outcome);
  REQUIRE(outcome.value->size() == 3);
  for (Result result : *outcome.value) {
    result.electorate = 1000;
    CHECK(result.unopposed);
    REQUIRE(winner(result));
    CHECK(decision(result) == Decision::unopposed);
    CHECK_FALSE(runner_up(result));
    CHECK_FALSE(majority(result));
    CHECK_FALSE(swing_needed(result));
    CHECK_FALSE(share(result, winner(result)->party, parties));
    CHECK_FALSE(turnout(result));
    const Result before = result_of({{con, 5}, {lab, 10}});
    CHECK(*status(result, &before, parties) == (winner(result)->party == lab ? Status::hold : Status::gain));
  }
  CHECK(totals(*outcome.value, SeatRule::one_each).undecided == 0);
}

TEST_CASE("votes may be empty nowhere else") {
  for (const char* rows :
       {"E1,lab,Ann,,no\n", "E1,lab,Ann,,\n", "E1,lab,Ann,,yes\nE1,con,Bob,5,no\n", "E1,lab,Ann,,yes\nE1,con,Bob,,no\n",
        "E1,lab,Ann,,yes\nE1,con,Bob,3,yes\n", "E1,lab,Ann,unopposed,\nE1,con,Bob,5,no\n"}) {
    CAPTURE(rows);
    const auto outcome = read(std::string("area_code,party,candidate,votes,elected\n") + rows);
    CHECK_FALSE(outcome);
    CHECK(first_error(outcome.findings).what == "votes is empty");
    CHECK(first_error(outcome.findings).place.row.has_value());
  }
}

TEST_CASE("several members returned unopposed: the seats are theirs, and a party that has all of them leads") {
  const auto outcome = read(
      "area_code,party,candidate,votes,elected\nE1,lab,Ann,,yes\nE1,lab,Abe,,yes\nE2,lab,Cay,,yes\nE2,con,Bob,,yes\n");
  REQUIRE(outcome);
  const Parties parties = some_parties();
  const Result one = merge_slates((*outcome.value)[0], SlateVote::top, parties);
  CHECK(winner(one)->party == lab);
  CHECK(decision(one) == Decision::unopposed);
  CHECK_FALSE(winner(merge_slates((*outcome.value)[1], SlateVote::top, parties)));
  const Totals sums = totals(*outcome.value, SeatRule::elected);
  CHECK(sums.parties[0].seats == 3);
  CHECK(sums.parties[1].seats == 1);
}

TEST_CASE("a sum is of the areas with a poll: those without add neither votes nor electors, and are told") {
  auto outcome =
      read("area_code,party,candidate,votes,elected\nE1,lab,Ann,,yes\nE2,lab,Cay,60,yes\nE2,con,Bob,40,no\n");
  REQUIRE(outcome);
  for (Result& result : *outcome.value) result.electorate = 200;
  const auto sums = aggregate(*outcome.value, [](const std::string&) { return std::optional<std::string>("B"); });
  REQUIRE(sums.size() == 1);
  CHECK(*turnout(sums[0]) == doctest::Approx(50));
  CHECK(sums[0].note.find("1 of its 2 areas") != std::string::npos);
  CHECK_FALSE(sums[0].unopposed);
}

TEST_CASE("elected against the votes is a fault that names both, and nothing else is") {
  const Parties parties = some_parties();
  const auto fault = [&](const Result& result, std::optional<int> seats) {
    return elected_fault(result, seats, parties).value_or("");
  };
  const Result right = result_of({{con, 700, "Gil"}, {lab, 600, "Hal"}});
  CHECK(fault(right, 1).empty());  // nothing is said of who was elected
  CHECK(fault(named(right, con), 1).empty());
  CHECK(fault(named(right, lab), 1) == "Hal (lab) is named elected with 600 votes, and Gil (con) had 700");
  CHECK(fault(named(right, lab), 0).empty());  // no seat is filled here
  CHECK(fault(named(right, ld), 1).find("nobody is named elected") != std::string::npos);
  const Result tie = result_of({{con, 600, "Gil"}, {lab, 600, "Hal"}});
  for (const PartyIndex lucky : {con, lab, ld}) CHECK(fault(named(tie, lucky), 1).empty());
  Result two = named(right, lab);
  for (Candidacy& candidacy : two.candidacies) candidacy.elected = true;
  CHECK(fault(two, 1) == "2 are named elected to 1 seat: Gil (con), Hal (lab)");
  CHECK(fault(two, 2).empty());
  // Of several seats too: the last who was elected against the first who was not.
  Result ward = result_of({{con, 9, "Ann"}, {lab, 8, "Bob"}, {ld, 7, "Cay"}});
  for (Candidacy& candidacy : ward.candidacies) candidacy.elected = candidacy.party != lab;
  CHECK(fault(ward, 2) == "Cay (ld) is named elected with 7 votes, and Bob (lab) had 8");
  CHECK(fault(ward, std::nullopt) == fault(ward, 2));
}

TEST_CASE("who fills one of several candidates' seats in a ward of one seat is the slate's") {
  Result ward = result_of({{lab, 50, "Ann"}, {con, 50, "Bob"}});
  ward = named(ward, lab);
  ward.seats = 1;
  const Result slates = merge_slates(ward, SlateVote::top, some_parties());
  REQUIRE(winner(slates));
  CHECK(winner(slates)->party == lab);
  ward.one_seat = false;
  CHECK_FALSE(winner(merge_slates(ward, SlateVote::top, some_parties())));
}

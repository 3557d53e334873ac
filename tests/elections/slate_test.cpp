#include <doctest/doctest.h>

#include <algorithm>

#include "elections/result_measures.h"
#include "elections/slate.h"
#include "tests/elections/examples.h"

using namespace hustings;
using namespace hustings::examples;

namespace {

/// A ward of three members: Labour 900, 850, 700; Conservative 880, 860; one Liberal Democrat; two independents.
Result ward() {
  Result result = result_of({{lab, 900, "Ann"},
                             {lab, 850, "Bea"},
                             {lab, 700, "Cat"},
                             {con, 880, "Dan"},
                             {con, 860, "Eve"},
                             {ld, 300, "Fay"},
                             {ind, 120, "Gus"},
                             {ind, 100, "Hal"}});
  for (Candidacy& candidacy : result.candidacies)
    candidacy.elected = candidacy.candidate == "Ann" || candidacy.candidate == "Dan" || candidacy.candidate == "Eve";
  result.seats = 3;
  return result;
}

}  // namespace

TEST_CASE("top vote: a party has the votes of its best candidate, never those of its slate") {
  const Result by_top = merge_slates(ward(), SlateVote::top, some_parties());
  CHECK(by_top.votes_of(lab) == 900);
  CHECK(by_top.votes_of(con) == 880);
  CHECK(by_top.votes_valid() == 900 + 880 + 300 + 120 + 100);
  CHECK(winner(by_top)->party == lab);
  CHECK(majority(by_top)->votes == 20);
}

TEST_CASE("slate average: whole votes, halves up, and it may name another party first") {
  const Result by_average = merge_slates(ward(), SlateVote::average, some_parties());
  CHECK(by_average.votes_of(lab) == 817);  // 2,450 / 3 = 816.67
  CHECK(by_average.votes_of(con) == 870);
  CHECK(winner(by_average)->party == con);
  const Result half = merge_slates(result_of({{lab, 10, "Ann"}, {lab, 11, "Bea"}}), SlateVote::average, some_parties());
  CHECK(half.votes_of(lab) == 11);
}

TEST_CASE("independents are never merged, small parties only under one label") {
  const Result by_top = merge_slates(ward(), SlateVote::top, some_parties());
  CHECK(std::count_if(by_top.candidacies.begin(), by_top.candidacies.end(),
                      [](const Candidacy& candidacy) { return candidacy.party == ind; }) == 2);
  Parties parties = some_parties();
  const PartyIndex minor = parties.add({"minor", "Minor", "Minor", 0, PartyKind::independent});
  Result result = result_of({{minor, 50, "Ann"}, {minor, 40, "Bea"}, {minor, 30, "Cat"}, {minor, 20, "Dan"}});
  for (Candidacy& candidacy : result.candidacies) candidacy.note = candidacy.votes > 25 ? "Rovers" : "";
  CHECK(merge_slates(result, SlateVote::top, parties).candidacies.size() == 2);  // Rovers once, and Dan
}

TEST_CASE("seats are those of the elected; a ward of two parties is split") {
  const std::vector<SeatsWon> won = seats_won(ward());
  REQUIRE(won.size() == 2);
  CHECK(won[0].party == con);
  CHECK(won[0].seats == 2);
  CHECK(won[1].seats == 1);
  CHECK(is_split(ward()));
  Result silent = ward();
  for (Candidacy& candidacy : silent.candidacies) candidacy.elected.reset();
  CHECK(seats_won(silent).empty());
  CHECK_FALSE(is_split(silent));
}

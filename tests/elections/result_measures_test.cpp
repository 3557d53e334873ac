#include "elections/result_measures.h"

#include <doctest/doctest.h>

#include <string>

#include "tests/elections/examples.h"

using namespace hustings;
using namespace hustings::examples;

namespace {

// The declared votes of Kensington in 2017: Labour by 20.
Result kensington_2017() {
  Result result = result_of({{lab, 16333, "Emma Dent Coad"},
                             {con, 16313, "Victoria Borwick"},
                             {ld, 4724, "Annabel Mullin"},
                             {other, 816},
                             {ind, 393, "James Torrance"},
                             {ind, 98, "Peter Marshall"}});
  result.electorate = 60588;
  return result;
}

}  // namespace

TEST_CASE("Kensington 2017: winner, second, majority, and what would have turned it") {
  const Result result = kensington_2017();
  CHECK(result.votes_valid() == 38677);
  REQUIRE(winner(result));
  CHECK(winner(result)->party == lab);
  REQUIRE(runner_up(result));
  CHECK(runner_up(result)->candidate == "Victoria Borwick");
  REQUIRE(majority(result));
  CHECK(majority(result)->votes == 20);
  CHECK(majority(result)->percent == doctest::Approx(0.05171).epsilon(1e-4));
  CHECK(*swing_needed(result) == doctest::Approx(0.025855).epsilon(1e-4));
  CHECK(*direct_switchers(result) == 11);
  CHECK(*turnout(result) == doctest::Approx(63.836).epsilon(1e-4));
}

TEST_CASE("Kensington 2017: the effective number of parties, worked by hand") {
  // Shares 0.42229, 0.42178, 0.12214, 0.02110, 0.01016, 0.00253; their squares sum to 0.37170.
  CHECK(*effective_parties(kensington_2017()) == doctest::Approx(1 / 0.37170).epsilon(1e-4));
}

TEST_CASE("effective parties: n of one size are n, candidates of a party are one, each independent is one") {
  CHECK(*effective_parties(result_of({{con, 7}})) == doctest::Approx(1));
  CHECK(*effective_parties(result_of({{con, 9}, {lab, 9}, {ld, 9}})) == doctest::Approx(3));
  CHECK(*effective_parties(result_of({{con, 50, "A"}, {lab, 30, "B"}, {lab, 20, "C"}})) == doctest::Approx(2));
  CHECK(*effective_parties(result_of({{con, 10}, {ind, 10, "A"}, {ind, 10, "B"}})) == doctest::Approx(3));
  CHECK(*effective_parties(result_of({{con, 50}, {lab, 0}, {ld, 0}})) == doctest::Approx(1));
  CHECK(effective_parties(result_of({})).reason() == "no votes");
  CHECK(effective_parties(result_of({{con, 0}, {lab, 0}})).reason() == effective_parties(result_of({})).reason());
}

TEST_CASE("direct switchers are the fewest that turn the result") {
  for (std::int64_t lead = 1; lead < 200; ++lead) {
    const Result result = result_of({{con, 1000 + lead}, {lab, 1000}});
    const std::int64_t switchers = *direct_switchers(result);
    CHECK(1000 + lead - switchers < 1000 + switchers);
    CHECK(1000 + lead - (switchers - 1) >= 1000 + switchers - 1);
  }
}

TEST_CASE("an exact tie has no winner and no second, and a majority of 0") {
  const Result tie = result_of({{con, 500}, {lab, 500}, {ld, 2}});
  CHECK(winner(tie).reason() == "exact tie");
  CHECK(runner_up(tie).reason() == "exact tie");
  REQUIRE(majority(tie));
  CHECK(majority(tie)->votes == 0);
  CHECK(majority(tie)->percent == 0);
  CHECK(*swing_needed(tie) == 0);
  CHECK(direct_switchers(tie).reason() == "exact tie");
}

TEST_CASE("a tie for second place names nobody, but has a majority") {
  const Result result = result_of({{con, 500}, {lab, 200}, {ld, 200}});
  CHECK(winner(result)->party == con);
  CHECK(runner_up(result).reason() == "tie for second place");
  CHECK(majority(result)->votes == 300);
  CHECK(*direct_switchers(result) == 151);
}

TEST_CASE("without an opponent, or without votes, there is no majority") {
  const Result alone = result_of({{con, 500}});
  CHECK(winner(alone)->party == con);
  CHECK(runner_up(alone).reason() == "nobody else stood");
  CHECK(majority(alone).reason() == "nobody else stood");
  CHECK_FALSE(swing_needed(alone));
  CHECK_FALSE(direct_switchers(alone));

  for (const Result& empty : {Result{}, result_of({{con, 0}, {lab, 0}})}) {
    CHECK(winner(empty).reason() == "no votes");
    CHECK(runner_up(empty).reason() == "no votes");
    CHECK(majority(empty).reason() == "no votes");
  }
}

TEST_CASE("independents are never merged") {
  const Result result = result_of({{con, 400}, {ind, 300, "A"}, {ind, 299, "B"}});
  CHECK(winner(result)->party == con);
  CHECK(runner_up(result)->candidate == "A");
  CHECK(majority(result)->votes == 100);
}

TEST_CASE("a share is of all valid votes, and undefined where the party did not stand") {
  const Parties parties = some_parties();
  const Result result = result_of({{con, 30}, {lab, 50}, {ld, 20}, {ukip, 0}});
  CHECK(*share(result, con, parties) == doctest::Approx(30));
  REQUIRE(share(result, ukip, parties));
  CHECK(*share(result, ukip, parties) == 0);
  CHECK(share(result, ind, parties).reason() == "Ind did not stand");
  CHECK(share(result_of({{con, 0}}), con, parties).reason() == "no votes");
}

TEST_CASE("turnout is undefined rather than wrong") {
  Result result = result_of({{con, 60}, {lab, 40}});
  CHECK(turnout(result).reason() == "no electorate published");
  result.electorate = 200;
  CHECK(*turnout(result) == doctest::Approx(50));
  result.electorate = 100;
  CHECK(*turnout(result) == doctest::Approx(100));
  result.electorate = 99;
  CHECK(turnout(result).reason() == "more votes than electors");
  result.electorate = 0;
  CHECK(turnout(result).reason() == "no electors");
  result.electorate = 200;
  result.level = Level::postal;
  CHECK(turnout(result).reason() == "postal votes have no turnout of their own");
  Result without_votes;
  without_votes.electorate = 100;
  CHECK(turnout(without_votes).reason() == "no votes");
}

TEST_CASE("hold, gain and tie") {
  const Parties parties = some_parties();
  const Result con_won = result_of({{con, 60}, {lab, 40}});
  const Result lab_won = result_of({{con, 40}, {lab, 60}});
  const Result tie = result_of({{con, 50}, {lab, 50}});
  CHECK(*status(con_won, &con_won, parties) == Status::hold);
  CHECK(*status(con_won, &lab_won, parties) == Status::gain);
  CHECK(*status(tie, &lab_won, parties) == Status::tie);
  CHECK(*status(tie, nullptr, parties) == Status::tie);
  CHECK(status(con_won, nullptr, parties).reason() == "no earlier result for this area");
  CHECK(status(con_won, &tie, parties).reason() == "exact tie in the earlier contest");
  const Result empty;
  CHECK(status(con_won, &empty, parties).reason() == "no votes in the earlier contest");
  CHECK(status(empty, &con_won, parties).reason() == "no votes");
}

TEST_CASE("an independent holds only in person") {
  const Parties parties = some_parties();
  const Result then = result_of({{ind, 60, "Ann Smith"}, {con, 40}});
  const Result same = result_of({{ind, 55, "Ann SMITH"}, {con, 45}});
  const Result another = result_of({{ind, 55, "Bob Jones"}, {con, 45}});
  const Result nameless = result_of({{ind, 55}, {con, 45}});
  CHECK(*status(same, &then, parties) == Status::hold);
  CHECK(*status(another, &then, parties) == Status::gain);
  CHECK(*status(nameless, &nameless, parties) == Status::gain);
}

TEST_CASE("a published sum of several parties says no more than it can") {
  const Parties parties = some_parties();
  const Result sum_won = result_of({{other, 60}, {con, 40}});
  const Result con_won = result_of({{other, 40}, {con, 60}});
  const Result ukip_won = result_of({{ukip, 60}, {con, 40}});
  CHECK_FALSE(status(sum_won, &sum_won, parties));
  CHECK(*status(con_won, &sum_won, parties) == Status::gain);
  CHECK(*status(sum_won, &con_won, parties) == Status::gain);
  // UKIP may have been among the others before, or is now.
  CHECK_FALSE(status(ukip_won, &sum_won, parties));
  CHECK_FALSE(status(sum_won, &ukip_won, parties));
}

TEST_CASE("a status has a name") {
  CHECK(std::string(name_of(Status::hold)) == "hold");
  CHECK(std::string(name_of(Status::gain)) == "gain");
  CHECK(std::string(name_of(Status::tie)) == "tie");
}

TEST_CASE("shares sum to 100 and the majority is the difference of the first two") {
  const Parties parties = some_parties();
  for (const Result& result : random_results(1, 300)) {
    double sum = 0;
    for (std::size_t party = 0; party < parties.size(); ++party)
      if (const auto found = share(result, static_cast<PartyIndex>(party), parties)) sum += *found;
    CHECK(sum == doctest::Approx(100));

    const auto first = winner(result);
    const auto second = runner_up(result);
    if (!first || !second) continue;
    CHECK(majority(result)->votes == first->votes - second->votes);
    CHECK(majority(result)->percent ==
          doctest::Approx(*share(result, first->party, parties) - *share(result, second->party, parties)));
    CHECK(*swing_needed(result) * 2 == doctest::Approx(majority(result)->percent));
  }
}

TEST_CASE("several parties published as one are neither first nor second, and hide who is") {
  const auto with_others = [](std::int64_t lab_votes, std::int64_t con_votes, std::int64_t others) {
    Result result = result_of({{lab, lab_votes}, {con, con_votes}, {other, others}});
    for (Candidacy& candidacy : result.candidacies) candidacy.aggregate = candidacy.party == other;
    return result;
  };
  const Result clear = with_others(50, 40, 30);  // nobody among the others has more than 30
  CHECK(winner(clear)->party == lab);
  CHECK(runner_up(clear)->party == con);
  CHECK(majority(clear)->votes == 10);
  CHECK(majority(clear)->percent == doctest::Approx(100.0 * 10 / 120));  // of all votes, theirs too

  const Result second_hidden = with_others(50, 20, 30);
  CHECK(winner(second_hidden)->party == lab);
  CHECK_FALSE(runner_up(second_hidden));
  CHECK_FALSE(majority(second_hidden));
  CHECK_FALSE(swing_needed(second_hidden));

  const Result winner_hidden = with_others(30, 20, 50);
  CHECK_FALSE(winner(winner_hidden));
  CHECK(winner(winner_hidden).reason().find("several parties") != std::string::npos);
  CHECK_FALSE(majority(winner_hidden));
}

TEST_CASE("the third is as far behind the first as their shares say, and unknown where several are published as one") {
  using namespace examples;
  const auto last = third_place(result_of({{con, 50}, {lab, 30}, {ld, 20}}));
  REQUIRE(last);
  CHECK(last->party == ld);
  CHECK(last->behind == doctest::Approx(30));
  CHECK(third_place(result_of({{con, 40}, {lab, 40}, {ld, 20}}))->behind == doctest::Approx(20));
  CHECK_FALSE(third_place(result_of({{con, 50}, {lab, 30}})));
  Result several = result_of({{con, 50}, {lab, 30}, {other, 15}, {ld, 5}});
  several.candidacies[2].aggregate = true;
  CHECK_FALSE(third_place(several));
}

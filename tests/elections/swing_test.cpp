#include "elections/swing.h"

#include <doctest/doctest.h>

#include "elections/result_measures.h"
#include "tests/elections/examples.h"

using namespace hustings;
using namespace hustings::examples;

namespace {

constexpr SwingPair lab_to_con{lab, con};

}  // namespace

TEST_CASE("Con 35 to 45, Lab 45 to 40: Butler 7.5 and Steed 9.19 to Con") {
  CHECK(butler_swing(45, 40, 35, 45) == doctest::Approx(7.5));
  CHECK(steed_swing(45, 40, 35, 45) == doctest::Approx(9.19).epsilon(1e-3));

  const Parties parties = some_parties();
  const Result then = result_of({{con, 350}, {lab, 450}, {ld, 200}});
  const Result now = result_of({{con, 450}, {lab, 400}, {ld, 150}});
  CHECK(swing(now, &then, lab_to_con, SwingFormula::butler, parties)->percent == doctest::Approx(7.5));
  CHECK(swing(now, &then, lab_to_con, SwingFormula::steed, parties)->percent == doctest::Approx(9.1912).epsilon(1e-5));
  CHECK(swing(now, &then, SwingPair{con, lab}, SwingFormula::butler, parties)->percent == doctest::Approx(-7.5));
}

TEST_CASE("Steed is the same from votes and from shares") {
  CHECK(steed_swing(450, 800, 350, 900) == doctest::Approx(steed_swing(45, 40, 35, 45)));
}

TEST_CASE("the formulas agree where only two parties stand") {
  const Parties parties = some_parties();
  const Result then = result_of({{con, 300}, {lab, 700}});
  const Result now = result_of({{con, 550}, {lab, 450}});
  const auto butler = swing(now, &then, lab_to_con, SwingFormula::butler, parties);
  const auto steed = swing(now, &then, lab_to_con, SwingFormula::steed, parties);
  CHECK(butler->percent == doctest::Approx(25));
  CHECK(steed->percent == doctest::Approx(25));
}

TEST_CASE("no pair means this election's second to its winner, named") {
  const Parties parties = some_parties();
  const Result then = result_of({{con, 600}, {lab, 150}, {ld, 250}});
  const Result now = result_of({{con, 500}, {lab, 100}, {ld, 400}});
  const auto top_two = swing(now, &then, std::nullopt, SwingFormula::butler, parties);
  REQUIRE(top_two);
  CHECK(top_two->pair == SwingPair{ld, con});
  CHECK(top_two->percent == doctest::Approx(-12.5));

  const Result tie = result_of({{con, 500}, {ld, 500}});
  CHECK(swing(tie, &then, std::nullopt, SwingFormula::butler, parties).reason() == "exact tie");
  const Result second_tied = result_of({{con, 500}, {ld, 200}, {lab, 200}});
  CHECK(swing(second_tied, &then, std::nullopt, SwingFormula::butler, parties).reason() == "tie for second place");
  const Result alone = result_of({{con, 500}});
  CHECK(swing(alone, &then, std::nullopt, SwingFormula::butler, parties).reason() == "nobody else stood");
  const Result independent_second = result_of({{con, 500}, {ind, 400, "A"}});
  CHECK(swing(independent_second, &then, std::nullopt, SwingFormula::butler, parties).reason() ==
        "independents are not one party");
}

TEST_CASE("swing is undefined, with the reason, and never 0 instead") {
  const Parties parties = some_parties();
  const Result both = result_of({{con, 50}, {lab, 40}, {ukip, 10}});
  const Result without_ukip = result_of({{con, 50}, {lab, 50}});
  const auto reason = [&](const Result& now, const Result* then, SwingPair pair,
                          SwingFormula formula = SwingFormula::butler) {
    const auto found = swing(now, then, pair, formula, parties);
    CHECK_FALSE(found.known());
    return found.reason();
  };
  CHECK(reason(both, nullptr, lab_to_con) == "no earlier result for this area");
  CHECK(reason(both, &without_ukip, {ukip, con}) == "UKIP did not stand in the earlier contest");
  CHECK(reason(without_ukip, &both, {con, ukip}) == "UKIP did not stand in this contest");
  CHECK(reason(both, &both, {con, con}) == "both are Con");
  CHECK(reason(both, &both, {con, ind}) == "independents are not one party");
  CHECK(reason(both, &both, {other, con}) == "Other is a sum of several parties");

  const Result empty = result_of({{con, 0}, {lab, 0}});
  CHECK(reason(both, &empty, lab_to_con) == "no votes in the earlier contest");
  CHECK(reason(empty, &both, lab_to_con) == "no votes in this contest");

  const Result none_for_the_pair = result_of({{con, 0}, {lab, 0}, {ukip, 5}});
  CHECK(reason(both, &none_for_the_pair, lab_to_con, SwingFormula::steed) ==
        "neither party had a vote in the earlier contest");
  CHECK(reason(none_for_the_pair, &both, lab_to_con, SwingFormula::steed) ==
        "neither party had a vote in this contest");
  CHECK(swing(none_for_the_pair, &both, lab_to_con, SwingFormula::butler, parties).known());
}

TEST_CASE("the change of a share") {
  const Parties parties = some_parties();
  const Result then = result_of({{con, 30}, {lab, 70}});
  const Result now = result_of({{con, 45}, {lab, 50}, {ukip, 5}});
  CHECK(*change_of_share(now, &then, con, parties) == doctest::Approx(15));
  CHECK(*change_of_share(now, &then, lab, parties) == doctest::Approx(-20));
  CHECK(change_of_share(now, &then, ukip, parties).reason() == "UKIP did not stand in the earlier contest");
  CHECK(change_of_share(then, &now, ukip, parties).reason() == "UKIP did not stand in this contest");
  CHECK(change_of_share(now, nullptr, con, parties).reason() == "no earlier result for this area");
}

TEST_CASE("swing from A to B is minus that from B to A, and changes sign with time") {
  const Parties parties = some_parties();
  const auto before = random_results(2, 300);
  const auto after = random_results(3, 300);
  for (std::size_t i = 0; i < before.size(); ++i)
    for (const SwingFormula formula : {SwingFormula::butler, SwingFormula::steed})
      for (const SwingPair pair : {SwingPair{con, lab}, SwingPair{con, ld}, SwingPair{ukip, lab}}) {
        const auto forth = swing(after[i], &before[i], pair, formula, parties);
        const auto back = swing(after[i], &before[i], SwingPair{pair.to, pair.from}, formula, parties);
        const auto undone = swing(before[i], &after[i], pair, formula, parties);
        REQUIRE(forth.known() == back.known());
        REQUIRE(forth.known() == undone.known());
        if (!forth) continue;
        CHECK(forth->percent == doctest::Approx(-back->percent).epsilon(1e-9));
        CHECK(forth->percent == doctest::Approx(-undone->percent).epsilon(1e-9));
        CHECK(swing(after[i], &after[i], pair, formula, parties)->percent == 0);
      }
}

TEST_CASE("a uniform swing of what is needed makes a tie of the first two") {
  const Parties parties = some_parties();
  for (const Result& result : random_results(4, 100)) {
    const auto first = winner(result);
    const auto second = runner_up(result);
    if (!first || !second) continue;
    const double first_share = *share(result, first->party, parties);
    const double second_share = *share(result, second->party, parties);
    const double needed = *swing_needed(result);
    CHECK(first_share - needed == doctest::Approx(second_share + needed));
    CHECK(butler_swing(first_share, first_share - needed, second_share, second_share + needed) ==
          doctest::Approx(needed));
  }
}

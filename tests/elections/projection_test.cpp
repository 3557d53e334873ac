// Projections: what must hold of each, and examples worked by hand.
#include "elections/projection.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <doctest/doctest.h>

#include "elections/result_measures.h"
#include "tests/carried.h"
#include "tests/elections/examples.h"

using namespace hustings;
using namespace hustings::examples;

namespace {

Projection swing_of(double points, SwingModel model = SwingModel::uniform) {
  return {.model = model, .pair = {con, lab}, .swing = points, .third = {}, .third_change = 0, .loss = 0};
}

bool same_votes(const Result& a, const Result& b) {
  return std::equal(a.candidacies.begin(), a.candidacies.end(), b.candidacies.begin(), b.candidacies.end(),
                    [](const Candidacy& one, const Candidacy& other) {
                      return one.party == other.party && one.candidate == other.candidate && one.votes == other.votes &&
                             one.elected == other.elected;
                    });
}

std::int64_t moved_within(const std::vector<Result>& before, const std::vector<Result>& after, PartyIndex party) {
  std::int64_t moved = 0;
  for (std::size_t i = 0; i < before.size(); ++i)
    moved += after[i].votes_of(party).value_or(0) - before[i].votes_of(party).value_or(0);
  return moved;
}

std::vector<Result> all_projected(const std::vector<Result>& results, const Projection& asked, const Parties& parties) {
  const Projection projection = calibrated(asked, results, parties);
  std::vector<Result> after;
  for (const Result& result : results) after.push_back(projected(result, projection, parties));
  return after;
}

/// What holds of every projected result.
void check_sound(const Result& before, const Result& after, const Parties& parties) {
  CHECK(after.votes_valid() == before.votes_valid());
  CHECK(after.electorate == before.electorate);
  CHECK(after.candidacies.size() == before.candidacies.size());
  CHECK(std::is_sorted(after.candidacies.begin(), after.candidacies.end(),
                       [](const Candidacy& a, const Candidacy& b) { return a.votes > b.votes; }));
  double shares = 0;
  for (std::size_t i = 0; i < after.candidacies.size(); ++i) {
    CHECK(after.candidacies[i].votes >= 0);
    CHECK(after.candidacies[i].votes <= after.votes_valid());
    if (const auto share = hustings::share(after, after.candidacies[i].party, parties)) {
      CHECK(*share >= 0);
      CHECK(*share <= 100);
    }
    shares += 100.0 * static_cast<double>(after.candidacies[i].votes) / static_cast<double>(after.votes_valid());
  }
  CHECK(shares == doctest::Approx(100));
}

}  // namespace

TEST_CASE("a uniform swing moves the same points everywhere, and leaves the others alone") {
  const Result area = result_of({{con, 5'000}, {lab, 3'000}, {ld, 2'000}});
  const Result after = projected(area, swing_of(7.5), some_parties());
  CHECK(after.votes_of(con) == 4'250);
  CHECK(after.votes_of(lab) == 3'750);
  CHECK(after.votes_of(ld) == 2'000);
  CHECK(after.flags.has(Flag::hypothetical));
  const Result back = projected(area, swing_of(-7.5), some_parties());
  CHECK(back.votes_of(con) == 5'750);
  CHECK(back.votes_of(lab) == 2'250);
}

TEST_CASE("what cannot be taken is not given") {
  const Result area = result_of({{lab, 9'500}, {con, 300}, {ld, 200}});
  const Result after = projected(area, swing_of(10), some_parties());
  CHECK(after.votes_of(con) == 0);
  CHECK(after.votes_of(lab) == 9'800);
  CHECK(after.votes_of(ld) == 200);
}

TEST_CASE("a proportional swing takes the same part of the loser's share everywhere") {
  // 20 and 60% for Con: 5 points of 2,000 votes are 100 of its 800, an eighth.
  const std::vector<Result> areas{result_of({{lab, 600}, {con, 200}, {ld, 200}}, "E1"),
                                  result_of({{con, 600}, {lab, 300}, {ld, 100}}, "E2")};
  const auto after = all_projected(areas, swing_of(5, SwingModel::proportional), some_parties());
  CHECK(after[0].votes_of(con) == 175);
  CHECK(after[0].votes_of(lab) == 625);
  CHECK(after[1].votes_of(con) == 525);
  CHECK(after[1].votes_of(lab) == 375);
  CHECK(after[1].votes_of(ld) == 100);
}

TEST_CASE("a third party's share changes at the cost of all others in proportion") {
  const Result area = result_of({{con, 4'000}, {lab, 4'000}, {ld, 2'000}});
  Projection projection = swing_of(0);
  projection.third = ld;
  projection.third_change = 4;
  const Result after = projected(area, projection, some_parties());
  CHECK(after.votes_of(ld) == 2'400);
  CHECK(after.votes_of(con) == 3'800);
  CHECK(after.votes_of(lab) == 3'800);
  projection.third_change = -50;
  CHECK(projected(area, projection, some_parties()).votes_of(ld) == 0);
  CHECK(projected(area, projection, some_parties()).votes_of(con) == 5'000);
  // Then the swing: of the share as it is by now.
  projection.third_change = 4;
  projection.swing = 1;
  CHECK(projected(area, projection, some_parties()).votes_of(con) == 3'700);
  CHECK(projected(area, projection, some_parties()).votes_of(ld) == 2'400);
}

TEST_CASE("where one of the pair did not stand nothing swings, and the note says so") {
  const Result area = result_of({{lab, 700}, {ld, 300}});
  const Result after = projected(area, swing_of(5), some_parties());
  CHECK(same_votes(area, after));
  CHECK_FALSE(after.flags.has(Flag::hypothetical));
  CHECK(after.note == "no swing here: Con did not stand");
  Projection independents = swing_of(5);
  independents.pair = {ind, lab};
  CHECK(projected(result_of({{lab, 700}, {ind, 300}}), independents, some_parties()).note ==
        "no swing here: independents are not one party");
}

TEST_CASE("a party that nobody voted for can still gain, and a result without votes stays") {
  const Result area = result_of({{con, 1'000}, {lab, 0}});
  CHECK(projected(area, swing_of(3), some_parties()).votes_of(lab) == 30);
  CHECK(same_votes(projected(result_of({{con, 0}, {lab, 0}}), swing_of(3), some_parties()),
                   result_of({{con, 0}, {lab, 0}})));
}

TEST_CASE("no projection of any contest makes an impossible result") {
  const Parties& parties = carried_parties();
  const SwingPair pair{*parties.find("con"), *parties.find("lab")};
  for (const char* id : {"general-2005n", "general-2010", "general-2015", "general-2017", "mayor-2016"}) {
    const std::vector<Result>& results = carried_contest(id).results;
    for (const SwingModel model : {SwingModel::uniform, SwingModel::proportional})
      for (const double third : {-100.0, 0.0, 2.5, 100.0})
        for (const double swing : {-100.0, -60.0, -12.34, -0.01, 0.0, 0.01, 3.0, 12.34, 60.0, 100.0}) {
          const Projection asked{.model = model,
                                 .pair = pair,
                                 .swing = swing,
                                 .third = parties.find("ld"),
                                 .third_change = third,
                                 .loss = 0};
          const auto after = all_projected(results, asked, parties);
          for (std::size_t i = 0; i < results.size(); ++i) check_sound(results[i], after[i], parties);
        }
  }
}

TEST_CASE("no swing gives the result back exactly") {
  const Parties& parties = carried_parties();
  const SwingPair pair{*parties.find("con"), *parties.find("lab")};
  for (const SwingModel model : {SwingModel::uniform, SwingModel::proportional}) {
    const Projection none{
        .model = model, .pair = pair, .swing = 0, .third = parties.find("ld"), .third_change = 0, .loss = 0};
    const std::vector<Result>& results = carried_contest("general-2017").results;
    const auto after = all_projected(results, none, parties);
    for (std::size_t i = 0; i < results.size(); ++i) {
      CHECK(same_votes(results[i], after[i]));
      CHECK(after[i].flags == results[i].flags);
      CHECK(after[i].note == results[i].note);
    }
  }
}

TEST_CASE("parties outside the pair keep every vote, and the measured swing is that of the dial") {
  const Parties& parties = carried_parties();
  const SwingPair pair{*parties.find("con"), *parties.find("lab")};
  const std::vector<Result>& results = carried_contest("general-2017").results;
  for (const double points : {-4.0, 0.37, 2.0, 5.5}) {
    Projection asked;
    asked.pair = pair;
    asked.swing = points;
    const auto after = all_projected(results, asked, parties);
    for (std::size_t i = 0; i < results.size(); ++i) {
      for (const Candidacy& candidacy : results[i].candidacies)
        if (candidacy.party != pair.from && candidacy.party != pair.to)
          CHECK(std::any_of(after[i].candidacies.begin(), after[i].candidacies.end(), [&](const Candidacy& other) {
            return other.party == candidacy.party && other.candidate == candidacy.candidate &&
                   other.votes == candidacy.votes;
          }));
      const auto measured = swing(after[i], &results[i], pair, SwingFormula::butler, parties);
      REQUIRE(measured);
      CHECK(std::abs(measured->percent - points) <= 100.0 / static_cast<double>(results[i].votes_valid()));
    }
  }
}

TEST_CASE("both models move the same votes over the whole contest") {
  const Parties& parties = carried_parties();
  const std::vector<Result>& results = carried_contest("general-2017").results;
  for (const double points : {-3.0, 0.5, 2.0}) {
    Projection asked{.model = SwingModel::proportional,
                     .pair = {*parties.find("con"), *parties.find("lab")},
                     .swing = points,
                     .third = {},
                     .third_change = 0,
                     .loss = 0};
    const auto after = all_projected(results, asked, parties);
    double valid = 0;
    for (const Result& result : results) valid += static_cast<double>(result.votes_valid());
    const auto moved = static_cast<double>(moved_within(results, after, *parties.find("lab")));
    CHECK(std::abs(moved - points / 100 * valid) <= static_cast<double>(results.size()));
  }
}

TEST_CASE("shares move one way only as the dial does") {
  const Parties& parties = carried_parties();
  const SwingPair pair{*parties.find("con"), *parties.find("lab")};
  for (const Result& result : carried_contest("general-2017").results) {
    std::int64_t before = result.votes_valid();
    for (int step = -1'000; step <= 1'000; ++step) {
      Projection projection;
      projection.pair = pair;
      projection.swing = step / 10.0;
      const std::int64_t now = *projected(result, projection, parties).votes_of(pair.from);
      CHECK(now <= before);
      before = now;
    }
  }
}

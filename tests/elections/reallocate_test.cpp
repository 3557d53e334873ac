#include <doctest/doctest.h>

#include <map>

#include "elections/aggregate.h"
#include "elections/reallocate.h"
#include "tests/elections/examples.h"

using namespace hustings;
using namespace hustings::examples;

namespace {

std::map<PartyIndex, std::int64_t> votes_by_party(const std::vector<Result>& results, bool postal) {
  std::map<PartyIndex, std::int64_t> votes;
  for (const Result& result : results)
    if (postal || result.level == Level::area)
      for (const Candidacy& candidacy : result.candidacies) votes[candidacy.party] += candidacy.votes;
  return votes;
}

std::optional<std::string> borough(const std::string& ward) { return ward.substr(0, 1); }

}  // namespace

TEST_CASE("an area in two is divided to the vote; a whole one stays exact") {
  const std::vector<Result> wards{result_of({{con, 101}, {lab, 50}}, "A1"), result_of({{con, 10}, {lab, 20}}, "A2")};
  const auto seats = reallocate(wards, [](const std::string& ward) {
    return ward == "A1" ? std::vector<Portion>{{"S1", 0.75}, {"S2", 0.25}} : std::vector<Portion>{{"S3", 1}};
  });
  REQUIRE(seats.size() == 3);
  CHECK(seats[0].votes_of(con) == 76);  // 75.75
  CHECK(seats[1].votes_of(con) == 25);
  CHECK(seats[0].flags.has(Flag::estimate));
  CHECK(seats[1].flags.has(Flag::estimate));
  CHECK(seats[2].votes_of(lab) == 20);
  CHECK_FALSE(seats[2].flags.has(Flag::estimate));
  CHECK(votes_by_party(seats, true) == votes_by_party(wards, true));
}

TEST_CASE("an estimate says by what it was divided, and a sum of several says all of them") {
  const std::vector<Result> wards{result_of({{con, 100}}, "A1"), result_of({{con, 100}}, "A2"),
                                  result_of({{con, 100}}, "A3")};
  const auto seats = reallocate(wards, [](const std::string& ward) {
    if (ward == "A1") return std::vector<Portion>{{"S1", 0.5, Flag::by_population}, {"S2", 0.5, Flag::by_population}};
    if (ward == "A2") return std::vector<Portion>{{"S2", 0.5, Flag::by_area}, {"S3", 0.5, Flag::by_area}};
    return std::vector<Portion>{{"S4", 1, Flag::by_population}};
  });
  REQUIRE(seats.size() == 4);
  CHECK(words_of(seats[0].flags) == std::vector<std::string>{"estimate", "by-population"});
  CHECK(words_of(seats[1].flags) == std::vector<std::string>{"estimate", "by-population", "by-area"});
  CHECK(words_of(seats[2].flags) == std::vector<std::string>{"estimate", "by-area"});
  CHECK(seats[3].flags.empty());
}

TEST_CASE("postal votes belong to no area, and are not divided among them") {
  std::vector<Result> wards{result_of({{con, 100}}, "A1"), result_of({{con, 40}}, "A", Level::postal)};
  const auto seats = reallocate(wards, [](const std::string&) { return std::vector<Portion>{{"S1", 1}}; });
  REQUIRE(seats.size() == 1);
  CHECK(seats[0].votes_of(con) == 100);
}

TEST_CASE("postal votes are spread by each candidate's own votes in person, and none is lost") {
  std::vector<Result> results{result_of({{con, 300}, {lab, 100}}, "A1"), result_of({{con, 100}, {lab, 100}}, "A2"),
                              result_of({{con, 41}, {lab, 10}, {ld, 6}}, "A", Level::postal),
                              result_of({{con, 7}}, "B", Level::postal)};
  for (Result& result : results)
    if (result.level == Level::area) result.flags |= Flag::in_person, result.electorate = 1000;
  const auto spread = spread_postal(results, borough);
  CHECK(spread[0].votes_of(con) == 331);  // 30.75 of 41
  CHECK(spread[1].votes_of(con) == 110);
  CHECK(spread[0].votes_of(lab) == 105);
  // Who had no vote in person is spread by all of them: 400 to 200.
  CHECK(spread[0].votes_of(ld) == 4);
  CHECK(spread[1].votes_of(ld) == 2);
  CHECK(spread[0].flags.has(Flag::estimate));
  CHECK_FALSE(spread[0].flags.has(Flag::in_person));
  CHECK_FALSE(spread[0].electorate);
  CHECK(spread.back().area_code == "B");  // a borough without wards keeps its row
  CHECK(votes_by_party(spread, true) == votes_by_party(results, true));
}

TEST_CASE("in a sum a party is one, whoever stood for it; independents stay apart") {
  const std::vector<Result> wards{result_of({{con, 10, "Ann"}, {lab, 5, "Bea"}, {ind, 3, "Cat"}}, "A1"),
                                  result_of({{con, 20, "Dan"}, {lab, 6, "Bea"}, {ind, 4, "Eve"}}, "A2")};
  const auto sums = aggregate(wards, borough);
  REQUIRE(sums.size() == 1);
  const Result merged = merged_by_party(sums[0]);
  REQUIRE(merged.candidacies.size() == 4);
  CHECK(merged.candidacies[0].votes == 30);
  CHECK(merged.candidacies[0].candidate.empty());
  CHECK(merged.candidacies[1].candidate == "Bea");
  CHECK(merged.votes_valid() == sums[0].votes_valid());
}

// The carried results against totals that were declared or published elsewhere (docs/data.md names the sources).
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "elections/result_measures.h"
#include "elections/seats.h"
#include "tests/carried.h"

using namespace hustings;

namespace {

PartyIndex party_of(const std::string& id) {
  const auto party = carried_parties().find(id);
  REQUIRE_MESSAGE(party, id);
  return *party;
}

PartyTotal total_of(const Totals& totals, const std::string& party) {
  const PartyIndex index = party_of(party);
  const auto found = std::find_if(totals.parties.begin(), totals.parties.end(),
                                  [&](const PartyTotal& total) { return total.party == index; });
  REQUIRE_MESSAGE(found != totals.parties.end(), party);
  return *found;
}

/// Seats of every party that won any, by id.
std::map<std::string, int> seats_in(const std::string& contest) {
  std::map<std::string, int> seats;
  for (const PartyTotal& total : totals(carried_contest(contest)).parties)
    if (total.seats > 0) seats[carried_parties()[total.party].id] = total.seats;
  return seats;
}

using Seats = std::map<std::string, int>;

}  // namespace

TEST_CASE("Mayor 2012: the declared first preferences, postal votes included") {
  const Totals sum = totals(carried_contest("mayor-2012"));
  CHECK(total_of(sum, "con").votes == 971'931);
  CHECK(total_of(sum, "lab").votes == 889'918);
  CHECK(sum.votes_valid == 2'208'475);
  CHECK(total_of(sum, "con").seats == 0);
}

TEST_CASE("Mayor 2016: the declared first preferences, postal votes included") {
  const Totals sum = totals(carried_contest("mayor-2016"));
  CHECK(total_of(sum, "lab").votes == 1'148'716);
  CHECK(total_of(sum, "con").votes == 909'755);
  CHECK(sum.votes_valid == 2'596'961);
}

TEST_CASE("General elections: seats in London") {
  CHECK(seats_in("general-2005n") == Seats{{"con", 21}, {"lab", 44}, {"ld", 7}, {"respect", 1}});
  CHECK(seats_in("general-2010") == Seats{{"con", 28}, {"lab", 38}, {"ld", 7}});
  CHECK(seats_in("general-2015") == Seats{{"con", 27}, {"lab", 45}, {"ld", 1}});
  CHECK(seats_in("general-2017") == Seats{{"con", 21}, {"lab", 49}, {"ld", 3}});
}

TEST_CASE("General elections: votes in London") {
  const Totals of_2010 = totals(carried_contest("general-2010"));
  CHECK(total_of(of_2010, "lab").votes == 1'245'625);
  CHECK(total_of(of_2010, "con").votes == 1'174'477);
  CHECK(total_of(of_2010, "ld").votes == 751'613);
  CHECK(of_2010.votes_valid == 3'401'268);

  const Totals of_2015 = totals(carried_contest("general-2015"));
  CHECK(total_of(of_2015, "lab").votes == 1'545'048);
  CHECK(total_of(of_2015, "con").votes == 1'233'386);
  CHECK(of_2015.votes_valid == 3'536'251);

  const Totals of_2017 = totals(carried_contest("general-2017"));
  CHECK(total_of(of_2017, "lab").votes == 2'086'595);
  CHECK(total_of(of_2017, "con").votes == 1'268'800);
  CHECK(of_2017.votes_valid == 3'828'498);

  for (const Totals& sum : {of_2010, of_2015, of_2017}) {
    CHECK(sum.areas == 73);
    CHECK(sum.undecided == 0);
  }
}

TEST_CASE("General 2017: the closest seats") {
  const Contest& contest = carried_contest("general-2017");
  const Result* kensington = contest.find("E14000768");
  REQUIRE(kensington);
  CHECK(winner(*kensington)->party == party_of("lab"));
  CHECK(majority(*kensington)->votes == 20);
  CHECK(*direct_switchers(*kensington) == 11);

  const Result* richmond_park = contest.find("E14000896");
  REQUIRE(richmond_park);
  CHECK(winner(*richmond_park)->party == party_of("con"));
  CHECK(majority(*richmond_park)->votes == 45);

  std::vector<std::string> under_one_point;
  for (const Result& result : contest.results)
    if (result.level == Level::area && majority(result)->percent < 1) under_one_point.push_back(result.area_code);
  // Chipping Barnet, Kensington, Richmond Park.
  CHECK(under_one_point == std::vector<std::string>{"E14000636", "E14000768", "E14000896"});
}

TEST_CASE("Richmond Park 2017 is a Conservative hold on the last general election") {
  const Result* now = carried_contest("general-2017").find("E14000896");
  REQUIRE(now);
  CHECK(*status(*now, carried_contest("general-2015").find("E14000896"), carried_parties()) == Status::hold);
}

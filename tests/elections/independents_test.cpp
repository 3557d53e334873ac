// Independents are never added up: their votes and shares are those of the best of them.
#include <doctest/doctest.h>

#include "elections/aggregate.h"
#include "elections/party_votes.h"
#include "elections/result_measures.h"
#include "elections/swing.h"
#include "tests/elections/examples.h"

using namespace hustings;
using namespace hustings::examples;

namespace {

const Result ward = result_of({{con, 400}, {ind, 300, "Ann"}, {ind, 250, "Bob"}, {ind, 50, "Cay"}});

}  // namespace

TEST_CASE("votes and share of independents are the best one's, of all valid votes") {
  CHECK(ward.votes_of(ind) == 300);
  CHECK(ward.votes_valid() == 1000);
  CHECK(*share(ward, ind, some_parties()) == doctest::Approx(30));
}

TEST_CASE("a change is of one person: between two it is undefined and names both") {
  const Parties parties = some_parties();
  const Result same = result_of({{con, 500}, {ind, 400, "ANN"}, {ind, 100, "Dee"}});
  CHECK(*change_of_share(ward, &same, ind, parties) == doctest::Approx(30 - 40));
  const Result another = result_of({{con, 500}, {ind, 400, "Dee"}, {ind, 100, "Ann"}});
  const auto change = change_of_share(ward, &another, ind, parties);
  REQUIRE_FALSE(change);
  CHECK(change.reason().find("Ann") != std::string::npos);
  CHECK(change.reason().find("Dee") != std::string::npos);
  const Result nameless = result_of({{con, 5}, {ind, 5}});
  CHECK_FALSE(change_of_share(nameless, &nameless, ind, parties));
  CHECK(*change_of_share(nameless, &nameless, con, parties) == 0);
}

TEST_CASE("those of several areas are added up only where people everywhere could vote for them") {
  const std::vector<Result> wards{result_of({{con, 40}, {ind, 30, "Ann"}, {ind, 5}}, "E1"),
                                  result_of({{con, 40}, {ind, 20, "Ann"}, {ind, 4}}, "E2")};
  const auto borough = [](const std::string&) { return std::optional<std::string>("B"); };
  const Result mayor = merged_by_party(aggregate(wards, borough)[0]);
  CHECK(mayor.votes_of(ind) == 50);
  CHECK(mayor.votes_of(con) == 80);
  const Result council = merged_by_party(aggregate(wards, borough, Candidates::of_one_area)[0]);
  CHECK(council.votes_of(ind) == 30);
  CHECK(council.votes_of(con) == 80);
  CHECK(council.votes_valid() == mayor.votes_valid());
}

TEST_CASE("all parties at once have what each has by itself") {
  const Parties parties = some_parties();
  PartyVotes votes(parties.size());
  std::vector<Result> results = random_results(3, 200);
  results.push_back(ward);
  for (const Result& result : results) {
    votes.count(result);
    CHECK(votes.valid() == result.votes_valid());
    for (PartyIndex party = 0; party < parties.size(); ++party) {
      CHECK((votes.best(party) != nullptr) == result.votes_of(party).has_value());
      CHECK(votes.votes(party) == result.votes_of(party).value_or(0));
      if (votes.best(party) != nullptr) CHECK(votes.share(party) == *share(result, party, parties));
    }
  }
}

#include "elections/seats.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "elections/measures.h"

namespace hustings {

namespace {

using TotalsByParty = std::map<PartyIndex, PartyTotal>;

PartyTotal& total_of(TotalsByParty& totals, PartyIndex party) {
  PartyTotal& total = totals[party];
  total.party = party;
  return total;
}

std::vector<PartyTotal> in_order(const TotalsByParty& totals) {
  std::vector<PartyTotal> parties;
  for (const auto& [party, total] : totals) parties.push_back(total);
  std::stable_sort(parties.begin(), parties.end(), [](const PartyTotal& a, const PartyTotal& b) {
    return std::tie(a.seats, a.votes) > std::tie(b.seats, b.votes);
  });
  return parties;
}

}  // namespace

Totals totals(const Contest& contest) {
  Totals sum;
  TotalsByParty by_party;
  for (const Result& result : contest.results) {
    for (const Candidacy& candidacy : result.candidacies) {
      total_of(by_party, candidacy.party).votes += candidacy.votes;
      sum.votes_valid += candidacy.votes;
    }
    if (result.level == Level::postal) continue;
    ++sum.areas;
    const auto first = winner(result);
    if (!first) {
      ++sum.undecided;
      continue;
    }
    PartyTotal& total = total_of(by_party, first->party);
    ++(contest.method == Method::first_past_the_post ? total.seats : total.led);
  }
  sum.parties = in_order(by_party);
  return sum;
}

}  // namespace hustings

#include "elections/seats.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "elections/result_measures.h"
#include "elections/slate.h"

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

SeatRule seat_rule(const Contest& contest, std::string_view layer_id) {
  if (!contest.wins_seats_on(layer_id)) return SeatRule::none;
  return contest.method == Method::multi_member ? SeatRule::elected : SeatRule::one_each;
}

std::optional<int> seats_to_fill(const Contest& contest, const Result& result) {
  if (result.level == Level::postal) return 0;
  switch (seat_rule(contest, contest.layer)) {
    case SeatRule::one_each: return result.seats.value_or(1);
    case SeatRule::elected: return result.seats;
    case SeatRule::none: return 0;
  }
  return std::nullopt;
}

Totals totals(const std::vector<Result>& results, SeatRule rule) {
  Totals sum;
  TotalsByParty by_party;
  for (const Result& result : results) {
    for (const Candidacy& candidacy : result.candidacies) {
      total_of(by_party, candidacy.party).votes += candidacy.votes;
      sum.votes_valid += candidacy.votes;
    }
    if (result.level == Level::postal) continue;
    ++sum.areas;
    if (rule == SeatRule::elected) {
      int elected = 0;
      for (const SeatsWon& won : seats_won(result)) {
        total_of(by_party, won.party).seats += won.seats;
        elected += won.seats;
      }
      sum.undecided += std::max(0, result.seats.value_or(elected) - elected);
      continue;
    }
    const Candidacy* first = leader(result);
    if (first == nullptr) {
      ++sum.undecided;
      continue;
    }
    PartyTotal& total = total_of(by_party, first->party);
    ++(rule == SeatRule::one_each ? total.seats : total.led);
  }
  sum.parties = in_order(by_party);
  return sum;
}

Totals totals(const Contest& contest) { return totals(contest.results, seat_rule(contest, contest.layer)); }

}  // namespace hustings

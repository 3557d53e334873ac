// Totals of a contest: votes, and seats where seats are won.
#pragma once

#include <cstdint>
#include <vector>

#include "elections/contest.h"

namespace hustings {

struct PartyTotal {
  PartyIndex party = 0;
  std::int64_t votes = 0;  ///< postal votes included
  int seats = 0;           ///< of single-member contests: areas won
  int led = 0;             ///< areas led, where no seats are won
};

struct Totals {
  std::vector<PartyTotal> parties;  ///< most seats first, then most votes
  std::int64_t votes_valid = 0;
  int areas = 0;      ///< areas with a result (postal rows are no areas)
  int undecided = 0;  ///< exact ties, and areas without a vote
};

/// Sums a contest. seats + undecided = areas in a single-member contest; votes sum to votes_valid.
Totals totals(const Contest& contest);

}  // namespace hustings

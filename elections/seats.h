// Totals of a contest: votes, and seats where seats are won.
#pragma once

#include <cstdint>
#include <vector>

#include "elections/contest.h"

namespace hustings {

struct PartyTotal {
  PartyIndex party = 0;
  std::int64_t votes = 0;  ///< postal votes included
  int seats = 0;           ///< areas won, or members elected
  int led = 0;             ///< areas led, where no seats are won
};

struct Totals {
  std::vector<PartyTotal> parties;  ///< most seats first, then most votes
  std::int64_t votes_valid = 0;
  int areas = 0;      ///< areas with a result (postal rows are no areas)
  int undecided = 0;  ///< exact ties, areas without a vote, and seats that nobody is named elected to
};

/// How seats are won on a set of results: one in each area, by those named elected, or not there at all.
enum class SeatRule { one_each, elected, none };

/// The rule of a contest on a layer: Assembly seats are won in Assembly constituencies, and not in the wards counted.
SeatRule seat_rule(const Contest& contest, std::string_view layer_id);

/// How many seats are filled in an area of the contest's own layer: one where nothing else is said and one is won in
/// each; 0 where none are won there. None: not known.
std::optional<int> seats_to_fill(const Contest& contest, const Result& result);

/// Sums results. one_each: seats + undecided = areas. elected: seats + undecided = seats to fill, where published.
/// Votes sum to votes_valid; in wards of several members they are votes of candidates, of which an elector has several.
Totals totals(const std::vector<Result>& results, SeatRule rule);

/// Of a contest on the layer that it was counted on.
Totals totals(const Contest& contest);

}  // namespace hustings

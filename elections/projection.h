// What a result would have been on another swing: votes that move between two parties, and a third one's share changed.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "elections/contest.h"
#include "elections/swing.h"

namespace hustings {

/// uniform: in every area the same points of the vote move from one party to the other.
/// Source: Butler, D. E. and Stokes, D., Political Change in Britain, 1969.
/// proportional: in every area the loser keeps the same part of its share, and the gainer gets the rest of it.
/// Source: Wilson, M. C. and Grofman, B. N., "Models of inter-election change in partisan vote share", Journal of
/// Theoretical Politics 34, 2022, whose proportional swing it is, between two parties.
enum class SwingModel { uniform, proportional };

const char* name_of(SwingModel model);  ///< "uniform", "proportional"
std::optional<SwingModel> maybe_swing_model(std::string_view name);

/// What is asked for.
struct Projection {
  SwingModel model = SwingModel::uniform;
  SwingPair pair;
  double swing = 0;                 ///< percentage points, -100 to 100; positive: from -> to
  std::optional<PartyIndex> third;  ///< not one of the pair
  double third_change = 0;          ///< percentage points of its share, -100 to 100
  double loss = 0;  ///< proportional: the part of its share that the loser loses, 0 to 1; see `calibrated`
  bool operator==(const Projection&) const = default;
};

/// The projection with the loss at which as many votes move under the proportional model as under the uniform one
/// (where that meets no bound): `swing` points of all votes of those results in which both parties stood.
Projection calibrated(Projection projection, const std::vector<Result>& results, const Parties& parties);

/// Projects a result. First the third party's share changes, and the others' with it in proportion, so that the ratios
/// between them stay; then the swing moves votes within the pair. No share falls below 0 or rises above 100: what
/// cannot be taken is not given. Valid votes, electorate and turnout stay, and whole votes are made by largest
/// remainder, so that they sum to the valid votes exactly. A projected result has `Flag::hypothetical`, and nobody is
/// elected in it. Where one of the pair did not stand, or is an independent or a sum of several parties, no vote
/// swings, and the note says why; likewise for the third party. A result in which nothing is moved is left as it is,
/// without the flag.
Result projected(const Result& result, const Projection& projection, const Parties& parties);

/// The same in place.
void project(Result& result, const Projection& projection, const Parties& parties);

}  // namespace hustings

// Which areas are nearest to changing hands, who attacks whom there, and what a party must win.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "atlas/figures/figures.h"

namespace hustings {

/// An area by how near it is to changing hands.
struct Marginal {
  AreaIndex area = 0;
  std::optional<PartyIndex> holder;    ///< none in an exact tie
  std::optional<PartyIndex> attacker;  ///< the second in the poll; none where two are second
  double swing_needed = 0;             ///< percentage points, half the majority
  std::optional<std::int64_t> majority_votes, direct_switchers;
  bool three_way = false;
};

/// Areas with a majority, smallest first. Three-way: the third is within so many percentage points of the first. Only
/// of those that are lit, where `lit` is given.
std::vector<Marginal> marginals(const AreaFigures& figures, double three_way = three_way_within,
                                const std::vector<bool>* lit = nullptr);

/// An area that a party does not hold.
struct TargetArea {
  AreaIndex area = 0;
  std::optional<PartyIndex> holder;  ///< none in an exact tie
  double swing_needed = 0;           ///< from the winner to the party, in percentage points
  int place = 2;                     ///< in the poll, as it stands: 2 is the second
  bool three_way = false;
};

/// An area that is no target, and why.
struct NotATarget {
  AreaIndex area = 0;
  std::string reason;
};

struct Targets {
  PartyIndex party = 0;
  int held = 0;                    ///< areas that it won
  int areas = 0;                   ///< areas with a result
  std::vector<TargetArea> list;    ///< least swing first
  std::vector<NotATarget> absent;  ///< it did not stand, or nobody is known to have won
  /// Where one seat is won in each area: the seats that are more than half of all on the map.
  std::optional<int> majority;
  /// How many of the list it must win, from the top, to have them; 0 where it has them; none where the list is too
  /// short, or no seats are won.
  std::optional<std::size_t> needed;
};

/// What a party must win, in order of the swing that it needs: (the winner's share - its own) / 2, in percentage
/// points, as if every vote that the winner lost went to it. Source: Butler, D., in Nicholas, H. G., The British
/// General Election of 1950, appendix (for a second; for others by the same reckoning). Independents and sums of
/// several parties are not one party: nothing is their target.
Targets targets_of(const Atlas& atlas, const AreaFigures& figures, PartyIndex party,
                   double three_way = three_way_within);

}  // namespace hustings

// Two contests on one map: the areas that moved most, and how many changed hands from whom to whom.
#pragma once

#include <string_view>
#include <vector>

#include "atlas/figures/changes.h"
#include "atlas/figures/figures.h"

namespace hustings {

struct Move {
  AreaIndex area = 0;
  double points = 0;  ///< percentage points, with the column's sign
};

struct Moves {
  std::vector<Move> list;  ///< largest first, whichever way it went
  int unknown = 0;         ///< areas with a result whose move is undefined
  int of_parent = 0;       ///< areas left out because the figure is that of the larger area that they lie in
};

/// The largest moves in a column of change, such as swing_pct or change_con, against what the view compares with.
/// Throws CommandError where there is no such column, or it holds no change.
Moves largest_moves(const AreaFigures& figures, std::string_view column, std::size_t at_most = 10);

/// How many areas changed from one party to another.
struct PartyChange {
  PartyIndex from = 0, to = 0;
  int areas = 0;
};

/// One for each pair of parties, most areas first. Source of the list: changes_of.
std::vector<PartyChange> party_changes(const Changes& changes);

}  // namespace hustings

#include "atlas/figures/moves.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace hustings {

Moves largest_moves(const AreaFigures& figures, std::string_view column, std::size_t at_most) {
  const Column& moved = figures.column(column);
  if (moved.kind != ColumnKind::number || !moved.has_sign)
    throw CommandError(fmt::format("{} is no change: take swing_pct, or change_ and a party", column));
  const std::vector<std::string>& compared_by = *figures.column("compared_by").texts;
  Moves moves;
  for (AreaIndex area = 0; area < figures.size(); ++area) {
    if (!figures.has_result[area]) continue;
    if (!moved.known(area)) ++moves.unknown;
    else if (compared_by[area] == name_of(ComparedBy::parent)) ++moves.of_parent;
    else moves.list.push_back({area, moved.numbers[area]});
  }
  std::stable_sort(moves.list.begin(), moves.list.end(), [&](const Move& a, const Move& b) {
    if (std::abs(a.points) != std::abs(b.points)) return std::abs(a.points) > std::abs(b.points);
    return figures.names->rank[a.area] < figures.names->rank[b.area];
  });
  if (moves.list.size() > at_most) moves.list.resize(at_most);
  return moves;
}

std::vector<PartyChange> party_changes(const Changes& changes) {
  std::vector<PartyChange> list;
  for (const Change& change : changes.list) {
    const auto known = std::find_if(list.begin(), list.end(), [&](const PartyChange& passage) {
      return passage.from == change.from && passage.to == change.to;
    });
    if (known != list.end()) ++known->areas;
    else list.push_back({change.from, change.to, 1});
  }
  std::stable_sort(list.begin(), list.end(),
                   [](const PartyChange& a, const PartyChange& b) { return a.areas > b.areas; });
  return list;
}

}  // namespace hustings

// The figures of one area on the map, still or moving between two contests.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "atlas/figures/comparison.h"
#include "elections/result_measures.h"

namespace hustings {

/// Why an area shows no value; each has its own pattern.
/// not_covered: no election there, as the atlas explains: a by-election elsewhere, a council that elects another year.
/// not_declared: its result is still to come, at that moment of the night.
enum class Gap { none, not_published, undefined, not_covered, not_declared };

/// What the map shows of one area. `party` and `figure` are set as the colour mode needs them.
struct AreaValue {
  Gap gap = Gap::none;
  std::string reason;  ///< where there is a gap
  /// The leader: winner, majority, status. Where there is a gap and a party, it won, and by how much is not known.
  std::optional<PartyIndex> party;
  double figure = 0;             ///< of a measure that is a figure; a number
  Status status = Status::hold;  ///< status mode
  Flags flags;                   ///< of the results that it comes from
  bool of_parent = false;        ///< of the larger area that it lies in: its own boundaries changed
  /// winner, majority: the other party that won seats in a ward of several members. Not yet declared: who won it
  /// before.
  std::optional<PartyIndex> also;
};

/// One area of one part of a scene. Values move, and the leader follows from them: an area that changes hands passes
/// through a majority of zero.
AreaValue area_value(const Atlas& atlas, const View& view, const ScenePart& part, AreaIndex area);

/// Of all areas of the part's layer, in its order.
std::vector<AreaValue> area_values(const Atlas& atlas, const View& view, const ScenePart& part);

/// The swing of each area of a part under the view's pair and formula, whatever the map is coloured by; none where it
/// is undefined.
std::vector<std::optional<Swing>> swings_of(const Atlas& atlas, const View& view, const ScenePart& part);

/// How near each area is to changing hands: 1 at a majority of 0, 0 from 10 percentage points on.
std::vector<double> marginality_of(const Atlas& atlas, const ScenePart& part);

}  // namespace hustings

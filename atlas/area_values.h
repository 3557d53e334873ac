// The figures of one area on the map, still or moving between two contests.
#pragma once

#include <optional>
#include <string>

#include "atlas/scene.h"
#include "elections/measures.h"
#include "elections/swing.h"

namespace hustings {

/// Why an area shows no value; each has its own pattern.
enum class Gap { none, not_published, undefined };

/// What the map shows of one area. `party` and `figure` are set as the colour mode needs them.
struct AreaValue {
  Gap gap = Gap::none;
  std::string reason;               ///< where there is a gap
  std::optional<PartyIndex> party;  ///< the leader: winner, majority, status
  double figure = 0;                ///< pp of majority, swing, share, change or turnout
  Status status = Status::hold;     ///< status mode
  bool notional = false;
};

/// The earlier result that an area of a shown contest is compared with, by code, on the same or the older edition.
struct Comparison {
  const Result* then = nullptr;
  std::string reason;  ///< why there is none
};
Comparison compared_result(const Atlas& atlas, const View& view, const Shown& shown, LayerIndex layer, AreaIndex area);

/// One area of one part of a scene. Values move, and the leader follows from them: an area that changes hands passes
/// through a majority of zero.
AreaValue area_value(const Atlas& atlas, const View& view, const ScenePart& part, AreaIndex area);

}  // namespace hustings

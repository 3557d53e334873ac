// One area through time and from within: every contest that its votes are known in, and the smaller areas inside it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "atlas/count.h"

namespace hustings {

/// notional: on boundaries that were not in force. estimate: by its publisher, or divided across boundaries.
enum class Certainty { counted, notional, estimate };

/// What a contest says of the area.
struct HistoryPoint {
  ContestIndex contest = 0;
  Certainty certainty = Certainty::counted;
  bool redrawn = false;                 ///< votes were counted within other boundaries than those of the point before
  const Result* result = nullptr;       ///< of the atlas or its memo: good as long as the atlas
  std::vector<double> shares;           ///< percent, one a party of the track's; NaN: undefined, mostly did not stand
  std::optional<double> first, second;  ///< percent: between these lies the majority; none where there is none
  std::string how;                      ///< how it got here, in words; empty: counted here
};

/// The day of the area's poll: the contest's, or its own where it was postponed.
Date day_of(const Atlas& atlas, const HistoryPoint& point);

/// The contests of one track in which the area has a result, by date; one a day, the exact before the estimate.
struct TrackHistory {
  std::string track;
  std::string title;
  std::vector<PartyIndex> parties;  ///< those with most votes over time, most first
  std::vector<HistoryPoint> points;
};

/// Every track that has a result for the area: on the area's own layer, exactly summed, divided, or by its
/// code on another edition, whose areas redrawn in between are divided too. Published results always,
/// whatever is supposed. In order of the atlas's tracks.
std::vector<TrackHistory> area_history(const Atlas& atlas, const Basis& basis, LayerIndex layer, AreaIndex area,
                                       std::size_t most_parties = 5);

/// An area inside a larger one.
struct InnerArea {
  AreaIndex area = 0;
  double part = 1;             ///< of it that lies inside; under 1 it straddles a border
  bool by_population = false;  ///< of its people; else of its ground
  bool straddles() const { return part < 1; }
};

/// The smaller areas inside an area, and the contests that were counted by them.
struct InnerAreas {
  LayerIndex layer = 0;                ///< of the smaller areas
  std::vector<ContestIndex> contests;  ///< one a track, nearest in time; where seats are won there, first
  std::vector<InnerArea> areas;        ///< by name
};

/// The layer of the smaller areas is that of the contest nearest in time to `contest`. None where nothing was counted
/// by smaller areas.
std::optional<InnerAreas> inner_areas_of(const Atlas& atlas, ContestIndex contest, LayerIndex layer, AreaIndex area);

}  // namespace hustings

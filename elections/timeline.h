// The order of contests in time, and where the clock stands between two of them.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "elections/contest.h"

namespace hustings {

/// Indices of contests that are stops, in date order (then in order of the atlas). An empty track means all tracks.
std::vector<std::size_t> stops(std::span<const Contest* const> contests, const std::string& track);

enum class Pace { even, calendar };

/// Between two neighbouring stops: `from` == `to` while an election is held; `fraction` runs 0 to 1 in between, eased.
struct Moment {
  std::size_t from = 0;  ///< index into the list of stops
  std::size_t to = 0;
  double fraction = 0;
  bool held() const { return from == to; }
};

/// Where a sequence through `dates` (of the stops, ascending) stands at `progress` 0 to 1. Each interval gets equal
/// time, or time by the calendar (30 days at least, so that contests of one day are both seen); `hold` is the part of
/// each interval that stands still on elections, half at each end. 0 is exactly the first stop, 1 exactly the last. The
/// fraction is eased (smoothstep).
Moment moment_at(const std::vector<Date>& dates, double progress, Pace pace, double hold);

/// The progress at which a stop is held; the inverse of moment_at for stops.
double progress_of(const std::vector<Date>& dates, std::size_t stop, Pace pace);

}  // namespace hustings

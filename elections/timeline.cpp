#include "elections/timeline.h"

#include <algorithm>
#include <cassert>

namespace hustings {

namespace {

/// Contests a day or less apart (General and Council 2010) still get a month of the clock, or one is never seen.
constexpr double shortest_interval_days = 30;

/// A position this close to a stop, in parts of an interval, is on it: rounding is no transition.
constexpr double on_the_stop = 1e-9;

/// Where each stop stands on the sequence, 0 to 1, ascending.
std::vector<double> positions_of(const std::vector<Date>& dates, Pace pace) {
  std::vector<double> positions{0};
  for (std::size_t stop = 1; stop < dates.size(); ++stop) {
    const auto days = static_cast<double>((dates[stop] - dates[stop - 1]).count());
    positions.push_back(positions.back() + (pace == Pace::even ? 1 : std::max(days, shortest_interval_days)));
  }
  const double length = positions.back();
  if (length > 0)
    for (double& position : positions) position /= length;
  return positions;
}

double smoothstep(double t) { return t * t * (3 - 2 * t); }

}  // namespace

std::vector<std::size_t> stops(std::span<const Contest* const> contests, const std::string& track) {
  std::vector<std::size_t> chosen;
  for (std::size_t i = 0; i < contests.size(); ++i)
    if (!contests[i]->base_only && !contests[i]->by_election && (track.empty() || contests[i]->track == track))
      chosen.push_back(i);
  std::stable_sort(chosen.begin(), chosen.end(),
                   [&](std::size_t a, std::size_t b) { return contests[a]->date < contests[b]->date; });
  return chosen;
}

Moment moment_at(const std::vector<Date>& dates, double progress, Pace pace, double hold) {
  if (dates.size() < 2 || !(progress > 0)) return {};
  const std::size_t last = dates.size() - 1;
  if (progress >= 1) return {last, last, 0};

  const std::vector<double> positions = positions_of(dates, pace);
  const auto next = std::upper_bound(positions.begin() + 1, positions.end() - 1, progress);
  const auto to = static_cast<std::size_t>(next - positions.begin());
  const std::size_t from = to - 1;
  const double along = (progress - positions[from]) / (positions[to] - positions[from]);
  const double still = std::max(std::clamp(hold, 0.0, 1.0) / 2, on_the_stop);
  if (along <= still) return {from, from, 0};
  if (along >= 1 - still) return {to, to, 0};
  return {from, to, smoothstep((along - still) / (1 - 2 * still))};
}

double progress_of(const std::vector<Date>& dates, std::size_t stop, Pace pace) {
  assert(stop < dates.size());
  return positions_of(dates, pace)[stop];
}

}  // namespace hustings

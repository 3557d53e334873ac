#include "atlas/paint/track_range.h"

#include <algorithm>
#include <cmath>
#include <list>
#include <mutex>

#include "atlas/numbers.h"

namespace hustings {

/// What was worked out last.
class RangeMemo {
 public:
  struct Kept {
    View view;
    FigureRange range;
  };
  static constexpr std::size_t most = 16;  // a few maps beside each other, each in a few colours

  std::mutex mutex;
  std::list<Kept> kept;  // the last used first
};

std::shared_ptr<RangeMemo> make_range_memo() { return std::make_shared<RangeMemo>(); }

void FigureRange::add(double figure) {
  if (!std::isfinite(figure)) return;
  low = std::min(low, figure);
  high = std::max(high, figure);
}

void FigureRange::add(std::span<const AreaValue> values) {
  for (const AreaValue& value : values)
    if (value.gap == Gap::none) add(value.figure);
}

namespace {

/// What figures depend on, without the contest.
View reaching(const View& view) {
  View reach;
  reach.against = view.against;
  reach.at_dissolution = view.at_dissolution;
  reach.by = view.by;
  reach.across = view.across;
  reach.basis = view.basis;
  reach.colour = view.colour;
  reach.party = view.party;
  reach.number = view.number;
  reach.top_two = view.top_two;
  reach.swing_from = view.swing_from;
  reach.swing_to = view.swing_to;
  reach.formula = view.formula;
  return reach;
}

FigureRange range_of_number(const Atlas& atlas, const View& view) {
  FigureRange range;
  if (const NumberColumn* column = chosen_number(atlas, view))
    for (const NumbersOnLayer& on : column->on)
      for (const double figure : on.values) range.add(figure);
  return range;
}

FigureRange range_of_track(const Atlas& atlas, View view, const std::string& track) {
  FigureRange range;
  for (const AtlasContest& contest : atlas.contests) {
    if (contest.contest.track != track || contest.contest.by_election || contest.contest.base_only) continue;
    view.contest = contest.contest.id;
    range.add(area_values(atlas, view, main_part(scene_of(atlas, view))));
  }
  return range;
}

}  // namespace

FigureRange track_range(const Atlas& atlas, const View& view) {
  if (view.colour == ColourMode::number) return range_of_number(atlas, view);
  const auto contest = atlas.find_contest(view.contest);
  if (!contest) return {};
  const std::string& track = atlas.contest(*contest).track;
  View key = reaching(view);
  key.contest = track;
  RangeMemo& memo = *atlas.range_memo;
  {
    const std::scoped_lock lock(memo.mutex);
    const auto known =
        std::find_if(memo.kept.begin(), memo.kept.end(), [&](const RangeMemo::Kept& kept) { return kept.view == key; });
    if (known != memo.kept.end()) {
      memo.kept.splice(memo.kept.begin(), memo.kept, known);
      return known->range;
    }
  }
  const FigureRange range = range_of_track(atlas, reaching(view), track);
  const std::scoped_lock lock(memo.mutex);
  memo.kept.push_front({std::move(key), range});
  if (memo.kept.size() > RangeMemo::most) memo.kept.pop_back();
  return range;
}

}  // namespace hustings

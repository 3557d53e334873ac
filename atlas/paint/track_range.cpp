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
    Question question;  // of the track, and of no contest of it
    std::string track;
    ColourMode colour = ColourMode::majority;
    std::string party;
    FigureRange range;
    bool same(const Kept& other) const {
      return question == other.question && track == other.track && colour == other.colour && party == other.party;
    }
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

FigureRange range_of_number(const Atlas& atlas, const View& view) {
  FigureRange range;
  if (const NumberColumn* column = chosen_number(atlas, view))
    for (const NumbersOnLayer& on : column->on)
      for (const double figure : on.values) range.add(figure);
  return range;
}

FigureRange range_of_track(const Atlas& atlas, const RangeMemo::Kept& asked) {
  FigureRange range;
  View view;
  static_cast<Question&>(view) = asked.question;
  view.colour = asked.colour;
  view.party = asked.party;
  for (const AtlasContest& contest : atlas.contests) {
    if (contest.contest.track != asked.track || contest.contest.by_election || contest.contest.base_only) continue;
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
  RangeMemo::Kept asked{view, atlas.contest(*contest).track, view.colour, view.party, {}};
  asked.question.contest.clear();
  asked.question.what_if = {};
  RangeMemo& memo = *atlas.range_memo;
  {
    const std::scoped_lock lock(memo.mutex);
    const auto known =
        std::find_if(memo.kept.begin(), memo.kept.end(), [&](const auto& kept) { return kept.same(asked); });
    if (known != memo.kept.end()) {
      memo.kept.splice(memo.kept.begin(), memo.kept, known);
      return known->range;
    }
  }
  asked.range = range_of_track(atlas, asked);
  const std::scoped_lock lock(memo.mutex);
  memo.kept.push_front(asked);
  if (memo.kept.size() > RangeMemo::most) memo.kept.pop_back();
  return asked.range;
}

}  // namespace hustings

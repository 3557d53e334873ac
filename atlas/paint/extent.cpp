#include "atlas/paint/extent.h"

#include <algorithm>
#include <cmath>
#include <list>
#include <mutex>

#include "atlas/numbers.h"

namespace hustings {

/// What was worked out last.
class ExtentMemo {
 public:
  struct Kept {
    Question question;  // of the track, and of no contest of it
    std::string track;
    ColourMode colour = ColourMode::majority;
    std::string party;
    Extent extent;
    bool same(const Kept& other) const {
      return question == other.question && track == other.track && colour == other.colour && party == other.party;
    }
  };
  static constexpr std::size_t most = 16;  // a few maps beside each other, each in a few colours

  std::mutex mutex;
  std::list<Kept> kept;  // the last used first
};

std::shared_ptr<ExtentMemo> make_extent_memo() { return std::make_shared<ExtentMemo>(); }

void Extent::add(double figure) {
  if (!std::isfinite(figure)) return;
  low = std::min(low, figure);
  high = std::max(high, figure);
}

void Extent::add(std::span<const AreaValue> values) {
  for (const AreaValue& value : values)
    if (value.gap == Gap::none) add(value.figure);
}

namespace {

Extent extent_of_number(const Atlas& atlas, const View& view) {
  Extent extent;
  if (const NumberColumn* column = chosen_number(atlas, view))
    for (const NumbersOnLayer& on : column->on)
      for (const double figure : on.values) extent.add(figure);
  return extent;
}

Extent extent_of_track(const Atlas& atlas, const ExtentMemo::Kept& asked) {
  Extent extent;
  View view;
  static_cast<Question&>(view) = asked.question;
  view.colour = asked.colour;
  view.party = asked.party;
  for (const AtlasContest& contest : atlas.contests) {
    if (contest.contest.track != asked.track || contest.contest.by_election || contest.contest.base_only) continue;
    view.contest = contest.contest.id;
    extent.add(area_values(atlas, view, main_part(scene_of(atlas, view))));
  }
  return extent;
}

}  // namespace

Extent extent_of(const Atlas& atlas, const View& view) {
  if (view.colour == ColourMode::number) return extent_of_number(atlas, view);
  const auto contest = atlas.find_contest(view.contest);
  if (!contest) return {};
  ExtentMemo::Kept asked{view, atlas.contest(*contest).track, view.colour, view.party, {}};
  asked.question.contest.clear();
  asked.question.what_if = {};
  ExtentMemo& memo = *atlas.extent_memo;
  {
    const std::scoped_lock lock(memo.mutex);
    const auto known =
        std::find_if(memo.kept.begin(), memo.kept.end(), [&](const auto& kept) { return kept.same(asked); });
    if (known != memo.kept.end()) {
      memo.kept.splice(memo.kept.begin(), memo.kept, known);
      return known->extent;
    }
  }
  asked.extent = extent_of_track(atlas, asked);
  const std::scoped_lock lock(memo.mutex);
  memo.kept.push_front(asked);
  if (memo.kept.size() > ExtentMemo::most) memo.kept.pop_back();
  return asked.extent;
}

}  // namespace hustings

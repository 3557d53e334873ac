#include <algorithm>

#include "atlas/view/view.h"

namespace hustings {

View view_beside(const View& view, std::size_t map) {
  View alone = view;
  alone.beside.clear();
  alone.swipe.reset();
  if (map == 0) return alone;
  const Beside& beside = view.beside.at(map - 1);
  alone.what_if.on = view.what_if.on && beside.contest == view.contest;  // it was asked of that election alone
  if (beside.contest != view.contest) alone.at.reset();  // the hour is of one night, and another election is whole
  alone.contest = beside.contest;
  alone.next_contest.clear();
  alone.fraction = 0;
  // A scale's breaks and midpoint are of one figure.
  if (beside.colour == ColourMode::number) colour_by_number(alone, beside.number);
  else colour_by(alone, beside.colour);
  alone.party = beside.party;
  alone.number = beside.number;
  if (alone.crossed_with == alone.colour || !is_figure(alone.colour)) alone.crossed_with.reset();
  return alone;
}

bool one_measure(const View& view) {
  return std::all_of(view.beside.begin(), view.beside.end(), [&](const Beside& beside) {
    const Asks asks = measure_of(view.colour).asks;
    return beside.colour == view.colour && (asks != Asks::party || beside.party == view.party) &&
           (asks != Asks::number || beside.number == view.number);
  });
}

bool is_swiped(const View& view) { return view.swipe && view.beside.size() == 1; }

void add_beside(const Atlas& atlas, View& view) {
  if (view.beside.size() >= most_beside) return;
  const std::string last = view.beside.empty() ? view.contest : view.beside.back().contest;
  Beside added{.contest = last, .colour = view.colour, .party = view.party, .number = view.number};
  if (const auto contest = atlas.find_contest(last)) {
    std::optional<ContestIndex> before;
    const Contest& shown = atlas.contest(*contest);
    for (ContestIndex other = 0; other < atlas.contests.size(); ++other) {
      const Contest& earlier = atlas.contest(other);
      if (earlier.track == shown.track && earlier.date < shown.date && !earlier.by_election &&
          (!before || atlas.contest(*before).date < earlier.date))
        before = other;
    }
    if (before) added.contest = atlas.contest(*before).id;
  }
  view.beside.push_back(std::move(added));
  if (view.beside.size() > 1) view.swipe.reset();
}

void set_beside(View& view, const std::optional<std::string>& contest) {
  view.beside.clear();
  if (contest)
    view.beside.push_back({.contest = *contest, .colour = view.colour, .party = view.party, .number = view.number});
  else view.swipe.reset();
}

void remove_beside(View& view) {
  if (!view.beside.empty()) view.beside.pop_back();
  if (view.beside.empty()) view.swipe.reset();
}

}  // namespace hustings

#include "atlas/saved/tween.h"

#include <algorithm>
#include <cmath>

#include "atlas/view/night_view.h"
#include "atlas/view/scene.h"

namespace hustings {

namespace {

/// Of the way, until the colours are those of the end, where it plays through elections after that.
constexpr double recolouring_part = 0.2;

bool still(const View& view) { return view.next_contest.empty() || view.fraction <= 0 || view.fraction >= 1; }

/// The contest that a view rests on.
const std::string& rests_on(const View& view) {
  return !view.next_contest.empty() && view.fraction >= 1 ? view.next_contest : view.contest;
}

/// The same on the election that is nearer.
View at_rest(View view) {
  if (!view.next_contest.empty() && view.fraction >= 0.5) {
    view.contest = view.next_contest;
    view.at.reset();
  }
  view.next_contest.clear();
  view.fraction = 0;
  view.camera.reset();
  return view;
}

bool same_tiles(const View& a, const View& b) {
  return a.layout == b.layout && (a.layout != Layout::circles || a.circle_size == b.circle_size);
}

double morph_of(const View& view) { return view.layout == Layout::geography ? 0 : view.morph; }

bool same_track(const Atlas& atlas, const View& a, const View& b) {
  const auto first = atlas.find_contest(rests_on(a));
  const auto second = atlas.find_contest(rests_on(b));
  return first && second && atlas.contest(*first).track == atlas.contest(*second).track;
}

}  // namespace

void add_maps_of(const View& other, View& view) {
  for (std::size_t map = view.beside.size(); map < other.beside.size(); ++map) view.beside.push_back(other.beside[map]);
}

double eased(double part) { return part * part * (3 - 2 * part); }

bool coloured_alike(const View& a, const View& b) {
  const std::size_t maps = std::min(a.beside.size(), b.beside.size());
  const auto colouring = [maps](View view) {
    const bool dims_others = view.spotlight;
    view.contest = view.next_contest = {};
    view.fraction = 0;
    view.camera.reset();
    if (!dims_others) view.selected.clear();
    view.pinned.clear();
    view.marks.clear();
    view.charts = {};
    view.layout = Layout::geography;
    view.circle_size = CircleSize::electorate;
    view.morph = 1;
    view.overlays = true;
    view.swipe.reset();
    view.beside.resize(maps);
    return view;
  };
  return colouring(a) == colouring(b);
}

Tween::Tween(const Atlas& atlas, View from, View to, Arrival arrive)
    : atlas_(&atlas), from_(std::move(from)), to_(std::move(to)), arrive_(arrive) {
  if (arrive_ == Arrival::cut) return;
  const bool moves_on = rests_on(from_) != rests_on(to_) && still(from_) && still(to_);
  if (arrive_ == Arrival::play && !moves_on && from_.at && to_.at && from_.at != to_.at && shows_night(atlas, to_))
    night_.emplace(night_of(atlas, *atlas.find_contest(to_.contest)));
  View as_late = from_;  // an hour that is played through is no other way of colouring
  if (night_) as_late.at = to_.at;
  const bool recoloured = !coloured_alike(as_late, to_);
  // A night stands in one election: what moves between two is whole.
  const bool whole = !from_.at && !to_.at;
  if (moves_on && whole && same_track(atlas, from_, to_)) {
    if (arrive_ == Arrival::play) {
      const auto date_of = [&](const View& view) { return atlas.contest(*atlas.find_contest(rests_on(view))).date; };
      backwards_ = date_of(from_) > date_of(to_);
      try {
        sequence_ = backwards_ ? sequence_between(atlas, rests_on(to_), rests_on(from_))
                               : sequence_between(atlas, rests_on(from_), rests_on(to_));
      } catch (const CommandError&) {
        sequence_.reset();  // two contests of one day: nothing to play through
      }
    }
    // Values move where both are coloured by one rule; elections between, which only a sequence visits, are left out.
    dissolves_ = recoloured;
  } else if (night_) {
    dissolves_ = recoloured || !(still(from_) && still(to_));
  } else {
    dissolves_ = from_ != to_ && (recoloured || moves_on || !(still(from_) && still(to_)));
  }
}

void Tween::place(double part, View& view) const {
  const double smooth = eased(part);
  if (same_tiles(from_, to_)) {
    view.layout = to_.layout;
    view.circle_size = to_.circle_size;
    view.morph = to_.layout == Layout::geography ? to_.morph : std::lerp(from_.morph, to_.morph, smooth);
    return;
  }
  const double leaving = morph_of(from_);
  const double arriving = morph_of(to_);
  // With tiles at one end only, the whole way is theirs.
  const double turn = leaving == 0 ? 0 : arriving == 0 ? 1 : 0.5;
  const View& tiled = part < turn ? from_ : to_;
  view.layout = tiled.layout;
  view.circle_size = tiled.circle_size;
  view.morph = part < turn ? leaving * (1 - eased(part / turn)) : arriving * eased((part - turn) / (1 - turn));
}

void Tween::tell(Now& now) const {
  const bool left = now.under && now.opacity < 0.5;
  now.told = at_rest(left ? *now.under : now.view);
  now.told.beside = now.arriving ? to_.beside : from_.beside;
  const auto moves = [](const View& view) { return !still(view); };
  now.transition = moves(now.view) || (now.under && (moves(*now.under) || rests_on(*now.under) != rests_on(now.view)));
  now.passing = now.told.contest != rests_on(to_) && now.told.contest != at_rest(from_).contest;
}

Tween::Now Tween::at(double part) const {
  part = std::clamp(part, 0.0, 1.0);
  if (arrive_ == Arrival::cut || part >= 1)
    return {.view = to_, .under = std::nullopt, .opacity = 1, .arriving = true, .told = at_rest(to_)};
  if (part <= 0) return {.view = from_, .under = std::nullopt, .opacity = 1, .arriving = false, .told = at_rest(from_)};

  Now now{.view = to_, .under = std::nullopt, .opacity = 1, .arriving = part >= 0.5};
  const bool recolours_first = sequence_ && dissolves_;
  if (sequence_) {
    const double begun = recolours_first ? std::max(0.0, (part - recolouring_part) / (1 - recolouring_part)) : part;
    const double along = backwards_ ? 1 - begun : begun;
    show_moment(*atlas_, *sequence_, moment_at(sequence_->dates, along, Pace::even, hold_part), now.view);
    now.arriving = at_rest(now.view).contest == rests_on(to_);
    if (recolours_first && part < recolouring_part) {
      now.under = from_;
      now.opacity = eased(part / recolouring_part);
    }
  } else if (dissolves_) {
    now.under = from_;
    now.opacity = eased(part);
  } else if (rests_on(from_) != rests_on(to_)) {
    now.view.contest = rests_on(from_);
    now.view.next_contest = rests_on(to_);
    now.view.fraction = eased(part);
  }
  if (night_) {
    const auto minute = std::chrono::floor<std::chrono::minutes>(
        night_->at(std::lerp(night_->part_of(*from_.at), night_->part_of(*to_.at), part)));
    now.view.at = minute;
    if (now.under) now.under->at = minute;
  }
  place(part, now.view);
  add_maps_of(from_, now.view);
  if (now.under) add_maps_of(to_, *now.under);
  if (from_.swipe && to_.swipe) now.view.swipe = std::lerp(*from_.swipe, *to_.swipe, eased(part));
  if (now.under) {
    now.under->layout = now.view.layout;
    now.under->circle_size = now.view.circle_size;
    now.under->morph = now.view.morph;
  }
  const bool as_left = sequence_ ? now.under && now.opacity < 0.5 : !now.arriving;
  if (as_left && !to_.spotlight) now.view.selected = from_.selected;
  tell(now);
  // What was drawn by hand belongs to the place that is left or reached.
  now.view.marks = now.passing ? std::vector<Mark>{} : now.arriving ? to_.marks : from_.marks;
  return now;
}

}  // namespace hustings

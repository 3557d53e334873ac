#include "atlas/saved/history.h"

#include <utility>

namespace hustings {

namespace {

/// The choices that are made by hand: what a film and a moving camera leave alone.
View still_of(View view) {
  view.camera.reset();
  view.contest.clear();
  view.next_contest.clear();
  view.fraction = 0;
  view.at.reset();
  return view;
}

std::shared_ptr<const Story> kept(const std::optional<Story>& story) {
  return story ? std::make_shared<const Story>(*story) : nullptr;
}

bool is_same(const std::shared_ptr<const Story>& before, const std::optional<Story>& after) {
  return before && after ? *before == *after : !before && !after;
}

}  // namespace

void ViewHistory::start(const View& view, const Playback& playback, const std::optional<Story>& story,
                        const TableSetting& table) {
  *this = {};
  present_ = {view, playback, kept(story), table};
}

void ViewHistory::take_story(const std::optional<Story>& story) {
  present_.story = kept(story);
  for (std::deque<HistoryState>* steps : {&past_, &future_})
    for (HistoryState& seen : *steps) seen.story = present_.story;
}

ViewHistory::Kind ViewHistory::kind_of(const View& before, const View& after) {
  if (before == after) return Kind::none;
  if (still_of(before) != still_of(after)) return Kind::other;
  const bool clock = before.contest != after.contest || before.next_contest != after.next_contest ||
                     before.fraction != after.fraction || before.at != after.at;
  return clock ? Kind::clock : Kind::camera;
}

bool ViewHistory::continues(Kind kind, const Playback& playback, double now, std::uint32_t gesture) const {
  // A gesture has a step of its own as soon as it changes anything, and everything after that belongs to it.
  if (gesture != 0 && gesture == gesture_ && step_of_it_) return true;
  if (past_.empty()) return false;
  if (kind == Kind::camera) return last_kind_ == Kind::camera && now - last_change_ <= pause;
  const bool ended = playback.progress <= 0 || playback.progress >= 1;
  return kind == Kind::clock && film_step_ && (playback.playing || ended);
}

void ViewHistory::record(const View& view, const Playback& playback, double now, std::uint32_t gesture,
                         const std::optional<Story>& story, const TableSetting& table) {
  Kind kind = kind_of(present_.view, view);
  const bool told = !is_same(present_.story, story);
  if (told || table != present_.table || (kind == Kind::none && playback.track != present_.playback.track))
    kind = Kind::other;
  if (gesture == 0 || gesture != gesture_) step_of_it_ = false;
  if (kind != Kind::none) {
    if (!continues(kind, playback, now, gesture)) {
      past_.push_back(present_);
      if (past_.size() > most_steps) past_.pop_front();
      step_of_it_ = gesture != 0;
    }
    if (kind == Kind::clock && (playback.playing || present_.playback.playing)) film_step_ = true;
    future_.clear();
    last_kind_ = kind;
    last_change_ = now;
  }
  gesture_ = gesture;
  if (!playback.playing) film_step_ = false;
  // While an election stands still in the film, the clock stays where it was when this was first seen.
  const double progress = present_.playback.progress;
  present_ = {view, playback, told ? kept(story) : std::move(present_.story), table};
  if (kind == Kind::none && playback.playing) present_.playback.progress = progress;
}

std::optional<HistoryState> ViewHistory::go(std::deque<HistoryState>& from, std::deque<HistoryState>& to) {
  if (from.empty()) return std::nullopt;
  HistoryState seen = std::move(from.back());
  from.pop_back();
  to.push_back(std::exchange(present_, {}));
  // How the film runs is no part of what is seen.
  seen.playback.playing = false;
  seen.playback.speed = to.back().playback.speed;
  seen.playback.loop = to.back().playback.loop;
  seen.playback.backwards = to.back().playback.backwards;
  present_ = seen;
  last_kind_ = Kind::none;
  step_of_it_ = film_step_ = false;
  gesture_ = 0;
  return seen;
}

std::optional<HistoryState> ViewHistory::undo() { return go(past_, future_); }

std::optional<HistoryState> ViewHistory::redo() { return go(future_, past_); }

}  // namespace hustings

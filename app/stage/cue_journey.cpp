#include "app/stage/cue_journey.h"

#include <utility>

#include "app/stage/desk.h"

namespace hustings {

void CueJourney::start(CueTransition approach, View end, double seconds) {
  way_.emplace(Way{std::move(approach), std::move(end), 0, seconds});
  desk_.settle();
  if (seconds <= 0) return finish();
  shot = way_->approach.at(0, way_->seconds);
  desk_.view = shot->view;
}

bool CueJourney::advance(double seconds) {
  if (!way_) return false;
  way_->elapsed += seconds;
  if (way_->elapsed >= way_->seconds) {
    finish();
  } else {
    shot = way_->approach.at(way_->elapsed / way_->seconds, way_->seconds);
    desk_.view = shot->view;
  }
  return true;
}

void CueJourney::finish() {
  if (!way_) return;
  desk_.view = way_->end;
  drop();
  desk_.map.layout.put(desk_.view.layout);
  scripted = desk_.view;
  const auto contest = desk_.atlas->find_contest(desk_.view.contest);
  if (!contest) return;
  const View end = desk_.view;
  if (!desk_.playback.track.empty()) desk_.playback.track = desk_.atlas->contest(*contest).track;
  go_to(*desk_.atlas, *contest, desk_.playback, desk_.view);
  desk_.view = end;
}

void CueJourney::drop() {
  way_.reset();
  shot.reset();
}

}  // namespace hustings

#include "atlas/view/night_clock.h"

#include <algorithm>
#include <cmath>

#include "atlas/moment.h"
#include "atlas/view/night_view.h"

namespace hustings {

namespace chrono = std::chrono;

namespace {

const Night& night_on_map(const Atlas& atlas, const View& view) {
  return night_of(atlas, *atlas.find_contest(view.contest));
}

void stand_at(Instant at, Playback& playback, View& view) {
  playback.playing = false;
  playback.night_rest = 0;
  view.at = at;
}

}  // namespace

bool has_any_night(const Atlas& atlas) {
  for (ContestIndex contest = 0; contest < atlas.contests.size(); ++contest)
    if (has_night(atlas, contest)) return true;
  return false;
}

bool can_open_night(const Atlas& atlas, const View& view) {
  const auto contest = atlas.find_contest(view.contest);
  return contest && has_night(atlas, *contest);
}

void open_night(const Atlas& atlas, Playback& playback, View& view) {
  show_nearest(view);
  if (shows_night(atlas, view) || !can_open_night(atlas, view)) return;
  stand_at(night_on_map(atlas, view).begins(), playback, view);
}

void leave_night(Playback& playback, View& view) {
  playback.playing = false;
  playback.night_rest = 0;
  view.at.reset();
}

bool advance_night(const Atlas& atlas, double seconds, Playback& playback, View& view) {
  if (!playback.playing || seconds <= 0) return false;
  const NightCourse course(night_on_map(atlas, view));
  const double told = chrono::duration<double>(course.told()).count();
  const double direction = playback.backwards ? -1 : 1;
  double passed =
      course.part_of(*view.at) * told + playback.night_rest + direction * seconds * playback.night_speed * 60;
  if (passed < 0 || passed >= told) {
    if (playback.loop && told > 0) passed -= std::floor(passed / told) * told;
    else playback.playing = false;
  }
  passed = std::clamp(passed, 0.0, told);
  view.at = course.at(told > 0 ? passed / told : 1);
  playback.night_rest = playback.playing ? passed - course.part_of(*view.at) * told : 0;
  return true;
}

void begin_night_again_at_its_end(const Atlas& atlas, Playback& playback, View& view) {
  const Night& night = night_on_map(atlas, view);
  playback.night_rest = 0;
  if (!playback.backwards && *view.at >= night.last()) view.at = night.begins();
  if (playback.backwards && *view.at <= night.begins()) view.at = night.last();
}

void step_declaration(const Atlas& atlas, int direction, Playback& playback, View& view) {
  const Night& night = night_on_map(atlas, view);
  const auto found = direction > 0 ? night.next(*view.at) : night.previous(*view.at);
  stand_at(found.value_or(direction > 0 ? std::max(*view.at, night.end()) : night.begins()), playback, view);
}

void step_minutes(const Atlas& atlas, int minutes, Playback& playback, View& view) {
  const Night& night = night_on_map(atlas, view);
  const Instant wanted = *view.at + chrono::minutes(minutes);
  stand_at(std::clamp(wanted, night.begins(), night.end()), playback, view);
}

void seek_night(const Atlas& atlas, double part, Playback& playback, View& view) {
  const NightCourse course(night_on_map(atlas, view));
  stand_at(chrono::round<chrono::minutes>(course.at(part)), playback, view);
}

void seek_time(const Atlas& atlas, const std::string& text, Playback& playback, View& view) {
  stand_at(asked_instant(atlas, *atlas.find_contest(view.contest), text), playback, view);
}

}  // namespace hustings

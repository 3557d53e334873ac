#include "atlas/view/playback.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "atlas/view/night_clock.h"
#include "atlas/view/night_view.h"

namespace hustings {

namespace {

std::vector<const Contest*> contests_of(const Atlas& atlas) {
  std::vector<const Contest*> contests;
  for (const AtlasContest& contest : atlas.contests) contests.push_back(&contest.contest);
  return contests;
}

ContestSequence sequence_along(const Atlas& atlas, std::vector<ContestIndex> stops) {
  ContestSequence sequence{std::move(stops), {}};
  for (const ContestIndex stop : sequence.stops) sequence.dates.push_back(atlas.contest(stop).date);
  return sequence;
}

/// An end of a sequence: a contest, or a date.
struct End {
  std::optional<ContestIndex> contest;
  Date date;
};

End end_of(const Atlas& atlas, const std::string& text) {
  if (const auto contest = atlas.find_contest(text)) return {contest, atlas.contest(*contest).date};
  if (const auto date = maybe_date(text)) return {std::nullopt, *date};
  std::vector<std::string> ids;
  for (const AtlasContest& contest : atlas.contests) ids.push_back(contest.contest.id);
  throw CommandError(fmt::format("\"{}\" is neither an election nor a date such as 2010-05-06; the elections are: {}",
                                 text, fmt::join(ids, ", ")));
}

/// An hour is of one election's night.
void put_on_map(const Atlas& atlas, ContestIndex contest, View& view) {
  const std::string& id = atlas.contest(contest).id;
  if (view.contest != id) view.at.reset();
  view.contest = id;
}

double interval_count(const ContestSequence& sequence) {
  return static_cast<double>(std::max<std::size_t>(sequence.stops.size(), 2) - 1);
}

}  // namespace

ContestSequence sequence_of_track(const Atlas& atlas, const std::string& track) {
  return sequence_along(atlas, stops(contests_of(atlas), track));
}

ContestSequence sequence_between(const Atlas& atlas, const std::string& from, const std::string& to) {
  const End first = end_of(atlas, from);
  const End last = end_of(atlas, to);
  if (first.contest && last.contest && atlas.contest(*first.contest).track != atlas.contest(*last.contest).track)
    throw CommandError(fmt::format("{} and {} are of different kinds; give dates to include all of them", from, to));
  if (first.date > last.date) throw CommandError(fmt::format("{} is later than {}", from, to));
  const std::optional<ContestIndex> named = first.contest ? first.contest : last.contest;
  std::vector<ContestIndex> chosen;
  for (const ContestIndex stop : stops(contests_of(atlas), named ? atlas.contest(*named).track : ""))
    if (atlas.contest(stop).date >= first.date && atlas.contest(stop).date <= last.date) chosen.push_back(stop);
  // A base for comparison is no stop of its own accord, but may be asked for by name.
  if (first.contest && (chosen.empty() || chosen.front() != *first.contest))
    chosen.insert(chosen.begin(), *first.contest);
  if (last.contest && chosen.back() != *last.contest) chosen.push_back(*last.contest);
  if (chosen.size() < 2)
    throw CommandError(fmt::format("between {} and {} there are fewer than two elections to show", from, to));
  return sequence_along(atlas, std::move(chosen));
}

void show_moment(const Atlas& atlas, const ContestSequence& sequence, const Moment& moment, View& view) {
  put_on_map(atlas, sequence.stops[moment.from], view);
  if (!moment.held()) view.at.reset();  // what moves to another election is whole
  view.next_contest = moment.held() ? "" : atlas.contest(sequence.stops[moment.to]).id;
  view.fraction = moment.held() ? 0 : moment.fraction;
}

void seek(const Atlas& atlas, double progress, Playback& playback, View& view) {
  const ContestSequence sequence = sequence_of_track(atlas, playback.track);
  if (sequence.stops.empty()) return;
  playback.progress = std::clamp(progress, 0.0, 1.0);
  show_moment(atlas, sequence, moment_at(sequence.dates, playback.progress, Pace::even, hold_part), view);
}

bool advance(const Atlas& atlas, double seconds, Playback& playback, View& view) {
  if (!playback.playing || seconds <= 0) return false;
  if (shows_night(atlas, view)) return advance_night(atlas, seconds, playback, view);
  const double step =
      seconds * playback.speed / (seconds_per_interval * interval_count(sequence_of_track(atlas, playback.track)));
  double progress = playback.progress + (playback.backwards ? -step : step);
  if (playback.backwards ? progress <= 0 : progress >= 1) {
    if (playback.loop) progress -= std::floor(progress);
    else playback.playing = false;
  }
  seek(atlas, progress, playback, view);
  return true;
}

void toggle_playing(const Atlas& atlas, Playback& playback, View& view) {
  playback.playing = !playback.playing;
  if (!playback.playing) return;
  if (shows_night(atlas, view)) return begin_night_again_at_its_end(atlas, playback, view);
  if (!playback.backwards && playback.progress >= 1) seek(atlas, 0, playback, view);
  if (playback.backwards && playback.progress <= 0) seek(atlas, 1, playback, view);
}

void step_election(const Atlas& atlas, int direction, Playback& playback, View& view) {
  const ContestSequence sequence = sequence_of_track(atlas, playback.track);
  if (sequence.stops.empty()) return;
  playback.playing = false;
  const double last = interval_count(sequence);
  const double at = playback.progress * last;
  constexpr double close = 1e-6;  // standing on a stop, up to rounding
  const double target = direction > 0 ? std::floor(at + close) + 1 : std::ceil(at - close) - 1;
  seek(atlas, std::clamp(target, 0.0, last) / last, playback, view);
}

void step_frame(const Atlas& atlas, int direction, Playback& playback, View& view) {
  playback.playing = false;
  constexpr double frames_per_second = 25;
  const double step =
      1 / (frames_per_second * seconds_per_interval * interval_count(sequence_of_track(atlas, playback.track)));
  seek(atlas, playback.progress + direction * step, playback, view);
}

void show_nearest(View& view) {
  if (view.next_contest.empty()) return;
  if (view.fraction >= 0.5) {
    view.contest = view.next_contest;
    view.at.reset();
  }
  view.next_contest.clear();
  view.fraction = 0;
}

void go_to(const Atlas& atlas, ContestIndex contest, Playback& playback, View& view) {
  playback.playing = false;
  ContestSequence sequence = sequence_of_track(atlas, playback.track);
  if (std::find(sequence.stops.begin(), sequence.stops.end(), contest) == sequence.stops.end()) {
    if (!playback.track.empty()) playback.track = atlas.contest(contest).track;
    sequence = sequence_of_track(atlas, playback.track);
  }
  if (const auto found = std::find(sequence.stops.begin(), sequence.stops.end(), contest);
      found != sequence.stops.end())
    playback.progress =
        progress_of(sequence.dates, static_cast<std::size_t>(found - sequence.stops.begin()), Pace::even);
  put_on_map(atlas, contest, view);
  view.next_contest.clear();
  view.fraction = 0;
}

}  // namespace hustings

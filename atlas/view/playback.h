// The clock: where the film of the elections stands, and what it shows there.
#pragma once

#include <string>
#include <vector>

#include "atlas/view/view.h"
#include "elections/timeline.h"

namespace hustings {

/// Contests in order of date, as the film shows them.
struct ContestSequence {
  std::vector<ContestIndex> stops;
  std::vector<Date> dates;  ///< of the stops
};

/// All stops of a track; an empty track means all tracks, in order of date.
ContestSequence sequence_of_track(const Atlas& atlas, const std::string& track);

/// From one end to the other, each a contest id or a date ("2010-05-06"). Two contests walk their track, two dates all
/// tracks. Throws CommandError: unknown, ends of different tracks, ends in the wrong order, fewer than two stops.
ContestSequence sequence_between(const Atlas& atlas, const std::string& from, const std::string& to);

/// Part of each interval that stands still on an election.
constexpr double hold_part = 0.35;

/// Puts the view at a moment of the sequence (progress 0 to 1).
void show_moment(const Atlas& atlas, const ContestSequence& sequence, const Moment& moment, View& view);

struct Playback {
  std::string track;  ///< empty: all tracks
  bool playing = false;
  double progress = 1;  ///< along the sequence, 0 to 1
  double speed = 1;     ///< times `seconds_per_interval`
  bool loop = false;
  bool backwards = false;
  double night_speed = 10;  ///< of a night (night_clock.h): minutes a second
  double night_rest = 0;    ///< seconds of the night that passed beyond the view's instant: it has whole ones
  bool operator==(const Playback&) const = default;
};

constexpr double seconds_per_interval = 2.4;

/// Moves the clock and the view; where a night is on the map, that is its clock (night_clock.h). Playing stops at the
/// end (backwards: at the start) unless it loops. Returns whether anything changed.
bool advance(const Atlas& atlas, double seconds, Playback& playback, View& view);

/// Play or pause; from the end it starts again. Of a night, where one is on the map.
void toggle_playing(const Atlas& atlas, Playback& playback, View& view);

/// To the next (+1) or previous (-1) election of the track, and stops there.
void step_election(const Atlas& atlas, int direction, Playback& playback, View& view);

/// One frame of a film of 25 a second, forward or back.
void step_frame(const Atlas& atlas, int direction, Playback& playback, View& view);

/// Shows the nearer of two elections in the place of what is between them: the film in cuts.
void show_nearest(View& view);

/// Sets the clock along the sequence (scrubbing).
void seek(const Atlas& atlas, double progress, Playback& playback, View& view);

/// Goes to a contest; a contest outside the track changes the track to its own.
void go_to(const Atlas& atlas, ContestIndex contest, Playback& playback, View& view);

}  // namespace hustings

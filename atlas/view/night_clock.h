// The clock of a night on the map: it plays, is scrubbed and goes from declaration to declaration. It sets `View::at`.
#pragma once

#include <array>

#include "atlas/view/playback.h"
#include "elections/night.h"

namespace hustings {

/// Speeds that are offered, in minutes a second. Silences pass as if they took `silence_told`.
constexpr std::array<double, 5> night_speeds{1, 5, 10, 20, 60};

/// Has any election of the atlas a night?
bool has_any_night(const Atlas& atlas);
/// Can the contest on the map be opened as a night?
bool can_open_night(const Atlas& atlas, const View& view);

/// The contest on the map as its night begins; nothing where it is open already, or has none. The film stands.
void open_night(const Atlas& atlas, Playback& playback, View& view);
/// The election is whole again, and all else stays.
void leave_night(Playback& playback, View& view);

/// Moves the instant on, back where the clock runs backwards. It stops at an end unless it loops. Returns whether
/// anything changed. Of this and what follows: a night is on the map.
bool advance_night(const Atlas& atlas, double seconds, Playback& playback, View& view);
/// Where a night that is to be played stands at its end (backwards: at its beginning), it starts again.
void begin_night_again_at_its_end(const Atlas& atlas, Playback& playback, View& view);

/// To the next (1) or previous (-1) declaration, and stops there; before the first the night begins. Seats that are
/// declared at one minute are one step.
void step_declaration(const Atlas& atlas, int direction, Playback& playback, View& view);
/// By so many minutes, within the night.
void step_minutes(const Atlas& atlas, int minutes, Playback& playback, View& view);
/// To a part of its course (NightCourse), to the minute.
void seek_night(const Atlas& atlas, double part, Playback& playback, View& view);
/// To the time that somebody typed. Throws CommandError where it is none.
void seek_time(const Atlas& atlas, const std::string& text, Playback& playback, View& view);

}  // namespace hustings

// A view of a contest's night: the moment that it shows, and how that is told.
//
// The window sets `View::at` (question.h) and nothing else; whatever follows from a view is then of the areas declared
// by that instant. What puts another contest on the map resets it (`go_to`, `seek`, `show_nearest`;
// atlas/view/playback.h). `night_of`, `NightCourse` (elections/night.h) and `declared_at` (atlas/moment.h) give the
// clock its hours, marks and silences.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "atlas/moment.h"
#include "atlas/view/question.h"

namespace hustings {

struct View;

/// The moment at which the question has the contest; none where it is whole: no instant is asked for, or it is not of
/// this contest, the contest has no declarations, or all was declared by then.
std::shared_ptr<const NightMoment> shown_moment(const Atlas& atlas, const Question& question, ContestIndex contest);

/// Is a night on the map: an instant is asked for, of a contest that has declarations?
bool shows_night(const Atlas& atlas, const Question& question);

/// "So far: 74 of 650 declared by 02:00 on 9 June 2017"; at the end "All 650 declared by ...". Empty where no night is
/// shown.
std::string night_title(const Atlas& atlas, const Question& question);

/// " so far" where the contest on the map is at a moment of its night, to be put behind a figure's name; else empty.
const char* so_far(const Atlas& atlas, const Question& question);

/// Throws CommandError where an instant is asked for and the contest has no declarations.
void require_valid_night(const Atlas& atlas, const Question& question);

/// The instant as the place of the contest on the map writes it: "2017-06-09T02:00+01:00".
std::string written_instant(const Atlas& atlas, const Question& question);

}  // namespace hustings

// Whom a track is about where the view names no party: one pair and one party for all of its contests, so that neither
// jumps while a film plays.
#pragma once

#include <string_view>

#include "atlas/atlas.h"

namespace hustings {

/// Conservative and Labour where both stood in the track; else the two parties with most votes in its default contest,
/// or in its latest, the first of them first. Independents and published sums of several parties are no such party. The
/// answers of a referendum are.
UsualParties usual_parties(const Atlas& atlas, std::string_view track);

/// Gives each contest those of its track. Needs the default contest.
void choose_usual_parties(Atlas& atlas);

}  // namespace hustings

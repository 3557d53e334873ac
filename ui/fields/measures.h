// Contests and measures by name, to be chosen from.
#pragma once

#include "atlas/atlas.h"
#include "atlas/view/view.h"

namespace hustings::ui {

/// The contest on the map. `comparable`: only those that there is an earlier one to compare with.
void contest_combo(const Atlas& atlas, View& view, float width, bool comparable);
/// What the colours show.
void measure_combo(const Atlas& atlas, View& view, float width);

}  // namespace hustings::ui

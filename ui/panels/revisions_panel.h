// Results that were revised or taken back while they were watched.
#pragma once

#include "atlas/atlas.h"
#include "ui/kit/canvas.h"
#include "ui/panels/live_state.h"
#include "ui/zones/requests.h"

namespace hustings::ui {

/// The list, in the card's column; a click flies to the area.
void draw_revisions(const Canvas& canvas, const Atlas& atlas, const LiveState& live, Requests& requests);

}  // namespace hustings::ui

// What changed hands.
#pragma once

#include "atlas/atlas.h"
#include "ui/kit/canvas.h"
#include "ui/zones/panel.h"

namespace hustings::ui {

/// What changed hands since the contest that it is compared with, or so far in a transition; a click flies there.
void draw_changes(const Canvas& canvas, const Atlas& atlas, const View& view, Workspace& shared);

}  // namespace hustings::ui

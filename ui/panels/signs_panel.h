// Where two definitions of swing disagree.
#pragma once

#include "atlas/atlas.h"
#include "ui/kit/canvas.h"
#include "ui/zones/panel.h"

namespace hustings::ui {

/// The areas where Butler and Steed disagree about the direction, with both figures; a click flies there.
void draw_sign_disagreements(const Canvas& canvas, const Atlas& atlas, const View& view, Workspace& shared);

}  // namespace hustings::ui

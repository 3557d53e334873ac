// The timeline while a night is on the map: its hours, a mark a declaration, silences shortened, and its clock.
#pragma once

#include "atlas/atlas.h"
#include "atlas/view/playback.h"
#include "atlas/view/view.h"
#include "ui/kit/canvas.h"
#include "ui/zones/panel.h"

namespace hustings::ui {

/// A night must be on the map.
void draw_night_timeline(const Canvas& canvas, const Atlas& atlas, View& view, Playback& playback, Workspace& shared);

}  // namespace hustings::ui

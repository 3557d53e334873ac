// Elections in time, and what plays.
#pragma once

#include "atlas/atlas.h"
#include "atlas/view/playback.h"
#include "atlas/view/view.h"
#include "ui/kit/canvas.h"
#include "ui/zones/panel.h"

namespace hustings::ui {

void draw_timeline(const Canvas& canvas, const Atlas& atlas, View& view, Playback& playback, Workspace& shared);

}  // namespace hustings::ui

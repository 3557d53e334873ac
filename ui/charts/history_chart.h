// Lines of share over time for one track of an area.
#pragma once

#include "atlas/atlas.h"
#include "atlas/figures/area_history.h"
#include "ui/kit/canvas.h"

namespace hustings::ui {

/// Title, lines and labels, at the cursor, as wide as `width` pixels. Dates to scale; the majority is a band between
/// first and second; notional points and estimates are hollow, and a line is dashed across redrawn boundaries. What
/// lies under the pointer is told in a tooltip.
void draw_history(const Canvas& canvas, const Atlas& atlas, const TrackHistory& history, float width);

/// The lines and their labels alone, on any sheet, from that corner; size in pixels, `scale` pixels to one of the
/// design.
void draw_history_on(Sheet& sheet, float scale, const Atlas& atlas, const TrackHistory& history, ImVec2 at,
                     ImVec2 size);

}  // namespace hustings::ui

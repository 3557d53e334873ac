// What the user narrows the map and its lists down by: parties, statuses, figures, larger areas, names.
#pragma once

#include "atlas/atlas.h"
#include "atlas/figures/figures.h"
#include "atlas/view/view.h"
#include "ui/kit/canvas.h"
#include "ui/zones/command_tip.h"

namespace hustings::ui {

/// All conditions, one below the other, as wide as there is room. Call it where the filter is asked for (a popup, a
/// panel). `hints`: what the pointer is told.
void draw_filter(const Canvas& canvas, const Atlas& atlas, const AreaFigures& figures, View& view,
                 const CommandHints& hints);

/// "Majority under": a switch, a limit and its unit, in one line of that width. The seats below the limit stay lit.
void draw_thread(const Canvas& canvas, float width, Filter& filter, const CommandHints& hints);

}  // namespace hustings::ui

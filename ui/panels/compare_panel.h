// Two elections on one map.
#pragma once

#include "atlas/atlas.h"
#include "ui/kit/canvas.h"
#include "ui/panels/panel_state.h"

namespace hustings::ui {

/// Two contests on one map: what moved, from whom to whom; inside a panel.
void draw_compare(const Canvas& canvas, const Atlas& atlas, View& view, PanelState& state);
/// What the contest on the map may be compared with.
void against_combo(const Atlas& atlas, View& view);

}  // namespace hustings::ui

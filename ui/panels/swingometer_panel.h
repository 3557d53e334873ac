// The dial of the what-if, and what turns under it.
#pragma once

#include "atlas/atlas.h"
#include "ui/kit/canvas.h"
#include "ui/panels/panel_state.h"

namespace hustings::ui {

/// The dial of the what-if, and what turns under it; inside a panel.
void draw_swingometer(const Canvas& canvas, const Atlas& atlas, View& view, PanelState& state);

}  // namespace hustings::ui

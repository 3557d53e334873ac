// Areas that are near to changing hands, and targets.
#pragma once

#include "atlas/atlas.h"
#include "ui/kit/canvas.h"
#include "ui/panels/panel_state.h"

namespace hustings::ui {

/// The areas nearest to changing hands, and what a party must win; inside a panel.
void draw_marginals(const Canvas& canvas, const Atlas& atlas, View& view, PanelState& state);

}  // namespace hustings::ui

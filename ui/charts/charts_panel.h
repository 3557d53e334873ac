// Charts of the areas on the map.
#pragma once

#include "atlas/atlas.h"
#include "ui/kit/canvas.h"
#include "ui/panels/panel_state.h"

namespace hustings::ui {

/// Charts of the areas on the map; a lasso or a brush selects.
void draw_charts(const Canvas& canvas, const Atlas& atlas, View& view, PanelState& panels);

}  // namespace hustings::ui

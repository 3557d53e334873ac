// Places by name.
#pragma once

#include "atlas/atlas.h"
#include "ui/kit/canvas.h"
#include "ui/panels/panel_state.h"

namespace hustings::ui {

void draw_search(const Canvas& canvas, const Atlas& atlas, const SearchIndex& index, const View& view,
                 PanelState& state);

}  // namespace hustings::ui

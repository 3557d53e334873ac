// The table of areas, and tables as files.
#pragma once

#include "atlas/figures/area_table.h"
#include "ui/kit/canvas.h"
#include "ui/panels/panel_state.h"

namespace hustings::ui {

/// All areas that the filter keeps with the figures of the contest on the map; rows are the map's selection.
void draw_table(const Canvas& canvas, const Atlas& atlas, View& view, PanelState& state);
/// Its columns in its order: all rows that are shown; or the selected ones, where there are any.
Table table_shown(const Atlas& atlas, const View& view, const PanelState& state, bool selected_only);
void draw_write_table(const Canvas& canvas, PanelState& state);
void draw_join_table(const Canvas& canvas, PanelState& state);

}  // namespace hustings::ui

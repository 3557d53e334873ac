// What the map shows, and how.
#pragma once

#include <optional>
#include <string>

#include "atlas/atlas.h"
#include "atlas/view/view.h"
#include "ui/kit/canvas.h"
#include "ui/panels/panel_state.h"

namespace hustings::ui {

/// Colour mode, party, pair, formula, comparison, areas, and how votes are counted; inside a panel.
void draw_controls(const Canvas& canvas, const Atlas& atlas, View& view, PanelState& state);
/// The column that a press of "Numbers" shows: the one that was shown last, else the first that these areas have; none
/// where the atlas has no numbers.
std::optional<std::string> number_to_show(const Atlas& atlas, const View& view);

}  // namespace hustings::ui

// Everything of one area.
#pragma once

#include <optional>

#include "atlas/atlas.h"
#include "atlas/view/scene.h"
#include "ui/kit/canvas.h"
#include "ui/panels/panel_state.h"

namespace hustings::ui {

/// Everything of one area, and the pinned ones side by side; inside a panel.
void draw_inspector(const Canvas& canvas, const Atlas& atlas, View& view, const ScenePart& part,
                    std::optional<AreaIndex> area, PanelState& state);

}  // namespace hustings::ui

// What is inside of each panel that stands in a zone.
#pragma once

#include <optional>

#include "ui/kit/canvas.h"
#include "ui/panels/panel_state.h"
#include "ui/panels/zones.h"

namespace hustings {

/// The area that the inspector is about, or none.
struct InspectedArea {
  const ScenePart& part;
  std::optional<AreaIndex> area;
};

void draw_panel_content(const ui::Canvas& canvas, ui::PanelKind kind, const Atlas& atlas, View& view,
                        const InspectedArea& inspected, ui::PanelState& panels);

}  // namespace hustings

// What Ctrl+E asks, and how far an export is.
#pragma once

#include "ui/kit/canvas.h"
#include "ui/panels/panel_state.h"

namespace hustings::ui {

/// What Ctrl+E asks, and how far the export is, with a button that ends it.
void draw_export(const Canvas& canvas, PanelState& state);
void draw_export_progress(const Canvas& canvas, PanelState& state);

}  // namespace hustings::ui

// What an atlas came with, and what could not be done.
#pragma once

#include "base/finding.h"
#include "ui/kit/canvas.h"
#include "ui/panels/panel_state.h"

namespace hustings::ui {

/// What could not be done, until the user closes it.
void draw_fault(const Canvas& canvas, PanelState& state);
/// A button that says how many warnings the atlas came with, and the list of them. Nothing where there are none.
void draw_warnings(const Canvas& canvas, const Findings& findings, PanelState& state);

}  // namespace hustings::ui

// Keyboard shortcuts.
#pragma once

#include <span>

#include "ui/canvas.h"
#include "ui/commands.h"
#include "ui/panel_state.h"

namespace hustings::ui {

/// Those of the commands that have keys, and what the mouse does.
void draw_help(const Canvas& canvas, const char* title, std::span<const CommandLine> commands, PanelState& state);

}  // namespace hustings::ui

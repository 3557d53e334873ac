// Keyboard shortcuts.
#pragma once

#include <span>

#include "ui/kit/canvas.h"
#include "ui/kit/command_row.h"
#include "ui/zones/requests.h"

namespace hustings::ui {

/// Those of the commands that have keys, and what the mouse does.
void draw_help(const Canvas& canvas, const char* title, std::span<const CommandRow> commands, Requests& requests);

}  // namespace hustings::ui

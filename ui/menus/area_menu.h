// The menu of an area, on the other button of the mouse.
#pragma once

#include "ui/kit/canvas.h"
#include "ui/zones/panel.h"

namespace hustings::ui {

/// Draws the menu where the workspace has one, and takes it away once it is closed.
void draw_area_menu(const Canvas& canvas, const Atlas& atlas, View& view, Workspace& shared);

}  // namespace hustings::ui

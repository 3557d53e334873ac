// Draws marks over the map, and the strip of tools that make them.
#pragma once

#include <span>
#include <string>

#include "geo/viewport.h"
#include "ui/kit/canvas.h"
#include "ui/kit/drawing.h"

namespace hustings::ui {

/// Draws marks over the map and under the panels; they are as wide at any scale of the map.
void draw_marks(const Canvas& canvas, std::span<const Mark> marks, const Viewport& viewport);

/// The strip of tools in the middle of a room's lower edge, or of its upper one; a point under the pointer shows what
/// would be drawn. Returns the id of a command that a button asked for, or nothing.
std::string draw_mark_tools(const Canvas& canvas, const View& view, DrawingState& drawing, const Rectangle& room,
                            bool at_top);

}  // namespace hustings::ui

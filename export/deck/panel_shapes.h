// A panel beside the map as shapes and text: what Dear ImGui drew, read back.
#pragma once

#include <imgui.h>

#include "ui/kit/sheet.h"

namespace hustings {

/// Draws what the frame that was rendered last holds, which must be without anti-aliasing: glyphs become text again,
/// triangles what they were made of. `fonts`: those that it was drawn with.
void draw_shapes_of(const ImDrawData& data, const ui::Fonts& fonts, ui::Sheet& sheet);

}  // namespace hustings

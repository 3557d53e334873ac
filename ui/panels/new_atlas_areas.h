// What does not match between the results and the boundaries of a new atlas, side by side, to be paired one by one.
#pragma once

#include "ui/kit/canvas.h"
#include "ui/panels/new_atlas_state.h"

namespace hustings::ui {

/// Is there anything to be shown of it, or a pair that can be taken back?
bool has_unmatched(const NewAtlasState& state);
/// In the room that is given, pixels.
void draw_unmatched(const Canvas& canvas, NewAtlasState& state, ImVec2 room);

}  // namespace hustings::ui

// The table of a new atlas as it was read, with what each column is over it.
#pragma once

#include "ui/kit/canvas.h"
#include "ui/panels/new_atlas_state.h"

namespace hustings::ui {

/// "Area code", "Votes", "Not read".
const char* title_of(Role role);

/// In the room that is given, pixels; a menu over each column changes what it is.
void draw_import_columns(const Canvas& canvas, NewAtlasState& state, ImVec2 room);

}  // namespace hustings::ui

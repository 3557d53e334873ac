// The sign that the panels are locked.
#pragma once

#include "ui/kit/canvas.h"

namespace hustings::ui {

/// A lock at the upper edge, where the panels are locked; held for a second it opens. Returns whether it is being held.
bool draw_lock(const Canvas& canvas, bool& locked);
/// Is that at this place?
bool is_lock_at(const Canvas& canvas, ImVec2 at);

}  // namespace hustings::ui

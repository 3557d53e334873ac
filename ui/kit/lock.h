// The sign that the panels are locked.
#pragma once

#include "ui/kit/canvas.h"

namespace hustings::ui {

constexpr float lock_side = 44;  ///< design pixels, for a finger

/// A lock, where the panels are locked; held for a second it opens. `place`: a square of that side. Returns whether it
/// is being held.
bool draw_lock(const Canvas& canvas, const Rectangle& place, bool& locked);

}  // namespace hustings::ui

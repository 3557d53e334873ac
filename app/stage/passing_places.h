// Where what comes and goes by itself stands: notices, offers, the lock. It hides no caption, no title and no area.
#pragma once

#include "ui/kit/canvas.h"

namespace hustings {

struct Desk;

/// One line: over the upper edge of the timeline; before an audience in the place of the slim one. Pixels.
ui::Rectangle notice_row(const Desk& desk);
/// The lock: at the upper edge; before an audience below the title.
ui::Rectangle lock_place(const Desk& desk);

}  // namespace hustings

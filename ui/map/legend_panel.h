// The legend in the lower left corner.
#pragma once

#include "atlas/paint/legend.h"
#include "ui/kit/canvas.h"

namespace hustings::ui {

void draw_legend(const Canvas& canvas, const Legend& legend, float bottom);
/// The legend, as far as it fits into a height in pixels: where it does not, its last entries are summed up in a note.
Legend shortened(const Canvas& canvas, Legend legend, float height);
Rectangle legend_place(const Canvas& canvas, const Legend& legend, float bottom);

}  // namespace hustings::ui

// The frames of a map's insets, and what they show.
#pragma once

#include <vector>

#include "geo/mesh/inset.h"
#include "geo/viewport.h"
#include "ui/kit/canvas.h"

namespace hustings::ui {

/// Where the frames lie, in their order.
std::vector<Rectangle> inset_places(const LayerInsets& insets, const Viewport& viewport);
/// Where their titles stand: in the upper left corners.
std::vector<Rectangle> inset_titles(const Canvas& canvas, const LayerInsets& insets, const Viewport& viewport);

/// `strength`: 0 to 1, while areas leave for their tiles.
void draw_inset_frames(const Canvas& canvas, const LayerInsets& insets, const Viewport& viewport, float strength = 1);

}  // namespace hustings::ui

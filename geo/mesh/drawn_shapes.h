// What a map covers: the shapes of its areas where they are drawn.
#pragma once

#include <vector>

#include "geo/mesh/inset.h"

namespace hustings {

/// The shapes of the layer's areas, without those that insets have moved, and the frame of each inset. `insets` may be
/// null.
std::vector<Shape> drawn_shapes(const Layer& layer, const LayerInsets* insets);

}  // namespace hustings

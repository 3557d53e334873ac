// The half circle of a swingometer, and its needle.
#pragma once

#include <optional>
#include <vector>

#include "atlas/atlas.h"
#include "atlas/figures/swingometer.h"
#include "ui/kit/canvas.h"

namespace hustings::ui {

/// What a dial shows.
struct Dial {
  Rgb from_colour = 0, to_colour = 0;
  std::optional<double> needle;              ///< percentage points, positive to the right
  bool real = false;                         ///< the swing of the result itself, which nobody turned
  std::vector<TippingPoint> tipping_points;  ///< marks, in order of the swing
  bool has_keys = false;
};

/// Draws it as large as there is room in that width and height. Returns where the hand has turned it, in tenths of a
/// point. The wheel over it changes `range`, the points at either end: 5 to 50.
std::optional<double> draw_dial(const Canvas& canvas, const Atlas& atlas, const Dial& dial, float width, float height,
                                float& range);

}  // namespace hustings::ui

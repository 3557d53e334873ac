// A legend in the lower left corner of the picture, or in a band below the maps: bars and swatches beside each other.
#pragma once

#include <optional>
#include "atlas/paint/legend.h"
#include "ui/kit/canvas.h"

namespace hustings::ui {

/// Where a legend stands.
struct LegendSpot {
  Canvas canvas;
  float bottom = 0;               ///< of the plate in the corner; pixels
  std::optional<Rectangle> band;  ///< instead of that; pixels
};
Rectangle legend_place(const LegendSpot& spot, const Legend& legend);
void draw_legend(const LegendSpot& spot, const Legend& legend);

/// Design pixels of a band of that width: where it is narrow, the title has a line of its own. `narrow_lines`: of
/// three, swatches stand beside bars, of four below them.
float legend_strip_height(float design_width, int narrow_lines = 4);

}  // namespace hustings::ui

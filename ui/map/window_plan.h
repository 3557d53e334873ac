// Where the legend stands about a single map in the window, and what the map is laid out against there.
#pragma once

#include <optional>
#include <vector>

#include "ui/map/text_plan.h"

namespace hustings::ui {

/// What else the window has over a map; pixels.
struct WindowPlaces {
  std::vector<Rectangle> panels;  ///< zones, card and words below the title
  float legend_bottom = 0;        ///< lower edge of a legend in the usual corner
};

/// The plan that leaves the map the largest scale. Measured without fonts. None where there is no room for a map
/// between all that.
std::optional<TextPlan> plan_window(const Canvas& canvas, const Headline& headline, const Legend& legend,
                                    const WindowPlaces& places, const Silhouette& silhouette);

}  // namespace hustings::ui

// Where title, tally, legend and source stand about a single map on a still.
#pragma once

#include <optional>
#include <string>

#include "ui/map/text_plan.h"

namespace hustings::ui {

/// The plan that leaves the map the largest scale. Measured without fonts: the canvas needs only size and scale. None
/// where there is no room for a map between the texts.
std::optional<TextPlan> plan_still(const Canvas& canvas, const Headline& headline, const std::string& source,
                                   const Legend& legend, const Silhouette& silhouette);

}  // namespace hustings::ui

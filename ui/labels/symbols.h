// Circles and arrows over the areas of a map.
#pragma once

#include <vector>

#include "ui/kit/canvas.h"
#include "ui/labels/labels.h"

namespace hustings::ui {

/// Circles or arrows over a quiet map, where the view asks for them. Returns what each covers, by area; nothing where
/// there are none.
std::vector<Rectangle> draw_symbols(const Canvas& canvas, const LabelContext& context, const View& view);

}  // namespace hustings::ui

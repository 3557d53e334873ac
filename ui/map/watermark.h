// Words over a picture of something hypothetical.
#pragma once

#include <string>

#include "ui/kit/canvas.h"

namespace hustings::ui {

/// Words over the map that a picture of something hypothetical never goes without. Nothing where they are empty.
/// They keep clear of panels and of the legend, wherever that is.
void draw_watermark(const Canvas& canvas, const std::string& text, const Rectangle& legend = {});
Rectangle watermark_place(const Canvas& canvas, const std::string& text, const Rectangle& legend = {});

}  // namespace hustings::ui

// Title, tally and source over the map.
#pragma once

#include <string>

#include "atlas/paint/headline.h"
#include "geo/viewport.h"
#include "ui/kit/canvas.h"

namespace hustings::ui {

void draw_headline(const Canvas& canvas, const Headline& headline);
Rectangle headline_place(const Canvas& canvas);
void draw_source_line(const Canvas& canvas, const std::string& text);
Rectangle source_place(const Canvas& canvas, const std::string& text);
/// The part of the picture's width that a line of it may have.
constexpr float source_width = 0.66f;

/// What the panels cover, so that a fitted map stays clear of them; pixels.
Margins panel_margins(const Canvas& canvas, bool interactive);

}  // namespace hustings::ui

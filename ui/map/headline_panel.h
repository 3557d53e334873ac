// Title, tally and source over the map.
#pragma once

#include <optional>
#include <string>

#include "atlas/paint/headline.h"
#include "geo/viewport.h"
#include "ui/kit/canvas.h"

namespace hustings::ui {

/// `ground`: strength of it under the words alone, where the map reaches up between title and tally; none: a band.
void draw_headline(const Canvas& canvas, const Headline& headline, std::optional<float> ground = {});
Rectangle headline_place(const Canvas& canvas);
/// Title and what stands below it; the tally with its words, empty where there is none.
Rectangle title_place(const Canvas& canvas, const Headline& headline);
Rectangle tally_place(const Canvas& canvas, const Headline& headline);
void draw_source_line(const Canvas& canvas, const std::string& text, std::optional<float> ground = {});
/// The words of the source alone; empty where there are none.
Rectangle source_words_place(const Canvas& canvas, const std::string& text);
Rectangle source_place(const Canvas& canvas, const std::string& text);
/// The part of the picture's width that a line of it may have.
constexpr float source_width = 0.66f;

/// What the panels cover, so that a fitted map stays clear of them; pixels.
Margins panel_margins(const Canvas& canvas, bool interactive);

}  // namespace hustings::ui

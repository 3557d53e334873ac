// What is shown of the area under the pointer, and of the selected one.
#pragma once

#include "atlas/paint/area_card.h"
#include "ui/kit/canvas.h"

namespace hustings::ui {

/// In the column that `card_room` (ui/map/card_place.h) gives it.
void draw_card(const Canvas& canvas, const AreaCard& card, bool selected);

/// What the card says in three lines, in a box beside the pointer.
void draw_tip(const Canvas& canvas, const AreaCard& card);

/// The same at the foot of the column at the right: of the panels there, else of the card. Pixels.
Rectangle foot_place(const Canvas& canvas, const AreaCard& card);
void draw_foot(const Canvas& canvas, const AreaCard& card);
constexpr float foot_gap = 8;  ///< design pixels to what is above it

}  // namespace hustings::ui

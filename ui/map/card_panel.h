// What is shown of the area under the pointer.
#pragma once

#include "atlas/paint/area_card.h"
#include "ui/kit/canvas.h"

namespace hustings::ui {

void draw_card(const Canvas& canvas, const AreaCard& card, bool selected);
/// What the card says in three lines, beside the pointer: where the card would cover the map's middle.
void draw_tip(const Canvas& canvas, const AreaCard& card);
/// Does the card leave the map's middle free beside the panels?
bool card_fits(const Canvas& canvas);

constexpr float card_width = 300;  ///< design pixels

}  // namespace hustings::ui

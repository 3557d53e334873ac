// Where the figures of an area stand: on a card beside the map, in a box beside the pointer, or at the foot of the
// column at the right. None of them comes and goes over the map's areas, but for the box beside the pointer.
#pragma once

#include <optional>

#include "atlas/atlas.h"
#include "atlas/paint/placement.h"
#include "geo/viewport.h"
#include "ui/kit/canvas.h"

namespace hustings::ui {

constexpr float card_width = 300;             ///< design pixels
constexpr float card_top = toolbar_top + 38;  ///< design pixels; below the row of words

/// Do the panels leave room for the card beside the map, in a column of its own?
bool has_card_column(const Canvas& canvas);
/// What the card takes of that column at most; pixels.
Rectangle card_room(const Canvas& canvas);

/// Does any area lie in that part of the picture, whole or in part? Hexagons and circles count with the squares about
/// them.
bool holds_areas(const AtlasLayer& layer, const Placement& placement, const Viewport& viewport, const Rectangle& place);

/// Of which areas figures are asked for, and what there is room for.
struct CardsAsked {
  std::optional<AreaIndex> pointed, selected;
  bool column = true;    ///< there is room for the card beside the map
  bool free = true;      ///< and no area lies in it now
  bool reserved = true;  ///< and none does while the whole map is shown
  bool listing = false;  ///< a list has the column
};

/// Which area is told where.
struct CardPlan {
  std::optional<AreaIndex> card;  ///< beside the map
  std::optional<AreaIndex> tip;   ///< beside the pointer
  std::optional<AreaIndex> foot;  ///< in a box at the foot of the column at the right
  bool operator==(const CardPlan&) const = default;
};

/// What is selected is told all the time. What is pointed at has the card where that hides nothing.
CardPlan plan_cards(const CardsAsked& asked);

}  // namespace hustings::ui

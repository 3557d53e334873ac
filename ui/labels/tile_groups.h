// Outlines of larger areas over a map of hexagons.
#pragma once

#include "ui/labels/labels.h"

namespace hustings::ui {

/// Around the hexagons of each nation, region or borough, once they are nearly at their places.
void draw_tile_groups(const Canvas& canvas, const LabelContext& context);

}  // namespace hustings::ui

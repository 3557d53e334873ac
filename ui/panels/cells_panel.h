// Titles, menus and rules of maps beside each other.
#pragma once

#include <span>
#include <vector>

#include "atlas/atlas.h"
#include "atlas/view/view.h"
#include "ui/kit/canvas.h"
#include "ui/map/cells.h"

namespace hustings::ui {

/// Titles, with tallies of the maps beside the first; `views` are those of the maps. Returns what they cover.
std::vector<Rectangle> draw_cell_titles(const Canvas& canvas, const Atlas& atlas, std::span<const View> views,
                                        const CellLayout& layout);
/// The same as menus: contest and measure of each are chosen there.
std::vector<Rectangle> draw_cell_menus(const Canvas& canvas, const Atlas& atlas, View& view, const CellLayout& layout);
/// Thin rules between maps, or the divider; `handle`: to be dragged.
void draw_cell_rules(const Canvas& canvas, const CellLayout& layout, bool handle);

}  // namespace hustings::ui

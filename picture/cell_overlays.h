// What is written over the maps of a view that has several, whatever they are drawn with.
#pragma once

#include <span>

#include "picture/map_overlays.h"
#include "ui/kit/canvas.h"
#include "ui/labels/labels.h"
#include "ui/map/cells.h"
#include "ui/map/presented_map.h"

namespace hustings {

/// Where the maps of a view that has several lie.
struct CellPlaces {
  const ui::CellLayout& layout;
  const Viewport& camera;  ///< of each map in its cell
  /// While the maps move, the layout that legends are placed in; its maps are the first ones of the view, and those
  /// that titles and legends are about. Null: the same.
  const ui::CellLayout* standing = nullptr;
};

/// Title, titles of the maps, names, legends. `maps`: all of the view's. Returns where the first legend is.
ui::Rectangle draw_cell_overlays(const ui::Canvas& canvas, const Atlas& atlas, const View& view,
                                 std::span<const DrawnMap> maps, const CellPlaces& places, const OverlayStyle& style);

/// What maps without text have all the same: rules between them, marks, and that they are hypothetical.
void draw_on_bare_cells(const ui::Canvas& canvas, const Atlas& atlas, const View& view, const ui::CellLayout& layout,
                        const Viewport& camera);

}  // namespace hustings

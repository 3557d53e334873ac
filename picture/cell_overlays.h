// What is written over the maps of a view that has several, whatever they are drawn with.
#pragma once

#include <span>

#include "picture/map_overlays.h"
#include "ui/kit/canvas.h"
#include "ui/map/cells.h"
#include "ui/map/labels.h"
#include "ui/map/presented_map.h"

namespace hustings {

/// One of the maps, as it was painted.
struct CellMap {
  const PaintedMap& painted;
  const Placement& placement;        ///< of its main part
  ui::LabelMemory* names = nullptr;  ///< to be remembered from picture to picture
};

/// Title, titles of the maps, names, legends. `maps`: all of the view's. `camera`: of each map in its cell. Returns
/// where the first legend is. `legend_bottom`: pixels from the top. `handle`: the divider can be dragged. `menus`: the
/// view that is chosen from in the place of titles. `legend_layout`: while the maps move, the layout that legends are
/// placed in; its maps are the first ones of the view, and those that titles and legends are about.
ui::Rectangle draw_cell_overlays(const ui::Canvas& canvas, const Atlas& atlas, const View& view,
                                 std::span<const CellMap> maps, const ui::CellLayout& layout, const Viewport& camera,
                                 float legend_bottom, bool handle, const ui::PresentedTexts* presented = nullptr,
                                 View* menus = nullptr, const ui::CellLayout* legend_layout = nullptr);

/// What maps without text have all the same: rules between them, marks, and that they are hypothetical.
void draw_on_bare_cells(const ui::Canvas& canvas, const Atlas& atlas, const View& view, const ui::CellLayout& layout,
                        const Viewport& camera);

}  // namespace hustings

// Rows of lists that stand for areas: a click flies there, and the one under the pointer is lit on the map.
#pragma once

#include <functional>
#include <span>
#include <string>

#include "atlas/atlas.h"
#include "atlas/view/view.h"
#include "ui/kit/canvas.h"
#include "ui/kit/row_keys.h"
#include "ui/zones/panel.h"
#include "ui/zones/zones.h"

namespace hustings::ui {

/// An empty row, as wide as there is room; what is in it is drawn over it with `put`.
Rectangle area_row(const Atlas& atlas, const View& view, LayerIndex layer, AreaIndex area, float height,
                   Workspace& shared);

/// The row that keys lead to from the present one, where there is one; of no fewer than one row. `at_once`: of a page.
std::size_t moved_row(const RowKeys& keys, std::optional<std::size_t> current, std::size_t rows, std::size_t at_once);

/// What keys have come to is selected; `adds`: besides what is, or, on the way back, in the place of the last one.
void select_by_key(std::vector<std::string>& selected, const std::string& code, bool adds);

/// The areas of a list in a panel, in the order of their rows.
struct AreaList {
  PanelKind panel;
  LayerIndex layer;
  std::span<const AreaIndex> areas;
  float row_height;                                ///< pixels
  std::function<std::size_t(std::size_t)> row_of;  ///< of one of them, as other rows may lie between
};

/// Keys among the areas of a list, while its panel has the keyboard: what they come to is selected and scrolled to, and
/// Enter flies there. Inside the window that scrolls.
void keys_in_list(const Atlas& atlas, View& view, const AreaList& list, Workspace& shared);

/// Text somewhere in the present window; returns where it ends.
float put(ImFont* font, std::uint32_t colour, float x, float y, const std::string& text);
/// The same, ending at `right`.
void put_right(ImFont* font, std::uint32_t colour, float right, float y, const std::string& text);

/// A swatch of the party and its short name, in a line of the small or the body font; returns where it ends.
float put_party(const Canvas& canvas, ImFont* font, const Party& party, float x, float y);

}  // namespace hustings::ui

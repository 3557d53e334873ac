// Rows of lists that stand for areas: a click flies there, and the one under the pointer is lit on the map.
#pragma once

#include <string>

#include "ui/panels.h"

namespace hustings::ui {

/// An empty row, as wide as there is room; what is in it is drawn over it with `put`.
Rectangle area_row(const Atlas& atlas, const View& view, LayerIndex layer, AreaIndex area, float height,
                   PanelState& state);

/// Text somewhere in the present window; returns where it ends.
float put(ImFont* font, std::uint32_t colour, float x, float y, const std::string& text);
/// The same, ending at `right`.
void put_right(ImFont* font, std::uint32_t colour, float right, float y, const std::string& text);

/// A swatch of the party and its short name, in a line of the small or the body font; returns where it ends.
float put_party(const Canvas& canvas, ImFont* font, const Party& party, float x, float y);

}  // namespace hustings::ui

#include "ui/area_rows.h"

#include <cmath>

#include "ui/widgets.h"

namespace hustings::ui {

Rectangle area_row(const Atlas& atlas, const View& view, LayerIndex layer, AreaIndex area, float height,
                   PanelState& state) {
  const Area& there = atlas.layers[layer].layer.areas[area];
  const ImVec2 low = ImGui::GetCursorScreenPos();
  const ImVec2 high{low.x + ImGui::GetContentRegionAvail().x, low.y + height};
  const bool selected = std::find(view.selected.begin(), view.selected.end(), there.code) != view.selected.end();
  ImGui::PushID(there.code.c_str());
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});  // rows of one height, for the clipper
  if (ImGui::Selectable("##row", selected, 0, {0, height})) state.fly_to = SearchHit{layer, area, there.name, {}};
  if (ImGui::IsItemHovered()) state.pointed = {layer, area};
  ImGui::PopStyleVar();
  ImGui::PopID();
  return {low, high};
}

float put(ImFont* font, std::uint32_t colour, float x, float y, const std::string& text) {
  ImGui::GetWindowDrawList()->AddText(font, font->FontSize, {std::round(x), std::round(y)}, ink(colour), text.c_str());
  return x + width_of(font, text);
}

void put_right(ImFont* font, std::uint32_t colour, float right, float y, const std::string& text) {
  put(font, colour, right - width_of(font, text), y, text);
}

float put_party(const Canvas& canvas, ImFont* font, const Party& party, float x, float y) {
  const float side = canvas.px(party_square_side);
  const float top = std::round(y + (font->FontSize - side) / 2);
  party_square(canvas, {x, top}, party.colour);
  return put(font, palette().secondary, x + side + canvas.px(4), y, party.short_name);
}

}  // namespace hustings::ui

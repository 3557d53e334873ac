#include "ui/fields/area_rows.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "atlas/figures/search.h"
#include "ui/kit/row_keys.h"
#include "ui/kit/seen_text.h"
#include "ui/kit/widgets.h"
#include "ui/zones/panel.h"
#include "ui/zones/requests.h"
#include "ui/zones/zones.h"

namespace hustings::ui {

Rectangle area_row(const Atlas& atlas, const View& view, LayerIndex layer, AreaIndex area, float height,
                   Workspace& shared) {
  const Area& there = atlas.layers[layer].layer.areas[area];
  const ImVec2 low = ImGui::GetCursorScreenPos();
  const ImVec2 high{low.x + ImGui::GetContentRegionAvail().x, low.y + height};
  const bool selected = std::find(view.selected.begin(), view.selected.end(), there.code) != view.selected.end();
  ImGui::PushID(there.code.c_str());
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});  // rows of one height, for the clipper
  if (ImGui::Selectable("##row", selected, 0, {0, height})) shared.requests.ask(FlyToArea{layer, area});
  if (ImGui::IsItemHovered()) shared.pointed = {layer, area};
  ImGui::PopStyleVar();
  ImGui::PopID();
  return {low, high};
}

std::size_t moved_row(const RowKeys& keys, std::optional<std::size_t> current, std::size_t rows, std::size_t at_once) {
  const auto last = static_cast<int>(rows) - 1;
  int row = current ? static_cast<int>(*current) : keys.step + keys.pages > 0 ? -1 : last + 1;
  row += keys.step + keys.pages * static_cast<int>(std::max<std::size_t>(1, at_once));
  if (keys.to_end != 0) row = keys.to_end < 0 ? 0 : last;
  return static_cast<std::size_t>(std::clamp(row, 0, last));
}

void select_by_key(std::vector<std::string>& selected, const std::string& code, bool adds) {
  if (!adds) {
    selected = {code};
  } else if (selected.size() > 1 && selected[selected.size() - 2] == code) {
    selected.pop_back();
  } else {
    std::erase(selected, code);
    selected.push_back(code);
  }
}

void keys_in_list(const Atlas& atlas, View& view, const AreaList& list, Workspace& shared) {
  const std::span<const AreaIndex> areas = list.areas;
  if (shared.zones.focused != list.panel || areas.empty()) return;
  const RowKeys keys = std::exchange(shared.row_keys, {});
  if (!keys.moves() && !keys.accept) return;
  const std::vector<Area>& known = atlas.layers[list.layer].layer.areas;
  std::optional<std::size_t> current;
  for (std::size_t i = 0; i < areas.size() && !view.selected.empty(); ++i)
    if (known[areas[i]].code == view.selected.back()) current = i;
  const float height = list.row_height;
  const float room = ImGui::GetWindowHeight();
  if (keys.moves()) {
    current = moved_row(keys, current, areas.size(), static_cast<std::size_t>(std::max(1.0f, room / height - 1)));
    select_by_key(view.selected, known[areas[*current]].code, keys.takes);
    const float top = static_cast<float>(list.row_of(*current)) * height;
    if (top < ImGui::GetScrollY()) ImGui::SetScrollY(top);
    else if (top + height > ImGui::GetScrollY() + room) ImGui::SetScrollY(top + height - room);
  }
  if (keys.accept && current) shared.requests.ask(FlyToArea{list.layer, areas[*current]});
}

float put(ImFont* font, std::uint32_t colour, float x, float y, const std::string& text) {
  ImGui::GetWindowDrawList()->AddText(font, font->FontSize, {std::round(x), std::round(y)}, ink(colour),
                                      as_seen(text).c_str());
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

#include "ui/widgets.h"

#include <imgui_stdlib.h>

#include "atlas/scene.h"

namespace hustings::ui {

void draw_search(const Canvas& canvas, const Atlas& atlas, const View& view, PanelState& state) {
  if (!state.search_open) return;
  const float width = std::min(canvas.px(420), canvas.size.x - canvas.px(48));
  ImGui::SetNextWindowFocus();
  begin_panel("search", {(canvas.size.x - width) / 2, canvas.px(96)}, {width, 0}, true,
              ImGuiWindowFlags_AlwaysAutoResize);
  ImGui::PushFont(canvas.fonts->large);
  if (state.search_focus) ImGui::SetKeyboardFocusHere();
  state.search_focus = false;
  ImGui::SetNextItemWidth(width - 2 * ImGui::GetStyle().WindowPadding.x);
  const bool entered = ImGui::InputTextWithHint("##words", "Find a ward, seat or borough", &state.search_text,
                                                ImGuiInputTextFlags_EnterReturnsTrue);
  ImGui::PopFont();
  const std::vector<SearchHit> hits = search_areas(atlas, main_part(scene_of(atlas, view)).layer, state.search_text, 8);
  for (std::size_t i = 0; i < hits.size(); ++i) {
    ImGui::PushID(static_cast<int>(i));
    if (ImGui::Selectable(hits[i].name.c_str(), i == 0)) state.fly_to = hits[i];
    if (!hits[i].within.empty())
      text_right(canvas.fonts->small, palette().secondary, hits[i].within, width - ImGui::GetStyle().WindowPadding.x);
    ImGui::PopID();
  }
  if (hits.empty() && !state.search_text.empty())
    text_in(canvas.fonts->small, palette().secondary, "Nothing here has that name");
  if (entered && !hits.empty()) state.fly_to = hits.front();
  if (state.fly_to) state.search_open = false;
  ImGui::End();
}

}  // namespace hustings::ui

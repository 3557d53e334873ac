#include "ui/menus/about_panel.h"

#include <imgui.h>
#include <imgui_stdlib.h>
#include <string_view>

#include "ui/kit/seen_text.h"
#include "ui/kit/soft_lines.h"
#include "ui/kit/widgets.h"

namespace hustings::ui {

void draw_about(const Canvas& canvas, const AboutProgram& about, bool& open) {
  const float width = std::min(canvas.px(760), canvas.size.x - canvas.px(48));
  const float top = canvas.px(96);
  const float height = canvas.size.y - top - canvas.px(timeline_height + 16);
  begin_top_panel("about", {(canvas.size.x - width) / 2, top}, {width, height}, true);
  text_in(canvas.fonts->large, palette().text, "Hustings " + about.version);
  wrapped(canvas.fonts->body, palette().secondary,
          "Interactive electoral maps. The text below can be selected and copied (Ctrl+A, Ctrl+C).");
  rule(canvas);
  const float inner = ImGui::GetContentRegionAvail().x;
  const float room = inner - ImGui::GetStyle().ScrollbarSize - 2 * ImGui::GetStyle().FramePadding.x - canvas.px(4);
  const auto fits = [&](std::string_view line) { return width_of(canvas.fonts->body, std::string(line)) <= room; };
  std::string shown = as_seen(with_soft_breaks({about.text, 0}, fits).text);
  const float buttons = canvas.px(32) + ImGui::GetStyle().ItemSpacing.y + canvas.px(4);
  if (ImGui::IsWindowAppearing()) ImGui::SetKeyboardFocusHere();
  ImGui::InputTextMultiline("##text", &shown, {inner, ImGui::GetContentRegionAvail().y - buttons},
                            ImGuiInputTextFlags_ReadOnly);
  ImGui::Dummy({0, canvas.px(4)});
  const ImVec2 button{canvas.px(132), canvas.px(32)};
  if (choice_button("Copy all", false, button)) ImGui::SetClipboardText(about.text.c_str());
  ImGui::SameLine(0, canvas.px(8));
  if (choice_button("Close (Esc)", false, button)) open = false;
  ImGui::End();
}

}  // namespace hustings::ui

#include "ui/panels/loading_panel.h"

#include "ui/kit/widgets.h"

namespace hustings::ui {

void draw_loading(const Canvas& canvas, const std::string& title, float progress) {
  const float width = canvas.px(320);
  begin_panel("loading", {(canvas.size.x - width) / 2, canvas.size.y * 0.45f}, {width, 0}, true,
              ImGuiWindowFlags_AlwaysAutoResize);
  text_in(canvas.fonts->large, palette().text, "Hustings");
  text_in(canvas.fonts->small, palette().secondary, title);
  ImGui::ProgressBar(progress, {width - 2 * ImGui::GetStyle().WindowPadding.x, canvas.px(6)}, "");
  ImGui::End();
}

}  // namespace hustings::ui

#include "ui/panels/warnings_panel.h"

#include <fmt/format.h>

#include "base/finding.h"
#include "ui/kit/widgets.h"

namespace hustings::ui {

void draw_warnings(const Canvas& canvas, const Findings& findings, bool open) {
  if (!open || findings.empty()) return;
  const float list_width = std::min(canvas.px(720), canvas.size.x - canvas.px(48));
  ImGui::SetNextWindowSizeConstraints({list_width, 0}, {list_width, canvas.size.y * 0.6f});
  begin_top_panel("warnings", {(canvas.size.x - list_width) / 2, canvas.px(140)}, {list_width, 0}, true,
                  ImGuiWindowFlags_AlwaysAutoResize | ImGuiWindowFlags_AlwaysVerticalScrollbar);
  text_in(canvas.fonts->large, palette().text, "Warnings");
  rule(canvas);
  for (const Finding& finding : findings) wrapped(canvas.fonts->body, palette().text, describe(finding));
  ImGui::End();
}

void draw_fault(const Canvas& canvas, std::string& fault) {
  if (fault.empty()) return;
  const float width = std::min(canvas.px(520), canvas.size.x - canvas.px(48));
  ImGui::SetNextWindowSizeConstraints({width, 0}, {width, canvas.size.y * 0.6f});
  begin_top_panel("fault", {(canvas.size.x - width) / 2, canvas.px(140)}, {width, 0}, true,
                  ImGuiWindowFlags_AlwaysAutoResize);
  wrapped(canvas.fonts->body, palette().text, fault);
  ImGui::Dummy({0, canvas.px(4)});
  if (choice_button("Close", false, {canvas.px(80), 0})) fault.clear();
  ImGui::End();
}

}  // namespace hustings::ui

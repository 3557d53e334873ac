#include "ui/kit/lock.h"

#include <algorithm>

#include "ui/kit/widgets.h"

namespace hustings::ui {

namespace {

constexpr float seconds_held = 1;  // a stray touch is shorter

void draw_icon(const Canvas& canvas, ImVec2 centre, ImU32 colour) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const auto at = [&](float x, float y) { return ImVec2{centre.x + canvas.px(x), centre.y + canvas.px(y)}; };
  list->AddRectFilled(at(-7, -1), at(7, 9), colour, canvas.px(2));
  list->PathLineTo(at(-4.5f, -1));
  list->PathArcTo(at(0, -4), canvas.px(4.5f), 3.14159f, 2 * 3.14159f, 16);
  list->PathLineTo(at(4.5f, -1));
  list->PathStroke(colour, 0, canvas.px(2));
}

}  // namespace

bool draw_lock(const Canvas& canvas, const Rectangle& place, bool& locked) {
  if (!locked) return false;
  const ImVec2 size{place.high.x - place.low.x, place.high.y - place.low.y};
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
  begin_panel("lock", place.low, size);
  ImGui::PopStyleVar();
  ImGui::InvisibleButton("open", size);
  const bool held = ImGui::IsItemActive();
  const ImVec2 centre{(place.low.x + place.high.x) / 2, (place.low.y + place.high.y) / 2};
  draw_icon(canvas, centre, ink(palette().text));
  if (held) {
    const float part = std::clamp(ImGui::GetIO().MouseDownDuration[0] / seconds_held, 0.0f, 1.0f);
    ImGui::GetWindowDrawList()->PathArcTo(centre, canvas.px(18), -1.5708f, -1.5708f + 6.28318f * part, 48);
    ImGui::GetWindowDrawList()->PathStroke(ink(palette().control_active), 0, canvas.px(2.5f));
    if (part >= 1) locked = false;
  } else if (ImGui::IsItemHovered()) {
    ImGui::SetTooltip("Panels are locked. Hold for a second to open, or press L");
  }
  ImGui::End();
  return held;
}

}  // namespace hustings::ui

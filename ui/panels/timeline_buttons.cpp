#include "ui/panels/timeline_buttons.h"

#include "ui/kit/theme.h"

namespace hustings::ui {

namespace {

void draw_play_icon(ImDrawList* list, ImVec2 centre, float r, bool playing, ImU32 colour) {
  if (playing) {
    list->AddRectFilled({centre.x - r * 0.7f, centre.y - r}, {centre.x - r * 0.15f, centre.y + r}, colour);
    list->AddRectFilled({centre.x + r * 0.15f, centre.y - r}, {centre.x + r * 0.7f, centre.y + r}, colour);
  } else {
    list->AddTriangleFilled({centre.x - r * 0.6f, centre.y - r}, {centre.x - r * 0.6f, centre.y + r},
                            {centre.x + r, centre.y}, colour);
  }
}

void draw_step_icon(ImDrawList* list, ImVec2 centre, float r, int direction, ImU32 colour) {
  const auto d = static_cast<float>(direction);
  list->AddTriangleFilled({centre.x - d * r * 0.7f, centre.y - r * 0.8f},
                          {centre.x - d * r * 0.7f, centre.y + r * 0.8f}, {centre.x + d * r * 0.4f, centre.y}, colour);
  list->AddRectFilled({centre.x + d * r * 0.5f - r * 0.13f, centre.y - r * 0.8f},
                      {centre.x + d * r * 0.5f + r * 0.13f, centre.y + r * 0.8f}, colour);
}

bool round_button(const char* id, const Canvas& canvas, float radius, ImVec2& centre) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  centre = {at.x + radius, at.y + radius};
  const bool pressed = ImGui::InvisibleButton(id, {2 * radius, 2 * radius});
  if (ImGui::IsItemHovered())
    ImGui::GetWindowDrawList()->AddCircleFilled(centre, radius, ink(palette().control_hovered), 32);
  ImGui::SameLine(0, canvas.px(4));
  return pressed;
}

}  // namespace

TimelineButton timeline_buttons(const Canvas& canvas, bool playing, const CommandHints& hints, const char* back,
                                const char* forward) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  ImVec2 centre;
  constexpr float radius = 22;  // design pixels: a finger hits it
  TimelineButton pressed = TimelineButton::none;
  ImGui::SetCursorPos({canvas.px(10), canvas.px(timeline_height / 2 - radius - 2)});
  if (round_button("back", canvas, canvas.px(radius), centre)) pressed = TimelineButton::back;
  command_tip(hints, back);
  draw_step_icon(list, centre, canvas.px(9), -1, ink(palette().text));
  if (round_button("play", canvas, canvas.px(radius), centre)) pressed = TimelineButton::play;
  command_tip(hints, "play");
  draw_play_icon(list, centre, canvas.px(10), playing, ink(palette().text));
  if (round_button("forward", canvas, canvas.px(radius), centre)) pressed = TimelineButton::forward;
  command_tip(hints, forward);
  draw_step_icon(list, centre, canvas.px(9), 1, ink(palette().text));
  return pressed;
}

}  // namespace hustings::ui

#include "ui/kit/picker.h"

#include <algorithm>
#include <imgui_stdlib.h>

#include "ui/kit/widgets.h"

namespace hustings::ui {

namespace {

// Design pixels.
constexpr float picker_width = 440;
constexpr float placed_width = 360;

constexpr std::size_t rows_at_once = 12;

/// The next row that can be taken, in that direction; where there is none, the same.
std::size_t stepped(std::span<const PickerRow> rows, std::size_t choice, int step) {
  const auto count = static_cast<int>(rows.size());
  for (int at = static_cast<int>(choice) + step; at >= 0 && at < count; at += step)
    if (rows[static_cast<std::size_t>(at)].enabled) return static_cast<std::size_t>(at);
  return choice;
}

/// The field, with its button. Returns whether something was typed; the button's press goes into `pressed`.
bool draw_field(const Canvas& canvas, const PickerField& field, float width, Picker& picker, bool& pressed) {
  const float gap = canvas.px(6);
  const float button = field.button == nullptr ? 0 : width_of(canvas.fonts->body, field.button) + canvas.px(20) + gap;
  ImGui::PushFont(field.is_path ? canvas.fonts->body : canvas.fonts->large);
  if (picker.focus) ImGui::SetKeyboardFocusHere();
  picker.focus = false;
  ImGui::SetNextItemWidth(width - button);
  const bool edited = text_line("##words", field.hint, picker.text, picker.put);
  ImGui::PopFont();
  if (field.button != nullptr) {
    ImGui::SameLine(0, gap);
    pressed = ImGui::Button(field.button, {button - gap, 0});
  }
  return edited;
}

bool draw_row(const Canvas& canvas, const PickerRow& row, bool chosen, float right) {
  const float detail = width_of(canvas.fonts->small, row.detail);
  const std::string title = fitted(canvas.fonts->body, row.title, right - detail - canvas.px(16));
  if (!row.enabled) ImGui::PushStyleColor(ImGuiCol_Text, ink(palette().secondary, 0.6f));
  if (!chosen) ImGui::PushStyleColor(ImGuiCol_HeaderHovered, 0);  // one row is lit, the chosen one
  const bool taken =
      ImGui::Selectable(title.c_str(), chosen, row.enabled ? ImGuiSelectableFlags_None : ImGuiSelectableFlags_Disabled);
  if (!chosen) ImGui::PopStyleColor();
  if (!row.enabled) ImGui::PopStyleColor();
  return taken;
}

}  // namespace

bool text_line(const char* id, const char* hint, std::string& text, std::optional<std::string>& put) {
  if (put) text = *put;
  // While a field has the keyboard its text is ImGui's.
  const auto replace = [](ImGuiInputTextCallbackData* data) {
    auto& words = *static_cast<std::optional<std::string>*>(data->UserData);
    if (!words) return 0;
    data->DeleteChars(0, data->BufTextLen);
    data->InsertChars(0, words->c_str());
    words.reset();
    return 0;
  };
  return ImGui::InputTextWithHint(id, hint, &text, ImGuiInputTextFlags_CallbackAlways, replace, &put);
}

std::optional<std::size_t> draw_picker_rows(const Canvas& canvas, std::span<const PickerRow> rows, float width,
                                            Picker& picker) {
  std::optional<std::size_t> taken;
  if (picker.choice >= rows.size()) picker.choice = 0;
  if (!rows[picker.choice].enabled) picker.choice = stepped(rows, picker.choice, 1);
  const bool moved = picker.step != 0;
  if (moved) picker.choice = stepped(rows, picker.choice, picker.step);
  picker.step = 0;
  const float row_height = ImGui::GetTextLineHeightWithSpacing();
  const std::size_t shown = std::min(rows.size(), rows_at_once);
  ImGui::BeginChild("rows", {width, static_cast<float>(shown) * row_height + canvas.px(4)});
  const float right = width - (rows.size() > shown ? ImGui::GetStyle().ScrollbarSize : 0) - canvas.px(4);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    ImGui::PushID(static_cast<int>(i));
    if (draw_row(canvas, rows[i], i == picker.choice, right)) taken = i;
    const ImVec2 way = ImGui::GetIO().MouseDelta;
    if (rows[i].enabled && (way.x != 0 || way.y != 0) && ImGui::IsItemHovered()) picker.choice = i;
    if (moved && i == picker.choice) ImGui::SetScrollHereY(0.5f);
    if (!rows[i].detail.empty()) text_right(canvas.fonts->small, palette().secondary, rows[i].detail, right);
    ImGui::PopID();
  }
  ImGui::EndChild();
  if (picker.accept && rows[picker.choice].enabled) taken = picker.choice;
  picker.accept = false;
  return taken;
}

PickerAnswer draw_picker(const Canvas& canvas, const PickerField& field, std::span<const PickerRow> rows,
                         const std::string& note, Picker& picker) {
  const float width = std::min(canvas.px(field.place ? placed_width : picker_width), canvas.size.x - canvas.px(48));
  // At the edge, so that what is searched for is seen on the map.
  const ImVec2 at = field.place ? field.place->low : ImVec2{canvas.size.x - width - canvas.px(16), canvas.px(list_top)};
  begin_top_panel("picker", at, {width, 0}, true, ImGuiWindowFlags_AlwaysAutoResize);
  const float inner = width - 2 * ImGui::GetStyle().WindowPadding.x;
  PickerAnswer answer;
  // The rows answer what was typed before this frame: the first of the next ones is chosen, whatever it will be.
  if (draw_field(canvas, field, inner, picker, answer.button)) picker.choice = 0;
  if (rows.empty()) picker.choice = 0, picker.step = 0;
  else answer.row = draw_picker_rows(canvas, rows, inner, picker);
  if (!note.empty()) wrapped(canvas.fonts->small, palette().secondary, note);
  ImGui::End();
  return answer;
}

}  // namespace hustings::ui

#include "ui/kit/picker.h"

#include <fmt/format.h>
#include <imgui_stdlib.h>

#include "base/fuzzy_match.h"
#include "ui/kit/seen_text.h"
#include "ui/kit/widgets.h"

namespace hustings::ui {

namespace {

constexpr float picker_width = 440;  // design pixels
constexpr std::size_t rows_at_once = 12;

/// The next row that can be taken, in that direction; where there is none, the same.
std::size_t stepped(std::span<const PickerRow> rows, std::size_t choice, int step) {
  const auto count = static_cast<int>(rows.size());
  for (int at = static_cast<int>(choice) + step; at >= 0 && at < count; at += step)
    if (rows[static_cast<std::size_t>(at)].enabled) return static_cast<std::size_t>(at);
  return choice;
}

}  // namespace

std::optional<std::size_t> draw_picker(const Canvas& canvas, const char* hint, std::span<const PickerRow> rows,
                                       const std::string& note, Picker& picker) {
  std::optional<std::size_t> taken;
  const float width = std::min(canvas.px(picker_width), canvas.size.x - canvas.px(48));
  // At the edge, so that what is searched for is seen on the map.
  begin_top_panel("picker", {canvas.size.x - width - canvas.px(16), canvas.px(list_top)}, {width, 0}, true,
                  ImGuiWindowFlags_AlwaysAutoResize);
  const float inner = width - 2 * ImGui::GetStyle().WindowPadding.x;
  ImGui::PushFont(picker.what == Asking::session_to_save || picker.what == Asking::story_to_save
                      ? canvas.fonts->body
                      : canvas.fonts->large);  // paths are long
  if (picker.focus) ImGui::SetKeyboardFocusHere();
  picker.focus = false;
  ImGui::SetNextItemWidth(inner);
  // The rows answer what was typed before this frame: the first of the next ones is chosen, whatever it will be.
  const bool edited = ImGui::InputTextWithHint("##words", hint, &picker.text);
  ImGui::PopFont();
  if (edited || picker.choice >= rows.size()) picker.choice = 0;
  if (!edited && !rows.empty() && !rows[picker.choice].enabled) picker.choice = stepped(rows, picker.choice, 1);
  const bool moved = picker.step != 0;
  if (moved) picker.choice = stepped(rows, picker.choice, picker.step);
  picker.step = 0;
  if (!rows.empty()) {
    const float row_height = ImGui::GetTextLineHeightWithSpacing();
    const std::size_t shown = std::min(rows.size(), rows_at_once);
    ImGui::BeginChild("rows", {inner, static_cast<float>(shown) * row_height + canvas.px(4)});
    const float right = inner - (rows.size() > shown ? ImGui::GetStyle().ScrollbarSize : 0) - canvas.px(4);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const PickerRow& row = rows[i];
      const float detail = width_of(canvas.fonts->small, row.detail);
      ImGui::PushID(static_cast<int>(i));
      const std::string title = fitted(canvas.fonts->body, row.title, right - detail - canvas.px(16));
      if (!row.enabled) ImGui::PushStyleColor(ImGuiCol_Text, ink(palette().secondary, 0.6f));
      const bool chosen = i == picker.choice;
      if (!chosen) ImGui::PushStyleColor(ImGuiCol_HeaderHovered, 0);  // one row is lit, the chosen one
      if (ImGui::Selectable(as_seen(title).c_str(), chosen,
                            row.enabled ? ImGuiSelectableFlags_None : ImGuiSelectableFlags_Disabled))
        taken = i;
      if (!chosen) ImGui::PopStyleColor();
      if (!row.enabled) ImGui::PopStyleColor();
      const ImVec2 way = ImGui::GetIO().MouseDelta;
      if (row.enabled && (way.x != 0 || way.y != 0) && ImGui::IsItemHovered()) picker.choice = i;
      if (moved && i == picker.choice) ImGui::SetScrollHereY(0.5f);
      if (!row.detail.empty()) text_right(canvas.fonts->small, palette().secondary, row.detail, right);
      ImGui::PopID();
    }
    ImGui::EndChild();
    if (picker.accept && rows[picker.choice].enabled) taken = picker.choice;
    picker.accept = false;
  }
  if (!note.empty()) wrapped(canvas.fonts->small, palette().secondary, note);
  ImGui::End();
  return taken;
}

std::optional<std::filesystem::path> draw_file_list(const Canvas& canvas, const std::string& what,
                                                    const std::vector<SessionFile>& files, const std::string& note,
                                                    Picker& picker) {
  const std::string& text = picker.text;
  const bool is_path = text.find('/') != std::string::npos || text.ends_with(".toml");
  std::vector<const SessionFile*> listed;
  std::vector<PickerRow> rows;
  for (const SessionFile& file : files)
    if (!is_path && match_score(text, file.title)) {
      listed.push_back(&file);
      rows.push_back({file.title, file.detail});
    }
  const auto taken = draw_picker(canvas, fmt::format("Name or path of a {}", what).c_str(), rows,
                                 is_path         ? "Enter opens that file"
                                 : files.empty() ? note
                                 : rows.empty()  ? fmt::format("No {} has that name", what)
                                                 : "",
                                 picker);
  std::optional<std::filesystem::path> path;
  if (taken) path = listed[*taken]->path;
  else if (picker.accept && is_path) path = text;
  picker.accept = false;
  if (path) picker = {};
  return path;
}

std::optional<std::filesystem::path> draw_path_field(const Canvas& canvas, const char* hint, const std::string& writes,
                                                     const std::string& fault, Picker& picker) {
  std::error_code failed;
  const bool exists = std::filesystem::is_regular_file(picker.text, failed);
  const std::string note = !fault.empty() ? fault : exists ? "Enter replaces the file of that name" : writes;
  draw_picker(canvas, hint, {}, note, picker);
  const bool taken = std::exchange(picker.accept, false) && !picker.text.empty();
  return taken ? std::optional<std::filesystem::path>(picker.text) : std::nullopt;
}

}  // namespace hustings::ui

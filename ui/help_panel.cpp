#include <array>
#include <cmath>

#include "ui/widgets.h"

namespace hustings::ui {

namespace {

constexpr float column_width = 400;  // design pixels
constexpr float keys_width = 148;

const std::array<CommandLine, 5> mouse = {{{"", "Zoom at the pointer", "Wheel", true},
                                           {"", "Move; with Shift, zoom to a box", "Drag", true},
                                           {"", "Select; with Ctrl, add", "Click", true},
                                           {"", "Zoom in", "Double click", true},
                                           {"", "Open a session, or join a table", "Drop a file", true}}};

void draw_row(const Canvas& canvas, const CommandLine& row, PanelState& state) {
  const float left = ImGui::GetCursorPosX();
  text_in(canvas.fonts->strong, palette().text, fitted(canvas.fonts->strong, row.keys, canvas.px(keys_width - 8)));
  ImGui::SameLine();
  ImGui::SetCursorPosX(left + canvas.px(keys_width));
  const std::string title = fitted(canvas.fonts->body, row.title, canvas.px(column_width - keys_width - 16));
  if (row.id.empty()) {
    text_in(canvas.fonts->body, palette().secondary, title);
    return;
  }
  ImGui::PushID(row.id.c_str());
  ImGui::PushStyleColor(ImGuiCol_Text, ink(palette().secondary, row.enabled ? 1 : 0.6f));
  if (ImGui::Selectable(title.c_str(), false, row.enabled ? ImGuiSelectableFlags_None : ImGuiSelectableFlags_Disabled,
                        {canvas.px(column_width - keys_width - 16), 0}))
    state.wanted_command = row.id;
  ImGui::PopStyleColor();
  ImGui::PopID();
}

}  // namespace

void draw_help(const Canvas& canvas, const char* title, std::span<const CommandLine> commands, PanelState& state) {
  if (!state.help_open) return;
  std::vector<CommandLine> rows;
  for (const CommandLine& command : commands) {
    const auto same =
        std::find_if(rows.begin(), rows.end(), [&](const CommandLine& row) { return row.title == command.title; });
    if (same != rows.end()) same->keys += ", " + command.keys;
    else if (!command.keys.empty()) rows.push_back(command);
  }
  rows.insert(rows.end(), mouse.begin(), mouse.end());
  // As many beside each other as have room: a list that scrolls hides its end.
  const float room = canvas.size.x / canvas.scale - 64;
  const auto columns = static_cast<std::size_t>(std::clamp(std::floor(room / column_width), 1.0f, 3.0f));
  const float width = canvas.px(column_width * static_cast<float>(columns) + 24);
  const float top = canvas.px(96);
  ImGui::SetNextWindowSizeConstraints({width, 0}, {width, canvas.size.y - top - canvas.px(timeline_height + 16)});
  begin_over_all("help", {(canvas.size.x - width) / 2, top}, {width, 0}, true, ImGuiWindowFlags_AlwaysAutoResize);
  text_in(canvas.fonts->large, palette().text, title);
  rule(canvas);
  const std::size_t in_column = (rows.size() + columns - 1) / columns;
  for (std::size_t column = 0; column < columns; ++column) {
    if (column > 0) ImGui::SameLine(canvas.px(column_width * static_cast<float>(column) + 16));
    ImGui::BeginGroup();
    for (std::size_t i = column * in_column; i < std::min(rows.size(), (column + 1) * in_column); ++i)
      draw_row(canvas, rows[i], state);
    ImGui::EndGroup();
  }
  ImGui::End();
}

}  // namespace hustings::ui

#include "ui/menus/help_panel.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "ui/kit/command_row.h"
#include "ui/kit/sheet.h"
#include "ui/kit/widgets.h"
#include "ui/zones/requests.h"

namespace hustings::ui {

namespace {

// Design pixels.
constexpr float least_column = 400;
constexpr float widest_column = 450;
constexpr float keys_width = 138;

const std::array<CommandRow, 5> mouse = {{{"", "Zoom at the pointer", "Wheel", true},
                                          {"", "Move; with Shift, zoom to a box", "Drag", true},
                                          {"", "Select; with Ctrl, add", "Click", true},
                                          {"", "Zoom in", "Double click", true},
                                          {"", "Open a session, or join a table", "Drop a file", true}}};

/// Titles that do not fit are broken into lines: nothing is cut.
std::string title_in(const Canvas& canvas, const CommandRow& row, float column) {
  const ListSheet sheet(*canvas.fonts);
  std::string title;
  for (const std::string& line : wrapped_lines(sheet, TextStyle::body, row.title, column - canvas.px(keys_width + 16)))
    title += (title.empty() ? "" : "\n") + line;
  return title;
}

float height_of(const std::string& title) {
  return ImGui::GetTextLineHeight() * static_cast<float>(1 + std::count(title.begin(), title.end(), '\n')) +
         ImGui::GetStyle().ItemSpacing.y;
}

void draw_row(const Canvas& canvas, const CommandRow& row, float column, Requests& requests) {
  const float left = ImGui::GetCursorPosX();
  text_in(canvas.fonts->strong, palette().text, fitted(canvas.fonts->strong, row.keys, canvas.px(keys_width - 8)));
  ImGui::SameLine();
  ImGui::SetCursorPosX(left + canvas.px(keys_width));
  const std::string title = title_in(canvas, row, column);
  if (row.id.empty()) {
    text_in(canvas.fonts->body, palette().secondary, title);
    return;
  }
  ImGui::PushID(row.id.c_str());
  ImGui::PushStyleColor(ImGuiCol_Text, ink(palette().secondary, row.enabled ? 1 : 0.6f));
  if (ImGui::Selectable(title.c_str(), false, row.enabled ? ImGuiSelectableFlags_None : ImGuiSelectableFlags_Disabled,
                        {column - canvas.px(keys_width + 16), 0}))
    requests.ask(RunCommand{row.id});
  ImGui::PopStyleColor();
  ImGui::PopID();
}

}  // namespace

void draw_help(const Canvas& canvas, const char* title, std::span<const CommandRow> commands, Requests& requests) {
  std::vector<CommandRow> rows;
  for (const CommandRow& command : commands) {
    const auto same =
        std::find_if(rows.begin(), rows.end(), [&](const CommandRow& row) { return row.title == command.title; });
    if (same != rows.end()) same->keys += ", " + command.keys;
    else if (!command.keys.empty()) rows.push_back(command);
  }
  rows.insert(rows.end(), mouse.begin(), mouse.end());
  // As many beside each other as have room: a list that scrolls hides its end.
  const float room = canvas.size.x - canvas.px(64);
  const auto columns = static_cast<std::size_t>(std::clamp(std::floor(room / canvas.px(least_column)), 1.0f, 3.0f));
  const float column = std::min(room / static_cast<float>(columns), canvas.px(widest_column));
  const float width = column * static_cast<float>(columns) + canvas.px(24);
  const float top = canvas.px(96);
  const std::size_t in_column = (rows.size() + columns - 1) / columns;
  float height = 0;
  for (std::size_t first = 0; first < rows.size(); first += in_column) {
    float lines = 0;
    for (std::size_t i = first; i < std::min(rows.size(), first + in_column); ++i)
      lines += height_of(title_in(canvas, rows[i], column));
    height = std::max(height, lines);
  }
  const float row_height = ImGui::GetTextLineHeightWithSpacing();  // no row is cut through
  const auto room_below = [&](float taken) { return canvas.size.y - top - canvas.px(timeline_height + 16 + taken); };
  const bool scrolls = height > room_below(64);
  const float shown = scrolls ? std::floor(room_below(88) / row_height) * row_height : height;
  begin_top_panel("help", {(canvas.size.x - width) / 2, top}, {width, 0}, true, ImGuiWindowFlags_AlwaysAutoResize);
  text_in(canvas.fonts->large, palette().text, title);
  rule(canvas);
  ImGui::BeginChild("keys", {width - 2 * ImGui::GetStyle().WindowPadding.x, shown}, false,
                    scrolls ? ImGuiWindowFlags_AlwaysVerticalScrollbar : ImGuiWindowFlags_NoScrollbar);
  for (std::size_t i = 0; i < columns; ++i) {
    if (i > 0) ImGui::SameLine(column * static_cast<float>(i));
    ImGui::BeginGroup();
    for (std::size_t row = i * in_column; row < std::min(rows.size(), (i + 1) * in_column); ++row)
      draw_row(canvas, rows[row], column, requests);
    ImGui::EndGroup();
  }
  ImGui::EndChild();
  if (scrolls) text_in(canvas.fonts->small, palette().secondary, "More below: scroll with the wheel.");
  ImGui::End();
}

}  // namespace hustings::ui

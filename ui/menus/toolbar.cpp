#include "ui/menus/toolbar.h"

#include <algorithm>
#include <vector>

#include "ui/kit/seen_text.h"
#include "ui/kit/widgets.h"

namespace hustings::ui {

namespace {

// Design pixels.
constexpr float row_height = 28;
constexpr float gap = 2;
constexpr float item_padding = 9;

constexpr float find_width = 170;
constexpr float least_find_width = 108;
constexpr float menu_width = 232;
constexpr const char* more_label = "More";
constexpr const char* find_label = "Find \u2026";

float width_of_item(const Canvas& canvas, const std::string& title) {
  return width_of(canvas.fonts->small, title) + canvas.px(2 * item_padding);
}

/// What stands where; pixels.
struct Row {
  float find = 0;   ///< width of the field
  float width = 0;  ///< of all
  std::vector<const ToolbarItem*> shown, more;
};

Row row_of(const Canvas& canvas, std::span<const ToolbarItem> items, float room) {
  Row row;
  const auto width = [&](const ToolbarItem& item) { return width_of_item(canvas, item.title) + canvas.px(gap); };
  float needed = canvas.px(least_find_width) + canvas.px(gap) + width_of_item(canvas, more_label);
  for (const ToolbarItem& item : items)
    if (item.place == ToolbarItem::Place::always) needed += width(item);
  bool full = false;  // the first that has no room ends the row: what is in it does not jump
  for (const ToolbarItem& item : items) {
    if (item.place == ToolbarItem::Place::row) full = full || needed + width(item) > room;
    const bool in_row = item.place == ToolbarItem::Place::always || (item.place == ToolbarItem::Place::row && !full);
    if (in_row && item.place == ToolbarItem::Place::row) needed += width(item);
    (in_row ? row.shown : row.more).push_back(&item);
  }
  row.find =
      std::clamp(canvas.px(least_find_width) + room - needed, canvas.px(least_find_width), canvas.px(find_width));
  row.width = needed + row.find - canvas.px(least_find_width);
  return row;
}

/// A strip of buttons, without a margin of its own.
void begin_row(const Canvas& canvas, const char* id, float left, float top, float width) {
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowMinSize, {1, 1});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0);
  begin_panel(id, {left, canvas.px(top)}, {width, canvas.px(row_height)});
  ImGui::PopStyleVar(3);
  ImGui::PushFont(canvas.fonts->small);
}

void end_row() {
  ImGui::PopFont();
  ImGui::End();
}

/// Looks like a field; a press puts that of the search in its place.
Rectangle draw_find(const Canvas& canvas, float width, const CommandHints& hints, Requests& requests) {
  ImGui::PushStyleVar(ImGuiStyleVar_ButtonTextAlign, {0, 0.5f});
  ImGui::PushStyleColor(ImGuiCol_Button, ImGui::GetStyleColorVec4(ImGuiCol_FrameBg));
  ImGui::PushStyleColor(ImGuiCol_Text, ink(palette().secondary));
  if (ImGui::Button(find_label, {width, canvas.px(row_height)})) requests.ask(RunCommand{"search"});
  ImGui::PopStyleColor(2);
  ImGui::PopStyleVar();
  if (ImGui::IsItemHovered()) ImGui::SetMouseCursor(ImGuiMouseCursor_TextInput);
  const Rectangle place{ImGui::GetItemRectMin(), ImGui::GetItemRectMax()};
  ImGui::GetWindowDrawList()->AddRect(place.low, place.high, ink(palette().rule), ImGui::GetStyle().FrameRounding, 0,
                                      canvas.px(1));
  command_tip(hints, "search");
  return place;
}

/// The words that have no room, and what is asked for seldom.
void draw_more(const Canvas& canvas, const std::vector<const ToolbarItem*>& items, const CommandHints& hints,
               Requests& requests) {
  const float width = width_of_item(canvas, more_label);
  const float right = ImGui::GetCursorScreenPos().x + width;
  const float below = ImGui::GetCursorScreenPos().y + canvas.px(row_height + 4);
  if (choice_button(more_label, ImGui::IsPopupOpen("more"), {width, canvas.px(row_height)})) ImGui::OpenPopup("more");
  ImGui::PushFont(canvas.fonts->body);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {canvas.px(10), canvas.px(8)});
  ImGui::SetNextWindowPos({right - canvas.px(menu_width), below});
  ImGui::SetNextWindowSize({canvas.px(menu_width), 0});
  if (ImGui::BeginPopup("more", ImGuiWindowFlags_NoMove)) {
    for (const ToolbarItem* item : items) {
      if (ImGui::Selectable(item->title.c_str(), item->open)) requests.ask(RunCommand{item->command});
      command_tip(hints, item->command);
    }
    ImGui::EndPopup();
  }
  ImGui::PopStyleVar();
  ImGui::PopFont();
}

}  // namespace

Rectangle draw_toolbar(const Canvas& canvas, std::span<const ToolbarItem> items, const CommandHints& hints,
                       Requests& requests) {
  const float left = canvas.px(toolbar_left);
  const float room = canvas.size.x - canvas.inset.right - canvas.px(16) - left;
  const Row row = row_of(canvas, items, room);
  begin_row(canvas, "toolbar", left, toolbar_top, row.width);
  const Rectangle field = draw_find(canvas, row.find, hints, requests);
  for (const ToolbarItem* item : row.shown) {
    ImGui::SameLine(0, canvas.px(gap));
    if (choice_button(item->title.c_str(), item->open, {width_of_item(canvas, item->title), canvas.px(row_height)}))
      requests.ask(RunCommand{item->command});
    if (!item->open) command_tip(hints, item->command);  // which would lie over what is open
  }
  ImGui::SameLine(0, canvas.px(gap));
  draw_more(canvas, row.more, hints, requests);
  end_row();
  return field;
}

void draw_filter_chip(const Canvas& canvas, float left, const std::string& words, Requests& requests) {
  if (words.empty()) return;
  const float cross = canvas.px(row_height);
  const float room = canvas.size.x - canvas.inset.right - canvas.px(16) - left;
  const std::string text = fitted(canvas.fonts->small, "Filter: " + words, room - cross - canvas.px(16));
  const float width = width_of(canvas.fonts->small, text) + canvas.px(16) + cross;
  begin_row(canvas, "filter-chip", left, toolbar_top + row_height + 6, width);
  ImGui::SetCursorPos({canvas.px(10), (canvas.px(row_height) - canvas.fonts->small->FontSize) / 2});
  text_in(canvas.fonts->small, palette().text, as_seen(text));
  if (ImGui::IsItemHovered()) ImGui::SetTooltip("%s", as_seen("Areas outside are dimmed: " + words).c_str());
  ImGui::SetCursorPos({width - cross, 0});
  if (ImGui::Button("\u00d7##clear", {cross, canvas.px(row_height)})) requests.ask(RunCommand{"clear-filter"});
  if (ImGui::IsItemHovered()) ImGui::SetTooltip("Clear the filter");
  end_row();
}

}  // namespace hustings::ui

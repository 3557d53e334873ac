#include "ui/panels/toolbar.h"

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

float width_of_item(const Canvas& canvas, const ToolbarItem& item) {
  return width_of(canvas.fonts->small, item.title) + canvas.px(2 * item_padding);
}

/// A strip of buttons, without a margin of its own.
void begin_row(const Canvas& canvas, const char* id, float left, float top, float width) {
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
  begin_panel(id, {left, canvas.px(top)}, {width, canvas.px(row_height)});
  ImGui::PopStyleVar();
  ImGui::PushFont(canvas.fonts->small);
}

void end_row() {
  ImGui::PopFont();
  ImGui::End();
}

}  // namespace

void draw_toolbar(const Canvas& canvas, std::span<const ToolbarItem> items, Requests& requests) {
  const float left = canvas.px(toolbar_left);
  const float room = canvas.size.x - canvas.inset.right - canvas.px(16) - left;
  std::vector<const ToolbarItem*> shown;
  float width = width_of_item(canvas, items.back());
  for (const ToolbarItem& item : items.first(items.size() - 1)) {
    const float more = width_of_item(canvas, item) + canvas.px(gap);
    if (width + more > room) break;
    width += more;
    shown.push_back(&item);
  }
  shown.push_back(&items.back());
  begin_row(canvas, "toolbar", left, toolbar_top, width);
  for (const ToolbarItem* item : shown) {
    if (item != shown.front()) ImGui::SameLine(0, canvas.px(gap));
    if (choice_button(item->title.c_str(), item->open, {width_of_item(canvas, *item), canvas.px(row_height)}))
      requests.ask(RunCommand{item->command});
    if (ImGui::IsItemHovered()) ImGui::SetTooltip("%s", item->hint.c_str());
  }
  end_row();
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

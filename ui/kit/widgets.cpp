#include "ui/kit/widgets.h"

#include <array>
#include <cmath>
#include <imgui_internal.h>  // closing menus from outside and the order of windows have no public call
#include <utility>

#include "base/text.h"
#include "base/unicode.h"
#include "ui/kit/seen_text.h"
#include "ui/kit/sheet.h"

namespace hustings::ui {

void begin_panel(const char* id, ImVec2 position, ImVec2 size, bool opaque, ImGuiWindowFlags more) {
  ImGui::SetNextWindowPos(position);
  ImGui::SetNextWindowSize(size);
  ImGuiWindowFlags flags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                           ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoFocusOnAppearing |
                           ImGuiWindowFlags_NoNavFocus | more;
  if (!opaque) flags |= ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoInputs;
  ImGui::Begin(id, nullptr, flags);
}

void begin_top_panel(const char* id, ImVec2 position, ImVec2 size, bool takes_keys, ImGuiWindowFlags more) {
  if (takes_keys) ImGui::SetNextWindowFocus();
  ImGui::SetNextWindowBgAlpha(1);  // what lies under it is text too
  begin_panel(id, position, size, true, more);
  // Panels stay in the order in which they first came.
  ImGui::BringWindowToDisplayFront(ImGui::GetCurrentWindow());
}

void begin_column(const char* id, ImVec2 size, ImGuiWindowFlags more) {
  ImGui::BeginChild(id, size, false, ImGuiWindowFlags_NavFlattened | more);
}

void begin_for_pointer() { ImGui::PushItemFlag(ImGuiItemFlags_NoNav, true); }
void end_for_pointer() { ImGui::PopItemFlag(); }

void focus_first_field() {
  ImGui::NavInitWindow(ImGui::GetCurrentWindow(), true);
  ImGuiContext& context = *ImGui::GetCurrentContext();
  context.NavDisableHighlight = false;  // a key asked for it, so the field is shown at once
  context.NavDisableMouseHover = true;
}

bool is_menu_open() { return ImGui::IsPopupOpen(nullptr, ImGuiPopupFlags_AnyPopupId | ImGuiPopupFlags_AnyPopupLevel); }

bool close_menus() {
  if (!is_menu_open()) return false;
  ImGui::ClosePopupToLevel(0, false);
  return true;
}

void text_in(ImFont* font, std::uint32_t colour, const std::string& text) {
  ImGui::PushFont(font);
  ImGui::PushStyleColor(ImGuiCol_Text, ink(colour));
  ImGui::TextUnformatted(as_seen(text).c_str());
  ImGui::PopStyleColor();
  ImGui::PopFont();
}

float width_of(ImFont* font, const std::string& text) {
  return font->CalcTextSizeA(font->FontSize, 1e6f, 0, as_seen(text).c_str()).x;
}

void text_right(ImFont* font, std::uint32_t colour, const std::string& text, float right) {
  ImGui::SameLine(right - width_of(font, text));
  text_in(font, colour, text);
}

void wrapped(ImFont* font, std::uint32_t colour, const std::string& text) {
  ImGui::PushTextWrapPos(0);
  text_in(font, colour, text);
  ImGui::PopTextWrapPos();
}

void tooltip(const Canvas& canvas, const std::string& text) {
  ImGui::BeginTooltip();
  ImGui::PushTextWrapPos(canvas.px(tooltip_width));
  ImGui::TextUnformatted(as_seen(text).c_str());
  ImGui::PopTextWrapPos();
  ImGui::EndTooltip();
}

void rule(const Canvas& canvas) {
  ImGui::Dummy({0, canvas.px(2)});
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImGui::GetWindowDrawList()->AddLine(at, {at.x + ImGui::GetContentRegionAvail().x, at.y}, ink(palette().rule),
                                      canvas.px(1));
  ImGui::Dummy({0, canvas.px(4)});
}

bool menu_row(const char* label, bool chosen) {
  const bool pressed = ImGui::Selectable(as_seen(label).c_str(), chosen);
  if (chosen && ImGui::IsWindowAppearing()) {
    ImGui::SetScrollHereY();
    ImGui::SetItemDefaultFocus();
  }
  return pressed;
}

bool choice_button(const char* label, bool chosen, ImVec2 size) {
  if (chosen) {
    ImGui::PushStyleColor(ImGuiCol_Button, ink(palette().control_active));
    ImGui::PushStyleColor(ImGuiCol_ButtonHovered, ink(palette().control_active));
    ImGui::PushStyleColor(ImGuiCol_Text, ink(palette().panel));
  }
  // Three beside each other have little room.
  const ImVec2 padding = ImGui::GetStyle().FramePadding;
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {padding.x / 4, padding.y});
  const bool pressed =
      ImGui::Button(label, size.x == 0 ? ImVec2{width_of(ImGui::GetFont(), label) + 2 * padding.x, size.y} : size);
  ImGui::PopStyleVar();
  if (chosen) ImGui::PopStyleColor(3);
  return pressed;
}

namespace {

void hatch(Sheet& sheet, ImVec2 low, ImVec2 high, float step, float thickness, ImU32 colour, float slope) {
  const float height = high.y - low.y;
  for (float x = low.x - height; x < high.x + height; x += step) {
    const float bottom = slope > 0 ? x : x + height;
    const float top = slope > 0 ? x + height : x;
    sheet.line({bottom, high.y}, {top, low.y}, colour, thickness);
  }
}

void dots(Sheet& sheet, ImVec2 low, ImVec2 high, float step, float first, float radius, ImU32 colour) {
  for (float y = low.y + first; y < high.y; y += step)
    for (float x = low.x + first; x < high.x; x += step) sheet.disc({x, y}, radius, colour);
}

}  // namespace

void draw_swatch(Sheet& sheet, ImVec2 low, ImVec2 high, const Paint& paint, float scale) {
  sheet.rectangle(low, high, ink(paint.colour));
  sheet.push_clip(low, high);
  const ImU32 grey = ink(sheet.palette().pattern, 0.8f);
  const ImU32 white = ink(0xFFFFFF, 0.5f);
  switch (paint.pattern) {
    case Pattern::none:
    case Pattern::not_covered: break;
    case Pattern::of_parent:
      for (float x = low.x + 3 * scale; x < high.x; x += 6 * scale)
        sheet.line({x, low.y}, {x, high.y}, white, 1.2f * scale);
      break;
    case Pattern::incomplete: dots(sheet, low, high, 7 * scale, 3 * scale, 1.3f * scale, white); break;
    case Pattern::split: hatch(sheet, low, high, 12 * scale, 4 * scale, ink(paint.second), -1); break;
    case Pattern::not_published: dots(sheet, low, high, 6 * scale, 3 * scale, 1.4f * scale, grey); break;
    case Pattern::undefined: hatch(sheet, low, high, 7 * scale, 1.4f * scale, grey, -1); break;
    case Pattern::notional: hatch(sheet, low, high, 6 * scale, 1.2f * scale, white, 1); break;
    case Pattern::estimate:
      for (float y = low.y + 3 * scale; y < high.y; y += 6 * scale)
        sheet.line({low.x, y}, {high.x, y}, white, 1.2f * scale);
      break;
    case Pattern::tie:
      for (float y = low.y + 3 * scale; y < high.y; y += 9 * scale)
        sheet.line({low.x, y}, {high.x, y}, white, 1.4f * scale);
      for (float x = low.x + 3 * scale; x < high.x; x += 9 * scale)
        sheet.line({x, low.y}, {x, high.y}, white, 1.4f * scale);
      break;
  }
  sheet.pop_clip();
}

void party_square(const Canvas& canvas, ImVec2 at, Rgb colour) {
  const float side = canvas.px(party_square_side);
  ImGui::GetWindowDrawList()->AddRectFilled(at, {at.x + side, at.y + side}, ink(colour), canvas.px(2));
}

void halo_text(ImDrawList* list, ImFont* font, ImVec2 at, ImU32 colour, ImU32 halo, const std::string& text,
               float reach) {
  halo_text(list, font, font->FontSize, at, colour, halo, text, reach);
}

void halo_text(ImDrawList* list, ImFont* font, float size, ImVec2 at, ImU32 colour, ImU32 halo, const std::string& text,
               float reach) {
  static const std::array<ImVec2, 8> around = {ImVec2{-1, 0},  {1, 0},        {0, -1},       {0, 1},
                                               {-0.7f, -0.7f}, {0.7f, -0.7f}, {-0.7f, 0.7f}, {0.7f, 0.7f}};
  at = {std::round(at.x), std::round(at.y)};
  const std::string drawn = as_seen(text);
  for (const ImVec2 offset : around)
    list->AddText(font, size, {at.x + offset.x * reach, at.y + offset.y * reach}, halo, drawn.c_str());
  list->AddText(font, size, at, colour, drawn.c_str());
}

namespace {

template <class Width>
std::string shortened(const std::string& text, float width, Width width_of_text) {
  if (width_of_text(text) <= width) return text;
  std::string shorter = text;
  while (!shorter.empty() && width_of_text(shorter + "\u2026") > width) {
    // A letter with all its bytes, and the marks that belong to it.
    for (bool mark = true; mark && !shorter.empty();) {
      const std::string_view last = last_letter(shorter);
      std::size_t at = 0;
      mark = is_mark(next_letter(last, at));
      shorter.resize(shorter.size() - last.size());
    }
  }
  return shorter + "\u2026";
}

}  // namespace

std::string fitted(ImFont* font, const std::string& text, float width) {
  return as_seen(shortened(text, width, [&](const std::string& part) { return width_of(font, part); }));
}

std::string fitted(const Sheet& sheet, TextStyle style, const std::string& text, float width) {
  return shortened(text, width, [&](const std::string& part) { return sheet.width_of(style, part); });
}

std::vector<std::string> wrapped_lines(const Sheet& sheet, TextStyle style, const std::string& text, float width) {
  if (text.empty()) return {};
  std::vector<std::string> lines;
  for (const std::string& paragraph : split(text, '\n')) {
    std::string line;
    for (const std::string& word : split(paragraph, ' ')) {
      const std::string longer = line.empty() ? word : line + " " + word;
      if (!line.empty() && sheet.width_of(style, longer) > width) lines.push_back(std::exchange(line, word));
      else line = longer;
    }
    lines.push_back(line);
  }
  return lines;
}

}  // namespace hustings::ui

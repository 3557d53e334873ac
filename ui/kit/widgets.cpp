#include "ui/kit/widgets.h"

#include <array>
#include <cmath>
#include <imgui_internal.h>  // closing menus from outside and the order of windows have no public call
#include <utility>

#include "base/pattern.h"
#include "base/text/text.h"
#include "base/text/unicode.h"
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

float whole_rows(float room, float row_height) { return std::max(1.0f, std::floor(room / row_height)) * row_height; }

void scroll_by_rows(float row_height) {
  float* last = ImGui::GetStateStorage()->GetFloatRef(ImGui::GetID("scrolled to"));
  const float at = ImGui::GetScrollY();
  const bool rests = at == std::exchange(*last, at) && !ImGui::IsMouseDown(ImGuiMouseButton_Left);
  if (const float whole = std::round(at / row_height) * row_height; rests && whole != at) ImGui::SetScrollY(whole);
}

void begin_rows(const char* id, float row_height) {
  begin_column(id, {0, whole_rows(ImGui::GetContentRegionAvail().y, row_height)});
  scroll_by_rows(row_height);
}

void begin_for_pointer() { ImGui::PushItemFlag(ImGuiItemFlags_NoNav, true); }
void end_for_pointer() { ImGui::PopItemFlag(); }

void focus_first_field() {
  ImGui::NavInitWindow(ImGui::GetCurrentWindow(), true);
  ImGuiContext& context = *ImGui::GetCurrentContext();
  context.NavDisableHighlight = false;  // a key asked for it, so the field is shown immediately
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

/// The pattern of a swatch: lines from edge to edge, or dots, from the upper left corner on.
class SwatchPattern {
 public:
  SwatchPattern(Sheet& sheet, ImVec2 low, ImVec2 high, const PatternStyle& style, ImU32 colour, float scale)
      : sheet_(sheet),
        low_(low),
        high_(high),
        colour_(colour),
        first_(3 * scale),
        step_(static_cast<float>(style.swatch.period) * scale),
        width_(static_cast<float>(style.swatch.width) * scale) {}

  void draw(PatternShape shape) const {
    switch (shape) {
      case PatternShape::dots: return draw_dots();
      case PatternShape::rising: return draw_slanting(true);
      case PatternShape::falling: return draw_slanting(false);
      case PatternShape::level: return draw_level();
      case PatternShape::upright: return draw_upright();
      case PatternShape::grid: break;
    }
    draw_level();
    draw_upright();
  }

 private:
  void draw_dots() const {
    for (float y = low_.y + first_; y < high_.y; y += step_)
      for (float x = low_.x + first_; x < high_.x; x += step_) sheet_.disc({x, y}, width_ / 2, colour_);
  }
  void draw_slanting(bool rising) const {
    const float height = high_.y - low_.y;
    for (float x = low_.x - height; x < high_.x + height; x += step_) {
      const float bottom = rising ? x : x + height;
      const float top = rising ? x + height : x;
      sheet_.line({bottom, high_.y}, {top, low_.y}, colour_, width_);
    }
  }
  void draw_level() const {
    for (float y = low_.y + first_; y < high_.y; y += step_) sheet_.line({low_.x, y}, {high_.x, y}, colour_, width_);
  }
  void draw_upright() const {
    for (float x = low_.x + first_; x < high_.x; x += step_) sheet_.line({x, low_.y}, {x, high_.y}, colour_, width_);
  }

  Sheet& sheet_;
  ImVec2 low_, high_;
  ImU32 colour_;
  float first_, step_, width_;
};

/// Stronger than on the map, because a swatch is small.
ImU32 swatch_ink(const Sheet& sheet, PatternInk ink_kind, const Paint& paint) {
  switch (ink_kind) {
    case PatternInk::unknown: return ink(sheet.palette().pattern, 0.8f);
    case PatternInk::second: return ink(paint.second);
    case PatternInk::contrasting:
    case PatternInk::pale: break;
  }
  return ink(0xFFFFFF, 0.5f);
}

}  // namespace

void draw_swatch(Sheet& sheet, ImVec2 low, ImVec2 high, const Paint& paint, float scale) {
  sheet.rectangle(low, high, ink(paint.colour));
  sheet.push_clip(low, high);
  if (const PatternStyle* style = style_of(paint.pattern))
    SwatchPattern(sheet, low, high, *style, swatch_ink(sheet, style->ink, paint), scale).draw(style->shape);
  sheet.pop_clip();
}

void party_square(const Canvas& canvas, ImVec2 at, Rgb colour) {
  const float side = canvas.px(party_square_side);
  ImGui::GetWindowDrawList()->AddRectFilled(at, {at.x + side, at.y + side}, ink(colour), canvas.px(2));
}

void halo_text(ImDrawList* list, ImFont* font, ImVec2 at, const HaloInk& ink, const std::string& text) {
  halo_text(list, font, font->FontSize, at, ink, text);
}

void halo_text(ImDrawList* list, ImFont* font, float size, ImVec2 at, const HaloInk& ink, const std::string& text) {
  static const std::array<ImVec2, 8> around = {ImVec2{-1, 0},  {1, 0},        {0, -1},       {0, 1},
                                               {-0.7f, -0.7f}, {0.7f, -0.7f}, {-0.7f, 0.7f}, {0.7f, 0.7f}};
  at = {std::round(at.x), std::round(at.y)};
  const std::string drawn = as_seen(text);
  for (const ImVec2 offset : around)
    list->AddText(font, size, {at.x + offset.x * ink.reach, at.y + offset.y * ink.reach}, ink.halo, drawn.c_str());
  list->AddText(font, size, at, ink.text, drawn.c_str());
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

#include <cmath>

#include "ui/kit/seen_text.h"
#include "ui/kit/sheet.h"
#include "ui/kit/widgets.h"

namespace hustings::ui {

ImFont* ListSheet::font(TextStyle style) const {
  switch (style) {
    case TextStyle::small: return fonts_.small;
    case TextStyle::strong: return fonts_.strong;
    case TextStyle::large: return fonts_.large;
    case TextStyle::title: return fonts_.title;
    case TextStyle::body: break;
  }
  return fonts_.body;
}

const Palette& ListSheet::palette() const { return ui::palette(); }

float ListSheet::width_of(TextStyle style, float height, const std::string& text) const {
  return font(style)->CalcTextSizeA(height, 1e6f, 0, as_seen(text).c_str()).x;
}

ImU32 ListSheet::shown(ImU32 colour) const {
  if (strength_ >= 1) return colour;
  const auto alpha = static_cast<float>(colour >> IM_COL32_A_SHIFT & 0xFFU) * strength_;
  return (colour & ~IM_COL32_A_MASK) | static_cast<ImU32>(alpha + 0.5f) << IM_COL32_A_SHIFT;
}

void ListSheet::rectangle(ImVec2 low, ImVec2 high, ImU32 colour, float rounding) {
  list()->AddRectFilled(low, high, shown(colour), rounding);
}

void ListSheet::frame(ImVec2 low, ImVec2 high, ImU32 colour, float rounding, float thickness) {
  list()->AddRect(low, high, shown(colour), rounding, 0, thickness);
}

void ListSheet::fade(ImVec2 low, ImVec2 high, ImU32 upper, ImU32 lower) {
  list()->AddRectFilledMultiColor(low, high, shown(upper), shown(upper), shown(lower), shown(lower));
}

void ListSheet::line(ImVec2 from, ImVec2 to, ImU32 colour, float thickness) {
  list()->AddLine(from, to, shown(colour), thickness);
}

void ListSheet::disc(ImVec2 centre, float radius, ImU32 colour) {
  list()->AddCircleFilled(centre, radius, shown(colour), 0);
}

void ListSheet::ring(ImVec2 centre, float radius, ImU32 colour, float thickness) {
  list()->AddCircle(centre, radius, shown(colour), 0, thickness);
}

void ListSheet::polygon(std::span<const ImVec2> corners, ImU32 colour) {
  list()->AddConvexPolyFilled(corners.data(), static_cast<int>(corners.size()), shown(colour));
}

void ListSheet::outline(std::span<const ImVec2> corners, ImU32 colour, float thickness) {
  list()->AddPolyline(corners.data(), static_cast<int>(corners.size()), shown(colour), ImDrawFlags_Closed, thickness);
}

ImVec2 ListSheet::aligned(TextStyle style, float height, ImVec2 at, const std::string& text, Align align) const {
  if (align == Align::left) return at;
  const float width = width_of(style, height, text);
  return {at.x - (align == Align::centre ? width / 2 : width), at.y};
}

void ListSheet::text(TextStyle style, float height, ImVec2 at, ImU32 colour, const std::string& text, Align align) {
  list()->AddText(font(style), height, aligned(style, height, at, text, align), shown(colour), as_seen(text).c_str());
}

void ListSheet::halo_text(TextStyle style, float height, ImVec2 at, const HaloInk& ink, const std::string& text,
                          Align align) {
  HaloInk faded = ink;
  faded.text = shown(ink.text);
  faded.halo = shown(ink.halo);
  ui::halo_text(list(), font(style), height, aligned(style, height, at, text, align), faded, text);
}

void ListSheet::push_clip(ImVec2 low, ImVec2 high) { list()->PushClipRect(low, high, true); }

void ListSheet::pop_clip() { list()->PopClipRect(); }

}  // namespace hustings::ui

// Widths of text before there is a font to draw it with.
#pragma once

#include "ui/kit/sheet.h"

namespace hustings::ui {

/// Draws nothing, and measures as fonts of that scale do, to a pixel a letter: never less. Needs no ImGui context.
/// Where texts stand is found out by it, and so does not depend on what they are drawn on.
class MeasureSheet : public Sheet {
 public:
  explicit MeasureSheet(float scale) : scale_(scale) {}

  const Palette& palette() const override { return palette_of(Look::dark); }
  float height_of(TextStyle style) const override { return line_height(style, scale_); }
  float width_of(TextStyle style, float height, const std::string& text) const override;
  using Sheet::width_of;
  void rectangle(ImVec2, ImVec2, ImU32, float) override {}
  void frame(ImVec2, ImVec2, ImU32, float, float) override {}
  void fade(ImVec2, ImVec2, ImU32, ImU32) override {}
  void line(ImVec2, ImVec2, ImU32, float) override {}
  void disc(ImVec2, float, ImU32) override {}
  void ring(ImVec2, float, ImU32, float) override {}
  void polygon(std::span<const ImVec2>, ImU32) override {}
  void outline(std::span<const ImVec2>, ImU32, float) override {}
  void text(TextStyle, float, ImVec2, ImU32, const std::string&, Align) override {}
  void halo_text(TextStyle, float, ImVec2, const HaloInk&, const std::string&, Align) override {}
  void push_clip(ImVec2, ImVec2) override {}
  void pop_clip() override {}

 private:
  float scale_;
};

}  // namespace hustings::ui

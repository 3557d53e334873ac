// What is written and drawn over a map, whatever it is drawn with: ImGui on the screen, SVG and PDF on paper.
#pragma once

#include <cstdint>
#include <imgui.h>
#include <span>
#include <string>
#include <vector>

#include "geo/mesh/thick_line.h"
#include "ui/kit/theme.h"

namespace hustings::ui {

/// Which part of a line of text stands at its place.
enum class Align { left, centre, right };

/// A sheet to draw on: pixels, from the upper left corner. Colours are as `ink` makes them. Heights of text are those
/// of its line, as ImGui has them; text stands below its place.
class Sheet {
 public:
  virtual ~Sheet() = default;

  virtual const Palette& palette() const = 0;
  virtual float height_of(TextStyle style) const = 0;
  virtual float width_of(TextStyle style, float height, const std::string& text) const = 0;
  float width_of(TextStyle style, const std::string& text) const { return width_of(style, height_of(style), text); }

  virtual void rectangle(ImVec2 low, ImVec2 high, ImU32 colour, float rounding = 0) = 0;
  virtual void frame(ImVec2 low, ImVec2 high, ImU32 colour, float rounding, float thickness) = 0;
  /// A rectangle whose colour passes from the upper to the lower edge.
  virtual void fade(ImVec2 low, ImVec2 high, ImU32 upper, ImU32 lower) = 0;
  virtual void line(ImVec2 from, ImVec2 to, ImU32 colour, float thickness) = 0;
  virtual void disc(ImVec2 centre, float radius, ImU32 colour) = 0;
  virtual void ring(ImVec2 centre, float radius, ImU32 colour, float thickness) = 0;
  /// Convex, clockwise as seen.
  virtual void polygon(std::span<const ImVec2> corners, ImU32 colour) = 0;
  virtual void outline(std::span<const ImVec2> corners, ImU32 colour, float thickness) = 0;
  /// All lines in one stroke, with round ends and corners; a pixel that it crosses twice is covered once.
  virtual void stroke(std::span<const Line> lines, ImU32 colour, float thickness);
  virtual void text(TextStyle style, float height, ImVec2 at, ImU32 colour, const std::string& text,
                    Align align = Align::left) = 0;
  void text(TextStyle style, ImVec2 at, ImU32 colour, const std::string& words, Align align = Align::left) {
    text(style, height_of(style), at, colour, words, align);
  }
  virtual void halo_text(TextStyle style, float height, ImVec2 at, const HaloInk& ink, const std::string& text,
                         Align align = Align::left) = 0;
  void halo_text(TextStyle style, ImVec2 at, const HaloInk& ink, const std::string& words, Align align = Align::left) {
    halo_text(style, height_of(style), at, ink, words, align);
  }
  virtual void push_clip(ImVec2 low, ImVec2 high) = 0;
  virtual void pop_clip() = 0;
  /// Of all that is drawn from now on, 0 to 1: for what fades. On paper nothing does.
  virtual void set_strength(float /*strength*/) {}
  /// What is drawn until the end is one thing, by name, where the sheet keeps such.
  virtual void begin_group(const char* /*id*/) {}
  virtual void end_group() {}
};

/// A group for as long as it lives.
class SheetGroup {
 public:
  SheetGroup(Sheet& sheet, const char* id) : sheet_(sheet) { sheet_.begin_group(id); }
  SheetGroup(const SheetGroup&) = delete;
  SheetGroup& operator=(const SheetGroup&) = delete;
  ~SheetGroup() { sheet_.end_group(); }

 private:
  Sheet& sheet_;
};

/// Draws into a list of ImGui's; without one into that behind all windows.
class ListSheet : public Sheet {
 public:
  explicit ListSheet(const Fonts& fonts, ImDrawList* list = nullptr) : fonts_(fonts), list_(list) {}

  const Palette& palette() const override;
  float height_of(TextStyle style) const override { return font(style)->FontSize; }
  float width_of(TextStyle style, float height, const std::string& text) const override;
  using Sheet::width_of;
  void rectangle(ImVec2 low, ImVec2 high, ImU32 colour, float rounding) override;
  void frame(ImVec2 low, ImVec2 high, ImU32 colour, float rounding, float thickness) override;
  void fade(ImVec2 low, ImVec2 high, ImU32 upper, ImU32 lower) override;
  void line(ImVec2 from, ImVec2 to, ImU32 colour, float thickness) override;
  void disc(ImVec2 centre, float radius, ImU32 colour) override;
  void ring(ImVec2 centre, float radius, ImU32 colour, float thickness) override;
  void polygon(std::span<const ImVec2> corners, ImU32 colour) override;
  void outline(std::span<const ImVec2> corners, ImU32 colour, float thickness) override;
  void stroke(std::span<const Line> lines, ImU32 colour, float thickness) override;
  void text(TextStyle style, float height, ImVec2 at, ImU32 colour, const std::string& text, Align align) override;
  using Sheet::text;
  void halo_text(TextStyle style, float height, ImVec2 at, const HaloInk& ink, const std::string& text,
                 Align align) override;
  using Sheet::halo_text;
  void push_clip(ImVec2 low, ImVec2 high) override;
  void pop_clip() override;
  void set_strength(float strength) override { strength_ = strength; }

 private:
  ImU32 shown(ImU32 colour) const;
  ImFont* font(TextStyle style) const;
  ImDrawList* list() const { return list_ != nullptr ? list_ : ImGui::GetBackgroundDrawList(); }
  ImVec2 aligned(TextStyle style, float height, ImVec2 at, const std::string& text, Align align) const;

  const Fonts& fonts_;
  ImDrawList* list_;
  float strength_ = 1;
};

/// Text shortened with an ellipsis to a width.
std::string fitted(const Sheet& sheet, TextStyle style, const std::string& text, float width);
/// Text in lines of a width, broken between words; a paragraph begins a new one, a word that is wider stays
/// whole. None where the text is empty.
std::vector<std::string> wrapped_lines(const Sheet& sheet, TextStyle style, const std::string& text, float width);

}  // namespace hustings::ui

// SVG: text as text, each area a path whose id is its code.
#pragma once

#include <map>
#include <set>

#include "export/vector_sheet.h"
#include "ui/kit/sheet.h"

namespace hustings {

/// The id that an area gets: its code, where an XML name may be so.
std::string svg_id_of(const std::string& code);

/// Pixels are CSS pixels. The same calls give the same bytes.
class SvgSheet : public VectorSheet {
 public:
  explicit SvgSheet(SheetSetting setting);

  std::string finish() override;

  void rectangle(ImVec2 low, ImVec2 high, ImU32 colour, float rounding) override;
  void frame(ImVec2 low, ImVec2 high, ImU32 colour, float rounding, float thickness) override;
  void fade(ImVec2 low, ImVec2 high, ImU32 upper, ImU32 lower) override;
  void line(ImVec2 from, ImVec2 to, ImU32 colour, float thickness) override;
  void disc(ImVec2 centre, float radius, ImU32 colour) override;
  void ring(ImVec2 centre, float radius, ImU32 colour, float thickness) override;
  void polygon(std::span<const ImVec2> corners, ImU32 colour) override;
  void outline(std::span<const ImVec2> corners, ImU32 colour, float thickness) override;
  void text(ui::TextStyle style, float height, ImVec2 at, ImU32 colour, const std::string& text,
            ui::Align align) override;
  using Sheet::text;
  void halo_text(ui::TextStyle style, float height, ImVec2 at, const ui::HaloInk& ink, const std::string& text,
                 ui::Align align) override;
  using Sheet::halo_text;
  void push_clip(ImVec2 low, ImVec2 high) override;
  void pop_clip() override { end_group(); }
  void begin_group(const char* id) override;
  void end_group() override;

  void shape(const SheetShape& shape, Rgb fill) override;
  void hatch(std::span<const SheetShape* const> shapes, const Hatching& hatching) override;
  void strokes(std::span<const SheetLine> lines, bool closed, SheetColour hue, double width) override;
  void begin_layer(const char* id, double opacity) override;
  void push_clip_without(std::span<const SheetShape> shapes, ImVec2 low, ImVec2 high) override;

 private:
  void put(const std::string& element);  ///< a line of its own, at the depth of the group
  void put_text(ui::TextStyle style, float height, ImVec2 at, const std::string& text, ui::Align align,
                const std::string& attributes);
  std::string unique(const std::string& id);
  void open(const std::string& attributes);

  std::string body_, definitions_;
  std::size_t depth_ = 1;
  std::size_t made_ = 0;  ///< clips and gradients
  std::set<std::string> ids_;
  std::map<std::string, std::string> drawn_;  ///< ids of shapes, as asked for and as given
};

}  // namespace hustings

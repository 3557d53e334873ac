// A sheet that cairo draws on: what PDF and small pictures have in common.
#pragma once

#include <cairo.h>
#include <map>
#include <string>
#include <vector>

#include "export/vector_sheet.h"
#include "ui/kit/sheet.h"

namespace hustings {

struct PdfLine;
struct PdfRun;

/// The same calls give the same bytes.
class CairoSheet : public VectorSheet {
 public:
  CairoSheet(const CairoSheet&) = delete;
  CairoSheet& operator=(const CairoSheet&) = delete;
  ~CairoSheet() override;

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
  void pop_clip() override;
  void end_group() override;
  void begin_group(const char* id) override;

  void shape(const SheetShape& shape, Rgb fill) override;
  void hatch(std::span<const SheetShape* const> shapes, const Hatching& hatching) override;
  void strokes(std::span<const SheetLine> lines, bool closed, SheetColour hue, double width) override;
  void begin_layer(const char* id, double opacity) override;
  void push_clip_without(std::span<const SheetShape> shapes, ImVec2 low, ImVec2 high) override;

 protected:
  /// A new surface of that size, which may write into `bytes` as long as it is there.
  using MakeSurface = cairo_surface_t* (*)(std::string& bytes, glm::dvec2 size);
  CairoSheet(SheetSetting setting, MakeSurface make);
  /// Throws MachineError, with what was to be made, where cairo could not do something.
  void require_drawn(const char* what) const;

  std::string bytes_;  ///< of the file
  cairo_surface_t* surface_;
  cairo_t* cairo_;

 private:
  void use(const SheetColour& hue);
  /// Which glyphs of which typefaces stand where.
  PdfLine set(ui::TextStyle style, float height, ImVec2 at, const std::string& text, ui::Align align);
  void use_face(const PdfLine& line, const PdfRun& run);
  void trace(std::span<const SheetLine> lines, bool closed);
  void trace(ImVec2 low, ImVec2 high, float rounding);
  cairo_font_face_t* face_of(const std::string& file);

  std::vector<double> opacities_;                    ///< of the groups that are open; 1 where it is no layer
  std::map<std::string, cairo_font_face_t*> faces_;  ///< by file; opened when first used
};

}  // namespace hustings

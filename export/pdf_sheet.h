// PDF through cairo: text in typefaces that the file carries, and pages with an outline.
#pragma once

#include <cairo.h>
#include <map>
#include <memory>

#include "export/vector_sheet.h"
#include "renderer/target.h"
#include "ui/kit/sheet.h"

namespace hustings {

struct PdfLine;
struct PdfRun;

/// Pixels are points. The same calls give the same bytes.
class PdfSheet : public VectorSheet {
 public:
  /// The first page is there. `settings.size` is that of the pages.
  explicit PdfSheet(SheetSetting setting);
  PdfSheet(const PdfSheet&) = delete;
  PdfSheet& operator=(const PdfSheet&) = delete;
  ~PdfSheet() override;

  /// Ends the page, and begins another of the same size.
  void next_page();
  std::string finish() override;

  /// An entry of the outline that leads to the present page; returns it, to have entries below it. 0 is the root.
  int add_to_outline(const std::string& title, int below = 0);
  /// A place of this page that links lead to.
  void mark(const std::string& name);
  void link(ImVec2 low, ImVec2 high, const std::string& mark);

  /// What follows is drawn within that part of the page, from its corner, in another look and scale, until `end_inset`.
  void begin_inset(ImVec2 at, glm::dvec2 size, float scale, Look look);
  void end_inset();
  /// Pixels in a rectangle; their first row is the upper one. Alpha is not looked at.
  void image(ImVec2 low, ImVec2 high, const Image& image);
  void set_scale(float scale) { setting_.scale = scale; }

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

 private:
  struct Surface;
  void use(const SheetColour& hue);
  /// Which glyphs of which typefaces stand where.
  PdfLine set(ui::TextStyle style, float height, ImVec2 at, const std::string& text, ui::Align align);
  void use_face(const PdfLine& line, const PdfRun& run);
  void trace(std::span<const SheetLine> lines, bool closed);
  void trace(ImVec2 low, ImVec2 high, float rounding);

  std::unique_ptr<Surface> surface_;
  cairo_t* cairo_;
  int page_ = 1;
  std::vector<double> opacities_;  ///< of the groups that are open; 1 where it is no layer
  std::vector<SheetSetting> outer_;
};

}  // namespace hustings

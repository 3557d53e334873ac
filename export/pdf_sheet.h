// PDF through cairo: text in typefaces that the file carries, and pages with an outline.
#pragma once

#include <string>
#include <vector>

#include "export/cairo_sheet.h"
#include "renderer/target.h"

namespace hustings {

/// Pixels are points. The same calls give the same bytes.
class PdfSheet : public CairoSheet {
 public:
  /// The first page is there. `settings.size` is that of the pages.
  explicit PdfSheet(SheetSetting setting);

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

 private:
  int page_ = 1;
  std::vector<SheetSetting> outer_;
};

}  // namespace hustings

// Pages of A4: where things stand on them, and text that runs over several lines.
#pragma once

#include <string>
#include <vector>

#include "export/pdf_sheet.h"
#include "ui/kit/sheet.h"

namespace hustings {

/// In points. Everything stands on a rhythm of eight.
struct BookPage {
  static constexpr float width = 595;
  static constexpr float height = 842;
  static constexpr float left = 40;
  static constexpr float right = 555;
  static constexpr float top = 40;
  static constexpr float bottom = 792;   ///< of what stands above the foot
  static constexpr float scale = 0.72f;  ///< points to a pixel of the design: small text has 7.5, body 9
};

/// The sheet of a book in the light look; the first page is there.
SheetSetting book_setting(const std::string& title, const std::string& note);

/// How text of several lines is written.
struct WrappedStyle {
  ui::TextStyle style;
  Rgb colour;
  float width;           ///< points: no line is wider
  std::size_t most = 0;  ///< lines; 0: as many as there are
};

/// Returns the height where the lines end.
float write_wrapped(ui::Sheet& sheet, ImVec2 at, const WrappedStyle& wrapped, const std::string& text);

/// A thin line over the width of the page.
void write_rule(ui::Sheet& sheet, float y);

/// Source to the left, in two lines at most, the number of the page to the right.
void write_foot(ui::Sheet& sheet, const std::string& source, int page);

}  // namespace hustings

// Text as cairo sets it into a PDF: glyphs with the letters that they stand for, so that it can be found and copied.
#pragma once

#include <cairo.h>
#include <cstddef>
#include <string>
#include <vector>

#include "export/typeface.h"

namespace hustings {

/// Glyphs of one file, and which of them stand for which bytes of the text, so that it can be found and copied.
struct PdfRun {
  std::size_t file = 0;
  std::string text;
  std::vector<cairo_glyph_t> glyphs;
  std::vector<cairo_text_cluster_t> clusters;  ///< in the order of the text
  bool from_right = false;
};

/// A line of text as it is set.
struct PdfLine {
  bool semi_bold = false;
  double em = 0;  ///< pixels
  std::vector<PdfRun> runs;
};

/// The typeface's file for cairo, which owns what it needs of it; cairo_font_face_destroy() gives it back. Throws
/// MachineError where it cannot be read.
cairo_font_face_t* open_font_face(const std::string& file);

/// One line of valid UTF-8, without control characters, as cairo wants it.
std::string plain_line(const std::string& text);

/// Places in pixels; the text's clusters in its own order, which is that of the glyphs from the right where it runs so.
/// `text`: of the whole line; `x`, `baseline`: where it begins.
PdfRun placed_run(const SetRun& run, const std::string& text, double x, double baseline, double em);

}  // namespace hustings

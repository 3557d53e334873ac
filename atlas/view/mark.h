// What a hand has drawn over the map: strokes, arrows, circles and words that stay where they were put.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "atlas/colour.h"
#include "geo/mesh/thick_line.h"
#include "geo/viewport.h"

namespace hustings {

enum class MarkTool { pen, highlighter, arrow, circle, text };
const char* name_of(MarkTool tool);  ///< "pen", "highlighter", "arrow", "circle", "text"

struct Mark {
  MarkTool tool = MarkTool::pen;
  /// Metres. Pen and highlighter: along the stroke. Arrow: its tail and its head. Circle: its centre and a point on it.
  /// Text: the left end of its line, half way up.
  std::vector<Point> points;
  std::string text;  ///< of text alone
  int colour = 0;    ///< index of a mark's colour; what is none of them is taken for the nearest
  double width = 4;  ///< design pixels: of the line; of text, the height of its letters
  bool operator==(const Mark&) const = default;
};

/// Colours of marks: no party has one of them. With the dark casing about them they stand out from any tint.
constexpr std::size_t mark_colours = 5;
Rgb mark_colour(int index);
constexpr Rgb mark_casing = 0x0B0E12;
constexpr double casing_width = 1.5;        ///< design pixels on either side; a highlighter has none
constexpr double highlight_opacity = 0.45;  ///< of the whole stroke at once, also where it crosses itself

/// The width that a tool begins with; design pixels.
double usual_width(MarkTool tool);

/// The lines that a mark is drawn along, in pixels of the viewport, `scale` of them to a design pixel; a closed one
/// ends where it began. Text has none.
std::vector<Line> mark_lines(const Mark& mark, const Viewport& viewport, double scale);

/// The mark as it is kept: no more points than its form needs at this scale, each to the centimetre.
Mark tidied(Mark mark, double metres_per_pixel);
/// Is there anything to see of it at this scale: a way from point to point, or text?
bool shows(const Mark& mark, double metres_per_pixel);

}  // namespace hustings

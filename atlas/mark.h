// What a hand has drawn over the map: strokes, arrows, circles and words that stay where they were put.
#pragma once

#include <string>
#include <vector>

#include "geo/shape.h"

namespace hustings {

enum class MarkTool { pen, highlighter, arrow, circle, text };
const char* name_of(MarkTool tool);  ///< "pen", "highlighter", "arrow", "circle", "text"

struct Mark {
  MarkTool tool = MarkTool::pen;
  /// Metres. Pen and highlighter: along the stroke. Arrow: its tail and its head. Circle: its centre and a point on it.
  /// Text: the left end of its line, half way up.
  std::vector<Point> points;
  std::string text;   ///< of text alone
  int colour = 0;     ///< index of a mark's colour; what is none of them is taken for the nearest
  double width = 4;   ///< design pixels: of the line; of text, the height of its letters
  bool operator==(const Mark&) const = default;
};

}  // namespace hustings

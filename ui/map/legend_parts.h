// What a legend in the corner and one in a band have in common.
#pragma once

#include <string>
#include <vector>

#include "atlas/paint/legend.h"
#include "atlas/paint/scales.h"
#include "ui/kit/canvas.h"
#include "ui/kit/sheet.h"

namespace hustings::ui {

constexpr float bar_width = 148;  ///< design pixels that a bar of colours likes to have

void draw_bar(Sheet& sheet, const Scale& scale, const Legend& legend, ImVec2 low, ImVec2 high);

/// "10", "2.5", with its sign where that says a direction.
std::string tick_label(double tick, bool sign);

/// What stands under a bar. An end that areas lie beyond says so: "60 and more", or "> 60" where there is less room.
struct TickWords {
  std::vector<std::string> labels;  ///< one a tick
  float before = 0, after = 0;      ///< pixels that the first and the last reach beyond the bar

  /// Do the first and the last keep clear of each other under a bar so wide?
  bool fit(const Canvas& canvas, float width) const { return before + after + canvas.px(4) <= width; }
};
TickWords tick_words(const Canvas& canvas, const Legend& legend, bool brief);

/// Below a bar so wide. Labels that would touch the one before them, or the last one, are left out.
void draw_ticks(const Canvas& canvas, const Legend& legend, const TickWords& words, ImVec2 at, float width);

/// The same plate as panels have.
void draw_plate(const Canvas& canvas, const Rectangle& place);

}  // namespace hustings::ui

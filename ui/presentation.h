// What an audience sees over the map: title, tally, caption and a slim timeline, in letters that are read from the back
// of a room.
#pragma once

#include <functional>
#include <string>
#include <utility>

#include "ui/panels.h"

namespace hustings::ui {

struct Presented {
  std::string title;              ///< of the cue; empty: the contest's
  std::string caption;            ///< may be empty
  const Canvas* names = nullptr;  ///< names and symbols on the map are drawn on this one, where there is one
};

/// Pixels to one of the design, so that the smallest letters are a thirtieth of the picture's height.
float presentation_scale(ImVec2 size);

/// The same for names on the map, and for a panel beside it, which are no more than is pointed at.
float presented_panel_scale(ImVec2 size);

/// The column of a cue's panel beside the map, with the legend above the panel; `canvas` is the large one.
Rectangle presented_column(const Canvas& canvas);
/// Draws a panel there below `legend`, `content` and all.
void draw_presented_panel(const Canvas& canvas, const Rectangle& legend, const std::function<void()>& content);
/// Where the legend's lower edge is, and its left one as an inset: in the lower left corner, or in the column.
std::pair<float, float> presented_legend(const Canvas& canvas, const Legend& legend, const Presented& presented);

/// The legend, as far as it fits over the bottom band: where it does not, its last entries are summed up in a note.
Legend fitting(const Canvas& canvas, Legend legend, const Presented& presented);

/// What title, legend, caption and panels leave free; pixels.
Margins presentation_margins(const Canvas& canvas);

/// The bands above and below the map.
Rectangle presentation_top(const Canvas& canvas);
Rectangle presentation_bottom(const Canvas& canvas, const Presented& presented);
/// The same, for captions of the usual two lines: the map does not move with the length of a caption.
float presentation_bottom_height();  ///< design pixels

void draw_presentation(const Canvas& canvas, const Atlas& atlas, const View& view, const Headline& headline,
                       const Presented& presented);

}  // namespace hustings::ui

// What an audience sees over the map: title, tally, caption and a slim timeline, in letters that are read from the back
// of a room.
#pragma once

#include <functional>
#include <string>

#include "atlas/paint/headline.h"
#include "atlas/view/view.h"
#include "ui/kit/canvas.h"
#include "ui/map/legend_strip.h"
#include "ui/map/text_plan.h"

namespace hustings::ui {

/// The texts around a map before an audience.
struct PresentedTexts {
  std::string title = {};          ///< of the cue; empty: the contest's
  std::string caption = {};        ///< may be empty
  const Canvas* names = nullptr;   ///< names and symbols on the map are drawn on this one, where there is one
  std::string source = {};         ///< below all else, in small letters; empty: none
  const View* told = nullptr;      ///< title, tally and legend are of this one; none: of the view on the map
  bool transition = false;         ///< the map is on its way between two elections
  float strength = 1;              ///< of title, tally, caption and legend
  float ground = 1;                ///< strength of it under title, tally and caption, where they have a plan
  const TextPlan* plan = nullptr;  ///< where they stand; none: in bands above and below the map
};

/// Pixels that the source takes from the lower edge: an inset of the large canvas. `names`: the canvas that it is
/// written on.
float presented_source_height(const Canvas& names, const std::string& source);

/// Pixels to one of the design, so that the smallest letters are a thirtieth of the picture's height.
float presentation_scale(ImVec2 size);

/// The same for names on the map, and for a panel beside it, which are no more than is pointed at.
float presented_panel_scale(ImVec2 size);

/// The column of a cue's panel beside the map, above a caption in a band; `canvas` is the large one.
Rectangle presented_column(const Canvas& canvas, const std::string& caption);
/// Draws a panel there, `content` and all, in letters as large as all others.
void draw_presented_panel(const Canvas& canvas, const Rectangle& place, Look look,
                          const std::function<void()>& content);
/// Where the legend stands: in the lower left corner, or in a band below the map where a panel stands beside it.
/// `band`: for several maps. The legend is cut to what fits: its last entries are summed up in a note.
LegendSpot presented_legend(const Canvas& canvas, Legend& legend, const PresentedTexts& presented,
                            std::optional<Rectangle> band = {});

/// What title, legend, caption and panels leave free; pixels.
Margins presentation_margins(const Canvas& canvas, const View& view);

/// What stands below the title: the election, and what the map shows of it. `title`: of the cue; may be empty.
std::string words_below_title(const Atlas& atlas, const View& told, const Headline& headline, const std::string& title);

/// What names on the map keep clear of, but for the legend.
std::vector<Rectangle> presented_places(const Canvas& canvas, const PresentedTexts& presented);
/// The bands above and below the map, where there is no plan.
Rectangle presentation_top(const Canvas& canvas);
Rectangle presentation_bottom(const Canvas& canvas, const PresentedTexts& presented);
/// The caption's lines, of those bands the lower one's.
Rectangle presented_caption(const Canvas& canvas, const PresentedTexts& presented);
/// And the slim timeline's row, below all captions.
Rectangle presented_timeline(const Canvas& canvas);
/// The same, for captions of the usual two lines: the map does not move with the length of a caption.
float presentation_bottom_height();  ///< design pixels

void draw_presentation(const Canvas& canvas, const Atlas& atlas, const View& view, const Headline& headline,
                       const PresentedTexts& presented);

}  // namespace hustings::ui

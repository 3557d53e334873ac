// Where an audience's texts stand about a single map, and the measures that they are drawn by.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ui/map/text_plan.h"

namespace hustings::ui {

/// Design pixels of the large canvas.
namespace presented {
constexpr float edge = 14;
constexpr float title_top = 7;
constexpr float title_line = 24;  ///< from one line of a long title to the next
constexpr float below_title = 24;
constexpr float caption_line = 19;
constexpr float timeline_row = 19;
constexpr float foot_height = timeline_row + 6;
}  // namespace presented

/// What is said about a map.
struct PresentedSubject {
  const Headline& headline;
  std::string title, below, caption;
  const Legend& legend;
};

/// The plan that leaves the map the largest scale. Measured without fonts: the canvas needs only size, scale and
/// insets. None where there is no room but in bands.
std::optional<TextPlan> plan_presented(const Canvas& canvas, const PresentedSubject& subject,
                                       const Silhouette& silhouette);

/// The lines of a title: one, or two where it is wrapped.
std::vector<std::string> presented_title_lines(const Canvas& canvas, const std::string& title, float room,
                                               bool wrapped);

/// The part of the picture's width that a wrapped title may have.
constexpr float wrapped_title_part = 0.42f;

/// As many of the parties as there is room for, the first ones first, and one bar of all below: side by side, or one
/// below the other. In the upper right corner; pixels.
Rectangle presented_tally_place(const Canvas& canvas, const Headline& headline, bool stacked);
void draw_presented_tally(const Canvas& canvas, const Headline& headline, bool stacked);

}  // namespace hustings::ui

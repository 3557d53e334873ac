// Where the elections stand on the timeline.
#pragma once

#include <string>
#include <vector>

#include "atlas/atlas.h"
#include "ui/kit/canvas.h"

namespace hustings::ui {

/// One contest on the line; pixels.
struct TimelineMark {
  ContestIndex contest = 0;
  float x = 0;
  float radius = 0;
};

/// The line between the buttons and the choices; pixels from the panel's left edge.
struct TimelinePlan {
  float left = 0, right = 0;    ///< centres of the first and the last mark, where none is pushed aside
  float low = 0, high = 0;      ///< no mark reaches beyond these
  float choices = 0;            ///< where the choices begin
  bool choices_in_one = false;  ///< track, speed, loop and direction in one menu: there is no room beside the marks
  std::vector<TimelineMark> marks;
};

/// Marks stand at their dates by the calendar, pushed apart where they would cover each other: those of one day stand
/// side by side. Where there is no room for all choices beside them these become one menu, and then marks get smaller.
TimelinePlan plan_timeline(const Canvas& canvas, const Atlas& atlas, const std::string& track);

}  // namespace hustings::ui

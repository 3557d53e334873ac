// What the hand that draws over the map holds; kept by the program.
#pragma once

#include <imgui.h>
#include <optional>
#include <vector>

#include "atlas/view/mark.h"

namespace hustings::ui {

struct DrawingState {
  bool on = false;
  MarkTool tool = MarkTool::pen;
  int colour = 1;
  std::optional<Mark> live;                  ///< under the hand, and in no view yet
  bool typing = false;                       ///< the live mark is text that waits for letters
  ImVec2 strip_low{0, 0}, strip_high{0, 0};  ///< where the tools were drawn; pixels

  // Steps of the marks alone, whatever else was changed meanwhile.
  std::vector<std::vector<Mark>> past, future;
  std::vector<Mark> known;  ///< after the last step
};

}  // namespace hustings::ui

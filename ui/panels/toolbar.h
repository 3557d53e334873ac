// The row of words below the title, from which everything else is opened, and the filter that is on.
#pragma once

#include <span>
#include <string>

#include "ui/kit/canvas.h"
#include "ui/zones/requests.h"

namespace hustings::ui {

struct ToolbarItem {
  std::string title;
  std::string command;  ///< id of what it runs
  std::string hint;     ///< what that is, and its key
  bool open = false;    ///< what it opens is there
};

/// As many as there is room for between the left panel and those at the right, the last one always.
void draw_toolbar(const Canvas& canvas, std::span<const ToolbarItem> items, Requests& requests);

/// "Filter: Labour, under 5 points x" below it; the cross clears the filter. `left`: pixels.
void draw_filter_chip(const Canvas& canvas, float left, const std::string& words, Requests& requests);

}  // namespace hustings::ui

// The row of words below the title, from which everything else is opened, and the filter that is on.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "ui/kit/canvas.h"
#include "ui/zones/command_tip.h"
#include "ui/zones/requests.h"

namespace hustings::ui {

struct ToolbarItem {
  enum class Place { row, always, menu };  ///< in the row where there is room; in the row; in the menu behind it

  std::string title;
  std::string command;  ///< id of what it runs
  bool open = false;    ///< what it opens is there
  Place place = Place::row;
};

/// The field of the search, the words that there is room for between the left panel and those at the right, and a menu
/// of the others. Returns where the field is.
Rectangle draw_toolbar(const Canvas& canvas, std::span<const ToolbarItem> items, const CommandHints& hints,
                       Requests& requests);

/// "Filter: Labour, under 5 points x" below it; the cross clears the filter. `left`: pixels.
void draw_filter_chip(const Canvas& canvas, float left, const std::string& words, Requests& requests);

}  // namespace hustings::ui

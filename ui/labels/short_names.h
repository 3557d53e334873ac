// Names made shorter by rule, for tiles and slivers that have no room for the whole of them.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace hustings::ui {

/// "Hackney N & Stoke Newington": "&" for "and", and the points of the compass by their letter where they follow
/// another word ("West Ham" keeps its own).
std::string abbreviated(std::string_view name);

/// A code of three letters or more for each name, in capitals, no two alike: the initials of three words or more
/// ("HNS"), else the beginnings of the words ("BAT", "TOT"), else, where another name has that, the first letters that
/// tell them apart. The same names in the same order give the same codes.
std::vector<std::string> short_codes(std::span<const std::string> names);

}  // namespace hustings::ui

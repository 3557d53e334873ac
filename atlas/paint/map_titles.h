// What tells each of several maps from the others, in as many words as there is room for.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "atlas/view/view.h"

namespace hustings {

/// Titles of one of the maps, the longest first: its contest, its measure, and what it is compared with. `views`: of
/// all of the maps. The shortest still tells the map from the others, where anything does; and where maps of one
/// measure are compared with different contests, each title names that.
std::vector<std::string> map_titles(const Atlas& atlas, std::span<const View> views, std::size_t map);

/// Are all of the views compared with the same, or with nothing?
bool one_base(const Atlas& atlas, std::span<const View> views);

}  // namespace hustings

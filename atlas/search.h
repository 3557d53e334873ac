// Finds areas by name or code.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "atlas/atlas.h"

namespace hustings {

struct SearchHit {
  LayerIndex layer = 0;
  AreaIndex area = 0;
  std::string name;
  std::string within;  ///< the larger area, to tell the Abbeys apart
};

/// Areas whose name holds the words, or whose code begins with them: the names that begin with them first, and of those
/// the shown layer's before its parents' and the other layers'. An area that occurs in several layers is listed once.
std::vector<SearchHit> search_areas(const Atlas& atlas, LayerIndex layer, std::string_view words, std::size_t at_most);

}  // namespace hustings

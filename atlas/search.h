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

/// Lower case, "St." and "Saint" as "st", "&" as "and", punctuation gone.
std::string folded(std::string_view name);

/// Areas of the layer, then of its parent layer, whose name holds the words; names that begin with them first.
std::vector<SearchHit> search_areas(const Atlas& atlas, LayerIndex layer, std::string_view words, std::size_t at_most);

}  // namespace hustings

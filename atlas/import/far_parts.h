// Parts of a country that lie far from the rest, such as Alaska, Hawaii, overseas departments: on a map they belong
// into insets.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "geo/read/read_places.h"

namespace hustings {

/// Indices of areas, ascending.
struct PartsOfLand {
  std::vector<std::size_t> main;
  std::vector<std::vector<std::size_t>> far;  ///< the largest first; none where there is nothing to be gained
};

/// Areas whose boxes lie within 300 km of each other belong together, and to the main part within a tenth of its width.
/// The main part is the one with most areas. There are no far parts where it has fewer than six areas in ten, where
/// there would be more than ten, or where the map would hardly be larger without them.
PartsOfLand parts_of_land(std::span<const AreaSpot> areas);

}  // namespace hustings

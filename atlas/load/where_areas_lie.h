// Where on the Earth a layer of an atlas lies, for people: so that a wrong CRS is seen.
#pragma once

#include <string>

#include "atlas/atlas.h"

namespace hustings {

/// "about 40.1° N 99.7° W, United States", of most of the areas; empty where the atlas was loaded without geometry, or
/// the CRS, the atlas's, brings them to no place. Asks PROJ once, and keeps the answer (base/cache).
std::string where_areas_lie(const AtlasLayer& layer, const std::string& crs);

}  // namespace hustings

// A made-up country of any size: areas whose neighbours share every vertex, districts, and two elections.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "geo/layer.h"

namespace hustings {

struct CountryPlan {
  std::size_t areas = 9'000;
  std::size_t vertices = 1'100'000;  ///< of all areas together, about; those of a shared border count twice
  std::uint32_t seed = 1;
};

struct Country {
  Layer areas;      ///< their parents are the districts
  Layer districts;  ///< seven by seven areas each, along the same borders
};

/// A grid, jittered, with borders that wind at every scale as a river does, in EPSG:27700. The same plan gives the same
/// country. No border crosses another.
Country make_country(const CountryPlan& plan);

/// Writes both layers as shapefiles, two elections of four parties, and the atlas that joins them; returns its path.
std::filesystem::path write_country(const CountryPlan& plan, const std::filesystem::path& folder);

}  // namespace hustings

// The national grids that a map may be drawn in: a small carried table (assets/grids.csv, made by tools/make_grids.py).
#pragma once

#include <string>
#include <vector>

#include "geo/earth.h"

namespace hustings {

struct Grid {
  std::string crs;      ///< "EPSG:27700"
  std::string title;    ///< "British National Grid"
  double meridian = 0;  ///< degrees: where north is upright on it
  EarthBox use;         ///< the part of the Earth that it is made for, as PROJ's database has it
  std::string area;     ///< the same in PROJ's words, with the names of the countries
};

/// Read once. Throws where the table is missing or damaged.
const std::vector<Grid>& carried_grids();

}  // namespace hustings

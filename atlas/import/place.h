// Where on the Earth an atlas lies, and on which projection it is drawn: chosen from where its areas are.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "geo/mesh/inset.h"
#include "geo/read/grids.h"
#include "geo/read/read_places.h"

namespace hustings {

/// A part far from the rest, as `[[inset]]` of an atlas has it.
struct ProposedInset {
  std::string title;               ///< "Alaska"
  std::vector<std::string> areas;  ///< codes
  Corner corner = Corner::lower_left;
  double scale = 1;
  std::string crs;
};

struct PlaceChoice {
  std::string crs;      ///< what everything is brought to: "EPSG:27700", "+proj=laea ..."
  std::string title;    ///< the same for people: "British National Grid"
  std::string where;    ///< "about 40.1° N 99.7° W, United States"
  std::string because;  ///< why that CRS
  std::vector<ProposedInset> insets;
  std::string doubt;  ///< "latitude first? ...", or empty

  /// What was chosen, each with its reason, for people.
  std::vector<std::string> said() const;
};

/// PROJ's names for what lies about a box (`regions_about`).
using Regions = std::function<std::vector<NamedRegion>(const EarthBox&)>;

/// A carried grid of a country that the areas may lie in, where the part of the Earth that it is made for holds 99% of
/// their label points and north leans by 6 degrees at most; of several the one made for the smallest part. Else a
/// Lambert azimuthal equal-area about their middle, north up there: a map of shares must keep areas true. Parts far
/// from the rest do not count, and become insets, each with a projection of its own. There must be an area.
PlaceChoice choose_place(std::span<const AreaSpot> areas, std::span<const Grid> grids, const Regions& regions);

/// "+proj=laea +lat_0=40 +lon_0=-100 +datum=WGS84 +units=m +no_defs".
std::string equal_area_about(const EarthBox& box);

}  // namespace hustings

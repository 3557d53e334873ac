// Where on the Earth the areas of a source lie, before anything is known of a map that they could be drawn on.
#pragma once

#include <string>
#include <vector>

#include "geo/earth.h"
#include "geo/read/read_layer.h"

namespace hustings {

/// One row of a source.
struct AreaSpot {
  std::string code, name;
  Point label{0, 0};  ///< degrees, longitude first: within the area's largest part, or near it
  EarthBox box;       ///< about all of its parts
};

struct SourcePlaces {
  std::vector<AreaSpot> areas;
  bool assumed_degrees = false;  ///< the source names no CRS, and was taken for longitude and latitude
};

/// Opens the source as `read_layer` does, and finds the same faults of its CRS; rows without a shape are left out.
Outcome<SourcePlaces> read_places(const LayerSource& source);

/// A part of the Earth that PROJ's database has a name for: a country, or a part of one.
struct NamedRegion {
  std::string country;  ///< "United States", "Reunion"
  std::string part;     ///< "Alaska"; may be empty
  bool is_land = true;  ///< without the sea about it
  EarthBox box;

  /// How large it is for those who live on land.
  double reach() const { return is_land ? box.size() : 3 * box.size(); }
};

/// Those that hold the whole box, the smallest first; what reaches out to sea counts as larger.
std::vector<NamedRegion> regions_about(const EarthBox& box);

/// The countries that these places may lie in, the likeliest first: boxes overlap, so that there may be two.
std::vector<std::string> likely_countries(const std::vector<NamedRegion>& regions);

/// "about 40° N 100° W, United States".
std::string place_text(const EarthBox& box, const std::vector<std::string>& countries);
/// The same; asks PROJ's database.
std::string place_text(const EarthBox& box);

/// Places of a map with that CRS in degrees, longitude first; no numbers where it has none.
std::vector<Point> in_degrees(const std::vector<Point>& places, const std::string& crs);

/// Does PROJ know a projected CRS by this text: a code, a name, WKT or a PROJ string?
bool is_projected_crs(const std::string& text);

}  // namespace hustings

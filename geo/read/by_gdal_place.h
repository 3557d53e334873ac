// Where on the Earth a layer lies, and whether the CRS that it comes in and the one that it is brought to fit.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/finding.h"
#include "geo/shape.h"

class OGRSpatialReference;

namespace hustings {

/// Where one area lies, in the coordinates of the source.
struct AreaPlace {
  std::int64_t row = 0;
  std::string name;  ///< code and name
  Point low{0, 0}, high{0, 0};
  Point label{0, 0};  ///< the middle of its largest part
};

/// Places of a CRS in degrees, longitude first; what its projection cannot bring back is no number. No datum is
/// changed: that would move nothing by more than a few hundred metres.
std::vector<Point> places_in_degrees(const std::vector<Point>& places, const OGRSpatialReference& from);

/// No longitude and latitude: beyond 90 degrees north or south, or more than once around the Earth.
bool is_beyond_degrees(const AreaPlace& place);

/// The error where areas of a source in degrees are beyond them: metres, or latitudes that come first.
Finding degrees_fault(const std::vector<AreaPlace>& beyond);

/// One warning at most, for all areas together, in this order: degrees that are read as metres; latitude or northing
/// before longitude or easting; areas outside the part of the Earth that a CRS is made for, as PROJ's database knows
/// it. Findings have no file and layer yet. `target` is the atlas's CRS as it was named.
Findings location_warnings(const std::vector<AreaPlace>& places, const OGRSpatialReference& from,
                           const OGRSpatialReference& to, const std::string& target);

}  // namespace hustings

// Places on the Earth in degrees: boxes that may cross the date line, distances, and how a place is said.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "geo/shape.h"

namespace hustings {

/// Longitudes and latitudes in degrees. A box may cross the date line: its west lies east of its east then.
struct EarthBox {
  double west = -180, south = -90, east = 180, north = 90;

  double width() const { return east >= west ? east - west : east - west + 360; }
  double size() const { return width() * (north - south); }  ///< square degrees: good enough to tell small from large
  Point middle() const;                                      ///< x is the longitude
  bool holds(Point place, double margin = 0.5) const;        ///< never what is no number
  bool covers(const EarthBox& box, double margin = 0.5) const;
  bool operator==(const EarthBox&) const = default;
};

/// The smallest box about these places, across the date line where that is narrower. There must be one.
EarthBox box_about(std::span<const Point> places);

/// The same without the few that lie farthest out: 3% on each side, so that islands far away do not tell where the rest
/// is. Places that are no numbers are passed over; none where there are no others.
std::optional<EarthBox> box_about_most(std::span<const Point> places);

/// -180 to 180.
double usual_longitude(double longitude);

/// Along the surface of a sphere.
double kilometres_between(Point a, Point b);

/// "about 40° N 100° W"; with a tenth of a degree where the box is small.
std::string about_text(const EarthBox& box);
/// "40° N 100° W", "40.1° N 99.7° W".
std::string degrees_text(Point place, bool tenths);

}  // namespace hustings

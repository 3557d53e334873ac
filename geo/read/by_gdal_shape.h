// The polygons of OGR's geometries, as shapes of our own.
#pragma once

#include <optional>

#include "geo/shape.h"

class OGRGeometry;

namespace hustings {

/// The largest coordinate that is read, east or north, in metres or degrees: no projected system reaches it, and the
/// squares of far larger ones are no numbers any more.
inline constexpr double largest_coordinate = 1e8;

/// Adds the polygons of a geometry without curves, also of those within collections. The rings' repeated points are
/// left out; rings of fewer than three are.
void add_polygons(const OGRGeometry& geometry, Shape& shape);

/// Is it a polygon, are there polygons within, or curved ones?
bool holds_polygons(const OGRGeometry& geometry);

/// The middle of the largest part, which is not always inside of it; no number where there is none.
Point middle_of_largest_part(const Shape& shape);

/// How many lines and points a collection has beside its polygons.
struct Unused {
  int lines = 0;
  int points = 0;
};
Unused unused_in(const OGRGeometry& geometry);

/// The first coordinate that is no number or beyond `largest_coordinate`.
std::optional<double> misplaced_coordinate(const OGRGeometry& geometry);
std::optional<double> misplaced_coordinate(const Shape& shape);

}  // namespace hustings

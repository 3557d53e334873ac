// The shape of a thick line, however it crosses itself.
#pragma once

#include <span>

#include "geo/shape.h"

namespace hustings {

using Line = std::vector<Point>;

/// All that lies within `half_width` of the lines, with round ends and corners; a line of one point is a disc. Nothing
/// where there is no line, or no width.
Shape widened(std::span<const Line> lines, double half_width);

/// The line without the vertices that lie within `tolerance` of what is left (Douglas and Peucker, Cartographica 10,
/// 1973). Its ends stay.
Line thinned(const Line& line, double tolerance);

/// A curve through all vertices in their order, with further ones at most `step` apart along it (centripetal
/// Catmull-Rom: Yuksel, Schaefer and Keyser, Computer-Aided Design 43, 2011). A line of fewer than three vertices stays
/// as it is.
Line smoothed(const Line& line, double step);

}  // namespace hustings

// The orientation of three points, without rounding.
#pragma once

#include "geo/shape.h"

namespace hustings {

/// 1 where a, b, c run counter-clockwise, -1 clockwise, 0 on one line: the sign of `cross` as if it were worked out
/// with all its digits, for coordinates between 1e-100 and 1e100 or 0.
int orientation(Point a, Point b, Point c);

}  // namespace hustings

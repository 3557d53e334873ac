// Parts of one area that overlap, touch or cross, made one valid shape.
#pragma once

#include "geo/shape.h"

namespace hustings {

/// The shape itself where it is valid. Else each part is repaired, and all are united; empty where GEOS cannot, or
/// where nothing with an extent is left.
Shape valid_shape(const Shape& shape);

}  // namespace hustings

// Circles moved apart until none overlap, for circles to be drawn and for the first places of hexagons.
#pragma once

#include <span>
#include <vector>

#include "geo/tiles/cartogram.h"

namespace hustings {

/// The centres of the circles once none overlaps another: near their homes and their neighbours; metres.
std::vector<Point> separated_circles(std::vector<double> radii, std::vector<Point> homes,
                                     std::span<const NeighbourPair> neighbours);

}  // namespace hustings

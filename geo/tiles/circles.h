// Circles that part until none overlap, for circles to be drawn and for the first places of hexagons.
#pragma once

#include <span>
#include <vector>

#include "geo/tiles/cartogram.h"

namespace hustings {

/// Where the circles come to lie: near their homes and their neighbours, none on another.
std::vector<Point> parted(std::vector<double> radii, std::vector<Point> homes,
                          std::span<const NeighbourPair> neighbours);

}  // namespace hustings

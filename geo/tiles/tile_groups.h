// Hexagonal tiles taken together by the larger area that theirs lie in.
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "geo/tiles/cartogram.h"

namespace hustings {

/// The edges of cells that have no cell of the same group on their other side; each once, even where two groups meet.
/// `groups`: one a tile. Tiles are the equal hexagons of one lattice.
std::vector<std::pair<Point, Point>> group_edges(std::span<const Tile> tiles, std::span<const std::uint32_t> groups);

}  // namespace hustings

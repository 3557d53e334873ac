// Holes in a hexagonal layout that the layer does not have.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "geo/tiles/hex_lattice.h"

namespace hustings {

/// Fills free cells that areas close in and that the layer covers for the most part: a chain of areas, the shortest to
/// the open, moves one cell each. `cell_of` is the grid's cell of each area.
std::vector<std::uint32_t> without_holes(const HexGrid& grid, std::span<const double> covered,
                                         std::vector<std::uint32_t> cell_of);

}  // namespace hustings

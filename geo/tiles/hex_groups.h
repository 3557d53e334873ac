// Groups of areas, such as the seats of a region, that stay in one piece in a hexagonal layout; islands near the
// mainland.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "geo/tiles/hex_cells.h"
#include "geo/tiles/hex_lattice.h"

namespace hustings {

/// Joins what a layout has torn: areas of a group that hang together by their borders, but whose cells do not. A chain
/// of areas, the shortest from the lesser piece to the larger, moves one cell each; what would tear more is left as it
/// is. `cell_of` is the grid's cell of each area.
std::vector<std::uint32_t> with_whole_groups(const HexGrid& grid, std::span<const NeighbourPair> neighbours,
                                             std::span<const std::uint32_t> groups, std::vector<std::uint32_t> cell_of);

/// In how many pieces more than by their borders groups lie: 0 where none is torn.
std::size_t torn_pieces(std::span<const HexCell> cells, std::span<const NeighbourPair> neighbours,
                        std::span<const std::uint32_t> groups);

/// Moves each landmass but the largest towards the others until `gap` cells are free between them at most.
void draw_near(std::span<const Landmass> landmasses, std::int32_t gap, std::vector<HexCell>& cells);

}  // namespace hustings

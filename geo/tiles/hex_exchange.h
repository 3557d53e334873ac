// Areas of a hexagonal layout exchange cells, so that more neighbours lie side by side.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "geo/tiles/hex_lattice.h"

namespace hustings {

struct Exchange {
  std::vector<std::uint32_t> cell_of;  ///< the grid's cell of each area
  double cost = 0;                     ///< to compare layouts by
};

/// Simulated annealing (Kirkpatrick, Gelatt and Vecchi, Science 220, 1983) from a layout; it throws its dice from a
/// fixed seed, so that the same input gives the same layout. What costs: steps that part neighbours, the way from where
/// the layout moved an area's surroundings, cells that are not `covered`, and gaps between cells.
Exchange annealed(const HexGrid& grid, std::span<const double> covered, std::span<const NeighbourPair> neighbours,
                  std::span<const Point> label_points, std::vector<std::uint32_t> cell_of);

}  // namespace hustings

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
/// the layout moved an area's surroundings, cells that are not `covered`, gaps between cells, and edges between cells
/// of two groups, so that each group stays together. `groups`: one an area, such as the region that it lies in.
Exchange annealed(const HexGrid& grid, std::span<const double> covered, std::span<const NeighbourPair> neighbours,
                  std::span<const Point> label_points, std::span<const std::uint32_t> groups,
                  std::vector<std::uint32_t> cell_of);

}  // namespace hustings

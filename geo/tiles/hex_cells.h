// Which cells of a lattice the areas of a layer take together, before it is said which area takes which.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "geo/tiles/hex_lattice.h"

namespace hustings {

/// Areas that hang together by their borders, and their outline: a mainland, an island.
struct Landmass {
  std::vector<std::uint32_t> areas;
  Scanlines outline;
};

/// A piece of a landmass's outline, and an area of that landmass.
struct OutlinePiece {
  std::uint32_t area = 0;
  std::vector<Point> line;
};

/// The borders of a layer that have no area on one side.
std::vector<OutlinePiece> outline_of(const Topology& topology);

/// The landmasses of a layer, those of few areas first.
std::vector<Landmass> landmasses_of(std::size_t areas, std::span<const NeighbourPair> neighbours,
                                    std::span<const OutlinePiece> outline, const Box& box, double radius);

/// As many cells as the landmass has areas, of those that are free: covered ones, side by side, near `middle` where the
/// landmass covers more than it has areas for. Marks them as taken.
std::vector<std::uint32_t> choose_cells(const HexGrid& grid, const Landmass& landmass, Point middle,
                                        std::vector<bool>& taken);

}  // namespace hustings

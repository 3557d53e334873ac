#include "geo/tiles/tile_groups.h"

#include <cmath>
#include <map>
#include <numbers>

#include "geo/tiles/hex_lattice.h"

namespace hustings {

std::vector<std::pair<Point, Point>> group_edges(std::span<const Tile> tiles, std::span<const std::uint32_t> groups) {
  std::vector<std::pair<Point, Point>> edges;
  if (tiles.empty() || !(tiles.front().radius > 0)) return edges;
  const Point half{tiles.front().radius * hex_spacing / 2, tiles.front().radius * 1.5};  // of a cell's width, a row
  const auto place_of = [&](Point centre) {
    const Point steps = (centre - tiles.front().centre) / half;
    return std::pair(std::lround(steps.x), std::lround(steps.y));
  };
  std::map<std::pair<long, long>, std::size_t> at;
  for (std::size_t i = 0; i < tiles.size(); ++i) at.emplace(place_of(tiles[i].centre), i);
  for (std::size_t i = 0; i < tiles.size(); ++i)
    for (int side = 0; side < 6; ++side) {
      // Sides look east first, and on counter-clockwise; their corners are half a side before and behind.
      const double angle = std::numbers::pi / 3 * side;
      const Point towards{std::cos(angle), std::sin(angle)};
      const auto next = at.find(place_of(tiles[i].centre + towards * (2 * half.x)));
      if (next != at.end() && (groups[next->second] == groups[i] || next->second < i)) continue;
      const auto corner = [&](double turn) {
        return tiles[i].centre + tiles[i].radius * Point{std::cos(angle + turn), std::sin(angle + turn)};
      };
      edges.emplace_back(corner(-std::numbers::pi / 6), corner(std::numbers::pi / 6));
    }
  return edges;
}

}  // namespace hustings

// Equal-area views: one hexagon or one circle an area, laid out in the layer's own metres so that one camera shows
// both.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "base/finding.h"
#include "base/table.h"
#include "geo/layer.h"
#include "geo/mesh/topology.h"

namespace hustings {

enum class TileKind { hexagons, circles };

/// Hexagons stand on a corner; `radius` is from the centre to a corner of the cell, or the circle's radius; metres.
struct Tile {
  Point centre{0, 0};
  double radius = 0;
  bool operator==(const Tile&) const = default;
};

/// A cell of a hexagonal lattice in axial coordinates: q grows eastwards along a row, r northwards from row to row,
/// each row half a cell further east than the one below it.
struct HexCell {
  std::int32_t q = 0;
  std::int32_t r = 0;
  bool operator==(const HexCell&) const = default;
};

struct Cartogram {
  TileKind kind = TileKind::hexagons;
  std::vector<Tile> tiles;     ///< one an area of the layer
  std::vector<HexCell> cells;  ///< of hexagons: one an area, no two the same; else empty
  Box bounds;                  ///< of all tiles
};

/// Two areas that share a border, first < second, and its length in metres.
struct NeighbourPair {
  std::uint32_t first = 0;
  std::uint32_t second = 0;
  double border = 0;
};

/// Every pair once, in order. Areas that only touch in a point are no neighbours.
std::vector<NeighbourPair> neighbours_of(const Topology& topology);

/// The point that each area's tile is drawn to: its label point, or in the layer's middle if the area has no shape.
std::vector<Point> tile_anchors(const Layer& layer, std::span<const Point> label_points);

/// One equal hexagon an area; together they have the layer's size. Cells are those that the layer covers best, as many
/// for each landmass as it has areas; areas go to cells with the least sum of squared displacements (exactly for up to
/// 1,000 areas, else nearly), and are then exchanged so that neighbours stay neighbours. Where that strews the areas of
/// towns over a country, the outline gives way to that of equal circles which push one another away. The same input
/// always gives the same layout. `topology` is the layer's at any level of detail, `label_points` one an area.
Cartogram hexagons(const Layer& layer, const Topology& topology, std::span<const Point> label_points);

/// One circle an area, its size in proportion to the area's weight (electors or votes; what is not above 0 counts as
/// unknown and gets a small circle). They start at the label points and move apart until none overlap, drawn towards
/// their neighbours and their origin (Dorling, Area Cartograms: Their Use and Creation, CATMOG 59, 1996).
Cartogram circles(const Layer& layer, const Topology& topology, std::span<const Point> label_points,
                  std::span<const double> weights);

/// A layout made by hand: a table with the columns area_code, q, r, one row an area. Errors: a column or an area
/// missing, an unknown code, an area twice, two areas in one cell, what is no whole number.
Outcome<Cartogram> hexagons_from(const Layer& layer, std::span<const Point> label_points, const Table& table);

/// All circles together take this share of the layer's size.
constexpr double circles_share = 0.6;

/// Hexagons are drawn smaller than their cells by this factor of length, so that a gap parts them.
constexpr double drawn_hexagon = 0.96;

/// A tile as it is drawn, counter-clockwise: six corners, or a circle in so many that no edge is seen.
Ring tile_ring(const Cartogram& cartogram, std::size_t area);

/// The area whose tile (with its gap) is at a point.
std::optional<std::uint32_t> tile_at(const Cartogram& cartogram, Point point);

/// The share of neighbour pairs whose tiles touch: hexagons side by side, circles less than a tenth of their radii
/// apart. 1 where there are none.
double kept_neighbour_share(const Cartogram& cartogram, std::span<const NeighbourPair> neighbours);

/// How far tiles are from their label points, metres, the mean.
double mean_displacement(const Cartogram& cartogram, std::span<const Point> label_points);

}  // namespace hustings

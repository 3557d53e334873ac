#include "geo/tiles/cartogram.h"

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <numbers>

namespace hustings {

namespace {

constexpr std::size_t circle_corners = 96;

double length_of(const std::vector<Point>& line) {
  double length = 0;
  for (std::size_t i = 0; i + 1 < line.size(); ++i) length += glm::distance(line[i], line[i + 1]);
  return length;
}

bool in_hexagon(const Tile& tile, Point point) {
  const Point from = glm::abs(point - tile.centre);
  const double root3 = std::numbers::sqrt3;
  return from.x <= tile.radius * root3 / 2 && from.x / root3 + from.y <= tile.radius;
}

bool touch(const Cartogram& cartogram, const NeighbourPair& pair) {
  const Tile& a = cartogram.tiles[pair.first];
  const Tile& b = cartogram.tiles[pair.second];
  const double apart = glm::distance(a.centre, b.centre);
  return cartogram.kind == TileKind::hexagons ? apart < a.radius * std::numbers::sqrt3 * 1.01
                                              : apart < (a.radius + b.radius) * 1.1;
}

}  // namespace

std::vector<NeighbourPair> neighbours_of(const Topology& topology) {
  std::vector<NeighbourPair> pieces;
  for (const Arc& arc : topology.arcs) {
    if (arc.left == no_area || arc.right == no_area || arc.left == arc.right) continue;
    const auto [low, high] = std::minmax(arc.left, arc.right);
    pieces.push_back({static_cast<std::uint32_t>(low), static_cast<std::uint32_t>(high), length_of(arc.points)});
  }
  std::stable_sort(pieces.begin(), pieces.end(), [](const NeighbourPair& a, const NeighbourPair& b) {
    return a.first != b.first ? a.first < b.first : a.second < b.second;
  });
  std::vector<NeighbourPair> pairs;
  for (const NeighbourPair& piece : pieces)
    if (!pairs.empty() && pairs.back().first == piece.first && pairs.back().second == piece.second)
      pairs.back().border += piece.border;
    else pairs.push_back(piece);
  return pairs;
}

std::vector<Point> tile_anchors(const Layer& layer, std::span<const Point> label_points) {
  std::vector<Point> homes(label_points.begin(), label_points.end());
  const Point middle = layer.bounds.empty() ? Point{0, 0} : layer.bounds.centre();
  for (std::size_t i = 0; i < homes.size(); ++i)
    if (layer.areas[i].shape.empty() || !std::isfinite(homes[i].x) || !std::isfinite(homes[i].y)) homes[i] = middle;
  return homes;
}

Ring tile_ring(const Cartogram& cartogram, std::size_t area) {
  const Tile& tile = cartogram.tiles[area];
  const bool hexagon = cartogram.kind == TileKind::hexagons;
  const std::size_t corners = hexagon ? 6 : circle_corners;
  const double radius = hexagon ? tile.radius * drawn_hexagon : tile.radius;
  Ring ring;
  for (std::size_t i = 0; i < corners; ++i) {
    const double angle = std::numbers::pi * (0.5 + 2.0 * static_cast<double>(i) / static_cast<double>(corners));
    ring.push_back(tile.centre + radius * Point{std::cos(angle), std::sin(angle)});
  }
  return ring;
}

std::optional<std::uint32_t> tile_at(const Cartogram& cartogram, Point point) {
  if (!cartogram.bounds.contains(point)) return std::nullopt;
  for (std::size_t i = 0; i < cartogram.tiles.size(); ++i) {
    const Tile& tile = cartogram.tiles[i];
    const bool inside = cartogram.kind == TileKind::hexagons ? in_hexagon(tile, point)
                                                             : glm::distance(tile.centre, point) <= tile.radius;
    if (inside) return static_cast<std::uint32_t>(i);
  }
  return std::nullopt;
}

double kept_neighbour_share(const Cartogram& cartogram, std::span<const NeighbourPair> neighbours) {
  if (neighbours.empty()) return 1;
  const auto kept = std::count_if(neighbours.begin(), neighbours.end(),
                                  [&](const NeighbourPair& pair) { return touch(cartogram, pair); });
  return static_cast<double>(kept) / static_cast<double>(neighbours.size());
}

double mean_displacement(const Cartogram& cartogram, std::span<const Point> label_points) {
  double sum = 0;
  for (std::size_t i = 0; i < cartogram.tiles.size(); ++i)
    sum += glm::distance(cartogram.tiles[i].centre, label_points[i]);
  return cartogram.tiles.empty() ? 0 : sum / static_cast<double>(cartogram.tiles.size());
}

}  // namespace hustings

#include "export/paired_rings.h"

#include <cmath>
#include <glm/geometric.hpp>

#include "geo/tiles/morph_ring.h"

namespace hustings {

namespace {

Point middle_of(const Ring& ring) {
  Box box;
  for (const Point point : ring) box.add(point);
  return box.centre();
}

Point nearest_corner(const Ring& tile, Point point) {
  Point best = tile.front();
  for (const Point corner : tile)
    if (glm::distance(corner, point) < glm::distance(best, point)) best = corner;
  return best;
}

}  // namespace

Ring paired_ring(const Ring& ring, const Ring& tile) {
  const MorphRing made = make_morph_ring(ring, std::vector(ring.size(), BorderRank::area), tile);
  Ring places;
  std::vector<bool> at_corner;
  std::vector<std::pair<std::size_t, Point>> corners;  // put in behind that many vertices
  for (std::size_t i = 0; i < made.from.size(); ++i) {
    const std::size_t next = places.size();
    if (next < ring.size() && made.from[i] == ring[next]) {
      places.push_back(made.to[i]);
      at_corner.push_back(nearest_corner(tile, made.to[i]) == made.to[i]);
    } else {
      corners.emplace_back(next, made.to[i]);
    }
  }
  if (places.empty()) return Ring(ring.size(), middle_of(tile));
  for (const auto& [behind, corner] : corners) {
    const std::size_t before = (behind + places.size() - 1) % places.size();
    const std::size_t after = behind % places.size();
    const bool nearer_before = glm::distance(places[before], corner) <= glm::distance(places[after], corner);
    const std::size_t chosen = at_corner[before] ? after : at_corner[after] ? before : nearer_before ? before : after;
    if (at_corner[chosen]) continue;
    places[chosen] = corner;
    at_corner[chosen] = true;
  }
  return places;
}

std::vector<Ring> paired_rings(const Shape& shape, const Ring& tile) {
  const Polygon* main = nullptr;
  for (const Polygon& part : shape)
    if (main == nullptr || std::abs(signed_area(part.outer)) > std::abs(signed_area(main->outer))) main = &part;
  std::vector<Ring> rings;
  for (const Polygon& part : shape) {
    const Point aside = nearest_corner(tile, middle_of(part.outer));
    rings.push_back(&part == main ? paired_ring(part.outer, tile) : Ring(part.outer.size(), aside));
    for (const Ring& hole : part.holes) rings.emplace_back(hole.size(), &part == main ? middle_of(tile) : aside);
  }
  return rings;
}

}  // namespace hustings

#include "geo/tiles/morph_ring.h"

#include <algorithm>
#include <cmath>
#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <limits>
#include <map>
#include <set>

#include "geo/mesh/triangulate.h"

namespace hustings {

namespace {

constexpr std::size_t starts = 64;
constexpr double same = 1e-9;  // of the length around: two vertices are one

/// A closed line by the share of its length, 0 to 1.
class Round {
 public:
  explicit Round(const Ring& ring) : ring_(ring), at_{0} {
    for (std::size_t i = 0; i < ring.size(); ++i)
      at_.push_back(at_.back() + glm::distance(ring[i], ring[(i + 1) % ring.size()]));
    length_ = at_.back();
    for (std::size_t i = 0; i < at_.size(); ++i)
      at_[i] = length_ > 0 ? at_[i] / length_ : static_cast<double>(i) / static_cast<double>(ring.size());
  }

  double of_vertex(std::size_t vertex) const { return at_[vertex]; }

  Point point(double share) const {
    share -= std::floor(share);
    const auto after = std::upper_bound(at_.begin() + 1, at_.end() - 1, share);
    const auto edge = static_cast<std::size_t>(after - at_.begin()) - 1;
    const double part = (share - at_[edge]) / std::max(at_[edge + 1] - at_[edge], 1e-300);
    return glm::mix(ring_[edge], ring_[(edge + 1) % ring_.size()], std::clamp(part, 0.0, 1.0));
  }

 private:
  const Ring& ring_;
  std::vector<double> at_;
  double length_ = 0;
};

/// The middle of the area; of a ring without one, of its vertices.
Point centroid_of(const Ring& ring) {
  Point sum{0, 0}, mean{0, 0};
  double area = 0;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const Point a = ring[i] - ring[0];
    const Point b = ring[(i + 1) % ring.size()] - ring[0];
    const double twice = a.x * b.y - a.y * b.x;
    sum += (a + b) * twice;
    area += twice;
    mean += a / static_cast<double>(ring.size());
  }
  return ring[0] + (std::abs(area) > 0 ? sum / (3 * area) : mean);
}

/// What to add to a share of the ring's length to get that of the tile's.
double best_start(const Round& ring, Point ring_centre, const Round& tile, Point tile_centre) {
  std::vector<Point> from, to;
  for (std::size_t i = 0; i < starts; ++i) {
    from.push_back(ring.point(static_cast<double>(i) / starts) - ring_centre);
    to.push_back(tile.point(static_cast<double>(i) / starts) - tile_centre);
  }
  std::size_t best = 0;
  double least = std::numeric_limits<double>::infinity();
  for (std::size_t start = 0; start < starts; ++start) {
    double sum = 0;
    for (std::size_t i = 0; i < starts; ++i) {
      const Point way = to[(i + start) % starts] - from[i];
      sum += glm::dot(way, way);
    }
    if (sum < least) least = sum, best = start;
  }
  return static_cast<double>(best) / starts;
}

}  // namespace

MorphRing make_morph_ring(const Ring& ring, const std::vector<BorderRank>& rank, const Ring& tile) {
  const Round from(ring);
  const Round to(tile);
  const double start = best_start(from, centroid_of(ring), to, centroid_of(tile));
  std::vector<std::pair<double, std::size_t>> corners;  // of the tile, by the ring's length
  for (std::size_t i = 0; i < tile.size(); ++i) {
    const double share = to.of_vertex(i) - start;
    corners.emplace_back(share - std::floor(share), i);
  }
  std::sort(corners.begin(), corners.end());
  MorphRing out;
  const auto add = [&](Point at, Point goes, std::size_t edge) {
    out.from.push_back(at);
    out.to.push_back(goes);
    out.rank.push_back(rank[edge]);
  };
  std::size_t next = 0;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const double share = from.of_vertex(i);
    const double end = from.of_vertex(i + 1);
    if (next < corners.size() && corners[next].first <= share + same)  // the vertex itself becomes the corner
      add(ring[i], tile[corners[next++].second], i);
    else add(ring[i], to.point(share + start), i);
    for (; next < corners.size() && (corners[next].first < end - same || i + 1 == ring.size()); ++next)
      add(glm::mix(ring[i], ring[(i + 1) % ring.size()], std::min(1.0, (corners[next].first - share) / (end - share))),
          tile[corners[next].second], i);
  }
  return out;
}

namespace {

using Edge = std::pair<std::uint32_t, std::uint32_t>;

/// The edges of the rings and of triangles that no triangle lies to the left of, though one must: where straight
/// corners were passed over. A vertex may have several.
std::multimap<std::uint32_t, std::uint32_t> open_edges(const Polygon& polygon,
                                                       const std::vector<std::uint32_t>& triangles) {
  std::vector<Edge> edges, borders;
  for (std::size_t i = 0; i < triangles.size(); i += 3)
    for (std::size_t k = 0; k < 3; ++k) edges.emplace_back(triangles[i + k], triangles[i + (k + 1) % 3]);
  std::uint32_t base = 0;
  const auto add_ring = [&](const Ring& ring) {
    const auto count = static_cast<std::uint32_t>(ring.size());
    for (std::uint32_t i = 0; i < count; ++i) borders.emplace_back(base + i, base + (i + 1) % count);
    base += count;
  };
  add_ring(polygon.outer);
  for (const Ring& hole : polygon.holes) add_ring(hole);
  std::sort(edges.begin(), edges.end());
  std::sort(borders.begin(), borders.end());
  const auto holds = [](const std::vector<Edge>& sorted, const Edge& edge) {
    return std::binary_search(sorted.begin(), sorted.end(), edge);
  };
  std::multimap<std::uint32_t, std::uint32_t> open;
  for (const Edge& edge : borders)
    if (!holds(edges, edge)) open.emplace(edge);
  for (const auto& [a, b] : edges)
    if (!holds(edges, {b, a}) && !holds(borders, {a, b})) open.emplace(b, a);
  return open;
}

/// Fills the loops that open edges form, each by a fan.
void close_gaps(std::multimap<std::uint32_t, std::uint32_t> open, std::uint32_t count,
                std::vector<std::uint32_t>& triangles) {
  while (!open.empty()) {
    std::vector<std::uint32_t> loop{open.begin()->first};
    std::uint32_t before = loop.front();
    std::uint32_t at = open.begin()->second;
    open.erase(open.begin());
    while (at != loop.front()) {
      // Of several ways on, the one that turns left the most: in a convex outline the furthest vertex on the way around
      // to where the edge came from.
      const auto [first, last] = open.equal_range(at);
      if (first == last) break;  // the rings cross each other: a fault of the source
      const auto around = [&](std::uint32_t vertex) { return (vertex + count - at % count) % count; };
      auto best = first;
      for (auto way = first; way != last; ++way)
        if (around(way->second) <= around(before) &&
            (around(best->second) > around(before) || around(way->second) > around(best->second)))
          best = way;
      loop.push_back(at);
      before = at;
      at = best->second;
      open.erase(best);
    }
    for (std::size_t i = 1; i + 1 < loop.size(); ++i)
      triangles.insert(triangles.end(), {loop.front(), loop[i], loop[i + 1]});
  }
}

}  // namespace

std::vector<std::uint32_t> morph_triangles(const Polygon& polygon) {
  std::vector<std::uint32_t> triangles = triangulate(polygon).indices;
  std::size_t corners = polygon.outer.size();
  for (const Ring& hole : polygon.holes) corners += hole.size() + 2;
  if (triangles.size() == 3 * (corners - 2)) return triangles;  // as many as there can be: no gap
  close_gaps(open_edges(polygon, triangles), static_cast<std::uint32_t>(polygon.outer.size()), triangles);
  return triangles;
}

std::vector<Point> hole_positions(const Polygon& polygon, const std::vector<std::uint32_t>& triangles, const Ring& to) {
  const std::size_t outer = to.size();
  std::vector<std::size_t> hole_of;  // of each vertex behind the outer ring's
  for (std::size_t hole = 0; hole < polygon.holes.size(); ++hole)
    hole_of.insert(hole_of.end(), polygon.holes[hole].size(), hole);
  // Outer vertices keep their numbers, and holes follow them.
  const auto joined = [&](std::uint32_t vertex) { return vertex < outer ? vertex : outer + hole_of[vertex - outer]; };
  std::vector<std::set<std::size_t>> links(polygon.holes.size());
  for (std::size_t i = 0; i < triangles.size(); ++i) {
    const std::size_t a = joined(triangles[i]);
    const std::size_t b = joined(triangles[i % 3 == 2 ? i - 2 : i + 1]);
    if (a == b) continue;
    if (a >= outer) links[a - outer].insert(b);
    if (b >= outer) links[b - outer].insert(a);
  }
  std::vector<Point> places(polygon.holes.size(), centroid_of(to));
  for (int round = 0; round < (places.size() > 1 ? 500 : 1); ++round)
    for (std::size_t hole = 0; hole < places.size(); ++hole) {
      Point sum{0, 0};
      for (const std::size_t end : links[hole]) sum += end < outer ? to[end] : places[end - outer];
      if (!links[hole].empty()) places[hole] = sum / static_cast<double>(links[hole].size());
    }
  return places;
}

}  // namespace hustings

#include "geo/tiles/morph.h"

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <limits>

#include "geo/tiles/morph_ring.h"

namespace hustings {

namespace {

struct RankedRing {
  Ring points;
  std::vector<BorderRank> rank;  // of the edge from each point to the next
};

RankedRing ring_of(const Layer& layer, const Topology& topology, const ArcRing& uses) {
  RankedRing out;
  for (const ArcUse use : uses) {
    const Arc& arc = topology.arcs[use.arc];
    const BorderRank rank = rank_of(layer, arc);
    for (std::size_t i = 0; i + 1 < arc.points.size(); ++i) {
      out.points.push_back(arc.points[use.reversed ? arc.points.size() - 1 - i : i]);
      out.rank.push_back(rank);
    }
  }
  return out;
}

Point nearest_on(const Ring& ring, Point point) {
  Point best = ring.front();
  double least = std::numeric_limits<double>::infinity();
  for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
    const Point along = ring[i] - ring[j];
    const double t = std::clamp(glm::dot(point - ring[j], along) / glm::dot(along, along), 0.0, 1.0);
    const Point candidate = ring[j] + along * t;
    if (glm::distance(candidate, point) < least) least = glm::distance(candidate, point), best = candidate;
  }
  return best;
}

class Builder {
 public:
  Builder(const Layer& layer, const Topology& topology, const Cartogram& cartogram)
      : layer_(layer), topology_(topology), cartogram_(cartogram) {
    mesh_.origin = layer.bounds.empty() ? Point{0, 0} : layer.bounds.centre();
  }

  MorphMesh run() {
    for (std::uint32_t area = 0; area < cartogram_.tiles.size(); ++area) add_area(area);
    return std::move(mesh_);
  }

 private:
  void add_area(std::uint32_t area) {
    const Ring tile = tile_ring(cartogram_, area);
    const std::vector<ArcPolygon>& parts = topology_.areas[area];
    const ArcPolygon* main = nullptr;
    double largest = 0;
    for (const ArcPolygon& part : parts) {
      const double size = std::abs(signed_area(ring_of(layer_, topology_, part.outer).points));
      if (main == nullptr || size > largest) main = &part, largest = size;
    }
    if (main == nullptr) {  // no shape: the tile grows out of its centre
      const Ring from(tile.size(), cartogram_.tiles[area].centre);
      add_part(area, {.outer = from, .holes = {}}, {tile}, {std::vector<BorderRank>(tile.size(), BorderRank::area)});
    }
    for (const ArcPolygon& part : parts) {
      if (&part == main) add_main(area, part, tile);
      else add_other(area, part, tile);
    }
  }

  void add_main(std::uint32_t area, const ArcPolygon& part, const Ring& tile) {
    const RankedRing outer = ring_of(layer_, topology_, part.outer);
    if (outer.points.size() < 3) return;
    MorphRing ring = make_morph_ring(outer.points, outer.rank, tile);
    Polygon from{.outer = std::move(ring.from), .holes = {}};
    std::vector<Ring> to{std::move(ring.to)};
    std::vector<std::vector<BorderRank>> ranks{std::move(ring.rank)};
    for (const ArcRing& hole : part.holes) {
      RankedRing points = ring_of(layer_, topology_, hole);
      from.holes.push_back(std::move(points.points));
      ranks.push_back(std::move(points.rank));
    }
    const std::vector<std::uint32_t> triangles = morph_triangles(from);
    const std::vector<Point> places = hole_positions(from, triangles, to.front());
    for (std::size_t i = 0; i < places.size(); ++i) to.emplace_back(from.holes[i].size(), places[i]);
    add_part(area, from, to, ranks, triangles);
  }

  /// A smaller part, which shrinks to the point of the tile's rim that is nearest to it.
  void add_other(std::uint32_t area, const ArcPolygon& part, const Ring& tile) {
    RankedRing outer = ring_of(layer_, topology_, part.outer);
    if (outer.points.size() < 3) return;
    Box box;
    for (const Point point : outer.points) box.add(point);
    const Point place = nearest_on(tile, box.centre());
    std::vector<Ring> to{Ring(outer.points.size(), place)};
    Polygon from{.outer = std::move(outer.points), .holes = {}};
    std::vector<std::vector<BorderRank>> ranks{std::move(outer.rank)};
    for (const ArcRing& hole : part.holes) {
      RankedRing points = ring_of(layer_, topology_, hole);
      to.emplace_back(points.points.size(), place);
      from.holes.push_back(std::move(points.points));
      ranks.push_back(std::move(points.rank));
    }
    add_part(area, from, to, ranks);
  }

  void add_part(std::uint32_t area, const Polygon& from, const std::vector<Ring>& to,
                const std::vector<std::vector<BorderRank>>& ranks) {
    add_part(area, from, to, ranks, morph_triangles(from));
  }

  /// `to` and `ranks` have the outer ring first, then the holes.
  void add_part(std::uint32_t area, const Polygon& from, const std::vector<Ring>& to,
                const std::vector<std::vector<BorderRank>>& ranks, const std::vector<std::uint32_t>& triangles) {
    const auto base = static_cast<std::uint32_t>(mesh_.vertices.size());
    add_ring(area, from.outer, to[0], ranks[0]);
    for (std::size_t i = 0; i < from.holes.size(); ++i) add_ring(area, from.holes[i], to[i + 1], ranks[i + 1]);
    for (const std::uint32_t index : triangles) mesh_.indices.push_back(base + index);
  }

  void add_ring(std::uint32_t area, const Ring& from, const Ring& to, const std::vector<BorderRank>& rank) {
    const auto base = mesh_.vertices.size();
    for (std::size_t i = 0; i < from.size(); ++i) {
      const Point a = from[i] - mesh_.origin;
      const Point b = to[i] - mesh_.origin;
      mesh_.vertices.push_back(
          {static_cast<float>(a.x), static_cast<float>(a.y), static_cast<float>(b.x), static_cast<float>(b.y), area});
    }
    for (std::size_t i = 0; i < from.size(); ++i) {
      const MorphVertex& a = mesh_.vertices[base + i];
      const MorphVertex& b = mesh_.vertices[base + (i + 1) % from.size()];
      mesh_.borders.push_back(
          {a.x, a.y, b.x, b.y, a.to_x, a.to_y, b.to_x, b.to_y, static_cast<std::int32_t>(area), no_area, rank[i]});
    }
  }

  const Layer& layer_;
  const Topology& topology_;
  const Cartogram& cartogram_;
  MorphMesh mesh_;
};

}  // namespace

MorphMesh make_morph_mesh(const Layer& layer, const Topology& simplified, const Cartogram& cartogram) {
  return Builder(layer, simplified, cartogram).run();
}

}  // namespace hustings

#include "geo/mesh/topology.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cmath>
#include <limits>

namespace hustings {

namespace {

constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();
constexpr double grid_per_metre = 1000;  // vertices are the same when they agree to a millimetre

std::uint64_t mix(std::uint64_t bits) {
  bits ^= bits >> 32U;
  bits *= 0x9E3779B97F4A7C15ULL;
  return bits ^ (bits >> 29U);
}

/// Numbers the distinct vertices. Open addressing: millions of look-ups make std::unordered_map the slowest part.
class VertexTable {
 public:
  explicit VertexTable(std::size_t at_most) : slots_(std::bit_ceil(at_most * 2 + 16), none) {}

  std::uint32_t number(Point point) {
    const auto x = std::llround(point.x * grid_per_metre);
    const auto y = std::llround(point.y * grid_per_metre);
    std::size_t slot = mix(static_cast<std::uint64_t>(x) * 0x100000001B3ULL ^ mix(static_cast<std::uint64_t>(y)));
    while (true) {
      std::uint32_t& vertex = slots_[slot & (slots_.size() - 1)];
      if (vertex == none) {
        vertex = static_cast<std::uint32_t>(points.size());
        points.push_back(point);
        return vertex;
      }
      const Point known = points[vertex];
      if (std::llround(known.x * grid_per_metre) == x && std::llround(known.y * grid_per_metre) == y) return vertex;
      ++slot;
    }
  }

  std::vector<Point> points;

 private:
  std::vector<std::uint32_t> slots_;
};

/// The neighbours of each vertex, as far as two; a third makes it a node.
struct Neighbours {
  std::uint32_t first = none;
  std::uint32_t second = none;
  bool more = false;

  void add(std::uint32_t vertex) {
    if (first == vertex || second == vertex) return;
    if (first == none) first = vertex;
    else if (second == none) second = vertex;
    else more = true;
  }
  bool node() const { return more || second == none; }
};

using VertexRing = std::vector<std::uint32_t>;

class Builder {
 public:
  explicit Builder(std::span<const Shape* const> shapes) : vertices_(count(shapes)) {
    topology_.areas.resize(shapes.size());
    for (const Shape* shape : shapes)
      for (const Polygon& polygon : *shape) {
        rings_.push_back(numbered(polygon.outer));
        for (const Ring& hole : polygon.holes) rings_.push_back(numbered(hole));
      }
    neighbours_.resize(vertices_.points.size());
    for (const VertexRing& ring : rings_)
      for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
        neighbours_[ring[j]].add(ring[i]);
        neighbours_[ring[i]].add(ring[j]);
      }
    first_arcs_.assign(vertices_.points.size(), none);
  }

  Topology build(std::span<const Shape* const> shapes) {
    std::size_t ring = 0;
    for (std::size_t area = 0; area < shapes.size(); ++area)
      for (const Polygon& polygon : *shapes[area]) {
        ArcPolygon out;
        out.outer = cut(rings_[ring++], static_cast<std::int32_t>(area));
        for (std::size_t hole = 0; hole < polygon.holes.size(); ++hole)
          if (ArcRing cut_hole = cut(rings_[ring++], static_cast<std::int32_t>(area)); !cut_hole.empty())
            out.holes.push_back(std::move(cut_hole));
        if (!out.outer.empty()) topology_.areas[area].push_back(std::move(out));
      }
    return std::move(topology_);
  }

 private:
  static std::size_t count(std::span<const Shape* const> shapes) {
    std::size_t total = 0;
    for (const Shape* shape : shapes) total += vertex_count(*shape);
    return total;
  }

  VertexRing numbered(const Ring& ring) {
    VertexRing out;
    out.reserve(ring.size());
    for (const Point point : ring)
      if (const std::uint32_t vertex = vertices_.number(point); out.empty() || out.back() != vertex)
        out.push_back(vertex);
    while (out.size() > 1 && out.front() == out.back()) out.pop_back();
    if (out.size() < 3) out.clear();
    return out;
  }

  ArcRing cut(const VertexRing& ring, std::int32_t area) {
    ArcRing out;
    if (ring.empty()) return out;
    auto start = static_cast<std::size_t>(
        std::find_if(ring.begin(), ring.end(), [&](std::uint32_t v) { return neighbours_[v].node(); }) - ring.begin());
    // A ring without nodes is one closed arc; both its sides must start it at the same vertex.
    const bool closed = start == ring.size();
    if (closed) start = static_cast<std::size_t>(std::min_element(ring.begin(), ring.end()) - ring.begin());
    std::vector<std::uint32_t> chain{ring[start]};
    for (std::size_t step = 1; step <= ring.size(); ++step) {
      const std::uint32_t vertex = ring[(start + step) % ring.size()];
      chain.push_back(vertex);
      if (step < ring.size() && (closed || !neighbours_[vertex].node())) continue;
      out.push_back(use(chain, area));
      chain.assign(1, vertex);
    }
    return out;
  }

  /// Arcs are found again by their first two vertices in either direction; a list threaded through each start vertex.
  struct ArcEnd {
    std::uint32_t next_vertex, arc, next_entry;
    bool reversed;
  };

  ArcUse use(const std::vector<std::uint32_t>& chain, std::int32_t area) {
    for (std::uint32_t entry = first_arcs_[chain[0]]; entry != none; entry = arc_ends_[entry].next_entry) {
      const ArcEnd& end = arc_ends_[entry];
      if (end.next_vertex != chain[1]) continue;
      Arc& arc = topology_.arcs[end.arc];
      if (std::int32_t& side = end.reversed ? arc.right : arc.left; side == no_area) side = area;
      return {end.arc, end.reversed};
    }
    const auto index = static_cast<std::uint32_t>(topology_.arcs.size());
    Arc arc;
    arc.left = area;
    arc.points.reserve(chain.size());
    for (const std::uint32_t vertex : chain) arc.points.push_back(vertices_.points[vertex]);
    topology_.arcs.push_back(std::move(arc));
    add_end(chain[0], chain[1], index, false);
    add_end(chain.back(), chain[chain.size() - 2], index, true);
    return {index, false};
  }

  void add_end(std::uint32_t vertex, std::uint32_t next_vertex, std::uint32_t arc, bool reversed) {
    arc_ends_.push_back({next_vertex, arc, first_arcs_[vertex], reversed});
    first_arcs_[vertex] = static_cast<std::uint32_t>(arc_ends_.size() - 1);
  }

  VertexTable vertices_;
  std::vector<VertexRing> rings_;
  std::vector<Neighbours> neighbours_;
  std::vector<std::uint32_t> first_arcs_;
  std::vector<ArcEnd> arc_ends_;
  Topology topology_;
};

Ring ring_of(const Topology& topology, const ArcRing& uses) {
  Ring ring;
  for (const ArcUse& use : uses) {
    const std::vector<Point>& points = topology.arcs[use.arc].points;
    if (use.reversed) ring.insert(ring.end(), points.rbegin(), points.rend() - 1);
    else ring.insert(ring.end(), points.begin(), points.end() - 1);
  }
  return ring;
}

Point start_of(const Topology& topology, const ArcUse& use) {
  const Arc& arc = topology.arcs[use.arc];
  return use.reversed ? arc.points.back() : arc.points.front();
}

Point end_of(const Topology& topology, const ArcUse& use) { return start_of(topology, {use.arc, !use.reversed}); }

Point second_of(const Topology& topology, const ArcUse& use) {
  const std::vector<Point>& points = topology.arcs[use.arc].points;
  return use.reversed ? points[points.size() - 2] : points[1];
}

/// Cuts a ring wherever it comes back to a node: what it went round since then is a ring of its own, such as a hole
/// that touches its outer ring.
void add_simple_rings(const Topology& topology, const ArcRing& ring, std::vector<Ring>& rings) {
  ArcRing open;
  for (const ArcUse& use : ring) {
    open.push_back(use);
    const Point end = end_of(topology, use);
    const auto first =
        std::find_if(open.begin(), open.end(), [&](const ArcUse& other) { return start_of(topology, other) == end; });
    if (first == open.end()) continue;
    rings.push_back(ring_of(topology, {first, open.end()}));
    open.erase(first, open.end());
  }
}

/// Joins directed arcs end to start into closed rings. At a node where several go on, the sharpest turn to the left is
/// taken, so that parts which touch in one point stay apart.
std::vector<Ring> joined(const Topology& topology, std::vector<ArcUse> uses) {
  const auto before = [](Point a, Point b) { return a.x != b.x ? a.x < b.x : a.y < b.y; };
  std::sort(uses.begin(), uses.end(),
            [&](const ArcUse& a, const ArcUse& b) { return before(start_of(topology, a), start_of(topology, b)); });
  std::vector<bool> used(uses.size(), false);
  std::vector<Ring> rings;
  for (std::size_t first = 0; first < uses.size(); ++first) {
    if (used[first]) continue;
    ArcRing ring;
    std::size_t at = first;
    while (!used[at]) {
      used[at] = true;
      ring.push_back(uses[at]);
      const Point end = end_of(topology, uses[at]);
      const Point came = end - second_of(topology, {uses[at].arc, !uses[at].reversed});
      auto candidate = std::lower_bound(uses.begin(), uses.end(), end, [&](const ArcUse& use, Point point) {
        return before(start_of(topology, use), point);
      });
      double best = -std::numeric_limits<double>::infinity();
      for (; candidate != uses.end() && start_of(topology, *candidate) == end; ++candidate) {
        const auto index = static_cast<std::size_t>(candidate - uses.begin());
        if (used[index] && index != first) continue;
        const Point goes = second_of(topology, *candidate) - end;
        const double turn = std::atan2(came.x * goes.y - came.y * goes.x, came.x * goes.x + came.y * goes.y);
        if (turn > best) best = turn, at = index;
      }
      if (!std::isfinite(best)) break;
    }
    add_simple_rings(topology, ring, rings);
  }
  return rings;
}

Shape polygons_of(std::vector<Ring> rings) {
  Shape shape;
  std::vector<Ring> holes;
  for (Ring& ring : rings) {
    if (signed_area(ring) > 0) shape.push_back({.outer = std::move(ring), .holes = {}});
    else holes.push_back(std::move(ring));
  }
  for (Ring& hole : holes) {
    const Point inside = (hole[0] + hole[1]) * 0.5;
    Polygon* smallest = nullptr;
    for (Polygon& polygon : shape)
      if (contains(polygon.outer, inside) &&
          (smallest == nullptr || signed_area(polygon.outer) < signed_area(smallest->outer)))
        smallest = &polygon;
    if (smallest != nullptr) smallest->holes.push_back(std::move(hole));
  }
  return shape;
}

}  // namespace

Topology build_topology(std::span<const Shape* const> shapes) { return Builder(shapes).build(shapes); }

Topology build_topology(const std::vector<Shape>& shapes) {
  std::vector<const Shape*> pointers;
  for (const Shape& shape : shapes) pointers.push_back(&shape);
  return build_topology(pointers);
}

Shape shape_of(const Topology& topology, std::size_t area) {
  Shape shape;
  for (const ArcPolygon& part : topology.areas[area]) {
    Polygon polygon{.outer = ring_of(topology, part.outer), .holes = {}};
    for (const ArcRing& hole : part.holes) polygon.holes.push_back(ring_of(topology, hole));
    shape.push_back(std::move(polygon));
  }
  return shape;
}

std::vector<Shape> dissolve(const Topology& topology, std::size_t groups,
                            const std::function<std::int32_t(std::int32_t area)>& group_of) {
  std::vector<std::vector<ArcUse>> borders(groups);
  const auto group = [&](std::int32_t area) { return area == no_area ? -1 : group_of(area); };
  for (std::uint32_t index = 0; index < topology.arcs.size(); ++index) {
    const std::int32_t left = group(topology.arcs[index].left);
    const std::int32_t right = group(topology.arcs[index].right);
    if (left == right) continue;
    if (left >= 0) borders[static_cast<std::size_t>(left)].push_back({index, false});
    if (right >= 0) borders[static_cast<std::size_t>(right)].push_back({index, true});
  }
  std::vector<Shape> shapes;
  for (std::vector<ArcUse>& border : borders) shapes.push_back(polygons_of(joined(topology, std::move(border))));
  return shapes;
}

}  // namespace hustings

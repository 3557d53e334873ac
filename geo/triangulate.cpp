#include "geo/triangulate.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace hustings {

namespace {

constexpr std::int32_t nil = -1;

/// Nodes form circular lists in the order of the ring; a second list through them runs along a Morton (Z-order) curve,
/// so that the vertices near an ear are found without looking at all.
struct Node {
  Point at;
  std::uint32_t vertex;
  std::int32_t previous, next;
  std::int32_t previous_z, next_z;
  std::uint32_t z;
  bool clipped;
};

std::uint32_t spread_bits(std::uint32_t bits) {
  bits = (bits | (bits << 8U)) & 0x00FF00FFU;
  bits = (bits | (bits << 4U)) & 0x0F0F0F0FU;
  bits = (bits | (bits << 2U)) & 0x33333333U;
  return (bits | (bits << 1U)) & 0x55555555U;
}

class EarClipper {
 public:
  explicit EarClipper(const Polygon& polygon) : polygon_(polygon) {
    std::size_t count = polygon.outer.size();
    for (const Ring& hole : polygon.holes) count += hole.size();
    nodes_.reserve(count + 2 * polygon.holes.size());
    out_.indices.reserve(3 * count);
    for (const Point point : polygon.outer) box_.add(point);
    const double extent = std::max(box_.size().x, box_.size().y);
    scale_ = extent > 0 ? 65535.0 / extent : 0;
  }

  Triangulation run() {
    std::uint32_t vertex = 0;
    std::int32_t start = add_ring(polygon_.outer, vertex, true);
    if (start == nil) return std::move(out_);
    if (!polygon_.holes.empty()) start = bridge_holes(start, vertex);
    start = without_needless(start);
    if (start == nil) return std::move(out_);
    clip(start);
    return std::move(out_);
  }

 private:
  Node& node(std::int32_t index) { return nodes_[static_cast<std::size_t>(index)]; }
  Point at(std::int32_t index) { return node(index).at; }
  std::int32_t next(std::int32_t index) { return node(index).next; }
  std::int32_t previous(std::int32_t index) { return node(index).previous; }
  double turn(std::int32_t index) { return cross(at(previous(index)), at(index), at(next(index))); }

  std::int32_t add_node(Point point, std::uint32_t vertex) {
    nodes_.push_back({point, vertex, nil, nil, nil, nil, 0, false});
    return static_cast<std::int32_t>(nodes_.size() - 1);
  }

  void link(std::int32_t first, std::int32_t second) {
    node(first).next = second;
    node(second).previous = first;
  }

  std::int32_t add_ring(const Ring& ring, std::uint32_t& vertex, bool counter_clockwise) {
    const std::uint32_t base = vertex;
    vertex += static_cast<std::uint32_t>(ring.size());
    if (ring.size() < 3) return nil;
    const bool forwards = (signed_area(ring) > 0) == counter_clockwise;
    const auto first = static_cast<std::int32_t>(nodes_.size());
    for (std::size_t i = 0; i < ring.size(); ++i) {
      const std::size_t from = forwards ? i : ring.size() - 1 - i;
      add_node(ring[from], base + static_cast<std::uint32_t>(from));
    }
    const auto last = static_cast<std::int32_t>(nodes_.size() - 1);
    for (std::int32_t i = first; i < last; ++i) link(i, i + 1);
    link(last, first);
    return first;
  }

  /// Takes out repeated vertices, and those in the middle of a straight line: both make triangles without area.
  std::int32_t without_needless(std::int32_t start) {
    std::int32_t i = start;
    std::int32_t end = start;
    do {
      const bool repeated = at(i) == at(next(i));
      if (!repeated && turn(i) != 0) {
        i = next(i);
        continue;
      }
      if (next(i) == previous(i) || next(i) == i) return nil;
      const std::int32_t before = previous(i);
      remove(i);
      i = end = before;
      start = before;
    } while (i != end || node(i).clipped);
    return start;
  }

  void remove(std::int32_t index) {
    Node& gone = node(index);
    link(gone.previous, gone.next);
    if (gone.previous_z != nil) node(gone.previous_z).next_z = gone.next_z;
    if (gone.next_z != nil) node(gone.next_z).previous_z = gone.previous_z;
    gone.clipped = true;
  }

  // Holes ------------------------------------------------------------------------------------------------------------

  /// Edges by the horizontal bands that they cross, so that a bridge is found without walking the whole ring.
  struct Bands {
    double low = 0;
    double per_metre = 0;
    std::vector<std::vector<std::int32_t>> edges;  // the edge from a node to its next one

    std::size_t of(double y) const {
      const double band = (y - low) * per_metre;
      return static_cast<std::size_t>(std::clamp(band, 0.0, static_cast<double>(edges.size() - 1)));
    }
  };

  void add_to_bands(std::int32_t edge) {
    const double a = at(edge).y;
    const double b = at(next(edge)).y;
    for (std::size_t band = bands_.of(std::min(a, b)); band <= bands_.of(std::max(a, b)); ++band) bands_.edges[band].push_back(edge);
  }

  std::int32_t bridge_holes(std::int32_t outer, std::uint32_t vertex) {
    std::vector<std::int32_t> leftmost;
    for (const Ring& hole : polygon_.holes) {
      const std::int32_t start = add_ring(hole, vertex, false);
      if (start == nil) continue;
      std::int32_t left = start;
      for (std::int32_t i = next(start); i != start; i = next(i))
        if (at(i).x < at(left).x || (at(i).x == at(left).x && at(i).y < at(left).y)) left = i;
      leftmost.push_back(left);
    }
    std::sort(leftmost.begin(), leftmost.end(), [&](std::int32_t a, std::int32_t b) {
      return at(a).x != at(b).x ? at(a).x < at(b).x : at(a).y < at(b).y;
    });
    bands_.low = box_.low.y;
    const auto count = static_cast<std::size_t>(std::clamp(std::sqrt(static_cast<double>(nodes_.size())) * 2, 1.0, 4096.0));
    bands_.per_metre = box_.size().y > 0 ? static_cast<double>(count) / box_.size().y : 0;
    bands_.edges.resize(count);
    std::int32_t i = outer;
    do add_to_bands(i), i = next(i);
    while (i != outer);
    for (const std::int32_t hole : leftmost) {
      const std::int32_t bridge = find_bridge(hole);
      if (bridge == nil) {  // the hole lies outside its ring: a fault of the source
        out_.complete = false;
        continue;
      }
      std::int32_t edge = hole;
      do add_to_bands(edge), edge = next(edge);
      while (edge != hole);
      join(bridge, hole);
    }
    return outer;
  }

  /// Whether the direction towards `point` lies inside the corner at `corner`.
  bool opens_towards(std::int32_t corner, Point point) {
    const Point a = at(previous(corner));
    const Point b = at(corner);
    const Point c = at(next(corner));
    if (cross(a, b, c) > 0) return cross(b, point, a) >= 0 && cross(b, c, point) >= 0;
    return cross(b, point, a) > 0 || cross(b, c, point) > 0;
  }

  /// The vertex of the outer ring that sees the hole's leftmost vertex: the near end of the first edge to its left, or
  /// a vertex in the triangle between them that stands in the way (Eberly, Triangulation by Ear Clipping, 2002).
  std::int32_t find_bridge(std::int32_t hole) {
    const Point from = at(hole);
    double nearest = -std::numeric_limits<double>::infinity();
    std::int32_t best = nil;
    for (const std::int32_t edge : bands_.edges[bands_.of(from.y)]) {
      const Point a = at(edge);
      const Point b = at(next(edge));
      if (a == from && opens_towards(edge, at(next(hole)))) return edge;  // the hole touches the ring
      if (!(a.y >= from.y && b.y <= from.y && a.y != b.y)) continue;      // edges with the inside to their right in x run down
      const double x = a.x + (from.y - a.y) * (b.x - a.x) / (b.y - a.y);
      if (x > from.x || x < nearest) continue;
      if (x == nearest && best != nil && std::max(at(best).x, at(next(best)).x) >= std::max(a.x, b.x)) continue;
      nearest = x;
      best = edge;
    }
    if (best == nil) return nil;
    const std::int32_t upper = best;
    const std::int32_t lower = next(best);
    const Point hit{nearest, from.y};
    if (hit == at(upper) && opens_towards(upper, from)) return upper;
    if (hit == at(lower) && opens_towards(lower, from)) return lower;
    std::int32_t visible = at(upper).x > at(lower).x ? upper : lower;
    const Point far = at(visible);
    double least = std::numeric_limits<double>::infinity();
    std::int32_t chosen = opens_towards(visible, from) ? visible : nil;
    for (std::size_t band = bands_.of(std::min(far.y, from.y)); band <= bands_.of(std::max(far.y, from.y)); ++band)
      for (const std::int32_t i : bands_.edges[band]) {
        const Point p = at(i);
        if (p.x > from.x || p == from || i == hole || (p.y == from.y && p.x < nearest)) continue;
        const bool inside = in_triangle(from, hit, far, p);
        if (!inside) continue;
        const double slope = std::abs(p.y - from.y) / std::max(from.x - p.x, 1e-300);
        const bool nearer = slope < least || (slope == least && chosen != nil && p.x > at(chosen).x);
        if (nearer && opens_towards(i, from)) least = slope, chosen = i;
      }
    return chosen;
  }

  static bool in_triangle(Point a, Point b, Point c, Point p) {
    const double ab = cross(a, b, p);
    const double bc = cross(b, c, p);
    const double ca = cross(c, a, p);
    return (ab >= 0 && bc >= 0 && ca >= 0) || (ab <= 0 && bc <= 0 && ca <= 0);
  }

  /// Joins two nodes by a bridge that is walked in both directions; returns the copy of the second.
  std::int32_t join(std::int32_t a, std::int32_t b) {
    const std::int32_t a2 = add_node(at(a), node(a).vertex);
    const std::int32_t b2 = add_node(at(b), node(b).vertex);
    const std::int32_t after_a = next(a);
    const std::int32_t before_b = previous(b);
    link(a, b);
    link(a2, after_a);
    link(b2, a2);
    link(before_b, b2);
    if (!bands_.edges.empty()) add_to_bands(a2), add_to_bands(b2), add_to_bands(a);
    return b2;
  }

  // Ears -------------------------------------------------------------------------------------------------------------

  std::uint32_t morton(Point point) const {
    const auto x = static_cast<std::uint32_t>(std::clamp((point.x - box_.low.x) * scale_, 0.0, 65535.0));
    const auto y = static_cast<std::uint32_t>(std::clamp((point.y - box_.low.y) * scale_, 0.0, 65535.0));
    return spread_bits(x) | (spread_bits(y) << 1U);
  }

  void order_by_z(std::int32_t start) {
    std::vector<std::int32_t> order;
    std::int32_t i = start;
    do {
      node(i).z = morton(at(i));
      order.push_back(i);
      i = next(i);
    } while (i != start);
    std::sort(order.begin(), order.end(), [&](std::int32_t a, std::int32_t b) { return node(a).z < node(b).z; });
    for (std::size_t k = 0; k < order.size(); ++k) {
      node(order[k]).previous_z = k == 0 ? nil : order[k - 1];
      node(order[k]).next_z = k + 1 == order.size() ? nil : order[k + 1];
    }
  }

  bool blocks(std::int32_t i, std::int32_t ear, Point a, Point b, Point c) {
    if (i == ear || i == previous(ear) || i == next(ear)) return false;
    const Point p = at(i);
    if (cross(a, b, p) < 0 || cross(b, c, p) < 0 || cross(c, a, p) < 0) return false;
    // A copy of a corner (the two sides of a bridge) blocks only where the ring passes through the ear there.
    if (p == a || p == c || p == b) return false;
    return turn(i) <= 0;
  }

  bool is_ear(std::int32_t ear) {
    const Point a = at(previous(ear));
    const Point b = at(ear);
    const Point c = at(next(ear));
    if (cross(a, b, c) <= 0) return false;
    const std::uint32_t low = morton({std::min({a.x, b.x, c.x}), std::min({a.y, b.y, c.y})});
    const std::uint32_t high = morton({std::max({a.x, b.x, c.x}), std::max({a.y, b.y, c.y})});
    for (std::int32_t i = node(ear).previous_z; i != nil && node(i).z >= low; i = node(i).previous_z)
      if (blocks(i, ear, a, b, c)) return false;
    for (std::int32_t i = node(ear).next_z; i != nil && node(i).z <= high; i = node(i).next_z)
      if (blocks(i, ear, a, b, c)) return false;
    return true;
  }

  void emit(std::int32_t a, std::int32_t b, std::int32_t c) {
    out_.indices.insert(out_.indices.end(), {node(a).vertex, node(b).vertex, node(c).vertex});
  }

  void clip(std::int32_t start) {
    std::vector<std::int32_t> pending{start};
    while (!pending.empty()) {
      std::int32_t ear = pending.back();
      pending.pop_back();
      order_by_z(ear);
      std::int32_t stop = ear;
      bool cleaned = false;
      while (previous(ear) != next(ear)) {
        if (is_ear(ear)) {
          const std::int32_t after = next(ear);
          emit(previous(ear), ear, after);
          remove(ear);
          ear = stop = next(after) == previous(after) ? after : next(after);  // every other one: fewer slivers
          cleaned = false;
          continue;
        }
        ear = next(ear);
        if (ear != stop) continue;
        if (!cleaned) {
          cleaned = true;
          ear = stop = without_needless(ear);
          if (ear == nil) break;
          continue;
        }
        if (!split(ear, pending)) out_.complete = false;
        break;
      }
    }
  }

  /// Ears have run out: cut the ring in two along a diagonal inside it and go on with both.
  bool split(std::int32_t start, std::vector<std::int32_t>& pending) {
    std::int32_t a = start;
    do {
      for (std::int32_t b = next(next(a)); b != previous(a); b = next(b)) {
        if (at(a) == at(b) || !opens_towards(a, at(b)) || !opens_towards(b, at(a)) || crosses_ring(a, b)) continue;
        bands_.edges.clear();
        const std::int32_t other = join(a, b);
        for (const std::int32_t half : {a, other})
          if (const std::int32_t kept = without_needless(half); kept != nil) pending.push_back(kept);
        return true;
      }
      a = next(a);
    } while (a != start);
    return false;
  }

  bool crosses_ring(std::int32_t a, std::int32_t b) {
    std::int32_t i = a;
    do {
      const Point p = at(i);
      const Point q = at(next(i));
      if (p != at(a) && p != at(b) && q != at(a) && q != at(b) && (cross(at(a), at(b), p) > 0) != (cross(at(a), at(b), q) > 0) &&
          (cross(p, q, at(a)) > 0) != (cross(p, q, at(b)) > 0))
        return true;
      i = next(i);
    } while (i != a);
    return false;
  }

  const Polygon& polygon_;
  std::vector<Node> nodes_;
  Bands bands_;
  Box box_;
  double scale_ = 0;
  Triangulation out_;
};

}  // namespace

Triangulation triangulate(const Polygon& polygon) { return EarClipper(polygon).run(); }

}  // namespace hustings

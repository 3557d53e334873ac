#include "geo/mesh/triangulate.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "geo/mesh/sweep_triangles.h"

namespace hustings {

namespace {

constexpr std::int32_t nil = -1;

/// As `cross`, but in line: called dozens of times for each vertex, the call takes longer than the sum.
inline double turn_of(Point a, Point b, Point c) { return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x); }

/// Nodes form circular lists in the order of the ring.
struct Node {
  Point at;
  std::uint32_t vertex;
  std::int32_t previous, next;
  std::uint32_t slot;  // in the grid
  bool reflex;         // or straight: not an ear
};

class EarClipper {
 public:
  explicit EarClipper(const Polygon& polygon) : polygon_(polygon) {
    std::size_t count = polygon.outer.size();
    for (const Ring& hole : polygon.holes) count += hole.size();
    nodes_.reserve(count + 2 * polygon.holes.size());
    out_.indices.reserve(3 * count + 6 * polygon.holes.size());
    for (const Point point : polygon.outer) {
      box_.low = {std::min(box_.low.x, point.x), std::min(box_.low.y, point.y)};
      box_.high = {std::max(box_.high.x, point.x), std::max(box_.high.y, point.y)};
    }
  }

  Triangulation run() {
    std::uint32_t vertex = 0;
    const std::int32_t start = add_ring(polygon_.outer, vertex, true);
    if (start == nil) {  // a line, or a ring that crosses itself so that its loops cancel out
      out_.complete = polygon_.outer.size() < 3;
      return std::move(out_);
    }
    if (!polygon_.holes.empty()) bridge_holes(start, vertex);
    clip(start);
    return std::move(out_);
  }

 private:
  Node& node(std::int32_t index) { return nodes_[static_cast<std::size_t>(index)]; }
  Point at(std::int32_t index) { return node(index).at; }
  std::int32_t next(std::int32_t index) { return node(index).next; }
  std::int32_t previous(std::int32_t index) { return node(index).previous; }
  double turn(std::int32_t index) { return turn_of(at(previous(index)), at(index), at(next(index))); }

  std::int32_t add_node(Point point, std::uint32_t vertex) {
    nodes_.push_back({point, vertex, nil, nil, 0, false});
    return static_cast<std::int32_t>(nodes_.size() - 1);
  }

  void link(std::int32_t first, std::int32_t second) {
    node(first).next = second;
    node(second).previous = first;
  }

  /// Returns the ring's first node, or nil where it has no area.
  std::int32_t add_ring(const Ring& ring, std::uint32_t& vertex, bool counter_clockwise) {
    const std::uint32_t base = vertex;
    vertex += static_cast<std::uint32_t>(ring.size());
    const double area = ring.size() < 3 ? 0 : signed_area(ring);
    if (area == 0 || !std::isfinite(area)) return nil;
    const bool forwards = (area > 0) == counter_clockwise;
    const auto first = static_cast<std::int32_t>(nodes_.size());
    const auto last = first + static_cast<std::int32_t>(ring.size()) - 1;
    nodes_.resize(nodes_.size() + ring.size());
    for (std::int32_t i = first; i <= last; ++i) {
      const auto from = static_cast<std::uint32_t>(forwards ? i - first : last - i);
      Node& out = node(i);
      out.at = ring[from];
      out.vertex = base + from;
      out.previous = i - 1;
      out.next = i + 1;
    }
    link(last, first);
    return first;
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
    for (std::size_t band = bands_.of(std::min(a, b)); band <= bands_.of(std::max(a, b)); ++band)
      bands_.edges[band].push_back(edge);
  }

  void bridge_holes(std::int32_t outer, std::uint32_t vertex) {
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
    const auto count =
        static_cast<std::size_t>(std::clamp(std::sqrt(static_cast<double>(nodes_.size())) * 2, 1.0, 4096.0));
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
  }

  /// Whether the direction towards `point` lies inside the corner at `corner`.
  bool opens_towards(std::int32_t corner, Point point) {
    const Point a = at(previous(corner));
    const Point b = at(corner);
    const Point c = at(next(corner));
    if (turn_of(a, b, c) > 0) return turn_of(b, point, a) >= 0 && turn_of(b, c, point) >= 0;
    return turn_of(b, point, a) > 0 || turn_of(b, c, point) > 0;
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
      if (!(a.y >= from.y && b.y <= from.y && a.y != b.y))
        continue;  // edges with the inside to their right in x run down
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
    // The end that lies further left: up to there the triangle holds nothing of the hole itself.
    const std::int32_t visible = at(upper).x < at(lower).x ? upper : lower;
    const Point far = at(visible);
    const auto slope_to = [&](Point p) { return std::abs(p.y - from.y) / std::max(from.x - p.x, 1e-300); };
    std::int32_t chosen = opens_towards(visible, from) ? visible : nil;
    double least = chosen != nil ? slope_to(far) : std::numeric_limits<double>::infinity();
    for (std::size_t band = bands_.of(std::min(far.y, from.y)); band <= bands_.of(std::max(far.y, from.y)); ++band)
      for (const std::int32_t i : bands_.edges[band]) {
        const Point p = at(i);
        if (p.x > from.x || p == from || i == hole || (p.y == from.y && p.x < nearest)) continue;
        if (!in_triangle(from, hit, far, p)) continue;
        const double slope = slope_to(p);
        const bool nearer = slope < least || (slope == least && chosen != nil && p.x > at(chosen).x);
        if (nearer && opens_towards(i, from)) least = slope, chosen = i;
      }
    return chosen;
  }

  static bool in_triangle(Point a, Point b, Point c, Point p) {
    const double ab = turn_of(a, b, p);
    const double bc = turn_of(b, c, p);
    const double ca = turn_of(c, a, p);
    return (ab >= 0 && bc >= 0 && ca >= 0) || (ab <= 0 && bc <= 0 && ca <= 0);
  }

  /// Joins two nodes by a bridge that is walked in both directions.
  void join(std::int32_t a, std::int32_t b) {
    const std::int32_t a2 = add_node(at(a), node(a).vertex);
    const std::int32_t b2 = add_node(at(b), node(b).vertex);
    const std::int32_t after_a = next(a);
    const std::int32_t before_b = previous(b);
    link(a, b);
    link(a2, after_a);
    link(b2, a2);
    link(before_b, b2);
    for (const std::int32_t edge : {a, a2, b2}) add_to_bands(edge);
  }

  // The grid of reflex corners ---------------------------------------------------------------------------------------

  /// Corners sorted by the cells of a grid, row by row, so that those near an ear lie together in memory. Only reflex
  /// corners can stand in the way of an ear; the place of any other holds no number, which no comparison finds.
  struct Grid {
    Point low{0, 0};
    double cells_per_metre = 0;
    std::int32_t columns = 1;
    std::int32_t rows = 1;
    std::size_t corners = 0;
    std::vector<std::uint32_t> first;  // slot of each cell, and one behind the last
    std::vector<double> x, y;          // by slot
    std::vector<std::int32_t> node;

    std::int32_t column_of(double at) const { return index((at - low.x) * cells_per_metre, columns); }
    std::int32_t row_of(double at) const { return index((at - low.y) * cells_per_metre, rows); }
    std::size_t cell_of(Point point) const {
      return static_cast<std::size_t>(row_of(point.y) * columns + column_of(point.x));
    }

    static std::int32_t index(double cell, std::int32_t count) {
      return static_cast<std::int32_t>(std::clamp(cell, 0.0, static_cast<double>(count - 1)));
    }
  };

  void set_reflex(std::int32_t index, bool reflex) {
    node(index).reflex = reflex;
    grid_.x[node(index).slot] = reflex ? at(index).x : std::numeric_limits<double>::quiet_NaN();
  }

  /// Sizes the grid for the corners of a ring, and fills it.
  void make_grid(std::int32_t start) {
    grid_.corners = 0;
    std::int32_t i = start;
    do ++grid_.corners;
    while ((i = next(i)) != start);
    left_ = grid_.corners;
    size_grid();
    grid_.first.assign(static_cast<std::size_t>(grid_.columns) * static_cast<std::size_t>(grid_.rows) + 1, 0);
    do {
      node(i).slot = static_cast<std::uint32_t>(grid_.cell_of(at(i)));  // its cell, until the slots are dealt out
      ++grid_.first[node(i).slot];
    } while ((i = next(i)) != start);
    std::uint32_t slots = 0;
    for (std::uint32_t& first : grid_.first) first = slots += first;
    grid_.x.resize(grid_.corners);
    grid_.y.resize(grid_.corners);
    grid_.node.resize(grid_.corners);
    do {
      const std::uint32_t slot = --grid_.first[node(i).slot];
      node(i).slot = slot;
      grid_.y[slot] = at(i).y;
      grid_.node[slot] = i;
      set_reflex(i, turn(i) <= 0);
    } while ((i = next(i)) != start);
  }

  void size_grid() {
    const Point size = box_.size();
    const double cells = std::max(1.0, static_cast<double>(grid_.corners) / corners_per_cell);
    grid_.low = box_.low;
    grid_.cells_per_metre = size.x > 0 && size.y > 0 ? std::sqrt(cells / (size.x * size.y)) : 0;
    // A long thin box would otherwise get more cells than corners, one behind the other.
    grid_.cells_per_metre = std::min(grid_.cells_per_metre, cells / std::max(size.x, size.y));
    grid_.columns = 1 + static_cast<std::int32_t>(size.x * grid_.cells_per_metre);
    grid_.rows = 1 + static_cast<std::int32_t>(size.y * grid_.cells_per_metre);
  }

  // Ears -------------------------------------------------------------------------------------------------------------

  /// Whether a reflex corner keeps (a, b, c) from being an ear: it does in the triangle and on its sides. One at the
  /// same place as a corner of the triangle (the other side of a bridge, a hole that touches) does where the ring goes
  /// from there into the triangle.
  bool blocks(const Node& corner, Point a, Point b, Point c) {
    const Point p = corner.at;
    if (turn_of(a, b, p) < 0 || turn_of(b, c, p) < 0 || turn_of(c, a, p) < 0) return false;
    if (p == a) return reaches_between(corner, b, c);
    if (p == b) return reaches_between(corner, c, a);
    if (p == c) return reaches_between(corner, a, b);
    return true;
  }

  /// Whether the ring goes from a corner into the angle from `right` to `left` there.
  bool reaches_between(const Node& corner, Point right, Point left) {
    const Point p = corner.at;
    for (const Point end : {at(corner.previous), at(corner.next)})
      if (turn_of(p, right, end) > 0 && turn_of(p, left, end) < 0) return true;
    return false;
  }

  bool is_ear(std::int32_t ear) {
    const std::int32_t before = previous(ear);
    const std::int32_t after = next(ear);
    const Point a = at(before);
    const Point b = at(ear);
    const Point c = at(after);
    const Point low{std::min({a.x, b.x, c.x}), std::min({a.y, b.y, c.y})};
    const Point high{std::max({a.x, b.x, c.x}), std::max({a.y, b.y, c.y})};
    const std::int32_t first_column = grid_.column_of(low.x);
    const std::int32_t last_column = grid_.column_of(high.x);
    const std::int32_t last_row = grid_.row_of(high.y);
    for (std::int32_t row = grid_.row_of(low.y); row <= last_row; ++row) {
      const std::int32_t cells = row * grid_.columns;
      const std::uint32_t end = grid_.first[static_cast<std::size_t>(cells + last_column + 1)];
      for (std::uint32_t slot = grid_.first[static_cast<std::size_t>(cells + first_column)]; slot < end; ++slot) {
        const double x = grid_.x[slot];
        const double y = grid_.y[slot];
        const bool near = (x >= low.x) & (x <= high.x) & (y >= low.y) & (y <= high.y);  // one branch, mostly not taken
        if (!near) continue;
        const std::int32_t i = grid_.node[slot];
        if (i != before && i != after && blocks(node(i), a, b, c)) return false;
      }
    }
    return true;
  }

  bool two_left(std::int32_t index) { return previous(index) == next(index); }

  /// Takes a node out of the ring, and its neighbours too where they are left without a triangle: repeated vertices,
  /// the middle of a straight line, tips of spikes. Returns a node before the gap.
  std::int32_t remove(std::int32_t index) {
    while (true) {
      const std::int32_t before = previous(index);
      const std::int32_t after = next(index);
      link(before, after);
      set_reflex(index, false);
      --left_;
      if (two_left(before)) return before;
      const double turn_before = turn(before);
      const double turn_after = turn(after);
      if (turn_before != 0 && turn_after != 0) {
        set_reflex(before, turn_before < 0);
        set_reflex(after, turn_after < 0);
        return before;
      }
      index = turn_before == 0 ? before : after;
    }
  }

  std::int32_t without_needless(std::int32_t start) {
    std::int32_t stop = start;
    for (std::int32_t i = start; !two_left(i);) {
      if (turn(i) == 0) i = stop = remove(i);
      else if ((i = next(i)) == stop) break;
    }
    return stop;
  }

  void clip(std::int32_t start) {
    make_grid(start);
    std::int32_t ear = without_needless(start);
    std::int32_t stop = ear;  // once around without an ear, none is left
    while (!two_left(ear)) {
      // As ears go the triangles grow; cells that are far smaller than they cost more than they save.
      if (grid_.corners > 32 && left_ * 8 < grid_.corners) make_grid(ear);
      if (!node(ear).reflex && is_ear(ear)) {
        for (const std::int32_t corner : {previous(ear), ear, next(ear)}) out_.indices.push_back(node(corner).vertex);
        ear = stop = next(next(remove(ear)));  // every other one: fewer slivers
      } else if ((ear = next(ear)) == stop) {
        out_.complete = false;
        return;
      }
    }
  }

  static constexpr double corners_per_cell = 1;

  const Polygon& polygon_;
  std::vector<Node> nodes_;
  Bands bands_;
  Grid grid_;
  std::size_t left_ = 0;  // nodes in the ring that is being clipped
  Box box_;
  Triangulation out_;
};

}  // namespace

Triangulation triangulate(const Polygon& polygon) {
  // Every ear runs counter-clockwise, and together they have the rings for their border (bridges are walked both ways).
  // So where ears do not run out they cover each place as often as the rings run around it: once inside, never outside.
  Triangulation ears = EarClipper(polygon).run();
  if (ears.complete) return ears;
  Triangulation swept = triangulate_by_sweep(polygon);
  return swept.complete ? swept : ears;
}

}  // namespace hustings

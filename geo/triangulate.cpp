#include "geo/triangulate.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace hustings {

namespace {

constexpr std::int32_t nil = -1;

/// As `cross`, but in line: called dozens of times for each vertex, the call takes longer than the sum.
inline double turn_of(Point a, Point b, Point c) { return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x); }

/// Nodes form circular lists in the order of the ring. Those at reflex corners, which alone can stand in the way of an
/// ear, are also in the list of a cell of a grid, so that the ones near an ear are found without looking at all.
struct Node {
  Point at;
  std::uint32_t vertex;
  std::int32_t previous, next;
  std::int32_t previous_in_cell, next_in_cell;
  bool in_cell;
};

class EarClipper {
 public:
  explicit EarClipper(const Polygon& polygon) : polygon_(polygon) {
    std::size_t count = polygon.outer.size();
    for (const Ring& hole : polygon.holes) count += hole.size();
    nodes_.reserve(count + 2 * polygon.holes.size());
    out_.indices.reserve(3 * count + 6 * polygon.holes.size());
    for (const Point point : polygon.outer) box_.add(point);
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
    nodes_.push_back({point, vertex, nil, nil, nil, nil, false});
    return static_cast<std::int32_t>(nodes_.size() - 1);
  }

  void link(std::int32_t first, std::int32_t second) {
    node(first).next = second;
    node(second).previous = first;
  }

  std::int32_t add_ring(const Ring& ring, std::uint32_t& vertex, bool counter_clockwise) {
    const std::uint32_t base = vertex;
    vertex += static_cast<std::uint32_t>(ring.size());
    const double area = ring.size() < 3 ? 0 : signed_area(ring);
    if (area == 0) return nil;
    const bool forwards = (area > 0) == counter_clockwise;
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

  struct Grid {
    Point low{0, 0};
    double cells_per_metre = 0;
    std::int32_t columns = 1;
    std::int32_t rows = 1;
    std::vector<std::int32_t> first;  // node in each cell
    std::size_t nodes = 0;

    std::int32_t column_of(double x) const { return index((x - low.x) * cells_per_metre, columns); }
    std::int32_t row_of(double y) const { return index((y - low.y) * cells_per_metre, rows); }
    std::size_t cell_of(Point point) const { return static_cast<std::size_t>(row_of(point.y) * columns + column_of(point.x)); }

    static std::int32_t index(double cell, std::int32_t count) {
      return static_cast<std::int32_t>(std::clamp(cell, 0.0, static_cast<double>(count - 1)));
    }
  };

  void add_to_grid(std::int32_t index) {
    std::int32_t& first = grid_.first[grid_.cell_of(at(index))];
    node(index).previous_in_cell = nil;
    node(index).next_in_cell = first;
    node(index).in_cell = true;
    if (first != nil) node(first).previous_in_cell = index;
    first = index;
    ++grid_.nodes;
  }

  void take_from_grid(std::int32_t index) {
    Node& gone = node(index);
    if (gone.previous_in_cell != nil) node(gone.previous_in_cell).next_in_cell = gone.next_in_cell;
    else grid_.first[grid_.cell_of(gone.at)] = gone.next_in_cell;
    if (gone.next_in_cell != nil) node(gone.next_in_cell).previous_in_cell = gone.previous_in_cell;
    gone.in_cell = false;
    --grid_.nodes;
  }

  /// Sizes the grid for the reflex corners of a ring, and fills it.
  void make_grid(std::int32_t start) {
    std::vector<std::int32_t> reflex;
    std::int32_t i = start;
    do {
      if (turn(i) <= 0) reflex.push_back(i);
      i = next(i);
    } while (i != start);
    const Point size = box_.size();
    const double cells = std::max(1.0, static_cast<double>(reflex.size()) / nodes_per_cell);
    grid_.low = box_.low;
    grid_.cells_per_metre = size.x > 0 && size.y > 0 ? std::sqrt(cells / (size.x * size.y)) : 0;
    // A long thin box would otherwise get more cells than nodes, one behind the other.
    grid_.cells_per_metre = std::min(grid_.cells_per_metre, cells / std::max(size.x, size.y));
    grid_.columns = 1 + static_cast<std::int32_t>(size.x * grid_.cells_per_metre);
    grid_.rows = 1 + static_cast<std::int32_t>(size.y * grid_.cells_per_metre);
    grid_.first.assign(static_cast<std::size_t>(grid_.columns) * static_cast<std::size_t>(grid_.rows), nil);
    grid_.nodes = 0;
    for (const std::int32_t corner : reflex) add_to_grid(corner);
  }

  // Ears -------------------------------------------------------------------------------------------------------------

  /// Whether a reflex corner keeps (a, b, c) from being an ear: it does in the triangle and on its sides. One at the same
  /// place as a corner of the triangle (the other side of a bridge, a hole that touches) does where the ring goes from
  /// there into the triangle.
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
    for (std::int32_t row = grid_.row_of(low.y); row <= last_row; ++row)
      for (std::int32_t column = first_column; column <= last_column; ++column)
        for (std::int32_t i = grid_.first[static_cast<std::size_t>(row * grid_.columns + column)]; i != nil; i = node(i).next_in_cell) {
          const Node& corner = node(i);
          if (corner.at.x < low.x || corner.at.x > high.x || corner.at.y < low.y || corner.at.y > high.y) continue;
          if (i != before && i != after && blocks(corner, a, b, c)) return false;
        }
    return true;
  }

  bool two_left(std::int32_t index) { return previous(index) == next(index); }

  /// Takes a node out of the ring, and its neighbours too where they are left without a triangle: repeated vertices, the
  /// middle of a straight line, tips of spikes. Returns a node before the gap.
  std::int32_t remove(std::int32_t index) {
    while (true) {
      const std::int32_t before = previous(index);
      const std::int32_t after = next(index);
      link(before, after);
      if (node(index).in_cell) take_from_grid(index);
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

  void set_reflex(std::int32_t index, bool reflex) {
    if (reflex && !node(index).in_cell) add_to_grid(index);
    if (!reflex && node(index).in_cell) take_from_grid(index);
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
      if (grid_.first.size() > 16 && grid_.nodes * 8 < grid_.first.size()) make_grid(ear);
      if (turn(ear) > 0 && is_ear(ear)) {
        out_.indices.insert(out_.indices.end(), {node(previous(ear)).vertex, node(ear).vertex, node(next(ear)).vertex});
        ear = stop = next(next(remove(ear)));  // every other one: fewer slivers
      } else if ((ear = next(ear)) == stop) {
        out_.complete = false;
        return;
      }
    }
  }

  static constexpr double nodes_per_cell = 2;

  const Polygon& polygon_;
  std::vector<Node> nodes_;
  Bands bands_;
  Grid grid_;
  Box box_;
  Triangulation out_;
};

}  // namespace

Triangulation triangulate(const Polygon& polygon) { return EarClipper(polygon).run(); }

}  // namespace hustings

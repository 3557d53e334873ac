#include "geo/mesh/simplify.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <mutex>
#include <set>

#include "base/on_all_cores.h"

namespace hustings {

namespace {

/// Of points from one segment: without the root and the division, which most of the time would go to.
class SquaredDistance {
 public:
  SquaredDistance(Point a, Point b) : a_(a), along_(b - a) {
    const double length = glm::dot(along_, along_);
    inverse_ = length > 0 ? 1 / length : 0;
  }
  double operator()(Point point) const {
    const Point from = point - a_;
    const Point away = from - std::clamp(glm::dot(from, along_) * inverse_, 0.0, 1.0) * along_;
    return glm::dot(away, away);
  }

 private:
  Point a_, along_;
  double inverse_;
};

/// Marks the vertices to keep between two kept ones.
void keep_between(const std::vector<Point>& points, std::size_t first, std::size_t last, double tolerance,
                  std::vector<bool>& keep) {
  std::vector<std::pair<std::size_t, std::size_t>> spans{{first, last}};
  while (!spans.empty()) {
    const auto [low, high] = spans.back();
    spans.pop_back();
    double furthest = tolerance * tolerance;
    std::size_t split = 0;
    const SquaredDistance distance_from(points[low], points[high]);
    for (std::size_t i = low + 1; i < high; ++i)
      if (const double distance = distance_from(points[i]); distance > furthest) furthest = distance, split = i;
    if (split == 0) continue;
    keep[split] = true;
    spans.emplace_back(low, split);
    spans.emplace_back(split, high);
  }
}

std::vector<Point> simplified(const std::vector<Point>& points, double tolerance, bool closed) {
  if (points.size() < 3 || tolerance <= 0) return points;
  std::vector<bool> keep(points.size(), false);
  keep.front() = keep.back() = true;
  const auto far_from = [&](std::size_t from) {
    std::size_t far = from == 0 ? 1 : 0;
    for (std::size_t i = 0; i + 1 < points.size(); ++i)
      if (std::hypot(points[i].x - points[from].x, points[i].y - points[from].y) >
          std::hypot(points[far].x - points[from].x, points[far].y - points[from].y))
        far = i;
    return far;
  };
  if (closed) {  // a ring needs two anchors besides its start to keep an area
    const std::size_t far = far_from(0);
    keep[far] = true;
    std::size_t widest = 0;
    double distance = -1;
    for (std::size_t i = 1; i + 1 < points.size(); ++i)
      if (const double d = distance_to_segment(points[i], points[0], points[far]); i != far && d > distance)
        distance = d, widest = i;
    if (widest != 0) keep[widest] = true;
  }
  std::size_t previous = 0;
  for (std::size_t i = 1; i < points.size(); ++i)
    if (keep[i] || i + 1 == points.size()) keep_between(points, previous, i, tolerance, keep), previous = i;
  std::vector<Point> out;
  for (std::size_t i = 0; i < points.size(); ++i)
    if (keep[i]) out.push_back(points[i]);
  return out;
}

bool properly_cross(Point a, Point b, Point c, Point d) {
  const double abc = cross(a, b, c);
  const double abd = cross(a, b, d);
  const double cda = cross(c, d, a);
  const double cdb = cross(c, d, b);
  return ((abc > 0) != (abd > 0)) && ((cda > 0) != (cdb > 0)) && abc != 0 && abd != 0 && cda != 0 && cdb != 0;
}

bool on_segment(Point point, Point a, Point b) {
  return point != a && point != b && cross(a, b, point) == 0 && point.x >= std::min(a.x, b.x) &&
         point.x <= std::max(a.x, b.x) && point.y >= std::min(a.y, b.y) && point.y <= std::max(a.y, b.y);
}

bool conflict(Point a, Point b, Point c, Point d) {
  if ((a == c && b == d) || (a == d && b == c)) return true;  // two borders fell onto one line
  return properly_cross(a, b, c, d) || on_segment(c, a, b) || on_segment(d, a, b) || on_segment(a, c, d) ||
         on_segment(b, c, d);
}

/// Many pieces, so that all cores get some, of a size that is worth a thread's while.
void in_pieces(std::size_t count, const std::function<void(std::size_t begin, std::size_t end)>& work) {
  constexpr std::size_t piece = 512;
  on_all_cores((count + piece - 1) / piece, [&](std::size_t i) { work(i * piece, std::min(count, (i + 1) * piece)); });
}

/// Sets what several threads find.
class FoundArcs {
 public:
  void add(std::span<const std::uint32_t> arcs) {
    if (arcs.empty()) return;
    const std::scoped_lock lock(mutex_);
    found_.insert(arcs.begin(), arcs.end());
  }
  std::set<std::uint32_t>& all() { return found_; }

 private:
  std::mutex mutex_;
  std::set<std::uint32_t> found_;
};

/// Items in the square cells that they lie in, about one a cell: for each cell a run of items in one array.
template <class Item>
class Grid {
 public:
  Grid(const Box& box, std::size_t items) : low_(box.low) {
    const Point size = box.empty() ? Point{0, 0} : box.size();
    cell_ = std::max({1.0, std::sqrt(size.x * size.y / static_cast<double>(items + 1)),
                      std::max(size.x, size.y) / 30'000});  // a sliver must not have more columns than it has items
    columns_ = 1 + static_cast<std::size_t>(size.x / cell_);
    rows_ = 1 + static_cast<std::size_t>(size.y / cell_);
    begins_.assign(columns_ * rows_ + 1, 0);
  }

  /// Twice the same: first all are counted, then put.
  void count(const Box& span) {
    for_cells(span, [&](std::size_t cell) { ++begins_[cell + 1]; });
  }
  void end_count() {
    for (std::size_t i = 1; i < begins_.size(); ++i) begins_[i] += begins_[i - 1];
    items_.resize(begins_.back());
    ends_.assign(begins_.begin(), begins_.end() - 1);
  }
  void put(const Box& span, const Item& item) {
    for_cells(span, [&](std::size_t cell) { items_[ends_[cell]++] = item; });
  }

  std::size_t cells() const { return ends_.size(); }
  std::span<const Item> in(std::size_t cell) const {
    return std::span(items_).subspan(begins_[cell], ends_[cell] - begins_[cell]);
  }

  /// The cells that the box reaches into.
  template <class Visit>
  void for_cells(const Box& span, Visit visit) const {
    const std::size_t right = column(span.high.x), top = row(span.high.y);
    for (std::size_t y = row(span.low.y); y <= top; ++y)
      for (std::size_t x = column(span.low.x); x <= right; ++x) visit(y * columns_ + x);
  }

 private:
  std::size_t column(double x) const { return place(x - low_.x, columns_); }
  std::size_t row(double y) const { return place(y - low_.y, rows_); }
  std::size_t place(double metres, std::size_t count) const {
    return std::min(count - 1, static_cast<std::size_t>(std::max(0.0, metres / cell_)));
  }

  Point low_;
  double cell_ = 1;
  std::size_t columns_ = 1, rows_ = 1;
  std::vector<std::uint32_t> begins_, ends_;
  std::vector<Item> items_;
};

struct Segment {
  std::uint32_t arc;
  std::uint32_t index;
};

Box box_of(Point a, Point b) { return {glm::min(a, b), glm::max(a, b)}; }

/// Box and number of the vertices of some arcs.
std::pair<Box, std::size_t> extent_of(const Topology& topology, const std::vector<std::uint32_t>& arcs) {
  Box box;
  std::size_t count = 0;
  for (const std::uint32_t arc : arcs) {
    for (const Point point : topology.arcs[arc].points) box.add(point);
    count += topology.arcs[arc].points.size();
  }
  return {box, count};
}

/// Finds the arcs of a group that cross one another or themselves.
std::set<std::uint32_t> crossing_arcs(const Topology& topology, const std::vector<std::uint32_t>& arcs) {
  const auto [box, count] = extent_of(topology, arcs);
  Grid<Segment> grid(box, count);
  const auto for_segments = [&](auto visit) {
    for (const std::uint32_t arc : arcs) {
      const auto& points = topology.arcs[arc].points;
      for (std::uint32_t i = 0; i + 1 < points.size(); ++i) visit(box_of(points[i], points[i + 1]), Segment{arc, i});
    }
  };
  for_segments([&](const Box& span, const Segment&) { grid.count(span); });
  grid.end_count();
  for_segments([&](const Box& span, const Segment& segment) { grid.put(span, segment); });
  FoundArcs crossing;
  const auto ends = [&](const Segment& segment) {
    const Point* first = &topology.arcs[segment.arc].points[segment.index];
    return std::pair(first[0], first[1]);
  };
  in_pieces(grid.cells(), [&](std::size_t begin, std::size_t end) {
    std::vector<std::uint32_t> found;
    for (std::size_t cell = begin; cell < end; ++cell) {
      const auto here = grid.in(cell);
      for (std::size_t i = 1; i < here.size(); ++i) {
        const auto [a, b] = ends(here[i]);
        for (std::size_t j = 0; j < i; ++j)
          if (const auto [c, d] = ends(here[j]); conflict(a, b, c, d))
            found.insert(found.end(), {here[i].arc, here[j].arc});
      }
    }
    crossing.add(found);
  });
  return std::move(crossing.all());
}

/// Whether one of the vertices lies between a piece of the source's line and the straight line that replaces it: then
/// it changed sides, and an island became a lake, or left its bay.
bool jumps_over_vertex(std::span<const Point> loop, const Grid<Point>& vertices) {
  Box box;
  for (const Point point : loop) box.add(point);
  bool jumps = false;
  Ring ring;  // made only where some vertex is near
  vertices.for_cells(box, [&](std::size_t cell) {
    for (const Point point : jumps ? std::span<const Point>() : vertices.in(cell)) {
      if (!box.contains(point) || point == loop.front() || point == loop.back()) continue;
      if (ring.empty()) ring.assign(loop.begin(), loop.end());
      jumps = jumps || contains(ring, point);
    }
  });
  return jumps;
}

bool jumps(const Arc& source, const Arc& kept, const Grid<Point>& vertices) {
  if (source.closed() && (signed_area(source.points) > 0) != (signed_area(kept.points) > 0)) return true;
  const std::span<const Point> line(source.points);
  std::size_t begin = 0;
  for (std::size_t i = 1; i < kept.points.size(); ++i) {
    std::size_t end = begin + 1;
    while (line[end] != kept.points[i]) ++end;
    if (end > begin + 1 && jumps_over_vertex(line.subspan(begin, end - begin + 1), vertices)) return true;
    begin = end;
  }
  return false;
}

/// Finds the arcs of a group that went over a vertex of it, without crossing anything on the way.
std::set<std::uint32_t> jumping_arcs(const Topology& source, const Topology& simpler,
                                     const std::vector<std::uint32_t>& arcs) {
  const auto [box, count] = extent_of(simpler, arcs);
  Grid<Point> vertices(box, count);
  const auto for_vertices = [&](auto visit) {
    for (const std::uint32_t arc : arcs)
      for (const Point point : simpler.arcs[arc].points) visit(point);
  };
  for_vertices([&](Point point) { vertices.count({point, point}); });
  vertices.end_count();
  for_vertices([&](Point point) { vertices.put({point, point}, point); });
  FoundArcs jumping;
  in_pieces(arcs.size(), [&](std::size_t begin, std::size_t end) {
    std::vector<std::uint32_t> found;
    for (std::size_t i = begin; i < end; ++i)
      if (jumps(source.arcs[arcs[i]], simpler.arcs[arcs[i]], vertices)) found.push_back(arcs[i]);
    jumping.add(found);
  });
  return std::move(jumping.all());
}

std::vector<std::uint32_t> arcs_of(const Topology& topology, std::size_t first, std::size_t last) {
  std::vector<std::uint32_t> arcs;
  for (std::size_t area = first; area < last; ++area)
    for (const ArcPolygon& part : topology.areas[area]) {
      for (const ArcUse& use : part.outer) arcs.push_back(use.arc);
      for (const ArcRing& hole : part.holes)
        for (const ArcUse& use : hole) arcs.push_back(use.arc);
    }
  std::sort(arcs.begin(), arcs.end());
  arcs.erase(std::unique(arcs.begin(), arcs.end()), arcs.end());
  return arcs;
}

/// Those of the arcs whose box in the source meets the box of one that changed. Simplifying never leaves that box.
std::vector<std::uint32_t> near_any(const Topology& source, const std::vector<std::uint32_t>& arcs,
                                    const std::vector<std::uint32_t>& changed) {
  const auto box_of_arc = [&](std::uint32_t arc) {
    Box box;
    for (const Point point : source.arcs[arc].points) box.add(point);
    return box;
  };
  const Box all = extent_of(source, arcs).first;
  std::vector<Box> boxes;
  for (const std::uint32_t arc : changed) boxes.push_back(box_of_arc(arc));
  Grid<Box> grid(all, arcs.size());
  for (const Box& box : boxes) grid.count(box);
  grid.end_count();
  for (const Box& box : boxes) grid.put(box, box);
  std::vector<std::uint32_t> near;
  for (const std::uint32_t arc : arcs) {
    const Box box = box_of_arc(arc);
    bool meets = false;
    grid.for_cells(box, [&](std::size_t cell) {
      for (const Box& other : grid.in(cell))
        meets = meets || (box.low.x <= other.high.x && other.low.x <= box.high.x && box.low.y <= other.high.y &&
                          other.low.y <= box.high.y);
    });
    if (meets) near.push_back(arc);
  }
  return near;
}

}  // namespace

Topology simplify(const Topology& topology, double tolerance,
                  std::span<const std::pair<std::size_t, std::size_t>> groups) {
  Topology out;
  out.areas = topology.areas;
  out.arcs.resize(topology.arcs.size());
  std::vector<double> tolerances(topology.arcs.size(), tolerance);
  const auto simplify_arc = [&](std::size_t i) {
    const Arc& arc = topology.arcs[i];
    out.arcs[i] = {.points = simplified(arc.points, tolerances[i], arc.closed()), .left = arc.left, .right = arc.right};
  };
  in_pieces(out.arcs.size(), [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) simplify_arc(i);
  });
  const std::pair<std::size_t, std::size_t> all{0, topology.areas.size()};
  if (groups.empty()) groups = {&all, 1};
  std::vector<std::vector<std::uint32_t>> arcs_of_groups;
  for (const auto& [first, last] : groups) arcs_of_groups.push_back(arcs_of(topology, first, last));
  // Every round takes some arcs more finely, at last as the source has them, so that this ends. What can be wrong in
  // the next lies near those that changed.
  std::vector<std::vector<std::uint32_t>> looked_at = arcs_of_groups;
  while (true) {
    std::set<std::uint32_t> faulty;
    for (const std::vector<std::uint32_t>& arcs : looked_at) {
      faulty.merge(crossing_arcs(out, arcs));
      faulty.merge(jumping_arcs(topology, out, arcs));
    }
    std::vector<std::uint32_t> changed;
    for (const std::uint32_t arc : faulty) {
      if (tolerances[arc] == 0) continue;
      tolerances[arc] = tolerances[arc] < tolerance / 100 ? 0 : tolerances[arc] / 2;
      simplify_arc(arc);
      changed.push_back(arc);
    }
    if (changed.empty()) break;
    for (std::size_t i = 0; i < looked_at.size(); ++i) looked_at[i] = near_any(topology, arcs_of_groups[i], changed);
  }
  return out;
}

}  // namespace hustings

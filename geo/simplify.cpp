#include "geo/simplify.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <unordered_map>

namespace hustings {

namespace {

/// Marks the vertices to keep between two kept ones.
void keep_between(const std::vector<Point>& points, std::size_t first, std::size_t last, double tolerance,
                  std::vector<bool>& keep) {
  std::vector<std::pair<std::size_t, std::size_t>> spans{{first, last}};
  while (!spans.empty()) {
    const auto [low, high] = spans.back();
    spans.pop_back();
    double furthest = tolerance;
    std::size_t split = 0;
    for (std::size_t i = low + 1; i < high; ++i)
      if (const double distance = distance_to_segment(points[i], points[low], points[high]); distance > furthest)
        furthest = distance, split = i;
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

struct Segment {
  std::uint32_t arc;
  std::uint32_t index;
};

/// Finds the arcs of a group that cross one another or themselves, over a grid of segments.
std::set<std::uint32_t> crossing_arcs(const Topology& topology, const std::vector<std::uint32_t>& arcs) {
  Box box;
  std::size_t count = 0;
  for (const std::uint32_t arc : arcs) {
    for (const Point point : topology.arcs[arc].points) box.add(point);
    count += topology.arcs[arc].points.size();
  }
  const double cell = std::max(1.0, std::sqrt(box.size().x * box.size().y / static_cast<double>(count + 1)));
  std::unordered_map<std::uint64_t, std::vector<Segment>> grid;
  std::set<std::uint32_t> crossing;
  for (const std::uint32_t arc : arcs) {
    const auto& points = topology.arcs[arc].points;
    for (std::uint32_t i = 0; i + 1 < points.size(); ++i) {
      Box span;
      span.add(points[i]);
      span.add(points[i + 1]);
      const auto low_x = static_cast<std::int64_t>((span.low.x - box.low.x) / cell);
      const auto high_x = static_cast<std::int64_t>((span.high.x - box.low.x) / cell);
      const auto low_y = static_cast<std::int64_t>((span.low.y - box.low.y) / cell);
      const auto high_y = static_cast<std::int64_t>((span.high.y - box.low.y) / cell);
      for (std::int64_t y = low_y; y <= high_y; ++y)
        for (std::int64_t x = low_x; x <= high_x; ++x) {
          std::vector<Segment>& here = grid[static_cast<std::uint64_t>(y) << 32U | static_cast<std::uint64_t>(x)];
          for (const Segment& other : here) {
            const auto& others = topology.arcs[other.arc].points;
            if (conflict(points[i], points[i + 1], others[other.index], others[other.index + 1]))
              crossing.insert({arc, other.arc});
          }
          here.push_back({arc, i});
        }
    }
  }
  return crossing;
}

/// Whether one of the vertices (sorted by x) lies between a piece of the source's line and the straight line that
/// replaces it: then it changed sides, and an island became a lake, or left its bay.
bool jumps_over_vertex(std::span<const Point> line, const std::vector<Point>& vertices) {
  const Ring loop(line.begin(), line.end());
  Box box;
  for (const Point point : loop) box.add(point);
  const auto first =
      std::lower_bound(vertices.begin(), vertices.end(), box.low.x, [](Point point, double x) { return point.x < x; });
  return std::any_of(
      first, std::upper_bound(first, vertices.end(), box.high.x, [](double x, Point point) { return x < point.x; }),
      [&](Point point) {
        return box.contains(point) && point != loop.front() && point != loop.back() && contains(loop, point);
      });
}

bool jumps(const Arc& source, const Arc& kept, const std::vector<Point>& vertices) {
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
  std::vector<Point> vertices;
  for (const std::uint32_t arc : arcs)
    vertices.insert(vertices.end(), simpler.arcs[arc].points.begin(), simpler.arcs[arc].points.end());
  std::sort(vertices.begin(), vertices.end(), [](Point a, Point b) { return a.x < b.x; });
  std::set<std::uint32_t> jumping;
  for (const std::uint32_t arc : arcs)
    if (jumps(source.arcs[arc], simpler.arcs[arc], vertices)) jumping.insert(arc);
  return jumping;
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

}  // namespace

Topology simplify(const Topology& topology, double tolerance,
                  std::span<const std::pair<std::size_t, std::size_t>> groups) {
  Topology out = topology;
  std::vector<double> tolerances(topology.arcs.size(), tolerance);
  for (std::size_t i = 0; i < out.arcs.size(); ++i)
    out.arcs[i].points = simplified(topology.arcs[i].points, tolerance, topology.arcs[i].closed());
  const std::pair<std::size_t, std::size_t> all{0, topology.areas.size()};
  if (groups.empty()) groups = {&all, 1};
  // Every round takes some arcs more finely, at last as the source has them, so that this ends.
  for (bool changed = true; changed;) {
    std::set<std::uint32_t> faulty;
    for (const auto& [first, last] : groups) {
      const std::vector<std::uint32_t> arcs = arcs_of(topology, first, last);
      faulty.merge(crossing_arcs(out, arcs));
      faulty.merge(jumping_arcs(topology, out, arcs));
    }
    changed = false;
    for (const std::uint32_t arc : faulty) {
      if (tolerances[arc] == 0) continue;
      tolerances[arc] = tolerances[arc] < tolerance / 100 ? 0 : tolerances[arc] / 2;
      out.arcs[arc].points = simplified(topology.arcs[arc].points, tolerances[arc], topology.arcs[arc].closed());
      changed = true;
    }
  }
  return out;
}

}  // namespace hustings

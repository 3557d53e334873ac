#include "geo/simplify.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <unordered_map>

namespace hustings {

namespace {

/// Marks the vertices to keep between two kept ones.
void keep_between(const std::vector<Point>& points, std::size_t first, std::size_t last, double tolerance, std::vector<bool>& keep) {
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
      if (std::hypot(points[i].x - points[from].x, points[i].y - points[from].y) > std::hypot(points[far].x - points[from].x, points[far].y - points[from].y)) far = i;
    return far;
  };
  if (closed) {  // a ring needs two anchors besides its start to keep an area
    const std::size_t far = far_from(0);
    keep[far] = true;
    std::size_t widest = 0;
    double distance = -1;
    for (std::size_t i = 1; i + 1 < points.size(); ++i)
      if (const double d = distance_to_segment(points[i], points[0], points[far]); i != far && d > distance) distance = d, widest = i;
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
  return point != a && point != b && cross(a, b, point) == 0 && point.x >= std::min(a.x, b.x) && point.x <= std::max(a.x, b.x) &&
         point.y >= std::min(a.y, b.y) && point.y <= std::max(a.y, b.y);
}

bool conflict(Point a, Point b, Point c, Point d) {
  if ((a == c && b == d) || (a == d && b == c)) return true;  // two borders fell onto one line
  return properly_cross(a, b, c, d) || on_segment(c, a, b) || on_segment(d, a, b) || on_segment(a, c, d) || on_segment(b, c, d);
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
            if (conflict(points[i], points[i + 1], others[other.index], others[other.index + 1])) crossing.insert({arc, other.arc});
          }
          here.push_back({arc, i});
        }
    }
  }
  return crossing;
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

Topology simplify(const Topology& topology, double tolerance, std::span<const std::pair<std::size_t, std::size_t>> groups) {
  Topology out = topology;
  std::vector<double> tolerances(topology.arcs.size(), tolerance);
  for (std::size_t i = 0; i < out.arcs.size(); ++i) out.arcs[i].points = simplified(topology.arcs[i].points, tolerance, topology.arcs[i].closed());
  const std::pair<std::size_t, std::size_t> all{0, topology.areas.size()};
  if (groups.empty()) groups = {&all, 1};
  constexpr int rounds = 8;  // the last one takes the source's own line
  for (int round = 1; round <= rounds; ++round) {
    std::set<std::uint32_t> crossing;
    for (const auto& [first, last] : groups) crossing.merge(crossing_arcs(out, arcs_of(out, first, last)));
    bool changed = false;
    for (const std::uint32_t arc : crossing) {
      if (tolerances[arc] == 0) continue;
      tolerances[arc] = round == rounds ? 0 : tolerances[arc] / 2;
      out.arcs[arc].points = simplified(topology.arcs[arc].points, tolerances[arc], topology.arcs[arc].closed());
      changed = true;
    }
    if (!changed) break;
  }
  return out;
}

}  // namespace hustings

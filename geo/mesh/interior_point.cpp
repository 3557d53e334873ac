#include "geo/mesh/interior_point.h"

#include <algorithm>
#include <cmath>
#include <queue>

namespace hustings {

namespace {

struct Cell {
  Point centre;
  double half;
  double distance;  // to the border, negative outside
  double best_possible() const { return distance + half * std::sqrt(2.0); }
  bool operator<(const Cell& other) const { return best_possible() < other.best_possible(); }
};

Cell cell_at(const Polygon& polygon, Point centre, double half) {
  double distance = std::numeric_limits<double>::infinity();
  bool inside = false;
  const auto visit = [&](const Ring& ring) {
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
      const Point a = ring[i];
      const Point b = ring[j];
      if ((a.y > centre.y) != (b.y > centre.y) && centre.x < (b.x - a.x) * (centre.y - a.y) / (b.y - a.y) + a.x)
        inside = !inside;
      distance = std::min(distance, distance_to_segment(centre, a, b));
    }
  };
  visit(polygon.outer);
  for (const Ring& hole : polygon.holes) visit(hole);
  return {centre, half, inside ? distance : -distance};
}

/// Where the middle of the widest piece of a horizontal line through the polygon lies. The line runs between two of the
/// vertices' heights, so that it meets every edge properly or not at all.
Point middle_of_widest_piece(const Polygon& polygon) {
  std::vector<double> heights;
  for (const Point point : polygon.outer) heights.push_back(point.y);
  std::sort(heights.begin(), heights.end());
  const std::size_t half = heights.size() / 2;
  const auto above = std::upper_bound(heights.begin(), heights.end(), heights[half]);
  const double upper = above != heights.end() ? *above : heights[half];
  const auto below = std::lower_bound(heights.begin(), heights.end(), upper);
  const double y = (upper + (below != heights.begin() ? *(below - 1) : upper)) / 2;
  std::vector<double> crossings;
  const auto cut = [&](const Ring& ring) {
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++)
      if ((ring[i].y > y) != (ring[j].y > y))
        crossings.push_back(ring[i].x + (ring[j].x - ring[i].x) * (y - ring[i].y) / (ring[j].y - ring[i].y));
  };
  cut(polygon.outer);
  for (const Ring& hole : polygon.holes) cut(hole);
  std::sort(crossings.begin(), crossings.end());
  Point widest{crossings.empty() ? polygon.outer.front().x : crossings.front(), y};
  double width = 0;
  for (std::size_t i = 0; i + 1 < crossings.size(); i += 2)
    if (crossings[i + 1] - crossings[i] > width)
      width = crossings[i + 1] - crossings[i], widest.x = (crossings[i] + crossings[i + 1]) / 2;
  return widest;
}

}  // namespace

Point interior_point(const Shape& shape, double precision) {
  const Polygon* largest = nullptr;
  for (const Polygon& polygon : shape)
    if (largest == nullptr || area_of(polygon) > area_of(*largest)) largest = &polygon;
  if (largest == nullptr) return {0, 0};
  const Box box = bounds_of({{largest->outer, {}}});
  if (!(area_of(*largest) > 0)) return box.centre();
  constexpr double at_most_in_line = 100;  // cells along the longer side of a sliver
  const double size =
      std::max(std::min(box.size().x, box.size().y), std::max(box.size().x, box.size().y) / at_most_in_line);
  std::priority_queue<Cell> cells;
  for (double x = box.low.x + size / 2; x < box.high.x + size / 2; x += size)
    for (double y = box.low.y + size / 2; y < box.high.y + size / 2; y += size)
      cells.push(cell_at(*largest, {x, y}, size / 2));
  Cell best = cell_at(*largest, box.centre(), 0);
  constexpr int at_most = 20000;  // a shape that is too thin for cells must not take for ever
  for (int i = 0; i < at_most && !cells.empty(); ++i) {
    const Cell cell = cells.top();
    cells.pop();
    if (cell.distance > best.distance) best = cell;
    if (best.distance > 0 && cell.best_possible() - best.distance <= precision * best.distance) break;
    const double half = cell.half / 2;
    for (const Point offset : {Point{-half, -half}, Point{half, -half}, Point{-half, half}, Point{half, half}})
      cells.push(cell_at(*largest, cell.centre + offset, half));
  }
  return best.distance > 0 ? best.centre : middle_of_widest_piece(*largest);
}

}  // namespace hustings

#include "geo/interior_point.h"

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
      if ((a.y > centre.y) != (b.y > centre.y) && centre.x < (b.x - a.x) * (centre.y - a.y) / (b.y - a.y) + a.x) inside = !inside;
      distance = std::min(distance, distance_to_segment(centre, a, b));
    }
  };
  visit(polygon.outer);
  for (const Ring& hole : polygon.holes) visit(hole);
  return {centre, half, inside ? distance : -distance};
}

}  // namespace

Point interior_point(const Shape& shape, double precision) {
  const Polygon* largest = nullptr;
  for (const Polygon& polygon : shape)
    if (largest == nullptr || area_of(polygon) > area_of(*largest)) largest = &polygon;
  if (largest == nullptr) return {0, 0};
  const Box box = bounds_of({{largest->outer, {}}});
  const double size = std::min(box.size().x, box.size().y);
  if (!(size > 0)) return box.centre();
  std::priority_queue<Cell> cells;
  for (double x = box.low.x + size / 2; x < box.high.x + size / 2; x += size)
    for (double y = box.low.y + size / 2; y < box.high.y + size / 2; y += size) cells.push(cell_at(*largest, {x, y}, size / 2));
  Cell best = cell_at(*largest, box.centre(), 0);
  constexpr int at_most = 20000;  // a shape thinner than doubles can resolve must not loop for ever
  for (int i = 0; i < at_most && !cells.empty(); ++i) {
    const Cell cell = cells.top();
    cells.pop();
    if (cell.distance > best.distance) best = cell;
    if (best.distance > 0 && cell.best_possible() - best.distance <= precision * best.distance) break;
    const double half = cell.half / 2;
    for (const Point offset : {Point{-half, -half}, Point{half, -half}, Point{-half, half}, Point{half, half}})
      cells.push(cell_at(*largest, cell.centre + offset, half));
  }
  return best.centre;
}

}  // namespace hustings

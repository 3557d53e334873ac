#include "tests/geo/random_polygons.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <vector>

#include "tests/geo/fixtures.h"

namespace hustings::fixtures {

namespace {

/// Cells of a grid, each taken or not.
class Grid {
 public:
  Grid(int across, int up) : across_(across), up_(up), taken_(static_cast<std::size_t>(across * up)) {}

  bool holds(int x, int y) const { return x >= 0 && y >= 0 && x < across_ && y < up_; }
  bool taken(int x, int y) const { return holds(x, y) && taken_[index(x, y)] != 0; }
  void take(int x, int y) { taken_[index(x, y)] = 1; }
  int across() const { return across_; }
  int up() const { return up_; }

  /// The cells that hang together with this one by their sides.
  Grid around(int x, int y) const {
    Grid out(across_, up_);
    std::vector<std::array<int, 2>> left{{x, y}};
    while (!left.empty()) {
      const auto [column, row] = left.back();
      left.pop_back();
      if (!taken(column, row) || out.taken(column, row)) continue;
      out.take(column, row);
      for (const auto& next : {std::array{column + 1, row}, {column - 1, row}, {column, row + 1}, {column, row - 1}})
        left.push_back(next);
    }
    return out;
  }

 private:
  std::size_t index(int x, int y) const { return static_cast<std::size_t>(y * across_ + x); }

  int across_, up_;
  std::vector<char> taken_;
};

using Corner = std::array<int, 2>;

/// The rings around the cells, the inside to their left. Where two cells meet in a corner only, the rings turn so that
/// the cells hang together there; as they also do by their sides, no ring touches itself.
std::vector<Ring> rings_around(const Grid& grid) {
  std::multimap<Corner, Corner> edges;
  for (int y = 0; y < grid.up(); ++y)
    for (int x = 0; x < grid.across(); ++x) {
      if (!grid.taken(x, y)) continue;
      if (!grid.taken(x, y - 1)) edges.insert({{x, y}, {x + 1, y}});
      if (!grid.taken(x + 1, y)) edges.insert({{x + 1, y}, {x + 1, y + 1}});
      if (!grid.taken(x, y + 1)) edges.insert({{x + 1, y + 1}, {x, y + 1}});
      if (!grid.taken(x - 1, y)) edges.insert({{x, y + 1}, {x, y}});
    }
  std::vector<Ring> rings;
  while (!edges.empty()) {
    Ring ring;
    auto edge = edges.begin();
    const Corner start = edge->first;
    Corner before = start;
    do {
      const Corner at = edge->second;
      ring.emplace_back(before[0], before[1]);
      const Corner right{at[0] + (at[1] - before[1]), at[1] - (at[0] - before[0])};
      edges.erase(edge);
      before = at;
      const auto [first, last] = edges.equal_range(at);
      edge = std::find_if(first, last, [&](const auto& way) { return way.second == right; });
      if (edge == last) edge = first;
    } while (before != start);
    rings.push_back(std::move(ring));
  }
  return rings;
}

Point snapped(Point point, double step) {
  return {std::round(point.x / step) * step, std::round(point.y / step) * step};
}

}  // namespace

Ring RandomPolygons::without_some_straight(const Ring& ring) {
  Ring out;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const Point before = ring[(i + ring.size() - 1) % ring.size()];
    const Point after = ring[(i + 1) % ring.size()];
    if (cross(before, ring[i], after) != 0 || number(0, 2) == 0) out.push_back(ring[i]);
  }
  return out;
}

std::vector<Point> RandomPolygons::lattice(int across, int up, bool wobbles) {
  const std::array<double, 3> sizes = {1, 100, 0.125};
  const double size = sizes[static_cast<std::size_t>(number(0, 2))];
  const Point right = size * Point{number(1, 5), number(-2, 2)};
  const Point above = size * Point{number(-2, 2), number(3, 7)};
  const Point low = number(0, 1) == 0 ? Point{0, 0} : Point{530000, 180000};
  std::uniform_real_distribution<double> off(-0.2, 0.2);
  std::vector<Point> places;
  for (int y = 0; y <= up; ++y)
    for (int x = 0; x <= across; ++x) {
      const Point at = wobbles ? Point{x + off(random_), y + off(random_)} : Point{x, y};
      places.push_back(low + at.x * right + at.y * above);
    }
  return places;
}

Shape RandomPolygons::cells() {
  Grid grid(number(3, 9), number(3, 9));
  const int share = number(65, 95);
  for (int y = 0; y < grid.up(); ++y)
    for (int x = 0; x < grid.across(); ++x)
      if (number(0, 99) < share) grid.take(x, y);
  const int x = number(0, grid.across() - 1);
  const int y = number(0, grid.up() - 1);
  if (!grid.taken(x, y)) return {};
  const bool wobbles = number(0, 1) == 0;
  const std::vector<Point> places = lattice(grid.across(), grid.up(), wobbles);
  Polygon polygon;
  for (Ring& ring : rings_around(grid.around(x, y))) {
    const bool outer = signed_area(ring) > 0;
    if (!wobbles) ring = without_some_straight(ring);
    for (Point& point : ring)
      point = places[static_cast<std::size_t>(point.y) * static_cast<std::size_t>(grid.across() + 1) +
                     static_cast<std::size_t>(point.x)];
    std::rotate(ring.begin(), ring.begin() + number(0, static_cast<int>(ring.size()) - 1), ring.end());
    if (outer) polygon.outer = std::move(ring);
    else polygon.holes.push_back(std::move(ring));
  }
  std::shuffle(polygon.holes.begin(), polygon.holes.end(), random_);
  return {polygon};
}

Shape RandomPolygons::repaired(const Geos::Geometry& geometry) const {
  const Geos::Geometry valid = geos_.own(geometry ? GEOSMakeValid_r(geos_.handle(), geometry.get()) : nullptr);
  return geos_.shape_of(valid.get());
}

Shape RandomPolygons::scribble() {
  const int places = number(4, 9);
  Ring ring;
  for (int i = number(5, 20); i > 0; --i)
    if (const Point point(number(0, places), number(0, places)); ring.empty() || ring.back() != point)
      ring.push_back(point);
  if (ring.size() < 3) return {};
  return repaired(geos_.geometry_of({{.outer = ring, .holes = {}}}));
}

Shape RandomPolygons::punched() {
  Shape left{{.outer = star(random_, {50, 50}, static_cast<std::size_t>(number(3, 12)), 30, 60), .holes = {}}};
  const bool snap = number(0, 2) > 0;
  const double step = number(1, 3);
  if (snap)
    for (Point& point : left[0].outer) point = snapped(point, step);
  Geos::Geometry geometry = geos_.geometry_of(repaired(geos_.geometry_of(left)));
  for (int i = number(2, 8); i > 0 && geometry; --i) {
    const Point at(number(0, 100), number(0, 100));
    Ring triangle;
    for (int corner = 0; corner < 3; ++corner) triangle.push_back(at + Point(number(-20, 20), number(-20, 20)));
    const Geos::Geometry hole = geos_.geometry_of({{.outer = triangle, .holes = {}}});
    geometry = geos_.own(GEOSDifference_r(geos_.handle(), geometry.get(), hole.get()));
  }
  Shape shape = geos_.shape_of(geometry.get());
  if (!snap) return shape;
  for (Polygon& polygon : shape) {
    for (Point& point : polygon.outer) point = snapped(point, step);
    for (Ring& hole : polygon.holes)
      for (Point& point : hole) point = snapped(point, step);
  }
  return repaired(geos_.geometry_of(shape));
}

Shape RandomPolygons::next() {
  const std::uint64_t kind = turn_++ % 64;  // repairs take far longer than cells
  Shape made = kind == 0 ? scribble() : kind < 4 ? punched() : cells();
  std::erase_if(made, [&](const Polygon& polygon) {
    const Geos::Geometry geometry = geos_.geometry_of({polygon});
    return polygon.outer.size() < 3 || GEOSisValid_r(geos_.handle(), geometry.get()) != 1;
  });
  return made;
}

}  // namespace hustings::fixtures

#include <doctest/doctest.h>

#include <cmath>
#include <string>

#include "geo/mesh/exact_orientation.h"
#include "geo/mesh/mesh.h"
#include "geo/mesh/sweep_triangles.h"
#include "geo/mesh/triangulate.h"
#include "tests/geo/fixtures.h"
#include "tests/geo/random_polygons.h"

using namespace hustings;
using namespace hustings::fixtures;

namespace {

/// Twice a signed area with more digits than the program uses, so that the test's own rounding is not what it measures.
long double exact_cross(Point a, Point b, Point c) {
  const auto wide = [](double value) { return static_cast<long double>(value); };
  return (wide(b.x) - wide(a.x)) * (wide(c.y) - wide(a.y)) - (wide(b.y) - wide(a.y)) * (wide(c.x) - wide(a.x));
}

long double twice_area_of(const Ring& ring) {
  long double twice = 0;
  for (std::size_t i = 1; i + 1 < ring.size(); ++i) twice += exact_cross(ring[0], ring[i], ring[i + 1]);
  return std::abs(twice);
}

/// Empty where the triangles cover the polygon: all there, none clockwise, and together as large.
std::string fault_of(const Polygon& polygon, const Triangulation& triangles) {
  if (!triangles.complete) return "not complete";
  long double wanted = twice_area_of(polygon.outer);
  for (const Ring& hole : polygon.holes) wanted -= twice_area_of(hole);
  const std::vector<Point> points = vertices_of(polygon);
  const Point size = bounds_of({polygon}).size();
  const double rounding = 1e-15 * size.x * size.y;
  long double all = 0;
  for (std::size_t i = 0; i + 2 < triangles.indices.size(); i += 3) {
    const long double twice = exact_cross(points.at(triangles.indices[i]), points.at(triangles.indices[i + 1]),
                                          points.at(triangles.indices[i + 2]));
    if (twice < -rounding) return "a triangle runs clockwise";
    all += std::abs(twice);
  }
  if (std::abs(all - wanted) > 1e-9 * wanted + rounding) return "the areas differ";
  return {};
}

std::string text_of(const Polygon& polygon) {
  std::string text;
  const auto add = [&](const Ring& ring) {
    text += '(';
    for (const Point point : ring) text += std::to_string(point.x) + ' ' + std::to_string(point.y) + ',';
    text += ')';
  };
  add(polygon.outer);
  for (const Ring& hole : polygon.holes) add(hole);
  return text;
}

}  // namespace

TEST_CASE("every valid polygon is filled, however its holes touch") {
  RandomPolygons polygons(20260521);
  std::size_t count = 0;
  std::size_t with_holes = 0;
  while (count < 100'000)
    for (const Polygon& polygon : polygons.next()) {
      ++count;
      with_holes += polygon.holes.empty() ? 0 : 1;
      const std::string by_any = fault_of(polygon, triangulate(polygon));
      const std::string by_sweep = fault_of(polygon, triangulate_by_sweep(polygon));
      if (by_any.empty() && by_sweep.empty()) continue;
      FAIL_CHECK("polygon " << count << ": " << by_any << "; sweep alone: " << by_sweep << ": " << text_of(polygon));
    }
  CHECK(with_holes > 20'000);
}

TEST_CASE("holes that touch are left out, whichever end of an edge is nearer") {
  const Ring outer{{0, 8}, {25, 17}, {25, 15}, {24, 11}, {60, -20}};
  const Ring low{{26, 2}, {25, 2}, {26, 1}};
  const Ring at_the_ring{{24, 16}, {24, 15}, {25, 15}};
  const std::vector<std::vector<Ring>> choices{{low, at_the_ring}, {at_the_ring, low}, {at_the_ring}, {low}};
  for (const std::vector<Ring>& holes : choices) {
    const Polygon polygon{.outer = outer, .holes = holes};
    REQUIRE(is_valid({polygon}));
    CHECK(fault_of(polygon, triangulate(polygon)).empty());
    CHECK(fault_of(polygon, triangulate_by_sweep(polygon)).empty());
  }
}

TEST_CASE("a sweep fills rings that run along themselves, and does not believe rings that cross") {
  const Ring outer = square({0, 0}, 10);
  const auto filled = [](const Polygon& polygon) { return fault_of(polygon, triangulate_by_sweep(polygon)).empty(); };
  CHECK(filled({.outer = {{0, 0}, {10, 0}, {10, 5}, {20, 5}, {10, 5}, {10, 10}, {0, 10}}, .holes = {}}));
  CHECK(filled({.outer = {{0, 0}, {10, 0}, {10, 5}, {4, 5}, {10, 5}, {10, 10}, {0, 10}}, .holes = {}}));
  CHECK(filled({.outer = {{0, 0}, {0, 0}, {10, 0}, {10, 10}, {10, 10}, {0, 10}}, .holes = {{}, {{5, 5}}}}));
  CHECK(filled({.outer = outer, .holes = {reversed({{2, 2}, {4, 2}, {6, 2}, {4, 2}, {4, 4}, {2, 4}})}}));
  CHECK_FALSE(triangulate_by_sweep({.outer = {{0, 0}, {10, 10}, {10, 0}, {0, 10}}, .holes = {}}).complete);
  CHECK_FALSE(triangulate_by_sweep({.outer = outer, .holes = {reversed(square({20, 20}, 2))}}).complete);
  CHECK_FALSE(triangulate_by_sweep({.outer = outer, .holes = {reversed(square({8, 8}, 4))}}).complete);
  const double no_number = std::nan("");
  CHECK_FALSE(triangulate_by_sweep({.outer = {{0, 0}, {10, no_number}, {10, 0}}, .holes = {}}).complete);
}

TEST_CASE("turns are right where rounding would hide them") {
  const auto sign = [](int number) { return (number > 0) - (number < 0); };
  for (int i = 0; i < 64; ++i)
    for (int k = 0; k < 64; ++k) {
      const Point a{0.5 + i * 0x1p-53, 0.5 + k * 0x1p-53};
      const Point b{12, 12};
      const Point c{24, 24};
      CHECK(orientation(a, b, c) == sign(k - i));  // a lies k - i steps above the diagonal that b and c lie on
      CHECK(orientation(b, c, a) == sign(k - i));
      CHECK(orientation(b, a, c) == sign(i - k));
    }
}

TEST_CASE("an area that is not filled is said to be the program's fault") {
  const Layer layer{
      .id = "wards",
      .file = "wards.shp",
      .areas = {{.code = "E1", .name = "Abbey", .parent = {}, .shape = {{square({0, 0}, 9), {}}}},
                {.code = "E2", .name = "Alibon", .parent = {}, .shape = {{{{0, 0}, {std::nan(""), 5}, {5, 5}}, {}}}}},
      .bounds = {}};
  Findings findings;
  make_mesh(layer, {}, findings);
  REQUIRE(findings.size() == 1);
  CHECK(says(findings[0], {"wards.shp", "layer wards", "E2 Alibon", "not filled", "fault of Hustings", "report"}));
}

#include "geo/mesh/triangulate.h"

#include <doctest/doctest.h>

#include <cmath>

#include "geo/mesh/mesh.h"
#include "tests/geo/fixtures.h"

using namespace hustings;
using namespace hustings::fixtures;

namespace {

/// What must hold for every valid polygon: ears suffice, no triangle runs clockwise, together they have its area.
void check_filled(const Polygon& polygon) {
  const std::vector<Point> points = vertices_of(polygon);
  const Triangulation triangles = triangulate(polygon);
  CHECK(triangles.complete);
  REQUIRE(triangles.indices.size() % 3 == 0);
  double twice = 0;
  double least = 0;
  for (std::size_t i = 0; i < triangles.indices.size(); i += 3) {
    const double area = cross(points.at(triangles.indices[i]), points.at(triangles.indices[i + 1]),
                              points.at(triangles.indices[i + 2]));
    least = std::min(least, area);
    twice += area;
  }
  CHECK(least >= 0);
  CHECK(twice / 2 == doctest::Approx(area_of(polygon)).epsilon(1e-9));
}

/// Random stars in a random square, none touching another: one to a cell of a grid.
Polygon random_holes(unsigned seed, std::size_t across, std::size_t at_most) {
  std::mt19937 random(seed);
  Polygon polygon{.outer = star(random, {0, 0}, 300, 1500, 1700), .holes = {}};
  const double step = 2000.0 / static_cast<double>(across);
  for (std::size_t i = 0; i < across * across && polygon.holes.size() < at_most; ++i) {
    const Point centre{-1000 + (static_cast<double>(i % across) + 0.5) * step,
                       -1000 + (static_cast<double>(i / across) + 0.5) * step};
    std::uniform_int_distribution<std::size_t> corners(3, 20);
    polygon.holes.push_back(reversed(star(random, centre, corners(random), step * 0.05, step * 0.49)));
  }
  return polygon;
}

}  // namespace

TEST_CASE("plain polygons are filled") {
  check_filled({.outer = {{0, 0}, {1, 0}, {0, 1}}, .holes = {}});
  check_filled({.outer = square({530000, 180000}, 10), .holes = {}});
  check_filled({.outer = {{0, 0}, {10, 0}, {10, 10}, {5, 1}, {0, 10}}, .holes = {}});
  CHECK(triangulate({.outer = square({0, 0}, 1), .holes = {}}).indices.size() == 6);
}

TEST_CASE("the direction of the rings does not matter") {
  check_filled({.outer = reversed(square({0, 0}, 10)), .holes = {square({2, 2}, 3)}});
  check_filled({.outer = square({0, 0}, 10), .holes = {square({2, 2}, 3), reversed(square({6, 6}, 3))}});
}

TEST_CASE("holes are left out") {
  SUBCASE("one") { check_filled({.outer = square({0, 0}, 10), .holes = {reversed(square({4, 4}, 2))}}); }
  SUBCASE("a row at one height, bridged through one another") {
    Polygon polygon{.outer = square({0, 0}, 100), .holes = {}};
    for (int i = 0; i < 9; ++i) polygon.holes.push_back(reversed(square({5 + 10.0 * i, 40}, 5)));
    check_filled(polygon);
  }
  SUBCASE("a grid, every corner in line with others") {
    Polygon polygon{.outer = square({0, 0}, 100), .holes = {}};
    for (int y = 0; y < 9; ++y)
      for (int x = 0; x < 9; ++x) polygon.holes.push_back(reversed(square({5 + 10.0 * x, 5 + 10.0 * y}, 5)));
    check_filled(polygon);
  }
  SUBCASE("a narrow frame") {
    check_filled({.outer = square({0, 0}, 10), .holes = {reversed(square({0.001, 0.001}, 9.998))}});
  }
}

TEST_CASE("holes that touch their ring or one another at a vertex are left out") {
  const Ring outer = square({0, 0}, 10);
  SUBCASE("a corner of the ring") {
    check_filled({.outer = outer, .holes = {reversed({{0, 0}, {4, 1}, {4, 4}, {1, 4}})}});
  }
  SUBCASE("the opposite corner") {
    check_filled({.outer = outer, .holes = {reversed({{10, 10}, {6, 9}, {6, 6}, {9, 6}})}});
  }
  SUBCASE("the left side, at a vertex of both") {
    check_filled(
        {.outer = {{0, 0}, {10, 0}, {10, 10}, {0, 10}, {0, 5}}, .holes = {reversed({{0, 5}, {3, 3}, {3, 7}})}});
  }
  SUBCASE("the left side, where the ring has no vertex") {
    check_filled({.outer = outer, .holes = {reversed({{0, 5}, {3, 3}, {3, 7}})}});
  }
  SUBCASE("the right side") {
    check_filled(
        {.outer = {{0, 0}, {10, 0}, {10, 5}, {10, 10}, {0, 10}}, .holes = {reversed({{10, 5}, {7, 7}, {7, 3}})}});
  }
  SUBCASE("the bottom") {
    check_filled(
        {.outer = {{0, 0}, {5, 0}, {10, 0}, {10, 10}, {0, 10}}, .holes = {reversed({{5, 0}, {7, 3}, {3, 3}})}});
  }
  SUBCASE("two holes at one vertex") {
    check_filled({.outer = outer, .holes = {reversed(square({2, 2}, 3)), reversed(square({5, 5}, 3))}});
    check_filled({.outer = outer, .holes = {reversed(square({2, 5}, 3)), reversed(square({5, 2}, 3))}});
  }
  SUBCASE("a chain of holes") {
    Polygon polygon{.outer = square({0, 0}, 100), .holes = {}};
    for (int i = 0; i < 9; ++i) polygon.holes.push_back(reversed(square({5 + 10.0 * i, 5 + 10.0 * i}, 10)));
    check_filled(polygon);
  }
  SUBCASE("a chessboard") {
    Polygon polygon{.outer = square({0, 0}, 100), .holes = {}};
    for (int y = 0; y < 9; ++y)  // only whole diagonals: a closed loop of holes would cut the inside in two
      for (int x = 0; x < 9; ++x)
        if (x == y || x == y + 4) polygon.holes.push_back(reversed(square({5 + 10.0 * x, 5 + 10.0 * y}, 10)));
    REQUIRE(is_valid({polygon}));
    check_filled(polygon);
  }
}

TEST_CASE("holes that touch their ring where that has no vertex are left out") {
  const Ring outer = square({0, 0}, 10);
  for (const Ring& hole : {Ring{{0, 5}, {3, 7}, {3, 3}}, Ring{{10, 5}, {7, 3}, {7, 7}}, Ring{{5, 0}, {3, 3}, {7, 3}},
                           Ring{{5, 10}, {7, 7}, {3, 7}}}) {
    CAPTURE(hole[0].x);
    CAPTURE(hole[0].y);
    REQUIRE(is_valid({{.outer = outer, .holes = {hole}}}));
    check_filled({.outer = outer, .holes = {hole}});
  }
}

TEST_CASE("needless vertices do no harm") {
  SUBCASE("repeated points") {
    check_filled({.outer = {{0, 0}, {0, 0}, {10, 0}, {10, 0}, {10, 0}, {10, 10}, {0, 10}, {0, 10}}, .holes = {}});
  }
  SUBCASE("on straight sides") {
    check_filled({.outer = {{0, 0}, {5, 0}, {10, 0}, {10, 5}, {10, 10}, {5, 10}, {0, 10}, {0, 5}}, .holes = {}});
  }
  SUBCASE("a spike outwards") {
    check_filled({.outer = {{0, 0}, {10, 0}, {10, 5}, {20, 5}, {10, 5}, {10, 10}, {0, 10}}, .holes = {}});
  }
  SUBCASE("a spike inwards") {
    check_filled({.outer = {{0, 0}, {10, 0}, {10, 5}, {4, 5}, {10, 5}, {10, 10}, {0, 10}}, .holes = {}});
  }
  SUBCASE("a hole with a spike") {
    check_filled({.outer = square({0, 0}, 10), .holes = {reversed({{2, 2}, {4, 2}, {6, 2}, {4, 2}, {4, 4}, {2, 4}})}});
  }
}

TEST_CASE("rings without an area give no triangles, and do not end the program") {
  CHECK(triangulate({}).indices.empty());
  CHECK(triangulate({.outer = {{1, 1}}, .holes = {}}).indices.empty());
  CHECK(triangulate({.outer = {{1, 1}, {2, 2}}, .holes = {}}).indices.empty());
  CHECK(triangulate({.outer = {{1, 1}, {1, 1}, {1, 1}}, .holes = {}}).indices.empty());
  CHECK(triangulate({.outer = {{0, 0}, {1, 1}, {2, 2}, {3, 3}}, .holes = {}}).indices.empty());
  CHECK(triangulate({.outer = {{0, 0}, {1, 1}, {2, 2}, {1, 1}}, .holes = {}}).indices.empty());
  check_filled({.outer = square({0, 0}, 10),
                .holes = {{}, {{5, 5}}, {{4, 4}, {5, 5}}, {{2, 2}, {2, 2}, {2, 2}}, {{6, 6}, {7, 7}, {8, 8}}}});
}

TEST_CASE("many holes") {
  for (unsigned seed = 0; seed < 20; ++seed) {
    CAPTURE(seed);
    check_filled(random_holes(seed, 5 + seed % 4, 30));
  }
  check_filled(random_holes(500, 23, 500));
  check_filled(perforated(10000, 70, 12));
}

TEST_CASE("random rings of every size") {
  std::mt19937 random(7);
  for (std::size_t corners = 3; corners < 300; ++corners) {
    CAPTURE(corners);
    check_filled({.outer = star(random, {530000, 180000}, corners, 10, 1000), .holes = {}});
  }
  // On a coarse grid many vertices are in line with one another, and predicates return exactly 0.
  std::uniform_int_distribution<int> step(1, 3);
  for (int i = 0; i < 200; ++i) {
    CAPTURE(i);
    Ring ring;  // a comb: teeth of whole metres
    for (int x = 0; x < 30; ++x) ring.push_back({static_cast<double>(x), static_cast<double>(-step(random))});
    for (int x = 29; x >= 0; --x) ring.push_back({static_cast<double>(x), static_cast<double>(step(random))});
    check_filled({.outer = ring, .holes = {}});
  }
}

TEST_CASE("a ring that crosses itself is filled by GEOS, as it would be repaired") {
  const Shape bow_tie{{.outer = {{0, 0}, {10, 10}, {10, 0}, {0, 10}}, .holes = {}}};
  const ShapeTriangles triangles = triangles_of(bow_tie);
  double twice = 0;
  for (std::size_t i = 0; i + 2 < triangles.indices.size(); i += 3)
    twice += std::abs(cross(triangles.points[triangles.indices[i]], triangles.points[triangles.indices[i + 1]],
                            triangles.points[triangles.indices[i + 2]]));
  CHECK(twice / 2 == doctest::Approx(50));
}

TEST_CASE("random points in any order end, filled or not") {
  std::mt19937 random(11);
  std::uniform_int_distribution<int> place(0, 12);
  for (int i = 0; i < 500; ++i) {
    Polygon polygon;
    for (int k = 0; k < 4 + i % 40; ++k)
      polygon.outer.push_back({static_cast<double>(place(random)), static_cast<double>(place(random))});
    Ring hole;
    for (int k = 0; k < i % 7; ++k)
      hole.push_back({static_cast<double>(place(random)), static_cast<double>(place(random))});
    polygon.holes.push_back(hole);
    for (const std::uint32_t index : triangulate(polygon).indices) CHECK(index < polygon.outer.size() + hole.size());
    triangles_of({polygon});
  }
}

#include "geo/mesh/topology.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "geo/mesh/simplify.h"
#include "tests/geo/fixtures.h"

using namespace hustings;
using namespace hustings::fixtures;

namespace {

Shape cell(double x, double y, double side = 10) { return {{.outer = square({x, y}, side), .holes = {}}}; }

/// A 3 x 3 board of squares, in rows from the south-west.
std::vector<Shape> board() {
  std::vector<Shape> shapes;
  for (int y = 0; y < 3; ++y)
    for (int x = 0; x < 3; ++x) shapes.push_back(cell(10.0 * x, 10.0 * y));
  return shapes;
}

double total_length(const Topology& topology) {
  double length = 0;
  for (const Arc& arc : topology.arcs) length += length_of(arc.points);
  return length;
}

Shape merged(const std::vector<Shape>& shapes, const std::vector<std::int32_t>& groups) {
  return dissolve(build_topology(shapes), 1,
                  [&](std::int32_t area) { return groups[static_cast<std::size_t>(area)]; })[0];
}

/// The same rings, wherever they begin.
Ring from_lowest(Ring ring) {
  const auto lowest =
      std::min_element(ring.begin(), ring.end(), [](Point a, Point b) { return a.x != b.x ? a.x < b.x : a.y < b.y; });
  std::rotate(ring.begin(), lowest, ring.end());
  return ring;
}

}  // namespace

TEST_CASE("neighbours share one arc") {
  const Topology topology = build_topology({cell(0, 0), cell(10, 0)});
  CHECK(topology.arcs.size() == 3);
  CHECK(total_length(topology) == 70);
  const auto shared =
      std::count_if(topology.arcs.begin(), topology.arcs.end(), [](const Arc& arc) { return arc.right != no_area; });
  CHECK(shared == 1);
}

TEST_CASE("shapes come back as they were, but for where their rings begin") {
  std::mt19937 random(5);
  std::vector<Shape> shapes = board();
  shapes.push_back(
      {{.outer = star(random, {100, 100}, 50, 20, 40), .holes = {reversed(star(random, {100, 100}, 20, 5, 15))}},
       {.outer = square({200, 0}, 5), .holes = {}}});
  const Topology topology = build_topology(shapes);
  for (std::size_t i = 0; i < shapes.size(); ++i) {
    const Shape again = shape_of(topology, i);
    REQUIRE(again.size() == shapes[i].size());
    for (std::size_t part = 0; part < again.size(); ++part) {
      CHECK(from_lowest(again[part].outer) == from_lowest(shapes[i][part].outer));
      REQUIRE(again[part].holes.size() == shapes[i][part].holes.size());
      for (std::size_t hole = 0; hole < again[part].holes.size(); ++hole)
        CHECK(from_lowest(again[part].holes[hole]) == from_lowest(shapes[i][part].holes[hole]));
    }
  }
}

TEST_CASE("an island and the hole that it fills are one closed arc") {
  const Shape around{{.outer = square({0, 0}, 30), .holes = {reversed(square({10, 10}, 10))}}};
  const Topology topology = build_topology({around, cell(10, 10)});
  CHECK(topology.arcs.size() == 2);
  for (const Arc& arc : topology.arcs) CHECK(arc.closed());
  CHECK(std::count_if(topology.arcs.begin(), topology.arcs.end(),
                      [](const Arc& arc) { return arc.left != no_area && arc.right != no_area; }) == 1);
}

TEST_CASE("layers given together share what they have in common") {
  std::vector<Shape> shapes = board();
  shapes.push_back({{.outer = {{0, 0},
                               {10, 0},
                               {20, 0},
                               {30, 0},
                               {30, 10},
                               {30, 20},
                               {30, 30},
                               {20, 30},
                               {10, 30},
                               {0, 30},
                               {0, 20},
                               {0, 10}},
                     .holes = {}}});
  CHECK(total_length(build_topology(shapes)) == 240);
}

TEST_CASE("degenerate rings vanish, repeated vertices too") {
  const Topology topology =
      build_topology({Shape{{.outer = {{0, 0}, {0, 0}, {1e-5, 0}}, .holes = {}}}, Shape{},
                      Shape{{.outer = {{0, 0}, {0, 0}, {5, 0}, {5, 0.0001}, {5, 5}}, .holes = {{}}}}});
  CHECK(topology.areas[0].empty());
  CHECK(topology.areas[1].empty());
  REQUIRE(topology.areas[2].size() == 1);
  CHECK(shape_of(topology, 2)[0].outer.size() == 3);
}

TEST_CASE("dissolving drops the borders inside a group") {
  SUBCASE("all") {
    const Shape shape = merged(board(), std::vector<std::int32_t>(9, 0));
    REQUIRE(shape.size() == 1);
    CHECK(shape[0].holes.empty());
    CHECK(area_of(shape) == 900);
  }
  SUBCASE("a ring of islands around a hole") {
    const Shape shape = merged(board(), {0, 0, 0, 0, -1, 0, 0, 0, 0});
    REQUIRE(shape.size() == 1);
    REQUIRE(shape[0].holes.size() == 1);
    CHECK(area_of(shape) == 800);
    CHECK(is_valid(shape));
  }
  SUBCASE("parts that touch at a corner stay apart") {
    const Shape shape = merged(board(), {0, -1, 0, -1, 0, -1, 0, -1, 0});
    CHECK(shape.size() == 5);
    CHECK(area_of(shape) == 500);
    CHECK(is_valid(shape));
  }
  SUBCASE("a hole that touches the outside at a corner is still a hole") {
    const Shape shape = merged(board(), {-1, 0, 0, 0, -1, 0, 0, 0, 0});
    CHECK(area_of(shape) == 700);
    CHECK(shape.size() == 1);
    CHECK(is_valid(shape));
  }
  SUBCASE("holes that touch one another") {
    std::vector<Shape> shapes;
    std::vector<std::int32_t> groups;
    for (int y = 0; y < 5; ++y)
      for (int x = 0; x < 5; ++x) {
        shapes.push_back(cell(10.0 * x, 10.0 * y));
        groups.push_back((x == 1 && y == 1) || (x == 2 && y == 2) || (x == 3 && y == 3) ? -1 : 0);
      }
    const Shape shape = merged(shapes, groups);
    CHECK(area_of(shape) == 2200);
    REQUIRE(shape.size() == 1);
    CHECK(shape[0].holes.size() == 3);
    CHECK(is_valid(shape));
  }
  SUBCASE("an island in a lake on an island") {
    std::vector<Shape> shapes;
    std::vector<std::int32_t> groups;
    for (int y = 0; y < 5; ++y)
      for (int x = 0; x < 5; ++x) {
        shapes.push_back(cell(10.0 * x, 10.0 * y));
        const bool lake = x >= 1 && x <= 3 && y >= 1 && y <= 3 && !(x == 2 && y == 2);
        groups.push_back(lake ? -1 : 0);
      }
    const Shape shape = merged(shapes, groups);
    CHECK(shape.size() == 2);
    CHECK(area_of(shape) == 1700);
    CHECK(is_valid(shape));
  }
  SUBCASE("every choice of nine squares is valid and has its area") {
    for (int choice = 0; choice < 512; ++choice) {
      CAPTURE(choice);
      std::vector<std::int32_t> groups;
      int count = 0;
      for (int i = 0; i < 9; ++i) {
        groups.push_back((choice >> i & 1) != 0 ? 0 : -1);
        count += choice >> i & 1;
      }
      const Shape shape = merged(board(), groups);
      CHECK(area_of(shape) == 100.0 * count);
      CHECK(is_valid(shape));
    }
  }
}

TEST_CASE("simplifying keeps lines within the tolerance and nodes in place") {
  Ring wavy;
  for (int x = 0; x <= 100; ++x) wavy.push_back({static_cast<double>(x), x % 2 == 0 ? 0.0 : 0.4});
  wavy.push_back({100, 50});
  wavy.push_back({0, 50});
  const Topology topology = build_topology({Shape{{.outer = wavy, .holes = {}}}});
  CHECK(shape_of(simplify(topology, 0.5), 0)[0].outer.size() <= 6);
  CHECK(shape_of(simplify(topology, 0.1), 0)[0].outer.size() == wavy.size());
  CHECK(shape_of(simplify(topology, 0), 0)[0].outer.size() == wavy.size());
}

TEST_CASE("a small area does not vanish, whatever the tolerance") {
  const std::vector<Shape> shapes = board();
  std::mt19937 random(9);
  for (const double tolerance : {1.0, 100.0, 1e6}) {
    const Topology simpler = simplify(build_topology(shapes), tolerance);
    for (std::size_t i = 0; i < shapes.size(); ++i) CHECK(area_of(shape_of(simpler, i)) > 0);
    const Shape island{{.outer = star(random, {0, 0}, 40, 1, 2), .holes = {}}};
    const Shape alone = shape_of(simplify(build_topology({island}), tolerance), 0);
    REQUIRE(alone.size() == 1);
    CHECK(signed_area(alone[0].outer) > 0);
    CHECK(is_valid(alone));
  }
}

TEST_CASE("a line never jumps over an island or an enclave") {
  // A bay 8 m deep with an island in it: a straight line across the mouth would swallow the island without crossing it.
  const Shape land{
      {.outer = {{0, 0}, {100, 0}, {100, 50}, {60, 50}, {58, 42}, {42, 42}, {40, 50}, {0, 50}}, .holes = {}}};
  const Shape island = {{.outer = square({49, 44}, 2), .holes = {}}};
  const Shape enclave{{.outer = square({0, 0}, 100), .holes = {}}};
  SUBCASE("an island of another area") {
    const Topology simpler = simplify(build_topology({land, island}), 20);
    CHECK_FALSE(contains(shape_of(simpler, 0), {50, 45}));
  }
  SUBCASE("an island of the same area") {
    const Shape both{land[0], island[0]};
    CHECK(is_valid(shape_of(simplify(build_topology({both}), 20), 0)));
  }
  SUBCASE("a lake near the shore") {
    const Shape shore{{.outer = {{0, 0}, {100, 0}, {100, 50}, {60, 50}, {50, 58}, {40, 50}, {0, 50}},
                       .holes = {reversed(square({49, 52}, 2))}}};
    CHECK(is_valid(shape_of(simplify(build_topology({shore}), 20), 0)));
  }
}

TEST_CASE("random boards of stars stay valid when simplified") {
  for (unsigned seed = 0; seed < 20; ++seed) {
    CAPTURE(seed);
    std::mt19937 random(seed);
    std::vector<Shape> shapes;
    for (int y = 0; y < 4; ++y)
      for (int x = 0; x < 4; ++x) {
        const Ring inner = star(random, {x * 100.0, y * 100.0}, 30, 5, 20);
        shapes.push_back({{.outer = star(random, {x * 100.0, y * 100.0}, 80, 25, 49), .holes = {reversed(inner)}}});
        shapes.push_back({{.outer = inner, .holes = {}}});
      }
    const Topology topology = build_topology(shapes);
    for (const double tolerance : {5.0, 20.0, 60.0}) {
      const Topology simpler = simplify(topology, tolerance);
      for (std::size_t i = 0; i < shapes.size(); ++i) {
        const Shape shape = shape_of(simpler, i);
        CHECK(is_valid(shape));
        CHECK(signed_area(shape[0].outer) > 0);
      }
    }
  }
}

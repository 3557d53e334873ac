#include "geo/shape.h"

#include <doctest/doctest.h>

#include "geo/mesh/interior_point.h"
#include "geo/mesh/locate.h"
#include "tests/geo/fixtures.h"

using namespace hustings;
using namespace hustings::fixtures;

TEST_CASE("areas, bounds and counts take holes and parts into account") {
  const Shape shape{{.outer = square({0, 0}, 10), .holes = {reversed(square({2, 2}, 3))}},
                    {.outer = square({20, 0}, 2), .holes = {}}};
  CHECK(signed_area(shape[0].outer) == 100);
  CHECK(signed_area(shape[0].holes[0]) == -9);
  CHECK(area_of(shape) == 95);
  CHECK(vertex_count(shape) == 12);
  const Box box = bounds_of(shape);
  CHECK(box.low == Point{0, 0});
  CHECK(box.high == Point{22, 10});
  CHECK(box.centre() == Point{11, 5});
  CHECK(Box{}.empty());
  CHECK(Box{}.size() == Point{0, 0});
  CHECK_FALSE(Box{}.contains({0, 0}));
}

TEST_CASE("a point in a hole is not in the shape, one in an island within the hole is") {
  const Shape shape{{.outer = square({0, 0}, 10), .holes = {reversed(square({2, 2}, 6))}},
                    {.outer = square({4, 4}, 2), .holes = {}}};
  CHECK(contains(shape, {1, 1}));
  CHECK_FALSE(contains(shape, {3, 3}));
  CHECK(contains(shape, {5, 5}));
  CHECK_FALSE(contains(shape, {11, 5}));
  CHECK_FALSE(contains(Ring{}, {0, 0}));
}

TEST_CASE("the areas of a small ring keep their digits far from the origin") {
  const Point far{655000.123, 1219000.456};
  CHECK(signed_area(square(far, 0.5)) == doctest::Approx(0.25).epsilon(1e-6));
}

TEST_CASE("the distance to a border is to its nearest point, ends included") {
  CHECK(distance_to_segment({0, 5}, {-1, 0}, {1, 0}) == 5);
  CHECK(distance_to_segment({4, 4}, {-1, 0}, {1, 0}) == 5);
  CHECK(distance_to_segment({3, 4}, {0, 0}, {0, 0}) == 5);
  CHECK(distance_to_border({{.outer = square({0, 0}, 10), .holes = {reversed(square({4, 4}, 2))}}}, {3, 5}) == 1);
}

TEST_CASE("an interior point lies well inside, whatever the shape") {
  std::mt19937 random(1);
  SUBCASE("a square") {
    const Point point = interior_point({{.outer = square({0, 0}, 10), .holes = {}}});
    CHECK(distance_to_border({{.outer = square({0, 0}, 10), .holes = {}}}, point) > 4.7);
  }
  SUBCASE("a ring around a hole") {
    const Shape shape{{.outer = square({0, 0}, 10), .holes = {reversed(square({1, 1}, 8.5))}}};
    CHECK(contains(shape, interior_point(shape)));
  }
  SUBCASE("the largest of many parts") {
    const Shape shape{{.outer = square({0, 0}, 1), .holes = {}}, {.outer = square({50, 50}, 5), .holes = {}}};
    CHECK(contains(shape[1].outer, interior_point(shape)));
  }
  SUBCASE("random stars") {
    for (int i = 0; i < 50; ++i) {
      const Shape shape{{.outer = star(random, {530000, 180000}, 40, 5, 100), .holes = {}}};
      CHECK(contains(shape, interior_point(shape)));
    }
  }
  SUBCASE("slivers, too thin for cells") {
    for (const double width : {1.0, 1e-2, 1e-4}) {
      const Shape flat{{.outer = {{0, 0}, {1e5, 0}, {1e5, width}, {0, width}}, .holes = {}}};
      CHECK(contains(flat, interior_point(flat)));
      const Shape slanted{{.outer = {{0, 0}, {1e5, 7e4}, {1e5, 7e4 + width}, {0, width}}, .holes = {}}};
      CHECK(contains(slanted, interior_point(slanted)));
    }
  }
  SUBCASE("nothing to lie in") {
    CHECK(interior_point({}) == Point{0, 0});
    CHECK(interior_point({{.outer = {{1, 1}, {3, 1}, {2, 1}}, .holes = {}}}) == Point{2, 1});
  }
}

TEST_CASE("the locator finds the area under a point, and none outside or in a hole") {
  std::vector<Area> areas;
  for (int y = 0; y < 20; ++y)
    for (int x = 0; x < 20; ++x) {
      const Point low{x * 10.0, y * 10.0};
      Polygon cell{.outer = square(low, 10), .holes = {}};
      if (x == 3 && y == 4) cell.holes.push_back(reversed(square(low + Point{4, 4}, 2)));
      areas.push_back({.code = {}, .name = {}, .parent = {}, .shape = {cell}});
    }
  areas.push_back({});  // an area without a shape is never found, and does no harm
  const Locator locator(areas);
  for (std::uint32_t i = 0; i < 400; ++i) CHECK(locator.locate({(i % 20) * 10.0 + 1, (i / 20) * 10.0 + 1}) == i);
  CHECK_FALSE(locator.locate({35, 45}));
  CHECK_FALSE(locator.locate({-1, 5}));
  CHECK_FALSE(locator.locate({200.5, 5}));
  // On a border or a corner exactly one area answers: none is lost between two.
  CHECK(locator.locate({50, 55}));
  CHECK(locator.locate({50, 50}));
  const std::vector<Area> none;
  CHECK_FALSE(Locator(none).locate({0, 0}));
}

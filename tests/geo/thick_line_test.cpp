#include "geo/mesh/thick_line.h"

#include <doctest/doctest.h>
#include <glm/geometric.hpp>
#include <numbers>
#include <random>

using namespace hustings;

namespace {

double distance_to_line(const Line& line, Point point) {
  double nearest = std::numeric_limits<double>::infinity();
  for (std::size_t i = 0; i + 1 < line.size(); ++i)
    nearest = std::min(nearest, distance_to_segment(point, line[i], line[i + 1]));
  return nearest;
}

Line wander(unsigned seed, std::size_t count) {
  std::mt19937 random(seed);
  std::uniform_real_distribution<double> step(-6, 6);
  Line line{{0, 0}};
  while (line.size() < count) line.push_back(line.back() + Point{4 + step(random), step(random)});
  return line;
}

}  // namespace

TEST_CASE("a widened line has all that is near to it, once") {
  const std::vector<Line> straight{{{0, 0}, {100, 0}}};
  CHECK(area_of(widened(straight, 10)) == doctest::Approx(2000 + std::numbers::pi * 100).epsilon(0.01));
  const std::vector<Line> there_and_back{{{0, 0}, {100, 0}, {0, 0}}};
  CHECK(area_of(widened(there_and_back, 10)) == doctest::Approx(area_of(widened(straight, 10))));
  const std::vector<Line> cross{{{-50, 0}, {50, 0}}, {{0, -50}, {0, 50}}};
  CHECK(area_of(widened(cross, 5)) == doctest::Approx(2 * (1000 + std::numbers::pi * 25) - 100).epsilon(0.01));
  const std::vector<Line> dot{{{3, 4}}};
  CHECK(area_of(widened(dot, 10)) == doctest::Approx(std::numbers::pi * 100).epsilon(0.02));
  const std::vector<Line> loop{{{0, 0}, {100, 0}, {100, 100}, {0, 100}, {0, 0}}};
  const Shape around = widened(loop, 5);
  REQUIRE(around.size() == 1);
  CHECK(around[0].holes.size() == 1);
  CHECK(signed_area(around[0].outer) > 0);
  CHECK(signed_area(around[0].holes[0]) < 0);
  CHECK(widened({}, 10).empty());
  CHECK(widened(straight, 0).empty());
}

TEST_CASE("whatever the line, a point is inside where it is nearer than half the width") {
  for (unsigned seed = 0; seed < 20; ++seed) {
    const std::vector<Line> lines{wander(seed, 40)};
    const Shape shape = widened(lines, 8);
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> x(-20, 180);
    std::uniform_real_distribution<double> y(-60, 60);
    for (int i = 0; i < 300; ++i) {
      const Point point{x(random), y(random)};
      const double away = distance_to_line(lines[0], point);
      if (std::abs(away - 8) > 0.2) CHECK(contains(shape, point) == (away < 8));
    }
  }
}

TEST_CASE("a thinned line keeps its ends and stays within the tolerance") {
  for (unsigned seed = 0; seed < 20; ++seed) {
    const Line line = wander(seed, 200);
    for (const double tolerance : {0.5, 2.0, 8.0}) {
      const Line thin = thinned(line, tolerance);
      CHECK(thin.front() == line.front());
      CHECK(thin.back() == line.back());
      CHECK(thin.size() <= line.size());
      for (const Point point : line) CHECK(distance_to_line(thin, point) <= tolerance + 1e-9);
    }
  }
  CHECK(thinned({{0, 0}, {1, 0}, {2, 0}, {3, 0}}, 0.1) == Line{{0, 0}, {3, 0}});
  CHECK(thinned({{1, 2}}, 0.1) == Line{{1, 2}});
  CHECK(thinned({{1, 2}, {1, 2}, {1, 2}}, 0.1) == Line{{1, 2}});
}

TEST_CASE("a smooth line goes through every vertex, in small steps, and makes no corner") {
  for (unsigned seed = 0; seed < 20; ++seed) {
    const Line line = thinned(wander(seed, 60), 1);
    const Line smooth = smoothed(line, 0.5);
    std::size_t next = 0;
    for (const Point point : smooth)
      if (next < line.size() && glm::distance(point, line[next]) < 1e-9) ++next;
    CHECK(next == line.size());
    for (std::size_t i = 0; i + 1 < smooth.size(); ++i) CHECK(glm::distance(smooth[i], smooth[i + 1]) < 2);
  }
  // A circle drawn in haste is round all the same.
  Line hasty;
  for (int i = 0; i <= 12; ++i)
    hasty.push_back(100.0 * Point{std::cos(i * std::numbers::pi / 6), std::sin(i * std::numbers::pi / 6)});
  const Line round = smoothed(hasty, 2);
  for (std::size_t i = 1; i + 1 < round.size(); ++i) {
    CHECK(glm::dot(glm::normalize(round[i] - round[i - 1]), glm::normalize(round[i + 1] - round[i])) > 0.98);
    CHECK(glm::length(round[i]) == doctest::Approx(100).epsilon(0.025));
  }
  // What was drawn straight stays straight; a corner is rounded within a few steps of it.
  const Line box{{0, 0}, {200, 0}, {200, 80}, {0, 80}, {0, 0}};
  for (const Point point : smoothed(box, 3)) {
    const double away = distance_to_line(box, point);
    CHECK(away < 2);
    double corner = 1e9;
    for (const Point vertex : box) corner = std::min(corner, glm::distance(vertex, point));
    if (corner > 20) CHECK(away < 1e-6);
  }
  CHECK(smoothed({{0, 0}, {5, 5}}, 0.1) == Line{{0, 0}, {5, 5}});
}

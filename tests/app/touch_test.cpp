// Fingers on a map, without a window.
#include "app/input/touch.h"

#include <doctest/doctest.h>
#include <glm/geometric.hpp>
#include <random>

#include "geo/viewport.h"

using namespace hustings;

namespace {

/// A map that goes with the fingers.
struct Map {
  Viewport viewport;
  Touch touch;
  std::vector<Gesture> seen;
  double now = 0;

  void take(const std::vector<Gesture>& gestures) {
    for (const Gesture& gesture : gestures) {
      seen.push_back(gesture);
      if (gesture.kind != Gesture::Kind::move) continue;
      viewport = viewport.zoomed_at(gesture.from, viewport.metres_per_pixel / gesture.factor);
      const glm::dvec2 step = gesture.at - gesture.from;
      viewport.centre += Point{-step.x, step.y} * viewport.metres_per_pixel;
    }
  }
  void down(int finger, glm::dvec2 at) { take(touch.down(finger, at, now)); }
  void move(int finger, glm::dvec2 at, double seconds = 0.008) { take(touch.move(finger, at, now += seconds)); }
  void up(int finger, double seconds = 0.008) { take(touch.up(finger, now += seconds)); }
  void rest(double seconds) { take(touch.wait(now += seconds)); }
  std::vector<Gesture::Kind> kinds() const {
    std::vector<Gesture::Kind> out;
    for (const Gesture& gesture : seen)
      if (out.empty() || out.back() != gesture.kind) out.push_back(gesture.kind);
    return out;
  }
};

using Kind = Gesture::Kind;

}  // namespace

TEST_CASE("a tap is a finger that comes and goes, and two of them at one place are a double tap") {
  Map map;
  map.down(7, {100, 100});
  map.move(7, {104, 103});  // a finger is never quite still
  map.up(7);
  CHECK(map.kinds() == std::vector{Kind::tap});
  CHECK(map.seen[0].at == glm::dvec2(100, 100));
  map.now += 0.2;
  map.down(8, {110, 95});
  map.up(8);
  CHECK(map.kinds() == std::vector{Kind::tap, Kind::double_tap});
  map.now += 0.2;
  map.down(9, {110, 95});  // a third one is a tap again
  map.up(9);
  CHECK(map.kinds() == std::vector{Kind::tap, Kind::double_tap, Kind::tap});
  map.now += 1;
  map.down(9, {110, 95});
  map.up(9);
  map.now += 0.1;
  map.down(9, {300, 95});
  map.up(9);
  CHECK(map.seen.size() == 5);  // too late, and too far away
  CHECK(map.seen[3].kind == Kind::tap);
  CHECK(map.seen[4].kind == Kind::tap);
}

TEST_CASE("what a finger took hold of stays under it") {
  Map map;
  const Point held = map.viewport.to_world({400, 300});
  map.down(1, {400, 300});
  for (int i = 1; i <= 20; ++i) map.move(1, {400 + 6 * i, 300 - 4 * i});
  CHECK(glm::distance(map.viewport.to_world({520, 220}), held) < 1e-6);
  map.up(1);
  CHECK(map.kinds() == std::vector{Kind::move, Kind::let_go});
  // Six and four pixels in eight milliseconds each.
  CHECK(map.seen.back().speed.x == doctest::Approx(750).epsilon(0.15));
  CHECK(map.seen.back().speed.y == doctest::Approx(-500).epsilon(0.15));
}

TEST_CASE("a finger that rests before it leaves throws nothing") {
  Map map;
  map.down(1, {400, 300});
  for (int i = 1; i <= 20; ++i) map.move(1, {400 + 6 * i, 300});
  map.up(1, 0.3);
  CHECK(map.seen.back().kind == Kind::let_go);
  CHECK(map.seen.back().speed == glm::dvec2(0, 0));
}

TEST_CASE("a pinch keeps what lies under its centre, and makes the map larger as the fingers part") {
  std::mt19937 random(4);
  std::uniform_real_distribution<double> place(50, 700);
  for (int round = 0; round < 50; ++round) {
    Map map;
    glm::dvec2 a{place(random), place(random)};
    glm::dvec2 b = a + glm::dvec2(120, 40);
    map.down(1, a);
    map.down(2, b);
    const Point under = map.viewport.to_world((a + b) / 2.0);
    const double distance = glm::distance(a, b);
    const double scale = map.viewport.metres_per_pixel;
    const glm::dvec2 to_a{place(random), place(random)};
    const glm::dvec2 to_b = to_a + glm::dvec2(place(random), place(random));
    for (int i = 1; i <= 30; ++i) {
      const double t = i / 30.0;
      map.move(1, a + (to_a - a) * t);
      map.move(2, b + (to_b - b) * t);
      const glm::dvec2 centre = (a + (to_a - a) * t + b + (to_b - b) * t) / 2.0;
      CHECK(glm::distance(map.viewport.to_screen(under), centre) < 1e-6);
    }
    CHECK(map.viewport.metres_per_pixel == doctest::Approx(scale * distance / glm::distance(to_a, to_b)));
    map.up(1);
    map.up(2);
    CHECK(map.kinds() == std::vector{Kind::move, Kind::let_go});  // and never a tap
  }
}

TEST_CASE("two fingers that keep their distance only move the map") {
  Map map;
  map.down(1, {300, 300});
  map.down(2, {400, 300});
  const Point under = map.viewport.to_world({300, 300});
  const double scale = map.viewport.metres_per_pixel;
  for (int i = 1; i <= 10; ++i) {
    map.move(1, {300 + 5 * i, 300 + 7 * i});
    map.move(2, {400 + 5 * i, 300 + 7 * i});
  }
  CHECK(map.viewport.metres_per_pixel == doctest::Approx(scale));
  CHECK(glm::distance(map.viewport.to_screen(under), glm::dvec2(350, 370)) < 1e-6);
}

TEST_CASE("a finger that leaves a pinch does not move the map, and the other one goes on") {
  Map map;
  map.down(1, {300, 300});
  map.down(2, {400, 300});
  map.move(2, {500, 320});
  const Viewport before = map.viewport;
  map.up(1);
  CHECK(map.viewport == before);
  const Point held = map.viewport.to_world({500, 320});
  map.move(2, {460, 280});
  CHECK(glm::distance(map.viewport.to_world({460, 280}), held) < 1e-6);
  CHECK(map.viewport.metres_per_pixel == doctest::Approx(before.metres_per_pixel));
}

TEST_CASE("a finger that rests looks, and selects nothing when it leaves") {
  Map map;
  map.down(1, {300, 300});
  CHECK(*map.touch.due_in(map.now + 0.1) == doctest::Approx(Touch::hold_seconds - 0.1));
  map.rest(0.3);
  CHECK(map.seen.empty());
  map.rest(0.3);
  map.move(1, {350, 300});
  map.up(1);
  CHECK(map.kinds() == std::vector{Kind::hold, Kind::hold_move, Kind::hold_end});
  CHECK_FALSE(map.touch.due_in(map.now).has_value());
  CHECK(map.viewport == Viewport{});
}

TEST_CASE("fingers that lie on each other, or that nobody knows, do no harm") {
  Map map;
  map.down(1, {300, 300});
  map.down(2, {300, 300});
  map.move(1, {300.2, 300});
  map.move(2, {340, 300});
  CHECK(std::isfinite(map.viewport.metres_per_pixel));
  map.move(9, {0, 0});
  map.up(9);
  CHECK(map.touch.fingers() == 2);
}

#include "geo/viewport.h"

#include <doctest/doctest.h>

#include <cmath>
#include <random>

using namespace hustings;

namespace {

bool near(glm::dvec2 a, glm::dvec2 b, double within = 1e-6) { return std::hypot(a.x - b.x, a.y - b.y) < within; }

const Box london{.low = {503568, 155850}, .high = {561957, 200934}};

}  // namespace

TEST_CASE("pixels run right and down, metres east and north") {
  const Viewport view{.centre = {530000, 180000}, .metres_per_pixel = 20, .size = {1000, 800}};
  CHECK(view.to_screen({530000, 180000}) == glm::dvec2{500, 400});
  CHECK(view.to_screen({530020, 180000}) == glm::dvec2{501, 400});
  CHECK(view.to_screen({530000, 180020}) == glm::dvec2{500, 399});
  CHECK(view.visible().low == Point{520000, 172000});
  CHECK(view.visible().high == Point{540000, 188000});
}

TEST_CASE("there and back is the same place, at every scale") {
  std::mt19937 random(2);
  std::uniform_real_distribution<double> x(0, 1920), y(0, 1080), scale(-2, 4);
  for (int i = 0; i < 1000; ++i) {
    const Viewport view{
        .centre = {530000 + x(random), 180000}, .metres_per_pixel = std::pow(10, scale(random)), .size = {1920, 1080}};
    const glm::dvec2 screen{x(random), y(random)};
    CHECK(near(view.to_screen(view.to_world(screen)), screen));
  }
}

TEST_CASE("zooming keeps the place under the pointer") {
  const Viewport view{.centre = {530000, 180000}, .metres_per_pixel = 20, .size = {1000, 800}};
  for (const glm::dvec2 screen : {glm::dvec2{0, 0}, {1000, 800}, {500, 400}, {123.5, 700.25}})
    for (const double scale : {0.25, 19.0, 20.0, 400.0}) {
      const Viewport zoomed = view.zoomed_at(screen, scale);
      CHECK(zoomed.metres_per_pixel == scale);
      CHECK(near(zoomed.to_world(screen), view.to_world(screen)));
    }
}

TEST_CASE("a fitted box is whole, in the middle of what the margins leave, and as large as it can be") {
  const Margins margins{.left = 300, .top = 40, .right = 20, .bottom = 120};
  for (const glm::dvec2 size : {glm::dvec2{1280, 800}, {2000, 500}, {500, 2000}}) {
    const Viewport view = fit(london, size, margins);
    const glm::dvec2 low = view.to_screen({london.low.x, london.high.y});
    const glm::dvec2 high = view.to_screen({london.high.x, london.low.y});
    CHECK(low.x >= margins.left - 1e-6);
    CHECK(low.y >= margins.top - 1e-6);
    CHECK(high.x <= size.x - margins.right + 1e-6);
    CHECK(high.y <= size.y - margins.bottom + 1e-6);
    CHECK(near((low + high) * 0.5,
               {(margins.left + size.x - margins.right) / 2, (margins.top + size.y - margins.bottom) / 2}));
    const glm::dvec2 left_over =
        size - (high - low) - glm::dvec2{margins.left + margins.right, margins.top + margins.bottom};
    CHECK(std::min(left_over.x, left_over.y) == doctest::Approx(0).epsilon(1e-6));
  }
}

TEST_CASE("fitting stays finite where there is no room, or nothing to fit") {
  const auto finite = [](const Viewport& view) {
    return std::isfinite(view.centre.x) && std::isfinite(view.centre.y) && std::isfinite(view.metres_per_pixel) &&
           view.metres_per_pixel > 0;
  };
  CHECK(finite(fit(london, {200, 100}, {.left = 300, .top = 300, .right = 300, .bottom = 300})));
  CHECK(finite(fit(london, {0, 0}, {})));
  CHECK(finite(fit(Box{}, {1280, 800}, {})));
  CHECK(finite(fit({.low = {1, 2}, .high = {1, 2}}, {1280, 800}, {})));
  CHECK(finite(clamped(fit(london, {0, 0}, {}), london)));
  CHECK(finite(clamped(Viewport{}, Box{})));
}

TEST_CASE("a limited camera never loses the map") {
  const Viewport home = fit(london, {1280, 800}, {});
  CHECK(clamped(home, london) == home);
  std::mt19937 random(3);
  std::uniform_real_distribution<double> anywhere(-1e7, 1e7), scale(-6, 8);
  for (int i = 0; i < 1000; ++i) {
    Viewport view = home;
    view.centre = {anywhere(random), anywhere(random)};
    view.metres_per_pixel = std::pow(10, scale(random));
    const Viewport kept = clamped(view, london, 0.5);
    CHECK(london.contains(kept.centre));
    CHECK(kept.metres_per_pixel >= 0.5);
    CHECK(kept.metres_per_pixel <= 2.5 * home.metres_per_pixel + 1e-9);
    CHECK(clamped(kept, london, 0.5) == kept);
  }
}

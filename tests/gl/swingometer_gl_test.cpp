// The swingometer and the marginals in the real window, by mouse and by keys.
#include "atlas/figures/swingometer.h"
#include "atlas/paint/headline.h"
#include "tests/gl/window_driver.h"
#include "ui/zones/zones.h"

using namespace hustings;

namespace {

std::string tally_of(const Window& window) {
  std::string text;
  for (const TallyItem& item : headline_of(*window.desk().atlas, window.desk().view).tally)
    text += item.name + item.figure + " ";
  return text;
}

/// The middle of the arc of the dial, in the right zone of a window of 1366 by 768: measured from the panel's place.
glm::dvec2 dial_top(const Window& window) {
  ui::Canvas canvas{.size = {1366, 768}, .scale = 1, .fonts = nullptr};
  const ui::Rectangle zone = *ui::zone_place(canvas, window.desk().panels.shared.zones, ui::Zone::right);
  return {(zone.low.x + zone.high.x) / 2.0, zone.low.y + 90.0};
}

}  // namespace

TEST_CASE("the dial is dragged: the swing and the tally follow; undo takes it back in one step; a key turns it off") {
  if (!display_available()) return;
  Driver driver;
  Window& window = driver.window;
  driver.key(SDLK_F7);
  REQUIRE(ui::is_open(window.desk().panels.shared.zones, ui::PanelKind::swingometer));
  const std::string real = tally_of(window);
  const View before = window.desk().view;
  const glm::dvec2 top = dial_top(window);
  driver.move(top);
  driver.button(SDL_MOUSEBUTTONDOWN, top);
  CHECK(window.desk().view.what_if.on);
  for (int i = 1; i <= 8; ++i) driver.move(top + glm::dvec2(5.0 * i, 2.0 * i));
  driver.button(SDL_MOUSEBUTTONUP, top + glm::dvec2(40, 16));
  driver.settle();
  CHECK(window.desk().view.what_if.swing > 1);
  CHECK(window.desk().view.what_if.swing < 12);
  CHECK(tally_of(window) != real);
  const double dragged = window.desk().view.what_if.swing;

  // The panel has the keys now: arrows turn the dial and leave the map alone.
  const auto camera = window.desk().view.camera;
  driver.key(SDLK_RIGHT);
  CHECK(window.desk().view.what_if.swing == doctest::Approx(dragged + 0.1));
  driver.key(SDLK_LEFT, KMOD_LSHIFT);
  CHECK(window.desk().view.what_if.swing == doctest::Approx(dragged - 0.9));
  CHECK(window.desk().view.camera == camera);
  driver.key(SDLK_z, KMOD_LCTRL);
  driver.key(SDLK_z, KMOD_LCTRL);
  CHECK(window.desk().view.what_if.swing == dragged);
  driver.key(SDLK_x);
  CHECK_FALSE(window.desk().view.what_if.on);
  CHECK(tally_of(window) == real);
  driver.key(SDLK_z, KMOD_LCTRL);
  CHECK(window.desk().view.what_if.on);
  driver.key(SDLK_z, KMOD_LCTRL);
  CHECK(window.desk().view == before);

  // Escape gives the keys back to the map.
  driver.key(SDLK_ESCAPE);
  driver.key(SDLK_RIGHT);
  driver.pass(1);
  CHECK_FALSE(window.desk().view.what_if.on);
  CHECK(window.desk().view.camera != camera);
}

TEST_CASE("the marginals: a row under the pointer is lit, and a click selects it and flies there") {
  if (!display_available()) return;
  Driver driver;
  Window& window = driver.window;
  driver.key(SDLK_F3);
  REQUIRE(ui::is_open(window.desk().panels.shared.zones, ui::PanelKind::marginals));
  const AreaIndex kensington =
      *window.desk().atlas->layers[main_part(scene_of(*window.desk().atlas, window.desk().view)).layer].find(
          "E14000768");
  // The first row under tabs, slider and heads; sought, so that a head more or less is no failure.
  const glm::dvec2 top = dial_top(window);
  double y = top.y;
  for (; y < top.y + 160; y += 4) {
    driver.move({top.x, y});
    if (window.desk().panels.shared.pointed) break;
  }
  REQUIRE(window.desk().panels.shared.pointed.has_value());
  CHECK(window.desk().panels.shared.pointed->second == kensington);  // swing needed: 0.03 points
  driver.click({top.x, y + 4});
  driver.pass(2);
  CHECK(window.desk().view.selected == std::vector<std::string>{"E14000768"});
  CHECK(window.desk().view.camera.has_value());
}

// The fields of panels by keyboard alone.
#include "app/window/window.h"
#include "tests/gl/window_driver.h"
#include "ui/zones/zones.h"

using namespace hustings;

namespace {

void keys(Driver& driver, std::initializer_list<SDL_Keycode> codes) {
  for (const SDL_Keycode code : codes) driver.key(code);
}

}  // namespace

TEST_CASE(
    "the columns of a scatter are chosen by keyboard alone, and then the keys are the chart's and the map's again") {
  if (!display_available()) return;
  Driver driver;
  Window& window = driver.window;
  const View before = window.desk().view;
  keys(driver, {SDLK_F6, SDLK_TAB, SDLK_DOWN, SDLK_DOWN, SDLK_RETURN});  // tabs, charts, the upright axis
  CHECK(window.desk().view == before);
  keys(driver, {SDLK_UP, SDLK_RETURN});  // the column above the swing in the menu
  const std::string chosen = window.desk().view.charts.y;
  CHECK(chosen != before.charts.y);
  View expected = before;
  expected.charts.y = chosen;
  CHECK(window.desk().view == expected);  // nothing else heard the keys: no camera, no colour, no selection
  keys(driver, {SDLK_DOWN, SDLK_RETURN, SDLK_DOWN, SDLK_RETURN});  // the other axis
  CHECK(window.desk().view.charts.x != before.charts.x);
  CHECK(window.desk().view.charts.y == chosen);
  driver.key(SDLK_z, KMOD_LCTRL);
  CHECK(window.desk().view.charts.x == before.charts.x);
  keys(driver, {SDLK_ESCAPE, SDLK_RIGHT, SDLK_RETURN});  // the points of the chart
  CHECK(window.desk().view.selected.size() == 1);
  const auto camera = window.desk().view.camera;
  keys(driver, {SDLK_ESCAPE, SDLK_RIGHT});  // the map
  driver.pass(0.5);
  CHECK(window.desk().view.camera != camera);
}

TEST_CASE("a filter is set, and a row of the comparison flown to, by keyboard alone") {
  if (!display_available()) return;
  Driver driver;
  Window& window = driver.window;
  keys(driver, {SDLK_F2, SDLK_TAB, SDLK_DOWN, SDLK_RETURN});  // Filter ...
  keys(driver, {SDLK_DOWN, SDLK_DOWN, SDLK_SPACE});           // past the thread: won by the first party
  CHECK(window.desk().view.filter.parties.size() == 1);
  keys(driver, {SDLK_ESCAPE, SDLK_ESCAPE, SDLK_ESCAPE, SDLK_F8, SDLK_TAB});
  const View before = window.desk().view;
  for (int i = 0; i < 12; ++i) driver.key(SDLK_DOWN);  // the lowest row
  CHECK(window.desk().view == before);
  driver.key(SDLK_RETURN);
  driver.pass(1);
  CHECK(window.desk().view.camera != before.camera);
}

TEST_CASE("Tab without a panel opens one, and keys with Ctrl and function keys work in its fields") {
  if (!display_available()) return;
  Driver driver;
  Window& window = driver.window;
  driver.key(SDLK_TAB);
  keys(driver, {SDLK_1, SDLK_3});  // letters and digits are not the map's now
  CHECK(window.desk().view.colour == ColourMode::majority);
  driver.key(SDLK_k, KMOD_LCTRL);
  driver.type("Colour by swing");
  driver.key(SDLK_RETURN);
  CHECK(window.desk().view.colour == ColourMode::swing);
  driver.key(SDLK_ESCAPE);
  driver.key(SDLK_1);
  CHECK(window.desk().view.colour == ColourMode::majority);
}

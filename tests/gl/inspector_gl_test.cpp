// The inspector and the comparison of two contests, in the real window.
#include <algorithm>

#include "atlas/figures/moves.h"
#include "tests/gl/window_driver.h"
#include "ui/zones/zones.h"

using namespace hustings;

TEST_CASE("what is selected on the map is inspected and pinned, four areas at most") {
  if (!display_available()) return;
  Driver driver;
  Window& window = driver.window;
  driver.key(SDLK_F4);
  CHECK(ui::is_open(window.desk().panels.shared.zones, ui::PanelKind::area));
  driver.pass(1);
  const Image nobody = driver.picture();
  driver.click(driver.screen_of("E14000768"));
  CHECK(window.desk().view.selected == std::vector<std::string>{"E14000768"});
  CHECK(driver.picture().pixels != nobody.pixels);
  driver.key(SDLK_p);
  driver.click(driver.screen_of("E14000872"));
  driver.key(SDLK_p);
  CHECK(window.desk().view.pinned == std::vector<std::string>{"E14000768", "E14000872"});
  driver.key(SDLK_p);
  CHECK(window.desk().view.pinned == std::vector<std::string>{"E14000768"});
  driver.key(SDLK_z, KMOD_LCTRL);
  CHECK(window.desk().view.pinned.size() == 2);
}

TEST_CASE("each press of P says what came of it, the fifth that there is no more room") {
  if (!display_available()) return;
  Driver driver;
  Window& window = driver.window;
  const AtlasLayer& layer =
      window.desk().atlas->layers[main_part(scene_of(*window.desk().atlas, window.desk().view)).layer];
  std::size_t pressed = 0;
  for (AreaIndex area = 0; area < layer.layer.areas.size() && pressed < most_pinned + 1; area += 5) {
    const glm::dvec2 at = driver.screen_of(layer.layer.areas[area].code);
    if (at.x < 320 || at.x > 900 || at.y < 160 || at.y > 640) continue;
    driver.click(at);
    REQUIRE(window.desk().view.selected == std::vector<std::string>{layer.layer.areas[area].code});
    driver.key(SDLK_p);
    ++pressed;
    const std::string& notice = window.desk().messages.notice;
    if (pressed <= most_pinned) CHECK(notice.starts_with(layer.layer.areas[area].name + " is pinned"));
    else CHECK(notice.find("unpin one first") != std::string::npos);
  }
  REQUIRE(pressed == most_pinned + 1);
  CHECK(window.desk().view.pinned.size() == most_pinned);
}

TEST_CASE("a row of the largest moves flies there") {
  if (!display_available()) return;
  Driver driver;
  Window& window = driver.window;
  driver.key(SDLK_3);
  driver.key(SDLK_F8);
  REQUIRE(ui::is_open(window.desk().panels.shared.zones, ui::PanelKind::compare));
  driver.pass(1);
  const Moves moves = largest_moves(*figures_of(*window.desk().atlas, window.desk().view), "swing_pct");
  REQUIRE(moves.list.size() == 10);
  const auto& areas =
      window.desk().atlas->layers[figures_of(*window.desk().atlas, window.desk().view)->shown.layer].layer.areas;
  // From below: the first row that the pointer meets is the last of the ten.
  for (double y = 670; y > 300 && window.desk().view.selected.empty(); y -= 6) driver.click({1080, y});
  driver.pass(2);
  REQUIRE(window.desk().view.selected.size() == 1);
  CHECK(window.desk().view.selected.front() == areas[moves.list.back().area].code);
  CHECK(window.desk().view.camera.has_value());
}

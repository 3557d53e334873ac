// Insets in the window: an area is picked where it is drawn, and the choice to go without draws it at home.
#include <glm/geometric.hpp>

#include "atlas/paint/placement.h"
#include "geo/mesh/inset.h"
#include "tests/atlas/own_atlas.h"
#include "tests/gl/own_state.h"
#include "tests/gl/window_driver.h"

using namespace hustings;

namespace {

void run(Driver& driver, const std::string& id) {
  bool found = false;
  for (const WindowCommand& command : driver.window.desk().commands)
    if (command.id == id && command.is_enabled()) command.run(), found = true;
  CHECK(found);
  driver.settle();
}

}  // namespace

TEST_CASE("areas are picked in their insets, and at home without") {
  if (!display_available()) return;
  const OwnState state;
  OwnAtlas own(5);
  own.add("c2018", 2018, "X1,lab,A,5\nX2,con,B,7\nX3,con,C,7\nX4,lab,D,7\nX5,lab,E,9\n");
  Command command = Driver::command({1366, 768});
  command.atlas = own.file(
                         "[[inset]]\ntitle = \"Second\"\nareas = [\"X2\"]\nscale = 2\n"
                         "[[inset]]\ntitle = \"Fifth\"\nareas = [\"X5\"]\ncorner = \"lower-left\"\nmoved = true\n")
                      .string();
  Driver driver(command);
  driver.come_to_rest();
  const Desk& desk = driver.window.desk();
  const AtlasLayer& layer = desk.atlas->layers.front();
  REQUIRE(layer.insets);
  const auto click_on = [&](Point world) {
    driver.click(desk.map.viewport().to_screen(world));
    return desk.view.selected;
  };
  using Codes = std::vector<std::string>;
  const Point second = layer.label_points[1];
  const Point fifth = layer.label_points[4];
  const Inset& enlarged = layer.insets->all[0];
  const Inset& moved = layer.insets->all[1];
  CHECK(click_on(second) == Codes{"X2"});
  CHECK(click_on(moved.placed(fifth)) == Codes{"X5"});
  CHECK(click_on(enlarged.placed(second + Point(400, 400))) == Codes{"X2"});
  CHECK(click_on(fifth).empty());

  run(driver, "insets");
  CHECK_FALSE(desk.view.insets);
  driver.come_to_rest();
  CHECK(click_on(fifth) == Codes{"X5"});
  CHECK(click_on(moved.placed(fifth)).empty());
  run(driver, "insets");
  driver.come_to_rest();
  CHECK(click_on(moved.placed(fifth)) == Codes{"X5"});
}

TEST_CASE("on the way to hexagons and back no area is lost, and inset areas come from their insets") {
  if (!display_available()) return;
  const OwnState state;
  OwnAtlas own(5);
  own.add("c2018", 2018, "X1,lab,A,5\nX2,con,B,7\nX3,con,C,7\nX4,lab,D,7\nX5,lab,E,9\n");
  Command command = Driver::command({1366, 768});
  command.atlas =
      own.file("[[inset]]\ntitle = \"Fifth\"\nareas = [\"X5\"]\ncorner = \"lower-left\"\nmoved = true\nscale = 2\n")
          .string();
  Driver driver(command);
  const Desk& desk = driver.window.desk();
  run(driver, "layout-hexagons");
  driver.come_to_rest();
  const AtlasLayer& layer = desk.atlas->layers.front();
  const Placement& there = desk.map.painter->placement();
  REQUIRE(there.tiles.size() == 5);
  for (std::size_t area = 0; area < 5; ++area) {
    driver.move(desk.map.viewport().to_screen(there.tiles[area].centre));
    CHECK(desk.map.painter->area_at(glm::ivec2(desk.map.viewport().to_screen(there.tiles[area].centre))) == area);
  }
  // At the beginning of the way the moved area is still at its inset.
  Placement begun = there;
  begun.morph = 0.01;
  const Point home = layer.label_points[4];
  CHECK(glm::distance(begun.anchor(layer, 4), layer.insets->all[0].placed(home)) <
        glm::distance(begun.anchor(layer, 4), home));
}

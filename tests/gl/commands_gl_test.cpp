// Commands, and what is searched for, in the real window.
#include <set>

#include "app/window/window.h"
#include "tests/gl/own_state.h"
#include "tests/gl/window_driver.h"
#include "ui/kit/picker.h"

using namespace hustings;

TEST_CASE("the palette finds a command by a few letters and runs it; the list of keys knows the same ones") {
  if (!display_available()) return;
  Driver driver;
  Window& window = driver.window;
  driver.key(SDLK_k, KMOD_LCTRL);
  REQUIRE(window.desk().field.picker.what == ui::Asking::command);
  driver.type("hexag");
  driver.key(SDLK_DOWN);
  driver.key(SDLK_UP);
  driver.key(SDLK_RETURN);
  CHECK(window.desk().field.picker.what == ui::Asking::nothing);
  CHECK(window.desk().view.layout == Layout::hexagons);
  driver.key(SDLK_k, KMOD_LCTRL);
  driver.type("go to mayor 2012");
  driver.key(SDLK_RETURN);
  CHECK(window.desk().view.contest == "mayor-2012");
  driver.key(SDLK_k, KMOD_LCTRL);
  driver.type("undo");
  driver.key(SDLK_RETURN);
  CHECK(window.desk().view.contest == "general-2017");
  // Letters that are keys of the map are only letters while a field is open.
  driver.key(SDLK_k, KMOD_LCTRL);
  const Look look = window.desk().view.look;
  driver.key(SDLK_t);
  CHECK(window.desk().view.look == look);
  driver.key(SDLK_ESCAPE);
  CHECK(window.desk().field.picker.what == ui::Asking::nothing);
  driver.key(SDLK_k, KMOD_LCTRL);
  driver.type("xyzzy");
  driver.key(SDLK_RETURN);  // nothing to run
  CHECK(window.desk().field.picker.what == ui::Asking::command);
  // Up to "red" the first row is Redo, which cannot be run yet; with one letter more it is another's turn.
  driver.key(SDLK_ESCAPE);
  driver.key(SDLK_k, KMOD_LCTRL);
  driver.type("redu");
  CHECK(window.desk().field.picker.choice == 0);
  driver.key(SDLK_RETURN);
  CHECK(window.desk().panels.shared.reduced_motion);
}

TEST_CASE("the toolbar opens panels by mouse; its last word the palette, of which a row is taken") {
  if (!display_available()) return;
  Driver driver;
  const ui::Workspace& shared = driver.window.desk().panels.shared;
  std::set<ui::PanelKind> opened;
  double x = 270;
  for (; x < 1366 && driver.window.desk().field.picker.what != ui::Asking::command; x += 12) {
    driver.click({x, 114});
    if (driver.window.desk().field.picker.what == ui::Asking::place) driver.key(SDLK_ESCAPE);
    if (driver.window.desk().exporting.open) driver.key(SDLK_ESCAPE);
    for (const ui::PanelKind kind : {ui::PanelKind::table, ui::PanelKind::marginals, ui::PanelKind::charts,
                                     ui::PanelKind::swingometer, ui::PanelKind::compare, ui::PanelKind::story})
      if (ui::is_open(shared.zones, kind)) opened.insert(kind);
  }
  CHECK(opened.size() == 6);
  CHECK(driver.window.desk().field.picker.what == ui::Asking::command);
  driver.type("light look");
  driver.click({1366 - 300, 108 + 62});
  CHECK(driver.window.desk().view.look == Look::light);
}

TEST_CASE("no key means two things at once, and every command can be told from the others") {
  if (!display_available()) return;
  Driver driver;
  std::set<std::string> ids;
  for (const WindowCommand& command : driver.window.desk().commands) {
    CHECK_MESSAGE(ids.insert(command.id).second, command.id);
    CHECK_FALSE(command.title.empty());
  }
  for (const KeyMode mode : {KeyMode::map, KeyMode::list, KeyMode::field})
    for (const WindowCommand& command : driver.window.desk().commands) {
      if (!command.works_in(mode)) continue;
      for (const KeyStroke& stroke : command.keys) {
        SDL_Keysym key{};
        key.sym = stroke.code;
        key.mod =
            static_cast<Uint16>((stroke.control ? KMOD_LCTRL : 0) | (stroke.shift.value_or(false) ? KMOD_LSHIFT : 0));
        CHECK_MESSAGE(command_for(driver.window.desk().commands, key, mode) == &command, command.id);
      }
    }
}

TEST_CASE("every command can be run, one after the other") {
  if (!display_available()) return;
  const OwnState state;
  Driver driver;
  for (std::size_t i = 0; i < driver.window.desk().commands.size(); ++i) {
    const WindowCommand& command = driver.window.desk().commands[i];
    if (command.id == "quit" || command.id == "full-screen" || !command.is_enabled()) continue;
    INFO(command.id);
    command.run();
    CHECK(driver.settle(2));
  }
}

TEST_CASE("a seat that is found while wards are on the map is shown, and undo brings the wards back") {
  if (!display_available()) return;
  Driver driver;
  const Desk& desk = driver.window.desk();
  desk.run_command("go-to-mayor-2016");
  driver.pass(1);
  driver.key(SDLK_f, KMOD_LCTRL);
  driver.type("chipping barnet");
  const auto& hits = desk.field.found.hits;
  REQUIRE_FALSE(hits.empty());
  CHECK(hits.front().layer == *desk.atlas->find_layer("constituencies-2010"));
  driver.key(SDLK_RETURN);
  driver.pass(2);
  CHECK(desk.view.contest == "general-2015");  // May 2016 is nearer to 2015 than to June 2017
  REQUIRE(desk.view.selected.size() == 1);
  const AtlasLayer& seats = desk.atlas->layers[*desk.atlas->find_layer("constituencies-2010")];
  CHECK(seats.layer.areas[*seats.find(desk.view.selected.front())].name == "Chipping Barnet");
  driver.key(SDLK_z, KMOD_LCTRL);
  CHECK(desk.view.contest == "mayor-2016");
  CHECK(desk.view.selected.empty());
}

TEST_CASE("a borough that is found while seats are on the map leaves the election as it is") {
  if (!display_available()) return;
  Driver driver;
  const Desk& desk = driver.window.desk();
  const std::string before = desk.view.contest;
  driver.key(SDLK_f, KMOD_LCTRL);
  driver.type("camden");
  REQUIRE_FALSE(desk.field.found.hits.empty());
  CHECK(desk.field.found.hits.front().layer == *desk.atlas->find_layer("boroughs"));
  driver.key(SDLK_RETURN);
  driver.pass(2);
  CHECK(desk.view.contest == before);
  CHECK(desk.view.selected.size() == 1);
}

TEST_CASE("the other button opens a menu of the area under it, and its first row selects that area") {
  if (!display_available()) return;
  Driver driver;
  const Desk& desk = driver.window.desk();
  const glm::dvec2 at = driver.screen_of("E14000872");
  const auto press = [&](glm::dvec2 place) {
    for (const Uint32 type : {SDL_MOUSEBUTTONDOWN, SDL_MOUSEBUTTONUP}) {
      SDL_Event event{};
      event.type = type;
      event.button.button = SDL_BUTTON_RIGHT;
      event.button.x = static_cast<int>(place.x);
      event.button.y = static_cast<int>(place.y);
      driver.move(place);
      driver.push(event);
      driver.settle();
    }
  };
  press(at);
  REQUIRE(desk.panels.shared.menu.has_value());
  CHECK(desk.view.selected.empty());
  driver.click({at.x + 40, at.y + 42});
  CHECK(desk.view.selected == std::vector<std::string>{"E14000872"});
  CHECK_FALSE(desk.panels.shared.menu.has_value());
  press({at.x, 40});  // the title lies there, and no area
  CHECK_FALSE(desk.panels.shared.menu.has_value());
}

TEST_CASE("search with a slip lights the map as one types, and flies") {
  if (!display_available()) return;
  Driver driver;
  Window& window = driver.window;
  driver.key(SDLK_f, KMOD_LCTRL);
  const Image dark = driver.picture();
  driver.type("finchly");
  const LayerIndex seats = *window.desk().atlas->find_layer("constituencies-2010");
  const AreaIndex finchley = *window.desk().atlas->layers[seats].find("E14000703");
  CHECK(window.desk().field.found.lit == std::vector<AreaIndex>{finchley});
  CHECK(driver.picture().pixels != dark.pixels);
  driver.key(SDLK_RETURN);
  driver.pass(2);
  CHECK(window.desk().view.selected == std::vector<std::string>{"E14000703"});
  CHECK(window.desk().map.viewport().metres_per_pixel < 60);
  driver.key(SDLK_z, KMOD_LCTRL);  // selecting and flying is one step
  CHECK(window.desk().view.selected.empty());
  CHECK_FALSE(window.desk().view.camera.has_value());

  driver.key(SDLK_f, KMOD_LCTRL);
  driver.type("ealing");
  const auto& hits = window.desk().field.found.hits;
  REQUIRE(hits.size() > 2);
  REQUIRE(hits[2].layer == seats);
  const std::string third = window.desk().atlas->layers[hits[2].layer].layer.areas[hits[2].area].code;
  driver.key(SDLK_DOWN);
  driver.key(SDLK_DOWN);
  driver.key(SDLK_RETURN);
  driver.pass(2);
  CHECK(window.desk().view.selected == std::vector<std::string>{third});
}

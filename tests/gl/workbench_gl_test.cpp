// Undo, sessions, search and commands in the real window.
#include <filesystem>
#include <glm/geometric.hpp>
#include <set>

#include "app/window/window.h"
#include "base/paths.h"
#include "base/whole_file.h"
#include "places.h"
#include "tests/gl/own_state.h"
#include "tests/gl/window_driver.h"
#include "ui/kit/picker.h"

using namespace hustings;

namespace fs = std::filesystem;

namespace {

Command bare() {
  Command command = Driver::command({1366, 768});
  command.bare = true;
  return command;
}

}  // namespace

TEST_CASE("undo and redo bring back a mode and a zoom, each in one step") {
  if (!display_available()) return;
  Driver driver;
  Window& window = driver.window;
  const View first = window.desk().view;
  driver.key(SDLK_3);
  const View swing = window.desk().view;
  driver.move(driver.screen_of("E14000872"));
  for (int i = 0; i < 3; ++i) driver.wheel(1);  // half a second apart
  driver.pass(1);
  const View zoomed = window.desk().view;
  REQUIRE(zoomed.camera.has_value());
  driver.key(SDLK_z, KMOD_LCTRL);
  CHECK(window.desk().view == swing);
  driver.key(SDLK_z, KMOD_LCTRL);
  CHECK(window.desk().view == first);
  driver.key(SDLK_z, KMOD_LCTRL);  // there is nothing more
  CHECK(window.desk().view == first);
  driver.key(SDLK_y, KMOD_LCTRL);
  CHECK(window.desk().view == swing);
  driver.key(SDLK_z, KMOD_LCTRL | KMOD_LSHIFT);
  CHECK(window.desk().view == zoomed);
  CHECK_FALSE(window.busy());
}

TEST_CASE("undo leads from the end of a film to where it was when Play was pressed") {
  if (!display_available()) return;
  Driver driver;
  Window& window = driver.window;
  driver.key(SDLK_LEFTBRACKET);
  const View before = window.desk().view;
  driver.key(SDLK_SPACE);
  REQUIRE(driver.turn_until([&] { return !window.desk().playback.playing; }));
  CHECK(window.desk().view.contest == "general-2017");
  driver.key(SDLK_z, KMOD_LCTRL);
  CHECK(window.desk().view == before);
  CHECK_FALSE(window.desk().playback.playing);
  driver.key(SDLK_RIGHTBRACKET);  // the clock is there too
  CHECK(window.desk().view.contest == "general-2017");
}

TEST_CASE("a drag of the map is one step") {
  if (!display_available()) return;
  Driver driver;
  const View before = driver.window.desk().view;
  const glm::dvec2 at = driver.screen_of("E14000872");
  driver.button(SDL_MOUSEBUTTONDOWN, at);
  for (int i = 1; i <= 20; ++i) driver.move(at - glm::dvec2(8.0 * i, 3.0 * i));
  driver.button(SDL_MOUSEBUTTONUP, at - glm::dvec2(160, 60));
  driver.pass(2);
  CHECK(driver.window.desk().view.camera.has_value());
  driver.key(SDLK_z, KMOD_LCTRL);
  CHECK(driver.window.desk().view == before);
}

TEST_CASE("a session is saved, and opened again by list, by drop and by path") {
  if (!display_available()) return;
  const OwnState state;
  Driver driver;
  Window& window = driver.window;
  driver.key(SDLK_3);
  driver.key(SDLK_LEFTBRACKET);
  driver.key(SDLK_c);
  driver.click(driver.screen_of("E14000768"));
  driver.key(SDLK_f);
  driver.pass(2);
  const View saved = window.desk().view;
  driver.key(SDLK_s, KMOD_LCTRL);
  REQUIRE(window.desk().field.picker.what == ui::Asking::session_to_save);
  driver.key(SDLK_RETURN);
  CHECK(window.desk().field.picker.what == ui::Asking::nothing);
  REQUIRE(window.sessions().file().has_value());
  const fs::path file = *window.sessions().file();
  CHECK(file.parent_path() == *sessions_folder());
  CHECK(fs::is_regular_file(file));

  const auto change = [&] {
    driver.key(SDLK_1);
    driver.key(SDLK_ESCAPE);
    driver.key(SDLK_ESCAPE);
    driver.key(SDLK_0);
    driver.pass(2);
    CHECK(window.desk().view != saved);
    CHECK_FALSE(window.desk().panels.shared.lists.changes);
  };
  const auto check_open = [&] {
    CHECK(window.desk().view == saved);
    CHECK(window.desk().panels.shared.lists.changes);
    CHECK(window.desk().messages.left_out.empty());
  };
  change();
  driver.key(SDLK_o, KMOD_LCTRL);
  CHECK(window.desk().field.files.size() == 1);
  driver.key(SDLK_RETURN);
  check_open();
  driver.key(SDLK_z, KMOD_LCTRL);  // opening is a step
  CHECK(window.desk().view != saved);
  driver.drop(file.string());
  check_open();
  change();
  driver.key(SDLK_o, KMOD_LCTRL);
  driver.type(file.string());
  driver.key(SDLK_RETURN);
  check_open();

  // Once it has a file, Ctrl+S saves there.
  driver.key(SDLK_t);
  driver.key(SDLK_s, KMOD_LCTRL);
  CHECK(window.desk().field.picker.what == ui::Asking::nothing);
  const Outcome<Session> again = read_session(file);
  REQUIRE(again);
  CHECK(again.value->view == window.desk().view);
  fs::remove(file);
}

TEST_CASE("a damaged session opens in part, and what is no session changes nothing") {
  if (!display_available()) return;
  const OwnState state;
  Driver driver;
  const fs::path damaged = state.folder / "damaged.toml";
  write_whole(damaged, "version = 1\n[view]\ncontest = \"general-2015\"\ncolour = \"scent\"\nlook = \"light\"\n");
  driver.drop(damaged.string());
  CHECK(driver.window.desk().view.contest == "general-2015");
  CHECK(driver.window.desk().view.look == Look::light);
  REQUIRE(driver.window.desk().messages.left_out.size() == 1);
  CHECK(driver.window.desk().messages.left_out[0].place.row == 4);
  driver.key(SDLK_ESCAPE);
  CHECK(driver.window.desk().messages.left_out.empty());

  const View before = driver.window.desk().view;
  driver.drop(HUSTINGS_TEST_ASSETS "/london.toml");  // a table would be joined
  CHECK(driver.window.desk().view == before);
  CHECK(has_errors(driver.window.desk().messages.left_out));
}

TEST_CASE("a session of another atlas brings that atlas; one whose atlas is broken leaves this one") {
  if (!display_available()) return;
  const OwnState state;
  Driver driver;
  Window& window = driver.window;
  const fs::path file = state.folder / "uk.toml";
  write_whole(file, "version = 1\natlas = \"uk.toml\"\n[view]\ncontest = \"general-2010\"\ncolour = \"winner\"\n");
  driver.drop(file.string());
  REQUIRE(driver.come_to_rest());
  CHECK_FALSE(window.desk().atlas->find_contest("mayor-2012").has_value());
  CHECK(window.desk().view.contest == "general-2010");
  CHECK(window.desk().view.colour == ColourMode::winner);
  CHECK(window.desk().messages.left_out.empty());
  driver.key(SDLK_f, KMOD_LCTRL);  // the index is the new atlas's
  driver.type("st ives");
  driver.key(SDLK_RETURN);
  driver.pass(2);
  CHECK(window.desk().view.selected.size() == 1);

  write_whole(state.folder / "broken.toml", "title = ");
  write_whole(file, "version = 1\natlas = \"" + (state.folder / "broken.toml").string() + "\"\n[view]\n");
  driver.drop(file.string());
  REQUIRE(driver.come_to_rest());
  CHECK_FALSE(window.desk().atlas->find_contest("mayor-2012").has_value());
  CHECK(has_errors(window.desk().messages.left_out));
}

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

TEST_CASE("who quits with edits of a story that are in no file is asked once") {
  if (!display_available()) return;
  Driver driver;
  const Desk& desk = driver.window.desk();
  SDL_Event quit{};
  quit.type = SDL_QUIT;
  desk.run_command("record-cue");
  REQUIRE(desk.panels.shared.story.changed);
  driver.push(quit);
  CHECK(driver.settle());
  CHECK(desk.messages.leaving);
  driver.key(SDLK_ESCAPE);
  CHECK_FALSE(desk.messages.leaving);
  driver.push(quit);
  CHECK(driver.settle());
  driver.push(quit);
  CHECK_FALSE(driver.settle());
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

TEST_CASE("the last session is offered, does not block, and opens by one key") {
  if (!display_available()) return;
  const OwnState state;
  View left;
  {
    Driver driver(bare());
    CHECK(driver.window.desk().messages.offer.empty());  // there is none yet
    driver.pass(3.34);
    CHECK(fs::is_empty(state.folder));  // nothing was done: nothing is kept
    driver.key(SDLK_3);
    driver.key(SDLK_LEFTBRACKET);
    driver.pass(3.34);  // more than two seconds
    left = driver.window.desk().view;
    const Outcome<Session> kept = read_session(state.folder / "last-session.toml");
    REQUIRE(kept);
    CHECK(kept.findings.empty());
    CHECK(kept.value->view == left);
  }  // it ends without saying goodbye
  {
    Driver driver(bare());
    CHECK_FALSE(driver.window.desk().messages.offer.empty());
    driver.key(SDLK_t);
    CHECK(driver.window.desk().view.look == Look::light);  // one may just work on
    CHECK_FALSE(driver.window.desk().messages.offer.empty());
    CHECK(driver.window.desk().view != left);
    driver.key(SDLK_r);
    CHECK(driver.window.desk().view == left);
    CHECK(driver.window.desk().messages.offer.empty());
    CHECK_FALSE(driver.window.sessions().file().has_value());
    driver.key(SDLK_z, KMOD_LCTRL);
    CHECK(driver.window.desk().view.look == Look::light);
  }
  {
    Driver driver;  // with arguments
    CHECK(driver.window.desk().messages.offer.empty());
  }
  write_whole(state.folder / "last-session.toml", "\x01\x02");
  Driver driver(bare());
  CHECK(driver.window.desk().messages.offer.empty());
}

TEST_CASE("a story that is in no file yet is there again after the end of the process, and another one keeps it") {
  if (!display_available()) return;
  const OwnState state;
  Story left;
  {
    Driver driver(bare());
    driver.key(SDLK_a);
    driver.key(SDLK_3);
    driver.key(SDLK_a);
    driver.pass(3.34);
    left = *driver.window.desk().panels.shared.story.story;
    REQUIRE(left.cues.size() == 2);
  }  // it ends without saying goodbye
  Driver driver(bare());
  CHECK_FALSE(driver.window.desk().panels.shared.story.story);
  driver.key(SDLK_r);
  CHECK(driver.window.desk().panels.shared.story.story == left);
  CHECK(driver.window.desk().panels.shared.story.changed);
  driver.key(SDLK_k, KMOD_LCTRL);
  driver.type("open the sample story");
  driver.key(SDLK_RETURN);
  driver.settle();
  CHECK(driver.window.desk().panels.shared.story.story->cues.size() > 10);
  CHECK_FALSE(driver.window.desk().panels.shared.story.changed);
  const Outcome<Story> kept = read_story(state.folder / "stories" / "story-unsaved.toml");
  REQUIRE(kept);
  CHECK(*kept.value == left);
}

TEST_CASE("a midpoint of one figure that another does not have is forgotten, not fatal") {
  if (!display_available()) return;
  const OwnState state;
  Driver driver;
  write_whole(state.folder / "middle.toml",
              "version = 1\n[view]\ncontest = \"general-2017\"\ncolour = \"swing\"\n[view.scale]\nmidpoint = -5.0\n");
  driver.drop((state.folder / "middle.toml").string());
  CHECK(driver.window.desk().view.scale.midpoint == -5.0);
  driver.key(SDLK_1);
  CHECK(driver.window.desk().view.colour == ColourMode::majority);
  CHECK_FALSE(driver.window.desk().view.scale.midpoint.has_value());
}

TEST_CASE("a zone's edge is dragged from a few pixels inside of it as well as from outside") {
  if (!display_available()) return;
  Driver driver;
  Window& window = driver.window;
  driver.key(SDLK_F2);
  driver.key(SDLK_F4);
  driver.pass(0.5);
  const auto drag = [&](glm::dvec2 from, glm::dvec2 by) {
    driver.move(from);
    driver.button(SDL_MOUSEBUTTONDOWN, from);
    driver.move(from + by / 2.0);
    driver.move(from + by);
    driver.button(SDL_MOUSEBUTTONUP, from + by);
    driver.settle();
  };
  const double right = 1366 - 16 - 344;
  const double bottom = 768 - 72 - 16 - 264;
  for (const double inside : {3.0, -3.0}) {
    const float width = window.desk().panels.shared.zones.right_width;
    drag({right + inside, 300}, {20, 0});
    CHECK(window.desk().panels.shared.zones.right_width == doctest::Approx(width - 20));
    drag({right + inside + 20, 300}, {-20, 0});
    CHECK(window.desk().panels.shared.zones.right_width == doctest::Approx(width));
    const float height = window.desk().panels.shared.zones.bottom_height;
    drag({600, bottom + inside}, {0, 24});
    CHECK(window.desk().panels.shared.zones.bottom_height == doctest::Approx(height - 24));
    drag({600, bottom + inside + 24}, {0, -24});
  }
}

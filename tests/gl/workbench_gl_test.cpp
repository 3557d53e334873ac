// Undo and sessions in the real window.
#include <filesystem>

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
  const Outcome<Story> kept = read_story(state.folder / "stories" / "untitled-unsaved.story.toml");
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

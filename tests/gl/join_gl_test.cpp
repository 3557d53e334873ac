// A table of numbers joined to the open window.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>

#include "app/window/window.h"
#include "places.h"
#include "tests/carried.h"
#include "tests/gl/gl_test.h"

using namespace hustings;

namespace {

/// A file of its own, removed with the test.
class TemporaryTable {
 public:
  explicit TemporaryTable(const char* name, const std::string& bytes)
      : path_(std::filesystem::temp_directory_path() / name) {
    std::ofstream(path_) << bytes;
  }
  TemporaryTable(const TemporaryTable&) = delete;
  TemporaryTable& operator=(const TemporaryTable&) = delete;
  ~TemporaryTable() { std::filesystem::remove(path_); }
  std::string path() const { return path_.string(); }

 private:
  std::filesystem::path path_;
};

/// Whether a window can be opened here at all.
bool display_available() {
  setenv("SDL_VIDEODRIVER", "offscreen", 1);
  return maybe_context() != nullptr;
}

Command london() {
  Command command;
  command.atlas = HUSTINGS_TEST_ASSETS "/london.toml";
  command.size = glm::ivec2(1366, 768);
  return command;
}

void turn_until(Window& window, const std::function<bool()>& done) {
  for (int i = 0; i < 8000 && !done(); ++i) {
    REQUIRE(window.turn(1.0 / 60));
    SDL_Delay(5);
  }
  REQUIRE(done());
  for (int i = 0; i < 8; ++i) REQUIRE(window.turn(1.0 / 60));
}

void press(Window& window, SDL_Keycode code) {
  SDL_Event event{};
  event.type = SDL_KEYDOWN;
  event.key.state = SDL_PRESSED;
  event.key.keysym.sym = code;
  event.key.keysym.scancode = SDL_GetScancodeFromKey(code);
  SDL_PushEvent(&event);
  for (int i = 0; i < 8; ++i) REQUIRE(window.turn(1.0 / 60));
  event.type = SDL_KEYUP;
  SDL_PushEvent(&event);
  for (int i = 0; i < 8; ++i) REQUIRE(window.turn(1.0 / 60));
}

}  // namespace

TEST_CASE("a table joined to the open window is shown at once, and one that fits nothing leaves the map as it was") {
  if (!display_available()) return;
  std::string rows = "code,Trees\n";
  for (const Area& area : carried_atlas().layers[carried_atlas().find_layer("constituencies-2010").value()].layer.areas)
    rows += area.code + "," + std::to_string(rows.size()) + "\n";
  const TemporaryTable trees("hustings-join-trees.csv", rows);
  const TemporaryTable wrong("hustings-join-wrong.csv", "code,Trees\nX1,2\n");
  Window window(london());
  turn_until(window, [&] { return window.loaded(); });
  const Image before = window.picture();

  window.join(wrong.path());
  turn_until(window, [&] { return !window.desk().messages.fault.empty(); });
  CHECK(window.desk().messages.fault.find("X1") != std::string::npos);
  CHECK(window.desk().view.colour == ColourMode::majority);
  press(window, SDLK_ESCAPE);
  CHECK(window.desk().messages.fault.empty());
  CHECK(window.picture().pixels == before.pixels);

  window.join(trees.path());
  turn_until(window, [&] { return window.desk().view.colour == ColourMode::number; });
  CHECK(window.desk().view.number == "trees");
  CHECK(window.desk().view.contest == "general-2017");
  CHECK(window.desk().atlas->numbers.back().id == "trees");
  CHECK(window.picture().pixels != before.pixels);

  const std::size_t columns = window.desk().atlas->numbers.size();
  press(window, SDLK_2);
  window.join(trees.path());  // joined again it is read again, and not twice there
  turn_until(window, [&] { return window.desk().view.colour == ColourMode::number; });
  CHECK(window.desk().atlas->numbers.size() == columns);
}

TEST_CASE("8 colours by numbers, and another figure's midpoint does not come along") {
  if (!display_available()) return;
  Command command = london();
  command.view.colour = "turnout";
  command.view.scale.midpoint = 65;  // no majority has its middle there
  Window window(command);
  turn_until(window, [&] { return window.loaded(); });
  press(window, SDLK_8);
  CHECK(window.desk().view.colour == ColourMode::number);
  CHECK(window.desk().view.number == "aged-65-plus");
  press(window, SDLK_1);
  CHECK(window.desk().view.colour == ColourMode::majority);
}

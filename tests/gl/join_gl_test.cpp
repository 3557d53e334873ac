// A table of numbers joined to the open window.
#include <filesystem>
#include <fstream>
#include <string>

#include "tests/carried.h"
#include "tests/folder.h"
#include "tests/gl/window_driver.h"

using namespace hustings;

namespace {

/// A file of its own, removed with the test.
class TemporaryTable {
 public:
  explicit TemporaryTable(const char* name, const std::string& bytes) : path_(folder_ / name) {
    std::ofstream(path_) << bytes;
  }
  std::string path() const { return path_.string(); }

 private:
  Folder folder_;
  std::filesystem::path path_;
};

}  // namespace

TEST_CASE("a table joined to the open window is shown at once, and one that fits nothing leaves the map as it was") {
  if (!display_available()) return;
  std::string rows = "code,Trees\n";
  for (const Area& area : carried_atlas().layers[carried_atlas().find_layer("constituencies-2010").value()].layer.areas)
    rows += area.code + "," + std::to_string(rows.size()) + "\n";
  const TemporaryTable trees("hustings-join-trees.csv", rows);
  const TemporaryTable wrong("hustings-join-wrong.csv", "code,Trees\nX1,2\n");
  Driver driver;
  Window& window = driver.window;
  const Image before = driver.picture();

  window.join(wrong.path());
  REQUIRE(driver.turn_until([&] { return !window.desk().messages.fault.empty(); }));
  driver.settle();
  CHECK(window.desk().messages.fault.find("X1") != std::string::npos);
  CHECK(window.desk().view.colour == ColourMode::majority);
  driver.key(SDLK_ESCAPE);
  CHECK(window.desk().messages.fault.empty());
  CHECK(driver.picture().pixels == before.pixels);

  window.join(trees.path());
  REQUIRE(driver.turn_until([&] { return window.desk().view.colour == ColourMode::number; }));
  driver.settle();
  CHECK(window.desk().view.number == "trees");
  CHECK(window.desk().view.contest == "general-2017");
  CHECK(window.desk().atlas->numbers.back().id == "trees");
  CHECK(driver.picture().pixels != before.pixels);

  const std::size_t columns = window.desk().atlas->numbers.size();
  driver.key(SDLK_2);
  window.join(trees.path());  // joined again it is read again, and not twice there
  REQUIRE(driver.turn_until([&] { return window.desk().view.colour == ColourMode::number; }));
  driver.settle();
  CHECK(window.desk().atlas->numbers.size() == columns);
}

TEST_CASE("8 colours by numbers, and another figure's midpoint does not come along") {
  if (!display_available()) return;
  Command command = Driver::command({1366, 768});
  command.view.colour = "turnout";
  command.view.scale.midpoint = 65;  // no majority has its middle there
  Driver driver(command);
  Window& window = driver.window;
  driver.key(SDLK_8);
  CHECK(window.desk().view.colour == ColourMode::number);
  CHECK(window.desk().view.number == "aged-65-plus");
  driver.key(SDLK_1);
  CHECK(window.desk().view.colour == ColourMode::majority);
}

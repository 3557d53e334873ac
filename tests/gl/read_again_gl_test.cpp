// The files that the atlas of the open window was made from, read again.
#include <fstream>
#include <string>

#include "atlas/import/new_atlas.h"
#include "tests/folder.h"
#include "tests/gl/window_driver.h"

using namespace hustings;

namespace {

const char* const squares =
    R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:27700"}},"features":[)"
    R"({"type":"Feature","properties":{"code":"E1","name":"Ash"},"geometry":{"type":"Polygon","coordinates":)"
    R"([[[530000,180000],[531000,180000],[531000,181000],[530000,181000],[530000,180000]]]}},)"
    R"({"type":"Feature","properties":{"code":"E2","name":"Oak"},"geometry":{"type":"Polygon","coordinates":)"
    R"([[[531000,180000],[532000,180000],[532000,181000],[531000,181000],[531000,180000]]]}}]})";

/// An atlas made of two files, which lie beside it.
class Made {
 public:
  Made() {
    request_.boundaries = folder_.write("areas.geojson", squares);
    request_.results = write("60");
    request_.decisions.date = GuessedDate{make_date(2018, 5, 3), true, true};
    Outcome<ImportSources> sources = read_sources(request_);
    REQUIRE(sources);
    ImportPlace place;
    Outcome<AtlasPlan> plan = plan_atlas(std::move(*sources.value), request_, place);
    REQUIRE(plan);
    write_atlas(folder_ / "mine", request_, *plan.value);
  }
  std::string write(const std::string& votes) const {
    return folder_.write("votes.csv", "code,party,votes\nE1,con," + votes + "\nE1,lab,50\nE2,con,10\nE2,lab,20\n");
  }
  Command command() const {
    Command command;
    command.atlas = folder_ / "mine/atlas.toml";
    command.size = glm::ivec2{1000, 640};
    return command;
  }

 private:
  Folder folder_;
  ImportRequest request_;
};

std::int64_t votes_in(const Window& window) {
  return window.desk().atlas->contests[0].contest.results[0].candidacies[0].votes;
}

void run(Driver& driver, const std::string& id) {
  const WindowCommand* command = find_command(driver.window.desk().commands, id);
  REQUIRE(command != nullptr);
  REQUIRE(command->is_enabled());
  command->run();
}

}  // namespace

TEST_CASE("a newer edition of the files is on the map by one command, and the view stays") {
  if (!display_available()) return;
  const Made made;
  Driver driver(made.command());
  Window& window = driver.window;
  driver.settle();
  REQUIRE(votes_in(window) == 60);

  run(driver, "read-files-again");
  REQUIRE(driver.turn_until([&] { return !window.desk().messages.notice.empty(); }));
  CHECK(window.desk().messages.notice.find("nothing has changed") != std::string::npos);

  driver.key(SDLK_2);
  const ColourMode colour = window.desk().view.colour;
  made.write("61");
  run(driver, "read-files-again");
  REQUIRE(driver.turn_until([&] { return votes_in(window) == 61; }));
  CHECK(window.desk().messages.notice.find("Ash") != std::string::npos);
  CHECK(window.desk().view.colour == colour);

  // What cannot be read leaves the map as it is, and says why.
  made.write("x;y;z");
  run(driver, "read-files-again");
  REQUIRE(driver.turn_until([&] { return !window.desk().messages.fault.empty(); }));
  CHECK(votes_in(window) == 61);
}

TEST_CASE("an atlas that was not made from files has none to be read again") {
  if (!display_available()) return;
  Driver driver;
  const WindowCommand* command = find_command(driver.window.desk().commands, "read-files-again");
  REQUIRE(command != nullptr);
  CHECK_FALSE(command->is_enabled());
}

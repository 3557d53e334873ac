// The files that the atlas of the open window was made from, read again.
#include <filesystem>
#include <string>

#include "atlas/import/new_atlas.h"
#include "tests/atlas/own_atlas.h"
#include "tests/gl/window_driver.h"

using namespace hustings;

namespace {

/// An atlas made of two files, which lie beside it.
class Made {
 public:
  Made() {
    request_.boundaries = (files_.folder() / "squares.csv").string();
    request_.crs = "EPSG:27700";
    request_.results = (files_.folder() / "votes.csv").string();
    request_.decisions.date = GuessedDate{make_date(2018, 5, 3), true, true};
    write("60");
    Outcome<ImportSources> sources = read_sources(request_);
    REQUIRE(sources);
    ImportPlace place;
    Outcome<AtlasPlan> plan = plan_atlas(std::move(*sources.value), request_, place);
    REQUIRE(plan);
    write_atlas(files_.folder() / "mine", request_, *plan.value);
  }
  void write(const std::string& votes) const {
    files_.write("votes.csv", "Ward;Partei;Stimmen\nX1;Conservative;" + votes +
                                  "\nX1;Labour;50\nX2;Conservative;10\nX2;Labour;20\n");
  }
  void remove() const { std::filesystem::remove(request_.results); }
  Command command() const {
    Command command;
    command.atlas = files_.folder() / "mine/atlas.toml";
    command.size = glm::ivec2{1000, 640};
    return command;
  }

 private:
  OwnAtlas files_{2};
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
  CHECK(window.desk().messages.notice.find("1 area has another figure") != std::string::npos);
  CHECK(window.desk().view.colour == colour);

  // What cannot be read leaves the map as it is, and says why.
  made.remove();
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

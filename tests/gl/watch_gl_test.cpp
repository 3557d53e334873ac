// Tables that change while the window is open.
#include <filesystem>
#include <string>

#include "tests/atlas/own_atlas.h"
#include "tests/gl/own_state.h"
#include "tests/gl/window_driver.h"

using namespace hustings;

namespace {

constexpr const char* head = "area_code,party,candidate,votes\n";

/// A window on an atlas of four squares.
class Watching {
 public:
  explicit Watching(bool night, const std::string& rows = "X1,con,A,10\nX1,lab,B,20\n") {
    own_.add("council", 2018, rows);
    Command command;
    command.atlas = own_.file();
    command.size = glm::ivec2{1000, 640};
    command.watch.on = night;
    driver.emplace(command);
  }
  void write(const std::string& rows) const {
    own_.write("council.csv.new", head + rows);
    std::filesystem::rename(own_.folder() / "council.csv.new", own_.folder() / "council.csv");
  }
  void turn() {
    driver->window.wait_for_background_work();
    driver->settle();
  }
  const Desk& desk() const { return driver->window.desk(); }
  std::int64_t votes(std::size_t area) const {
    const Result* result = desk().atlas->contests[0].own.find(static_cast<AreaIndex>(area));
    return result == nullptr ? -1 : result->candidacies.front().votes;
  }
  void run(const std::string& id) const {
    const WindowCommand* command = find_command(desk().commands, id);
    REQUIRE(command != nullptr);
    REQUIRE(command->is_enabled());
    const auto run = command->run;
    run();
  }
  std::filesystem::path folder() const { return own_.folder(); }
  const OwnAtlas& own() const { return own_; }

  std::optional<Driver> driver;

 private:
  OwnState state_;
  OwnAtlas own_{4};
};

}  // namespace

TEST_CASE("who saves a table of results sees the map follow, and view and undo stay") {
  if (!display_available()) return;
  Watching day(false);
  day.driver->key(SDLK_2);
  const View view = day.desk().view;
  const bool could_undo = day.desk().history.can_undo();
  day.write("X1,con,A,30\nX1,lab,B,20\n");
  day.turn();
  CHECK(day.votes(0) == 30);
  CHECK(day.desk().messages.notice.starts_with("Read again at "));
  CHECK(day.desk().view == view);
  CHECK(day.desk().history.can_undo() == could_undo);
  CHECK_FALSE(day.desk().live.on);
}

TEST_CASE("a table of numbers that was dropped is read again when it is saved") {
  if (!display_available()) return;
  Watching day(false);
  day.own().write("homes.csv", "area_code,homes\nX1,100\nX2,200\nX3,300\nX4,400\n");
  day.driver->drop((day.folder() / "homes.csv").string());
  REQUIRE(day.driver->turn_until([&] { return !day.desk().atlas->numbers.empty(); }));
  const auto homes = [&] { return day.desk().atlas->numbers[0].on[0].values[1]; };
  CHECK(homes() == 200);
  const View view = day.desk().view;
  day.own().write("homes.csv", "area_code,homes\nX1,100\nX2,250\nX3,300\nX4,400\n");
  day.turn();
  CHECK(homes() == 250);
  CHECK(day.desk().view == view);
}

TEST_CASE("a night is on the map as it arrives, and what is wrong with the file is told until it is mended") {
  if (!display_available()) return;
  Watching night(true, "");
  CHECK(night.desk().live.on);
  CHECK(night.votes(0) == -1);
  const Image before = night.driver->picture();
  night.write("X1,con,A,30\nX1,lab,B,20\n");
  night.turn();
  CHECK(night.votes(0) == 30);
  const Image after = night.driver->picture();
  CHECK(before.pixels != after.pixels);

  night.write("X1,con,A,many\nX1,lab,B,20\n");
  REQUIRE(night.driver->turn_until([&] { return !night.desk().live.standing.empty(); }));
  CHECK(night.desk().live.standing.find("council.csv not read since ") == 0);
  CHECK(night.votes(0) == 30);
  night.write("X1,con,A,31\nX1,lab,B,20\n");
  night.turn();
  CHECK(night.desk().live.standing.empty());
  CHECK(night.votes(0) == 31);
  REQUIRE(night.desk().live.revisions.size() == 1);
  CHECK(night.desk().live.revisions[0].after == "A (Conservative) 31");
}

TEST_CASE("revisions are listed, and Escape closes the list") {
  if (!display_available()) return;
  Watching night(true, "X1,con,A,30\nX2,lab,B,20\n");
  night.write("X1,con,A,30\n");
  night.turn();
  REQUIRE(night.desk().live.revisions.size() == 1);
  CHECK(night.desk().live.revisions[0].what == "taken back");
  night.run("revisions");
  night.driver->settle();
  CHECK(night.desk().live.listed);
  night.driver->key(SDLK_ESCAPE);
  CHECK_FALSE(night.desk().live.listed);
}

TEST_CASE("the window can be told to watch, and not to") {
  if (!display_available()) return;
  Watching day(false, "X1,con,A,30\n");
  day.run("watch-results");
  day.turn();
  CHECK(day.desk().live.on);
  day.write("X1,con,A,30\nX2,lab,B,20\n");
  day.turn();
  CHECK(day.votes(1) == 20);
  CHECK(day.desk().atlas->contest(0).absent.at("X3") == "not yet declared");
  day.run("watch-results");
  day.turn();
  CHECK_FALSE(day.desk().live.on);
}

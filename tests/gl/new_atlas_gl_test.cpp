// An atlas from somebody's files, in the window: dropped, looked through, corrected, opened; by mouse and by keyboard.
#include <algorithm>
#include <filesystem>
#include <fmt/format.h>

#include "atlas/published/role.h"
#include "base/whole_file.h"
#include "tests/folder.h"
#include "tests/gl/own_state.h"
#include "tests/gl/window_driver.h"

using namespace hustings;

namespace fs = std::filesystem;

namespace {

/// Squares beside each other, a degree's tenth wide, with codes E05000001, E05000002, ... and these names.
std::string squares(const std::vector<std::string>& names) {
  std::string features;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const double west = 0.1 * static_cast<double>(i);
    features += fmt::format(
        R"({}{{"type":"Feature","properties":{{"code":"E0500000{}","name":"{}"}},"geometry":{{"type":"Polygon","coordinates":[[[{},51],[{},51],[{},51.1],[{},51.1],[{},51]]]}}}})",
        i > 0 ? "," : "", i + 1, names[i], west, west + 0.1, west + 0.1, west, west);
  }
  return R"({"type":"FeatureCollection","features":[)" + features + "]}";
}

/// The window with files of somebody's beside it.
struct Importer {
  explicit Importer(const std::string& results, glm::ivec2 size = {1366, 768}) : driver(size) {
    folder.write("wards.geojson", squares({"Ash", "Birch", "Cedar", "Elm"}));
    folder.write("council-2018-05-03.csv", results);
  }

  const ui::NewAtlasState& state() const { return driver.window.desk().new_atlas; }
  const Understanding& understood() const { return state().found->plan->understanding; }

  /// Together, as a hand drops them.
  void drop(const std::vector<std::string>& names) {
    for (const std::string& name : names) {
      SDL_Event event{};
      event.type = SDL_DROPFILE;
      event.drop.file = SDL_strdup(folder.path(name).c_str());
      driver.push(event);
    }
    driver.settle();
  }
  /// Until what is wanted now is understood, or cannot be.
  bool wait() {
    return driver.turn_until(
        [&] { return state().found && !state().is_busy() && state().found->request == state().request; });
  }
  void drop_both() {
    drop({"wards.geojson", "council-2018-05-03.csv"});
    REQUIRE(wait());
    REQUIRE_MESSAGE(state().found->plan, describe(first_error(state().found->findings)));
  }
  /// Tab, until the part has the keyboard.
  void go_to(ui::SheetPart part) {
    for (int i = 0; i < 8 && (i == 0 || state().part != part); ++i) driver.key(SDLK_TAB);
    REQUIRE(state().part == part);
  }
  bool opens() {
    driver.key(SDLK_RETURN, KMOD_LCTRL);
    return driver.turn_until([&] { return !state().open; }) && driver.come_to_rest();
  }
  const Result& result_in(const std::string& code) const {
    const Atlas& atlas = *driver.window.desk().atlas;
    const AtlasContest& contest = atlas.contests.front();
    return *contest.own.find(*atlas.layers[contest.own.layer].find(code));
  }

  OwnState own;
  Folder folder;
  Driver driver;
};

const char* const tidy =
    "code,ward,party,candidate,votes\n"
    "E05000001,Ash,lab,Ann,300\nE05000001,Ash,con,Bob,200\n"
    "E05000002,Birch,lab,Cat,150\nE05000002,Birch,con,Dan,250\n"
    "E05000003,Cedar,lab,Eve,400\nE05000003,Cedar,con,Fay,100\n"
    "E05000004,Elm,lab,Gil,120\nE05000004,Elm,con,Hal,180\n";

/// By names, one of which no area has; what is in `roll` no header tells.
const char* const misspelt =
    "ward,party,votes,roll\n"
    "Ash,lab,300,1000\nAsh,con,200,1000\n"
    "Birch,lab,150,2000\nBirch,con,250,2000\n"
    "Cedar,lab,400,1500\nCedar,con,100,1500\n"
    "Ellm,lab,120,1200\nEllm,con,180,1200\n";

}  // namespace

TEST_CASE("boundaries and a table that are dropped together become an atlas beside them, and nothing is overwritten") {
  if (!display_available()) return;
  Importer files(tidy);
  const std::string before = "title = \"mine\"\n";
  fs::create_directory(files.folder / "council-2018-05-03");
  write_whole(files.folder / "council-2018-05-03/atlas.toml", before);
  files.drop_both();
  CHECK(files.state().open);
  CHECK(files.state().request.boundaries == files.folder.path("wards.geojson"));
  CHECK(files.state().request.results == files.folder.path("council-2018-05-03.csv"));
  CHECK(files.understood().areas.matched == 4);
  CHECK(files.understood().areas.unmatched.empty());
  CHECK(fs::path(files.state().folder).filename() == "council-2018-05-03-2");
  REQUIRE(files.opens());
  const Desk& desk = files.driver.window.desk();
  CHECK(desk.atlas->file == files.folder / "council-2018-05-03-2/atlas.toml");
  CHECK(read_whole(files.folder / "council-2018-05-03/atlas.toml") == before);
  CHECK(files.folder.files() == std::vector<std::string>{"council-2018-05-03", "council-2018-05-03-2",
                                                         "council-2018-05-03.csv", "wards.geojson"});
  CHECK_FALSE(desk.history.can_undo());
  CHECK(iso_date(desk.atlas->contests.front().contest.date) == "2018-05-03");
}

TEST_CASE("what a column is changes through the keyboard, and the atlas has the figure") {
  if (!display_available()) return;
  Importer files(misspelt);
  files.drop_both();
  const std::vector<Role>& roles = roles_to_choose();
  const auto at = [&](Role role) { return std::find(roles.begin(), roles.end(), role) - roles.begin(); };
  const Role found = files.understood().columns[3].role;
  REQUIRE(files.understood().columns[3].header == "roll");
  files.go_to(ui::SheetPart::columns);
  for (int i = 0; i < 3; ++i) files.driver.key(SDLK_RIGHT);
  files.driver.key(SDLK_RETURN);
  const auto steps = at(Role::electorate) - at(found);
  for (auto i = std::abs(steps); i > 0; --i) files.driver.key(steps < 0 ? SDLK_UP : SDLK_DOWN);
  files.driver.key(SDLK_RETURN);
  CHECK(files.state().request.decisions.roles == std::map<std::string, Role>{{"roll", Role::electorate}});
  REQUIRE(files.wait());
  CHECK(files.understood().columns[3].role == Role::electorate);
  REQUIRE(files.opens());
  CHECK(files.result_in("E05000002").electorate == 2000);
}

TEST_CASE("a suggestion is accepted by the keyboard, and taken back by the mouse") {
  if (!display_available()) return;
  Importer files(misspelt);
  files.drop_both();
  REQUIRE(files.understood().areas.unmatched.size() == 1);
  CHECK(files.understood().areas.matched == 3);
  files.go_to(ui::SheetPart::results);
  files.driver.key(SDLK_RIGHT);
  files.driver.key(SDLK_RETURN);
  CHECK(files.state().request.decisions.pairs == std::map<std::string, std::string>{{"Ellm", "Elm"}});
  REQUIRE(files.wait());
  CHECK(files.understood().areas.matched == 4);
  CHECK(files.understood().areas.unmatched.empty());
  // "Undo" stands at the right end of the first line of the left list.
  for (int y = 380; y < 560 && !files.state().request.decisions.pairs.empty(); y += 8)
    for (int x = 300; x < 460 && !files.state().request.decisions.pairs.empty(); x += 24) files.driver.click({x, y});
  CHECK(files.state().request.decisions.pairs.empty());
  REQUIRE(files.wait());
  CHECK(files.understood().areas.matched == 3);
  files.go_to(ui::SheetPart::results);
  files.driver.key(SDLK_RIGHT);
  files.driver.key(SDLK_RETURN);
  REQUIRE(files.wait());
  REQUIRE(files.opens());
  CHECK(files.result_in("E05000004").votes_valid() == 300);
}

TEST_CASE("a question is answered by the keyboard") {
  if (!display_available()) return;
  Importer files(
      "ward,party,count a,count b\nAsh,lab,300,301\nAsh,con,200,222\nBirch,lab,150,140\nBirch,con,250,233\n"
      "Cedar,lab,400,401\nCedar,con,100,99\nElm,lab,120,121\nElm,con,180,177\n");
  files.drop_both();
  REQUIRE(files.understood().questions.size() == 1);
  CHECK_FALSE(files.state().can_open());
  files.go_to(ui::SheetPart::questions);
  files.driver.key(SDLK_RETURN);
  REQUIRE(files.wait());
  CHECK(files.understood().questions.empty());
  REQUIRE(files.opens());
}

TEST_CASE("a file that cannot be read says why, the map stays, and another one takes its place") {
  if (!display_available()) return;
  Importer files(tidy);
  files.folder.write("broken.geojson", "{\"type\":\"FeatureCollection\",\"features\":[{\"geometry\"");
  files.drop({"broken.geojson", "council-2018-05-03.csv"});
  REQUIRE(files.wait());
  CHECK(files.state().open);
  REQUIRE(has_errors(files.state().found->findings));
  CHECK(first_error(files.state().found->findings).place.file == files.folder.path("broken.geojson"));
  CHECK_FALSE(files.state().can_open());
  CHECK(files.driver.window.desk().atlas->title.starts_with("London"));
  files.drop({"wards.geojson"});
  REQUIRE(files.wait());
  CHECK_FALSE(has_errors(files.state().found->findings));
  CHECK(files.state().can_open());
  files.driver.key(SDLK_ESCAPE);
  CHECK_FALSE(files.state().open);
  CHECK_FALSE(fs::exists(files.folder / "council-2018-05-03"));
}

TEST_CASE("boundaries alone ask for the votes, and a table that follows is them") {
  if (!display_available()) return;
  Importer files(tidy);
  files.drop({"wards.geojson"});
  REQUIRE(files.state().open);
  REQUIRE(files.wait());
  CHECK_FALSE(files.state().can_open());
  files.drop({"council-2018-05-03.csv"});
  REQUIRE(files.wait());
  CHECK(files.state().can_open());
  CHECK(files.driver.window.desk().command.joined.empty());
}

TEST_CASE("the sheet is opened by key, and its atlas by the mouse; a smaller window has room for it") {
  if (!display_available()) return;
  Importer files(tidy, {1024, 768});
  files.driver.key(SDLK_n, KMOD_LCTRL);
  REQUIRE(files.state().open);
  files.drop({"council-2018-05-03.csv", "wards.geojson"});
  REQUIRE(files.wait());
  for (int y = 740; y > 620 && files.state().open && !files.state().writing; y -= 8) files.driver.click({920, y});
  REQUIRE(files.driver.turn_until([&] { return !files.state().open; }));
  REQUIRE(files.driver.come_to_rest());
  CHECK(files.driver.window.desk().atlas->file == files.folder / "council-2018-05-03/atlas.toml");
  const Desk& desk = files.driver.window.desk();
  CHECK(desk.view.contest == "council-2018-05-03");
}

TEST_CASE("tables that are dropped without boundaries are joined, as ever") {
  if (!display_available()) return;
  Importer files(tidy);
  files.folder.write("air.csv", "code,air\nE09000001,4\n");
  files.drop({"air.csv"});
  CHECK_FALSE(files.state().open);
  REQUIRE(files.driver.come_to_rest());
  CHECK(files.driver.window.desk().command.joined == std::vector<std::string>{files.folder.path("air.csv")});
}

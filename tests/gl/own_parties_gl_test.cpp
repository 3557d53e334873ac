// The window of an atlas without Conservatives and Labour: every panel and every command, nobody named.
#include <fmt/format.h>
#include <fstream>

#include "tests/folder.h"
#include "tests/gl/own_state.h"
#include "tests/gl/window_driver.h"

using namespace hustings;

namespace {

/// Two squares, two elections; removed with the test.
class OwnFolder {
 public:
  OwnFolder(const std::string& parties, const std::string& rows) {
    write("squares.csv",
          "WKT,code,name\n\"POLYGON ((0 0,1000 0,1000 1000,0 1000,0 0))\",X1,North\n"
          "\"POLYGON ((1000 0,2000 0,2000 1000,1000 1000,1000 0))\",X2,South\n");
    write("parties.csv", "id,name,kind\n" + parties);
    write("votes.csv", "area_code,party,candidate,votes\n" + rows);
    std::string toml =
        "title = \"Own\"\nparties = \"parties.csv\"\n[[layer]]\nid = \"squares\"\nsource = \"squares.csv\"\n"
        "code = \"code\"\nname = \"name\"\ncrs = \"EPSG:27700\"\n";
    for (const int year : {2014, 2018})
      toml += fmt::format(
          "[[contest]]\nid = \"c{0}\"\ntrack = \"council\"\ntitle = \"Council {0}\"\ndate = {0}-05-03\n"
          "layer = \"squares\"\nresults = \"votes.csv\"\n{1}",
          year, year == 2018 ? "compare = \"c2014\"\n" : "");
    write("atlas.toml", toml);
  }

  Command command() const {
    Command out = Driver::command({1366, 768});
    out.atlas = (folder_ / "atlas.toml").string();
    return out;
  }

 private:
  void write(const char* name, const std::string& bytes) const { std::ofstream(folder_ / name) << bytes; }
  Folder folder_;
};

/// Every command that is to be had, one after the other, each with what it shows drawn.
void check_commands(Driver& driver) {
  for (std::size_t i = 0; i < driver.window.desk().commands.size(); ++i) {
    const WindowCommand& command = driver.window.desk().commands[i];
    // Sample atlases would take the place of this one, and the sample story would bring London's along.
    const bool leaves = command.id == "quit" || command.id == "full-screen" || command.id == "open-sample-story" ||
                        command.id.starts_with("open-atlas-");
    if (leaves || !command.is_enabled()) continue;
    const std::string id = command.id;  // the table may be made anew
    INFO(id);
    command.run();
    CHECK(driver.settle(2));
  }
}

}  // namespace

TEST_CASE("the window of an atlas of other parties opens, and every panel, colour and command of it works") {
  if (!display_available()) return;
  const OwnState state;
  const OwnFolder folder("rose,Rose,party\noak,Oak,party\nelm,Elm,party\n",
                         "X1,rose,A,500\nX1,oak,B,450\nX2,rose,C,300\nX2,oak,D,350\nX2,elm,E,90\n");
  Driver driver(folder.command());
  Window& window = driver.window;
  CHECK(window.desk().view.swing_from.empty());
  for (const SDL_Keycode key :
       {SDLK_1, SDLK_2, SDLK_3, SDLK_4, SDLK_5, SDLK_6, SDLK_7, SDLK_F2, SDLK_F3, SDLK_F4, SDLK_F6, SDLK_F7, SDLK_F8})
    driver.key(key);
  // The pair that is swapped or swung between is the usual one, which the view names from then on.
  const auto run = [&](const std::string& id) {
    for (const WindowCommand& command : window.desk().commands)
      if (command.id == id) command.run();
    driver.settle();
  };
  run("swap-pair");
  CHECK(window.desk().view.swing_from == "oak");
  CHECK(window.desk().view.swing_to == "rose");
  run("swing-from-elm");
  CHECK(window.desk().view.swing_from == "elm");
  run("swing-to-elm");
  CHECK(window.desk().view.swing_from == "rose");
  CHECK(window.desk().view.swing_to == "elm");
  check_commands(driver);
}

TEST_CASE("the window of one party, or of independents alone, opens, and every command of it works") {
  if (!display_available()) return;
  for (const auto& [parties, rows] :
       {std::pair("rose,Rose,party\n", "X1,rose,A,500\nX2,rose,C,300\n"),
        std::pair("loner,Independent,independent\n", "X1,loner,A,500\nX1,loner,B,450\nX2,loner,C,300\n")}) {
    const OwnState state;
    const OwnFolder folder(parties, rows);
    Driver driver(folder.command());
    check_commands(driver);
    CHECK(driver.window.desk().view.swing_from.empty());
  }
}

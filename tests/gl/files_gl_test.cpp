// Paths: the desktop's dialog, a folder's list, files that are opened again, and what is told when something is saved.
#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sys/stat.h>

#include "base/folder_entries.h"
#include "base/paths.h"
#include "base/whole_file.h"
#include "tests/folder.h"
#include "tests/gl/own_state.h"
#include "tests/gl/window_driver.h"
#include "tests/setting.h"
#include "ui/fields/field.h"
#include "ui/panels/export_choice.h"

using namespace hustings;

namespace fs = std::filesystem;

namespace {

/// A `zenity` that answers as it is told; nothing else is on the PATH.
class StandIn {
 public:
  explicit StandIn(const std::string& script) {
    fs::create_directory(folder_ / "bin");
    if (script.empty()) return;
    folder_.write("bin/zenity", "#!/bin/sh\nfor word in \"$@\"; do echo \"$word\"; done >" + folder_.path("words") +
                                    "\n" + script + "\n");
    fs::permissions(folder_ / "bin/zenity", fs::perms::owner_all);
  }
  std::string words() const {
    std::ifstream in(folder_ / "words");
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  }

 private:
  Folder folder_;
  Setting path_{"PATH", folder_.path("bin")};
};

std::string answers(const fs::path& file) { return "echo '" + file.string() + "'"; }

void browse(Driver& driver) {
  driver.key(SDLK_b, KMOD_LCTRL);
  driver.window.wait_for_background_work();
  driver.settle();
}

bool export_ends(Driver& driver) {
  for (int i = 0; i < 4000 && driver.window.desk().exporting.part; ++i) driver.window.turn(frame_seconds);
  return !driver.window.desk().exporting.part;
}

}  // namespace

TEST_CASE("the desktop's dialog names the file of an export, and the next one is proposed beside it") {
  if (!display_available()) return;
  const OwnState state;
  const Folder folder;
  const StandIn dialog(answers(folder / "a picture.png"));
  {
    Driver driver({1000, 640});
    const Desk& desk = driver.window.desk();
    driver.key(SDLK_e, KMOD_LCTRL);
    browse(driver);
    CHECK(desk.exporting.open);
    CHECK(desk.exporting.file == folder.path("a picture.png"));
    CHECK(dialog.words().find("--save\n") != std::string::npos);
    CAPTURE(dialog.words());
    CHECK(dialog.words().find("--filename=" + (fs::current_path() / "general-2017-majority.png").string()) !=
          std::string::npos);
    driver.key(SDLK_RETURN);
    CHECK(export_ends(driver));
    CHECK(fs::is_regular_file(folder / "a picture.png"));
    CHECK(desk.messages.notice == "Picture saved to " + folder.path("a picture.png"));
    driver.key(SDLK_e, KMOD_LCTRL);
    CHECK(desk.exporting.file == folder.path("general-2017-majority.png"));
  }
  Driver later({1000, 640});  // the program is started again
  later.key(SDLK_e, KMOD_LCTRL);
  CHECK(later.window.desk().exporting.file == folder.path("general-2017-majority.png"));
}

TEST_CASE("a dialog that is cancelled changes nothing") {
  if (!display_available()) return;
  const OwnState state;
  const StandIn dialog("echo /nowhere/else.png\nexit 1");
  Driver driver({1000, 640});
  const Desk& desk = driver.window.desk();
  driver.key(SDLK_e, KMOD_LCTRL);
  const std::string file = desk.exporting.file;
  browse(driver);
  CHECK_FALSE(dialog.words().empty());
  CHECK(desk.exporting.open);
  CHECK(desk.exporting.file == file);
  CHECK_FALSE(desk.field.folder.is_open());
  driver.key(SDLK_ESCAPE);
  driver.key(SDLK_s, KMOD_LCTRL);
  const std::string session = desk.field.picker.text;
  browse(driver);
  CHECK(desk.field.picker.what == ui::Asking::session_to_save);
  CHECK(desk.field.picker.text == session);
  CHECK(desk.messages.notice.empty());
}

TEST_CASE("sessions are saved to and opened from where the dialog says") {
  if (!display_available()) return;
  const OwnState state;
  const Folder folder;
  const StandIn dialog(answers(folder / "mine.toml"));
  Driver driver({1000, 640});
  const Desk& desk = driver.window.desk();
  driver.key(SDLK_3);
  const View saved = desk.view;
  driver.key(SDLK_s, KMOD_LCTRL);
  browse(driver);
  CHECK(desk.field.picker.what == ui::Asking::nothing);
  CHECK(fs::is_regular_file(folder / "mine.toml"));
  CHECK(desk.messages.notice == "Session saved to " + folder.path("mine.toml"));
  driver.key(SDLK_1);
  CHECK(desk.view != saved);
  driver.key(SDLK_o, KMOD_LCTRL);
  browse(driver);
  CHECK(desk.view == saved);
  CHECK(dialog.words().find("--save\n") == std::string::npos);
}

TEST_CASE("the window goes on while the dialog is open, and what closes its field ends it") {
  if (!display_available()) return;
  const OwnState state;
  const Folder folder;
  const StandIn dialog("echo $$ >" + folder.path("pid.part") + "\n/bin/mv " + folder.path("pid.part") + " " +
                       folder.path("pid") + "\nread line <" + folder.path("never"));
  REQUIRE(mkfifo(folder.path("never").c_str(), 0600) == 0);
  Driver driver({1000, 640});
  const Desk& desk = driver.window.desk();
  driver.key(SDLK_e, KMOD_LCTRL);
  driver.key(SDLK_b, KMOD_LCTRL);
  for (int i = 0; i < 100'000 && !fs::exists(folder / "pid"); ++i) driver.window.turn(frame_seconds);
  pid_t child = 0;
  std::ifstream(folder / "pid") >> child;
  REQUIRE(child > 1);
  CHECK(kill(child, 0) == 0);
  const std::size_t frames = driver.window.frames_drawn();
  driver.type("x.png");
  CHECK(driver.window.frames_drawn() > frames);
  CHECK(desk.exporting.file == "x.png");
  driver.key(SDLK_ESCAPE);
  CHECK_FALSE(desk.exporting.open);
  CHECK(kill(child, 0) != 0);
}

TEST_CASE("without a dialog the folder is listed, and gone through by keys") {
  if (!display_available()) return;
  const OwnState state;
  const Folder folder;
  fs::create_directory(folder / "maps");
  folder.write("maps/old.toml", "");
  for (const char* script : {"", "exit 127"}) {  // none, and one that does not start
    const StandIn dialog(script);
    Driver driver({1000, 640});
    const Desk& desk = driver.window.desk();
    driver.key(SDLK_s, KMOD_LCTRL);
    driver.type(folder.path("new.toml"));
    browse(driver);
    REQUIRE(desk.field.folder.is_open());
    CHECK(desk.field.folder.folder() == folder.path());
    driver.key(SDLK_DOWN);
    driver.key(SDLK_DOWN);
    driver.key(SDLK_RETURN);  // this folder, the one above, maps
    CHECK(desk.field.folder.folder() == folder / "maps");
    CHECK(desk.field.picker.text == folder.path("maps/new.toml"));
    driver.key(SDLK_RETURN);
    CHECK_FALSE(desk.field.folder.is_open());
    CHECK(desk.field.picker.what == ui::Asking::session_to_save);
    driver.key(SDLK_RETURN);
    CHECK(fs::is_regular_file(folder / "maps/new.toml"));
    fs::remove(folder / "maps/new.toml");
  }
}

TEST_CASE("a file is found in a folder's list and opened") {
  if (!display_available()) return;
  const OwnState state;
  const Folder folder;
  fs::create_directory(folder / "maps");
  write_whole(folder / "maps/mine.toml", "version = 1\n[view]\ncontest = \"general-2015\"\n");
  const StandIn none("");
  Driver driver({1000, 640});
  const Desk& desk = driver.window.desk();
  driver.key(SDLK_o, KMOD_LCTRL);
  driver.type(folder.path("ma"));
  browse(driver);
  driver.key(SDLK_RETURN);  // the folder that begins so
  CHECK(desk.field.folder.folder() == folder / "maps");
  driver.key(SDLK_ESCAPE);  // the list; then the field
  CHECK_FALSE(desk.field.folder.is_open());
  CHECK(desk.field.picker.what == ui::Asking::session_to_open);
  browse(driver);
  driver.key(SDLK_DOWN);
  driver.key(SDLK_RETURN);  // past the folder above
  CHECK(desk.view.contest == "general-2015");
  CHECK(desk.field.picker.what == ui::Asking::nothing);
}

TEST_CASE("Enter in another field than the name does not start an export") {
  if (!display_available()) return;
  const OwnState state;
  Driver driver({1000, 640});
  driver.key(SDLK_e, KMOD_LCTRL);
  auto& chosen = const_cast<ui::ExportChoice&>(driver.window.desk().exporting);
  chosen.put = (state.folder / "x.png").string();  // the field has the keyboard
  driver.move({20, 20});
  REQUIRE(chosen.file == (state.folder / "x.png").string());
  for (int y = 160; y < 420 && !chosen.in_other_field; y += 8) {
    chosen.size = ui::ExportSize::free;
    driver.settle();
    driver.click({400, y});
  }
  REQUIRE(chosen.in_other_field);
  driver.key(SDLK_RETURN);
  CHECK(chosen.open);
  CHECK_FALSE(chosen.part);
  CHECK_FALSE(chosen.in_other_field);  // Enter has ended the number
  driver.key(SDLK_RETURN);
  CHECK_FALSE(chosen.open);
  CHECK(export_ends(driver));
  CHECK(fs::is_regular_file(state.folder / "x.png"));
}

TEST_CASE("sample atlases and recent files are opened from one list, and a file that is gone says so") {
  if (!display_available()) return;
  const OwnState state;
  const Folder folder;
  Driver driver({1000, 640});
  const Desk& desk = driver.window.desk();
  driver.key(SDLK_t);
  const Look look = desk.view.look;
  driver.key(SDLK_s, KMOD_LCTRL);
  driver.type(folder.path("mine.toml"));
  driver.key(SDLK_RETURN);
  driver.key(SDLK_o, KMOD_LCTRL | KMOD_LSHIFT);
  REQUIRE(desk.field.picker.what == ui::Asking::file_to_open);
  REQUIRE(desk.field.files.size() == 4);
  CHECK(desk.field.files[0].detail == "sample atlas");
  CHECK(desk.field.files[3].title == "mine");
  driver.type("united");
  driver.key(SDLK_RETURN);
  REQUIRE(driver.come_to_rest());
  CHECK(desk.atlas->title.starts_with("United Kingdom"));
  CHECK(desk.view.look == look);
  CHECK(desk.messages.left_out.empty());
  driver.key(SDLK_o, KMOD_LCTRL | KMOD_LSHIFT);
  driver.type("mine");
  driver.key(SDLK_RETURN);
  REQUIRE(driver.come_to_rest());
  CHECK(desk.atlas->title.starts_with("London"));  // the session's

  fs::remove(folder / "mine.toml");
  driver.key(SDLK_o, KMOD_LCTRL | KMOD_LSHIFT);
  CHECK(desk.field.files[3].detail == "session, no longer there");
  driver.type("mine");
  driver.key(SDLK_RETURN);
  CHECK(desk.field.picker.what == ui::Asking::file_to_open);  // nothing is opened
}

TEST_CASE("an atlas that cannot be loaded leaves the one that is there") {
  if (!display_available()) return;
  const OwnState state;
  Driver driver({1000, 640});
  const Desk& desk = driver.window.desk();
  const View before = desk.view;
  write_whole(state.folder / "broken.toml", "title = \"x\"\n[[layer]]\nid = \"a\"\n");
  driver.key(SDLK_o, KMOD_LCTRL | KMOD_LSHIFT);
  driver.type((state.folder / "broken.toml").string());
  driver.key(SDLK_RETURN);
  REQUIRE(driver.turn_until([&] { return !desk.messages.left_out.empty(); }));
  CHECK(desk.messages.left_out_of == "atlas");
  CHECK(desk.view == before);
  CHECK(desk.atlas->title.starts_with("London"));
}

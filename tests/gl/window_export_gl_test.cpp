// Ctrl+E and the clipboard, through SDL events on the real window.
#include <filesystem>
#include <fstream>
#include <iterator>

#include "picture/still.h"
#include "tests/folder.h"
#include "tests/gl/window_driver.h"
#include "tests/setting.h"
#include "ui/panels/export_choice.h"

using namespace hustings;

namespace fs = std::filesystem;

namespace {

/// A folder that is the current one while a test runs: exports are named there.
class Here {
 public:
  Here() : before_(fs::current_path()) { fs::current_path(folder_.path()); }
  Here(const Here&) = delete;
  Here& operator=(const Here&) = delete;
  ~Here() { fs::current_path(before_); }
  const fs::path& path() const { return folder_.path(); }
  auto count() const { return folder_.files().size(); }

 private:
  Folder folder_;
  fs::path before_;
};

bool go_on_until_done(Driver& driver, int turns = 4000) {
  for (int i = 0; i < turns && driver.window.desk().exporting.part; ++i) driver.window.turn(frame_seconds);
  return !driver.window.desk().exporting.part;
}

std::string bytes_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

/// Width and height as a PNG's header has them.
glm::ivec2 size_of(const std::string& png) {
  REQUIRE(png.size() > 24);
  const auto number = [&](std::size_t at) {
    int value = 0;
    for (std::size_t i = 0; i < 4; ++i) value = value * 256 + static_cast<unsigned char>(png[at + i]);
    return value;
  };
  return {number(16), number(20)};
}

}  // namespace

TEST_CASE("Ctrl+E and Enter write the picture of the window, and the window goes on meanwhile") {
  if (!display_available()) return;
  const Here here;
  Driver driver({1000, 640});
  driver.key(SDLK_e, KMOD_LCTRL);
  CHECK(driver.window.desk().exporting.open);
  driver.key(SDLK_RETURN);
  CHECK_FALSE(driver.window.desk().exporting.open);
  CHECK(go_on_until_done(driver));
  CHECK(here.count() == 1);
  CHECK(size_of(bytes_of(here.path() / "general-2017-majority.png")) == glm::ivec2(1000, 640));
  CHECK(driver.window.desk().messages.notice.find("saved to") != std::string::npos);
  // The next one gets a name of its own.
  driver.key(SDLK_e, KMOD_LCTRL);
  CHECK(driver.window.desk().exporting.file.ends_with("general-2017-majority-2.png"));
  driver.key(SDLK_ESCAPE);
  CHECK_FALSE(driver.window.desk().exporting.open);
  CHECK(here.count() == 1);
}

TEST_CASE("a name that ends in .svg makes vectors of what is on the screen") {
  if (!display_available()) return;
  const Here here;
  Driver driver({1000, 640});
  driver.key(SDLK_e, KMOD_LCTRL);
  driver.type("map.svg");  // what stood there is selected
  driver.key(SDLK_RETURN);
  CHECK_FALSE(driver.window.desk().exporting.open);
  CHECK(go_on_until_done(driver));
  const std::string svg = bytes_of(here.path() / "map.svg");
  CHECK(svg.find("id=\"E14000768\"") != std::string::npos);
  CHECK(svg.find("id=\"ground\"") != std::string::npos);
  CHECK(here.count() == 1);
  CHECK(driver.window.desk().messages.notice.find("saved to") != std::string::npos);
}

TEST_CASE("vectors of several maps have them all, and take scale and no ground as a PNG does") {
  if (!display_available()) return;
  const Here here;
  Driver driver({1000, 640});
  driver.key(SDLK_m);
  REQUIRE(driver.window.desk().view.beside.size() == 1);
  driver.key(SDLK_e, KMOD_LCTRL);
  auto& chosen = const_cast<ui::ExportChoice&>(driver.window.desk().exporting);
  chosen.transparent = true;
  chosen.scale = 2;
  driver.type("map.svg");
  driver.key(SDLK_RETURN);
  CHECK(go_on_until_done(driver));
  const std::string svg = bytes_of(here.path() / "map.svg");
  CHECK(svg.find("id=\"E14000768\"") != std::string::npos);
  CHECK(svg.find("id=\"map-2-E14000768\"") != std::string::npos);
  CHECK(svg.find("id=\"ground\"") == std::string::npos);
  const auto outline = svg.find("id=\"outline\"");
  REQUIRE(outline != std::string::npos);
  CHECK(svg.find("stroke-width=\"4\"", outline) < svg.find("</g>", outline));  // twice two
}

TEST_CASE("vectors in the making show how far they are, and cancelled they leave nothing") {
  if (!display_available()) return;
  const Here here;
  Driver driver({1000, 640});
  driver.key(SDLK_e, KMOD_LCTRL);
  driver.type("map.pdf");
  driver.key_once(SDLK_RETURN);
  REQUIRE(driver.window.desk().exporting.part);
  CHECK(driver.window.desk().exporting.name == "map.pdf");
  CHECK(here.count() == 0);
  driver.window.desk().run_command("cancel-export");
  CHECK_FALSE(driver.window.desk().exporting.part);
  driver.settle();
  CHECK(driver.window.desk().messages.notice == "Export cancelled: map.pdf");
  CHECK(here.count() == 0);
}

TEST_CASE("Esc ends an export, and nothing of it is left; the map can be used until then") {
  if (!display_available()) return;
  const Here here;
  Driver driver({1000, 640});
  driver.key(SDLK_e, KMOD_LCTRL);
  const_cast<ui::ExportChoice&>(driver.window.desk().exporting).size = ui::ExportSize::free;
  const_cast<ui::ExportChoice&>(driver.window.desk().exporting).free_size = {16384, 16384};  // a graphics card is fast
  driver.key(SDLK_RETURN);
  REQUIRE(driver.window.desk().exporting.part);
  CHECK(here.count() == 1);  // the one in the making
  const ColourMode before = driver.window.desk().view.colour;
  driver.key(SDLK_3);
  CHECK(driver.window.desk().view.colour != before);
  CHECK(driver.window.desk().exporting.part);
  driver.key(SDLK_ESCAPE);
  CHECK_FALSE(driver.window.desk().exporting.part);
  CHECK(here.count() == 0);
}

TEST_CASE("an export that cannot be written says why, and the panel stays") {
  if (!display_available()) return;
  const Here here;
  Driver driver({1000, 640});
  driver.key(SDLK_e, KMOD_LCTRL);
  driver.type("nowhere/map.png");  // what stood there is selected
  driver.key(SDLK_RETURN);
  CHECK(driver.window.desk().exporting.open);
  CHECK(driver.window.desk().exporting.fault.find("no such folder") != std::string::npos);
}

TEST_CASE("the film of the walk is written from the window, with all of its frames") {
  if (!display_available()) return;
  const Here here;
  Driver driver({640, 400});
  driver.key(SDLK_e, KMOD_LCTRL);
  auto& chosen = const_cast<ui::ExportChoice&>(driver.window.desk().exporting);
  chosen.kind = ui::ExportKind::film;
  chosen.seconds = 0.4f;
  chosen.file = (here.path() / "frames").string();
  driver.key(SDLK_RETURN);
  CHECK(go_on_until_done(driver));
  CHECK(driver.window.desk().exporting.fault == "");
  CHECK(driver.window.desk().messages.fault == "");
  CHECK(std::distance(fs::directory_iterator(here.path() / "frames"), fs::directory_iterator()) == 10);
}

TEST_CASE("a page of the elections of the map's kind is written from the window") {
  if (!display_available()) return;
  const Here here;
  Driver driver({640, 400});
  driver.key(SDLK_e, KMOD_LCTRL);
  auto& chosen = const_cast<ui::ExportChoice&>(driver.window.desk().exporting);
  chosen.kind = ui::ExportKind::page;
  chosen.file = (here.path() / "map").string();
  driver.key(SDLK_RETURN);
  CHECK(driver.window.desk().exporting.fault == "");
  CHECK(!driver.window.desk().exporting.open);
  const std::string page = bytes_of(here.path() / "map.html");
  CHECK(page.starts_with("<!doctype html>"));
  CHECK(page.find("General election 2010") != std::string::npos);
}

TEST_CASE("what is on the screen stays on a picture of another shape") {
  if (!display_available()) return;
  const Here here;
  Driver driver({1000, 640});
  driver.click(driver.screen_of("E14000768"));
  driver.wheel(3);
  const Box seen = driver.window.desk().map.viewport().visible();
  driver.key(SDLK_e, KMOD_LCTRL);
  auto& chosen = const_cast<ui::ExportChoice&>(driver.window.desk().exporting);
  chosen.size = ui::ExportSize::free;
  chosen.free_size = {400, 400};
  driver.key(SDLK_RETURN);
  CHECK(go_on_until_done(driver));
  CHECK(seen.size().x > 0);
  CHECK(size_of(bytes_of(here.path() / "general-2017-majority.png")) == glm::ivec2(400, 400));
}

TEST_CASE(
    "Ctrl+Shift+C hands the picture to the clipboard's program, and says so; without one it says what to install") {
  if (!display_available()) return;
  const Here here;
  Driver driver({640, 400});
  const Setting wayland("WAYLAND_DISPLAY", std::nullopt);
  const Setting x11("DISPLAY", ":99");
  const Setting programs("PATH", here.path().string());
  driver.key(SDLK_c, KMOD_LCTRL | KMOD_LSHIFT);
  CHECK(driver.window.desk().messages.notice.find("install") != std::string::npos);
  std::ofstream(here.path() / "xclip") << "#!/bin/sh\n/bin/cat >copied.png\necho \"$@\" >words\n/bin/sleep 30 &\n";
  fs::permissions(here.path() / "xclip", fs::perms::owner_all);
  driver.key(SDLK_c, KMOD_LCTRL | KMOD_LSHIFT);
  driver.window.wait_for_background_work();
  driver.settle(1);
  CHECK(driver.window.desk().messages.notice == "The picture is on the clipboard");
  CHECK(size_of(bytes_of(here.path() / "copied.png")) == glm::ivec2(640, 400));
  CHECK(bytes_of(here.path() / "words") == "-selection clipboard -target image/png -in\n");
}

// Maps that come in and leave on the way from cue to cue, in films and in the real off-screen window.
#include <algorithm>
#include <cmath>
#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>

#include "picture/story_show.h"
#include "tests/carried.h"
#include "tests/folder.h"
#include "tests/gl/gl_test.h"
#include "tests/gl/presenter.h"
#include "ui/map/cells.h"

using namespace hustings;

namespace {

/// The part of the pixels that anybody would call different.
double changed(const Image& one, const Image& other) {
  REQUIRE(one.pixels.size() == other.pixels.size());
  std::size_t pixels = 0;
  for (std::size_t i = 0; i < one.pixels.size(); i += 4)
    for (std::size_t c = 0; c < 3; ++c)
      if (std::abs(int{one.pixels[i + c]} - int{other.pixels[i + c]}) > 24) {
        ++pixels;
        break;
      }
  return 4.0 * static_cast<double>(pixels) / static_cast<double>(one.pixels.size());
}

}  // namespace

TEST_CASE("where the number of maps changes from cue to cue the first and the last picture of the way leap nowhere") {
  const auto context = maybe_context();
  if (!context) return;
  const Folder folder;
  const auto file = folder / "layouts.toml";
  std::ofstream(file) << R"(version = 1
[[cue]]
arrive = "cut"
hold = 1
[cue.view]
contest = "general-2017"
[[cue]]
seconds = 2
hold = 1
[cue.view]
contest = "general-2017"
beside = [{contest = "general-2015"}]
[[cue]]
seconds = 2
hold = 1
[cue.view]
contest = "general-2017"
beside = [{contest = "general-2015"}, {contest = "general-2010"}, {contest = "general-2017", colour = "swing"}]
[[cue]]
seconds = 2
hold = 1
[cue.view]
contest = "general-2017"
beside = [{contest = "general-2015"}]
swipe = 0.5
[[cue]]
seconds = 2
hold = 1
[cue.view]
contest = "general-2017"
)";
  Findings found;
  StoryPainter painter(file, {960, 540}, std::nullopt, found);
  REQUIRE(found.empty());
  constexpr double moment = 1e-4;
  for (std::size_t cue = 1; cue < painter.story().cues.size(); ++cue) {
    CAPTURE(cue);
    const double leaves = painter.begins(cue - 1) + 1;
    const Image left = painter.draw_cue(cue - 1).read_back();
    const Image leaving = painter.draw_at(leaves + moment).read_back();
    const Image arriving = painter.draw_at(painter.begins(cue) - moment).read_back();
    const Image reached = painter.draw_cue(cue).read_back();
    // Titles of maps under a divider come and go at its ends; all else stands.
    CHECK(changed(left, leaving) < 0.03);
    CHECK(changed(arriving, reached) < 0.03);
    // The two cues lie further apart than that, and half way is neither.
    CHECK(changed(left, reached) > 0.06);
    const double half = (leaves + painter.begins(cue)) / 2 + 0.01;
    const Image between = painter.draw_at(half).read_back();
    CHECK(changed(between, reached) > 0.02);
    CHECK(changed(between, left) > 0.02);
  }
  std::filesystem::remove(file);
}

namespace {

/// A story of one map, of that map and another, and of the one again, shown from its first cue.
struct WithSecondMap : PresentingDriver {
  WithSecondMap() {
    key(SDLK_a);
    key(SDLK_m);
    key(SDLK_a);
    key(SDLK_m, KMOD_LSHIFT);
    key(SDLK_a);
    start();
    arrive();
    press(SDLK_PAGEDOWN);
    REQUIRE(window.desk().map.cells().cells.size() == 1);
  }
  /// How wide the second map shows; 0 where there is none.
  float second() const {
    const ui::CellLayout layout = window.desk().map.cells();
    return layout.cells.size() < 2 ? 0 : layout.cells[1].seen.high.x - layout.cells[1].seen.low.x;
  }
  /// The widths from frame to frame until the map stands.
  std::vector<float> widths_after(SDL_Keycode code) {
    push_key(code);
    std::vector<float> widths{second()};
    for (int i = 0; i < 400 && (i < 3 || window.busy()); ++i) {
      window.turn(frame_seconds);
      widths.push_back(second());
    }
    settle(12);
    return widths;
  }
};

float largest_step(const std::vector<float>& widths) {
  float largest = 0;
  for (std::size_t i = 1; i < widths.size(); ++i) largest = std::max(largest, std::abs(widths[i] - widths[i - 1]));
  return largest;
}

}  // namespace

TEST_CASE("in the window maps come in and leave the same way") {
  if (!display_available()) return;
  WithSecondMap driver;
  const std::vector<float> in = driver.widths_after(SDLK_PAGEDOWN);
  CHECK(driver.window.desk().map.cells().cells.size() == 2);
  CHECK(in.back() > 400);
  CHECK(std::is_sorted(in.begin(), in.end()));
  CHECK(largest_step(in) < 40);
  const std::vector<float> out = driver.widths_after(SDLK_PAGEUP);
  CHECK(driver.window.desk().map.cells().cells.size() == 1);
  CHECK(out.front() > 400);
  CHECK(std::is_sorted(out.rbegin(), out.rend()));
  CHECK(largest_step(out) < 40);
}

TEST_CASE("a map that was on its way out when the next cue was asked for is where it was, also for two keys at once") {
  if (!display_available()) return;
  WithSecondMap driver;
  driver.press(SDLK_PAGEDOWN);
  driver.push_key(SDLK_PAGEDOWN);  // to the one map again
  driver.settle(50);
  const float half_gone = driver.second();
  CHECK(half_gone > 50);
  CHECK(half_gone < 600);
  for (const SDL_Keycode code : {SDLK_PAGEUP, SDLK_PAGEDOWN}) {
    driver.push_key(code);
  }
  driver.window.turn(frame_seconds);
  CHECK(std::abs(driver.second() - half_gone) < 40);
  driver.arrive();
  CHECK(driver.window.desk().map.cells().cells.size() == 1);
  CHECK(driver.window.desk().view.beside.empty());
}

TEST_CASE("a window that changes its size on the way to a cue is there") {
  if (!display_available()) return;
  WithSecondMap driver;
  driver.push_key(SDLK_PAGEDOWN);
  driver.settle(20);
  REQUIRE(driver.window.busy());
  SDL_SetWindowSize(SDL_GetWindowFromID(1), 1000, 640);
  driver.settle(4);
  CHECK(driver.window.desk().map.cells().size.x == 1000);
  CHECK(driver.window.desk().map.cells().cells.size() == 2);
  CHECK(driver.window.desk().map.cells().cells[1].seen.high.x <= 1000);
}

TEST_CASE("however near an end of the way is, a picture has as many places as maps") {
  View four;
  four.contest = "general-2017";
  four.beside.resize(3, {.contest = "general-2015", .colour = ColourMode::majority, .party = "con", .number = {}});
  Cue two;
  two.view = four;
  two.view.beside.resize(1);
  const ui::Rectangle free{{0, 60}, {1000, 600}};
  const auto there = [&](const View& view) {
    MapArrangement arrangement{{}, ui::lay_out(view, {1000, 700}, free, 2)};
    arrangement.viewport = {
        .centre = {530000, 180000}, .metres_per_pixel = 60, .size = arrangement.layout.frame_size()};
    return arrangement;
  };
  const CueTransition approach(carried_atlas(), four, there(four), two, there(two.view), Arrival::fly);
  for (const double part : {0.0, 1e-300, 1e-9, 0.5, 1 - 1e-9, 1 - 1e-16, 1.0}) {
    CAPTURE(part);
    const Shot shot = approach.at(part, 2);
    CHECK(shot.layout.cells.size() == shot.view.beside.size() + 1);
  }
}

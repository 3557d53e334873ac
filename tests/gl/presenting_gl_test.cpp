// Presenting, key by key, in the real off-screen window.
#include <algorithm>
#include <cmath>
#include <doctest/doctest.h>
#include <filesystem>
#include <glm/geometric.hpp>

#include "atlas/load/named_files.h"
#include "picture/story_show.h"
#include "tests/gl/gl_test.h"
#include "tests/gl/own_state.h"
#include "tests/gl/presenter.h"
#include "ui/zones/zones.h"

using namespace hustings;

namespace {

bool is_all(const Image& image, std::uint8_t level) {
  for (std::size_t i = 0; i < image.pixels.size(); i += 4)
    for (std::size_t c = 0; c < 3; ++c)
      if (image.pixels[i + c] != level) return false;
  return true;
}

}  // namespace

TEST_CASE("F5 presents from the first cue, each key of a clicker goes on or back, and it stops at the ends") {
  if (!display_available()) return;
  PresentingDriver driver;
  driver.start();
  driver.arrive();
  CHECK(driver.cue() == 0);
  CHECK(driver.window.desk().view.contest == "mayor-2008");
  CHECK(driver.window.presenter().presented().title == driver.told(0).title);
  for (const SDL_Keycode back : {SDLK_PAGEUP, SDLK_LEFT, SDLK_p}) {
    driver.press(back);
    CHECK(driver.cue() == 0);
  }
  std::size_t expected = 0;
  for (const SDL_Keycode next : {SDLK_PAGEDOWN, SDLK_RIGHT, SDLK_n}) {
    driver.press(next);
    CHECK(driver.cue() == ++expected);
    CHECK(driver.window.desk().view.contest == driver.told(expected).view.contest);
    CHECK_FALSE(driver.window.desk().away_from_script());
  }
  for (const SDL_Keycode back : {SDLK_PAGEUP, SDLK_LEFT, SDLK_p}) {
    driver.press(back);
    CHECK(driver.cue() == --expected);
  }
  driver.press(SDLK_END);
  CHECK(driver.cue() == driver.window.desk().presentation.cues() - 1);
  driver.press(SDLK_PAGEDOWN);
  CHECK(driver.cue() == driver.window.desk().presentation.cues() - 1);
  driver.press(SDLK_HOME);
  CHECK(driver.cue() == 0);
}

TEST_CASE("Esc leaves the presentation and never quits; Shift+F5 goes on where it was left") {
  if (!display_available()) return;
  PresentingDriver driver;
  const ui::Zones before = driver.window.desk().panels.shared.zones;
  driver.start();
  driver.press(SDLK_PAGEDOWN);
  driver.press(SDLK_PAGEDOWN);
  driver.key(SDLK_ESCAPE);
  CHECK_FALSE(driver.window.desk().presentation.on());
  for (int i = 0; i < 5; ++i) {
    driver.key(SDLK_ESCAPE);
    CHECK(driver.settle());  // the window is still open
  }
  CHECK(driver.window.desk().panels.shared.zones == before);
  CHECK_FALSE(driver.window.desk().locked);
  driver.key(SDLK_F5, KMOD_SHIFT);
  REQUIRE(driver.window.desk().presentation.on());
  CHECK(driver.cue() == 2);
  driver.key(SDLK_ESCAPE);
  driver.key(SDLK_F5);
  CHECK(driver.cue() == 0);
}

TEST_CASE("a clicker that bounces goes on by one") {
  if (!display_available()) return;
  PresentingDriver driver;
  driver.start();
  driver.arrive();
  SDL_Event event{};
  event.type = SDL_KEYDOWN;
  event.key.keysym.sym = SDLK_PAGEDOWN;
  for (int bounce = 0; bounce < 3; ++bounce) {
    driver.push(event);
    driver.settle(2);  // a thirtieth of a second
  }
  CHECK(driver.cue() == 1);
  driver.settle(12);
  driver.push(event);
  driver.settle(2);
  CHECK(driver.cue() == 2);
}

TEST_CASE("who does not wait for a cue sees no leap of the camera") {
  if (!display_available()) return;
  PresentingDriver driver;
  driver.start();
  for (const SDL_Keycode code : {SDLK_9, SDLK_RETURN}) driver.press(code);
  REQUIRE(driver.cue() == 8);
  driver.push_key(SDLK_PAGEDOWN);  // to Kensington, a long way down
  driver.settle(30);
  Viewport before = driver.window.desk().map.viewport();
  REQUIRE(driver.window.busy());
  double largest = 0;
  const auto watch = [&](int turns) {
    for (int i = 0; i < turns; ++i) {
      driver.window.turn(frame_seconds);
      const Viewport now = driver.window.desk().map.viewport();
      largest = std::max(largest, std::abs(std::log(now.metres_per_pixel / before.metres_per_pixel)));
      before = now;
    }
  };
  watch(1);
  driver.push_key(SDLK_PAGEUP);
  watch(40);
  CHECK(driver.cue() == 8);
  // Between the two ends lies more than a factor of three; a frame of such a flight is a few hundredths of it.
  CHECK(largest < 0.12);
}

TEST_CASE("a number and Enter jump to that cue") {
  if (!display_available()) return;
  PresentingDriver driver;
  driver.start();
  driver.key(SDLK_1);
  driver.key(SDLK_4);
  CHECK(driver.window.desk().presentation.typed() == "14");
  driver.press(SDLK_RETURN);
  CHECK(driver.cue() == 13);
  CHECK(driver.window.desk().view.contest == "general-2005n");
  driver.key(SDLK_9);
  driver.key(SDLK_9);
  driver.press(SDLK_RETURN);
  CHECK(driver.cue() == 13);
}

TEST_CASE("B and the full stop make the screen black, W and the comma white, and the next cue shows the map again") {
  if (!display_available()) return;
  PresentingDriver driver;
  driver.start();
  driver.pass(2.5);  // the cursor hides, and with it the lock
  const Image map = driver.picture();
  CHECK_FALSE(is_all(map, 0));
  for (const auto& [key, level] :
       {std::pair(SDLK_b, 0), std::pair(SDLK_PERIOD, 0), std::pair(SDLK_w, 255), std::pair(SDLK_COMMA, 255)}) {
    driver.press(key);
    CHECK(is_all(driver.picture(), static_cast<std::uint8_t>(level)));
    driver.press(key);
    CHECK(driver.picture().pixels == map.pixels);
  }
  driver.press(SDLK_b);
  driver.press(SDLK_PAGEDOWN);
  CHECK_FALSE(is_all(driver.picture(), 0));
  CHECK(driver.cue() == 1);
}

TEST_CASE("the script is left by hand and come back to with one key") {
  if (!display_available()) return;
  PresentingDriver driver;
  driver.start();
  driver.press(SDLK_PAGEDOWN);
  const View told = driver.window.desk().view;
  driver.move({683, 384});
  driver.wheel(3);
  driver.arrive();
  CHECK(driver.window.desk().away_from_script());
  driver.press(SDLK_r);
  CHECK_FALSE(driver.window.desk().away_from_script());
  CHECK(driver.window.desk().view == told);
  CHECK(driver.cue() == 1);
}

TEST_CASE("a cue of another atlas is shown on it, and the way back leads to the first atlas again") {
  if (!display_available()) return;
  PresentingDriver driver;
  driver.start();
  driver.key(SDLK_1);
  driver.key(SDLK_6);
  driver.press(SDLK_RETURN);
  CHECK(driver.window.desk().atlas->title.find("United Kingdom") != std::string::npos);
  CHECK(driver.window.desk().view.contest == "general-2015");
  // Undo may not lead to a view of the other atlas: this one knows no Mayor.
  for (int i = 0; i < 5; ++i) {
    driver.press(SDLK_z, KMOD_CTRL);
    CHECK(driver.window.desk().atlas->find_contest(driver.window.desk().view.contest));
  }
  driver.press(SDLK_r);
  driver.press(SDLK_PAGEDOWN);
  CHECK(driver.window.desk().view.contest == "general-2017");
  driver.press(SDLK_PAGEDOWN);
  CHECK(driver.window.desk().atlas->title.find("London") != std::string::npos);
}

TEST_CASE("with reduced motion the next cue is there in one frame, and else on its way") {
  if (!display_available()) return;
  PresentingDriver driver;
  driver.start();
  driver.arrive();
  driver.key(SDLK_PAGEDOWN);
  CHECK(driver.window.desk().view.contest != "mayor-2012");  // still moving
  driver.arrive();
  driver.press(SDLK_HOME);
  driver.key(SDLK_k, KMOD_CTRL);
  driver.type("reduced motion");
  driver.key(SDLK_RETURN);
  CHECK(driver.window.desk().panels.shared.reduced_motion);
  driver.settle(12);
  driver.key(SDLK_PAGEDOWN);
  CHECK(driver.window.desk().view.contest == "mayor-2012");
  CHECK(driver.window.desk().view.next_contest.empty());
}

TEST_CASE("the cursor goes when it rests and comes when it moves") {
  if (!display_available()) return;
  PresentingDriver driver;
  driver.start();
  driver.move({600, 300});
  CHECK(driver.window.desk().cursor_shown);
  driver.pass(2.34);
  CHECK_FALSE(driver.window.desk().cursor_shown);
  driver.move({610, 300});
  CHECK(driver.window.desk().cursor_shown);
  driver.pass(2.34);
  driver.key(SDLK_ESCAPE);
  CHECK(driver.window.desk().cursor_shown);
}

TEST_CASE("the speaker's window has what the audience's has not, and its keys go on with the story") {
  if (!display_available()) return;
  PresentingDriver driver;
  driver.start();
  driver.arrive();
  const Image before = driver.picture();
  driver.press(SDLK_s);
  REQUIRE(driver.window.presenter().speaker() != nullptr);
  CHECK(driver.picture().pixels == before.pixels);
  SDL_Event event{};
  event.type = SDL_KEYDOWN;
  event.key.windowID = driver.window.presenter().speaker()->id();
  driver.push_key(SDLK_PAGEDOWN);
  driver.settle(2);
  CHECK(driver.cue() == 1);
  driver.arrive();
  // What the speaker does with the mouse is nothing that the map is asked for.
  event = {};
  event.type = SDL_MOUSEBUTTONDOWN;
  event.button.windowID = driver.window.presenter().speaker()->id();
  event.button.button = SDL_BUTTON_LEFT;
  event.button.x = 683;
  event.button.y = 300;
  driver.push(event);
  event.type = SDL_MOUSEBUTTONUP;
  driver.push(event);
  driver.settle();
  CHECK(driver.window.desk().view.selected.empty());
  // A display that goes takes nothing with it.
  event = {};
  event.type = SDL_DISPLAYEVENT;
  event.display.event = SDL_DISPLAYEVENT_DISCONNECTED;
  driver.push(event);
  CHECK(driver.settle());
  CHECK(driver.window.desk().presentation.on());
  CHECK(driver.window.presenter().speaker() == nullptr);
  CHECK_FALSE(is_all(driver.picture(), 0));
  driver.key(SDLK_ESCAPE);
  CHECK(driver.settle());
}

TEST_CASE("a story is made from views, saved, and told again from its file") {
  if (!display_available()) return;
  const OwnState state;
  const std::filesystem::path file = state.folder / "stories" / "untitled.story.toml";
  {
    Driver driver;
    driver.key(SDLK_a);
    REQUIRE(driver.window.desk().panels.shared.story.story);
    driver.key(SDLK_3);  // swing
    driver.move({683, 384});
    driver.wheel(4);
    driver.pass(0.5);
    driver.key(SDLK_a);
    CHECK(driver.window.desk().panels.shared.story.story->cues.size() == 2);
    CHECK(driver.window.desk().panels.shared.story.changed);
    driver.key(SDLK_k, KMOD_CTRL);
    driver.type("remove the chosen cue");
    driver.key(SDLK_RETURN);
    CHECK(driver.window.desk().panels.shared.story.story->cues.size() == 1);
    driver.key(SDLK_z, KMOD_CTRL);
    CHECK(driver.window.desk().panels.shared.story.story->cues.size() == 2);
    CHECK(driver.window.desk().panels.shared.story.cue == 1);
    driver.key(SDLK_k, KMOD_CTRL);
    driver.type("save the story as");
    driver.key(SDLK_RETURN);
    CHECK(driver.window.desk().field.picker.text == file.string());
    driver.key(SDLK_RETURN);
    CHECK_FALSE(driver.window.desk().panels.shared.story.changed);
  }
  REQUIRE(std::filesystem::exists(file));
  hustings::Command command = Driver::command({1366, 768});
  command.story = file;
  Driver driver(command);
  REQUIRE(driver.window.desk().panels.shared.story.story);
  const std::vector<Cue>& cues = driver.window.desk().panels.shared.story.story->cues;
  REQUIRE(cues.size() == 2);
  CHECK_FALSE(cues[0].framing);
  REQUIRE(cues[1].framing);
  CHECK(cues[1].view.colour == ColourMode::swing);
  driver.key(SDLK_F5);
  driver.settle(12);
  driver.key(SDLK_PAGEDOWN);
  driver.pass(3.34);
  // The same part of the map, whatever the presentation leaves free of it.
  CHECK(glm::length(driver.window.desk().map.viewport().to_screen(cues[1].framing->centre) - glm::dvec2(683, 384)) <
        300);
  CHECK(driver.window.desk().view.colour == ColourMode::swing);
}

TEST_CASE("what is drawn while a cue is told is there again on the way back, and is the story's to save") {
  if (!display_available()) return;
  PresentingDriver driver;
  driver.start();
  driver.arrive();
  CHECK_FALSE(driver.window.desk().panels.shared.story.changed);
  driver.key(SDLK_d);
  driver.key(SDLK_3);  // an arrow
  driver.button(SDL_MOUSEBUTTONDOWN, {600, 300});
  driver.move({700, 400});
  driver.button(SDL_MOUSEBUTTONUP, {700, 400});
  driver.key(SDLK_d);
  REQUIRE(driver.window.desk().view.marks.size() == 1);
  const std::vector<Mark> drawn = driver.window.desk().view.marks;
  driver.press(SDLK_PAGEDOWN);
  CHECK(driver.window.desk().view.marks.empty());
  driver.press(SDLK_PAGEUP);
  CHECK(driver.window.desk().view.marks == drawn);
  CHECK(driver.told(0).view.marks == drawn);
  CHECK(driver.window.desk().panels.shared.story.changed);
}

TEST_CASE("a cursor that is hidden points at nothing, and the keys are listed by the key that says so") {
  if (!display_available()) return;
  PresentingDriver driver;
  driver.start();
  driver.arrive();
  driver.move({683, 384});
  driver.settle();
  CHECK(driver.window.desk().map.hovered.has_value());
  driver.pass(2.34);
  REQUIRE_FALSE(driver.window.desk().cursor_shown);
  CHECK_FALSE(driver.window.desk().map.hovered.has_value());
  driver.press(SDLK_PAGEDOWN);
  CHECK_FALSE(driver.window.desk().map.hovered.has_value());
  driver.key(SDLK_SLASH, KMOD_LSHIFT);
  CHECK(driver.window.desk().panels.shared.lists.help);
}

TEST_CASE("a cue has the same picture, names and all, however it was reached") {
  if (!display_available()) return;
  PresentingDriver driver;
  driver.start();
  driver.pass(2.5);  // the cursor hides, and with it the lock
  const auto picture_of = [&](std::initializer_list<SDL_Keycode> way) {
    for (const SDL_Keycode key : way) driver.press(key);
    REQUIRE(driver.cue() == 7);
    return driver.picture();
  };
  const Image jumped = picture_of({SDLK_8, SDLK_RETURN});
  CHECK(picture_of({SDLK_PAGEUP, SDLK_PAGEDOWN}).pixels == jumped.pixels);
  CHECK(picture_of({SDLK_HOME, SDLK_8, SDLK_RETURN}).pixels == jumped.pixels);
  driver.press(SDLK_PAGEDOWN);
  CHECK(picture_of({SDLK_PAGEUP}).pixels == jumped.pixels);
}

TEST_CASE("a cue that is exported names its source below the timeline") {
  const auto context = maybe_context();
  if (!context) return;
  Findings found;
  StoryPainter painter(sample_story(), {1366, 768}, std::nullopt, found);
  for (const std::size_t cue : {std::size_t{7}, std::size_t{12}}) {
    const Image image = painter.draw_cue(cue).read_back();
    int bright = 0;
    for (int y = image.height - 42; y < image.height - 6; ++y)
      for (int x = 0; x < image.width / 2; ++x)
        if (image.pixels[4 * (static_cast<std::size_t>(y * image.width + x))] > 120) ++bright;
    CHECK(bright > 500);
  }
}

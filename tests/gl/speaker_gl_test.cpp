// The speaker's window: pictures of cues, drawn when the audience's has nothing to draw; time; the size of notes.
#include <doctest/doctest.h>

#include "app/desktop/notes_size.h"
#include "tests/gl/gl_test.h"
#include "tests/gl/own_state.h"
#include "tests/gl/presenter.h"

using namespace hustings;

namespace {

/// The parts of a page's picture that are as bright as its text; 0 to 1.
double written(const Image& image) {
  std::size_t bright = 0;
  for (std::size_t i = 0; i < image.pixels.size(); i += 4)
    if (image.pixels[i] > 180 && image.pixels[i + 1] > 180 && image.pixels[i + 2] > 180) ++bright;
  return 4.0 * static_cast<double>(bright) / static_cast<double>(image.pixels.size());
}

struct SpeakerDriver : PresentingDriver {
  SpeakerDriver() {
    start();
    press(SDLK_s);
    REQUIRE(window.presenter().speaker() != nullptr);
  }
  const SpeakerWindow& speaker() const { return *window.presenter().speaker(); }
  bool pictured(std::size_t cue) const { return speaker().pictures().texture(cue) != 0; }
  /// Until this cue, the next and the one after that have their pictures.
  void wait_for_pictures() {
    REQUIRE(turn_until([&] { return pictured(cue()) && pictured(cue() + 1) && pictured(cue() + 2); }, 100));
  }
};

}  // namespace

TEST_CASE("the speaker sees the cue on the screen and the next one, drawn once the audience's picture rests") {
  if (!display_available()) return;
  const OwnState state;
  SpeakerDriver driver;
  driver.wait_for_pictures();
  CHECK_FALSE(driver.pictured(driver.cue() + 3));
  const std::size_t drawn = driver.speaker().pictures().drawn();
  CHECK(drawn == 3);
  // They are kept, and drawing them was nothing that the audience's window was drawn for.
  const std::size_t frames = driver.window.frames_drawn();
  driver.pass(1.5);
  CHECK(driver.speaker().pictures().drawn() == drawn);
  CHECK(driver.window.frames_drawn() <= frames + 1);  // the cursor hides
  driver.press(SDLK_PAGEDOWN);
  driver.wait_for_pictures();
  CHECK(driver.speaker().pictures().drawn() == drawn + 1);
  // In another look they are other pictures.
  driver.press(SDLK_t);
  driver.wait_for_pictures();
  CHECK(driver.speaker().pictures().drawn() == drawn + 4);
}

TEST_CASE("while the map is on its way no picture is drawn, and no frame of the audience waits for one") {
  if (!display_available()) return;
  const OwnState state;
  SpeakerDriver driver;
  driver.wait_for_pictures();
  driver.push_key(SDLK_PAGEDOWN);
  driver.settle(2);
  REQUIRE(driver.window.busy());
  const std::size_t drawn = driver.speaker().pictures().drawn();
  int turns = 0;
  std::size_t frames = driver.window.frames_drawn();
  while (driver.window.busy()) {
    driver.window.turn(frame_seconds);
    ++turns;
    CHECK(driver.window.frames_drawn() == ++frames);  // each turn a frame
    CHECK(driver.speaker().pictures().drawn() == drawn);
  }
  CHECK(turns > 60);
  // Nor while keys come faster than it would rest.
  for (int i = 0; i < 5; ++i) {
    driver.settle(10);
    driver.push_key(i % 2 == 0 ? SDLK_b : SDLK_w);
    driver.settle(2);
    CHECK(driver.speaker().pictures().drawn() == drawn);
  }
}

TEST_CASE("another story, and a cue that is drawn on, have pictures of their own") {
  if (!display_available()) return;
  const OwnState state;
  SpeakerDriver driver;
  driver.wait_for_pictures();
  const std::size_t drawn = driver.speaker().pictures().drawn();
  auto& story = *const_cast<Desk&>(driver.window.desk()).panels.shared.story.story;
  story.cues[1].view.colour = ColourMode::turnout;
  driver.pass(2);
  driver.wait_for_pictures();
  CHECK(driver.speaker().pictures().drawn() == drawn + 1);
  // What the speaker says of the cue is in no picture of the map.
  driver.press(SDLK_PAGEDOWN);
  driver.wait_for_pictures();
  CHECK(driver.speaker().pictures().drawn() == drawn + 2);
}

TEST_CASE("notes grow and shrink by a key, and are as large in the next presentation") {
  if (!display_available()) return;
  const OwnState state;
  float size = 0;
  {
    SpeakerDriver driver;
    driver.wait_for_pictures();
    const double before = written(driver.speaker().picture());
    CHECK(driver.speaker().notes_size() == usual_notes_size);
    driver.press(SDLK_RIGHTBRACKET);
    driver.press(SDLK_RIGHTBRACKET);
    size = driver.speaker().notes_size();
    CHECK(size > usual_notes_size);
    driver.pass(1.2);
    CHECK(written(driver.speaker().picture()) > before * 1.05);
    driver.press(SDLK_LEFTBRACKET);
    CHECK(driver.speaker().notes_size() == smaller_notes(size));
  }
  SpeakerDriver driver;
  CHECK(driver.speaker().notes_size() == smaller_notes(size));
}

// A presentation as such: cues, bounces, screens, typed numbers, displays.
#include "app/stage/presentation.h"

#include <doctest/doctest.h>

#include "app/desktop/speaker_window.h"
#include "app/stage/cue_clock.h"
#include "picture/story_show.h"

using namespace hustings;

TEST_CASE("a presentation stops at its ends") {
  Presentation presentation;
  presentation.start(3, 0, 10);
  CHECK_FALSE(presentation.after(-1));
  CHECK(presentation.after(1) == 1);
  presentation.arrive_at(2);
  CHECK_FALSE(presentation.after(1));
  CHECK(presentation.after(-1) == 1);
  presentation.start(0, 5, 10);
  CHECK(presentation.cue() == 0);
  CHECK_FALSE(presentation.after(1));
}

TEST_CASE("a clicker's bounces are one press, however many; another press is another") {
  Presentation presentation;
  presentation.start(9, 0, 0);
  CHECK_FALSE(presentation.bounces("next", 1.0));
  CHECK(presentation.bounces("next", 1.05));
  CHECK(presentation.bounces("next", 1.149));
  CHECK_FALSE(presentation.bounces("next", 1.151));  // a person presses no faster, and a key that is held is one press
  CHECK_FALSE(presentation.bounces("previous", 1.2));
  CHECK_FALSE(presentation.bounces("next", 1.25));
}

TEST_CASE("a number that is typed is a cue's, counted from 1") {
  Presentation presentation;
  presentation.start(12, 0, 0);
  CHECK_FALSE(presentation.take_typed());
  presentation.type_digit(1);
  presentation.type_digit(2);
  CHECK(presentation.typed() == "12");
  CHECK(presentation.take_typed() == 11);
  CHECK(presentation.typed().empty());
  for (const int wrong : {0, 9}) {
    presentation.type_digit(wrong);
    presentation.type_digit(wrong);
    CHECK_FALSE(presentation.take_typed());
  }
}

TEST_CASE("black and white each go as they came") {
  Presentation presentation;
  presentation.start(2, 0, 0);
  presentation.toggle(Presentation::Screen::black);
  presentation.toggle(Presentation::Screen::white);
  CHECK(presentation.screen() == Presentation::Screen::white);
  presentation.toggle(Presentation::Screen::white);
  CHECK(presentation.screen() == Presentation::Screen::map);
}

TEST_CASE("time on a cue goes on where it is come back to") {
  CueClock clock;
  clock.start(3, 100);
  clock.arrive_at(1, 100);
  CHECK(clock.on_cue(112) == 12);
  clock.arrive_at(2, 120);
  CHECK(clock.on_cue(120) == 0);
  CHECK(clock.on_cue(125) == 5);
  clock.arrive_at(1, 130);
  CHECK(clock.on_cue(131) == 21);
  clock.arrive_at(1, 140);  // back to the script, from elsewhere on the map
  CHECK(clock.on_cue(141) == 31);
  clock.start(3, 200);
  CHECK(clock.on_cue(203) == 3);
}

TEST_CASE("the audience gets the display that nobody works on; with one display it is the audience's") {
  CHECK(plan_displays(1, 0, false) == DisplayPlan{0, std::nullopt});
  CHECK(plan_displays(1, 0, true) == DisplayPlan{0, std::nullopt});
  CHECK(plan_displays(2, 0, false) == DisplayPlan{1, 0});
  CHECK(plan_displays(2, 1, false) == DisplayPlan{0, 1});
  CHECK(plan_displays(2, 0, true) == DisplayPlan{0, 1});
  CHECK(plan_displays(3, 2, false) == DisplayPlan{0, 2});
  CHECK(plan_displays(2, 5, false) == DisplayPlan{0, 1});  // the one that it was on is gone
}

TEST_CASE("a framing shows the same of the world at any size of picture") {
  const Margins margins{200, 100, 30, 150};
  const Viewport seen{.centre = {530000, 180000}, .metres_per_pixel = 40, .size = {1920, 1080}};
  const Framing framing = framing_of(seen, margins);
  const Viewport again = fit(
      [&] {
        Box box;
        box.add(framing.centre - Point(framing.across / 2));
        box.add(framing.centre + Point(framing.across / 2));
        return box;
      }(),
      seen.size, margins);
  CHECK(again.metres_per_pixel == doctest::Approx(seen.metres_per_pixel));
  CHECK(again.centre.x == doctest::Approx(seen.centre.x));
  CHECK(again.centre.y == doctest::Approx(seen.centre.y));
}

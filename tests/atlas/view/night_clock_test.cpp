// The clock of a night: opening and leaving it, playing, scrubbing and stepping.
#include "atlas/view/night_clock.h"

#include <doctest/doctest.h>

#include "atlas/moment.h"
#include "atlas/saved/history.h"
#include "atlas/view/night_view.h"
#include "tests/carried.h"

using namespace hustings;

namespace {

struct Clock {
  View view;
  Playback playback;

  explicit Clock(const std::string& contest = "general-2017") {
    view.contest = contest;
    open_night(carried_atlas(), playback, view);
  }
  const Night& night() const { return night_of(carried_atlas(), *carried_atlas().find_contest(view.contest)); }
  std::size_t declared() const { return night().declared_by(*view.at); }
};

}  // namespace

TEST_CASE("a night opens before its first declaration, and leaving it changes nothing else") {
  Clock clock;
  View before;
  before.contest = "general-2017";
  REQUIRE(clock.view.at);
  CHECK(clock.declared() == 0);
  CHECK(*clock.view.at == clock.night().begins());
  clock.playback.playing = true;
  leave_night(clock.playback, clock.view);
  CHECK(clock.view == before);
  CHECK_FALSE(clock.playback.playing);
}

TEST_CASE("an election without declarations has no night") {
  Clock clock("mayor-2016");
  CHECK_FALSE(clock.view.at);
  CHECK_FALSE(can_open_night(carried_atlas(), clock.view));
  CHECK(has_any_night(carried_atlas()));
}

TEST_CASE("steps go from declaration to declaration, and back before the first") {
  Clock clock;
  std::size_t declared = 0;
  std::size_t steps = 0;
  while (*clock.view.at < clock.night().end()) {
    step_declaration(carried_atlas(), 1, clock.playback, clock.view);
    CHECK(clock.declared() > declared);
    declared = clock.declared();
    REQUIRE(++steps <= 73);
  }
  CHECK(declared == 73);
  step_declaration(carried_atlas(), 1, clock.playback, clock.view);
  CHECK(*clock.view.at == clock.night().end());
  for (; steps > 0; --steps) step_declaration(carried_atlas(), -1, clock.playback, clock.view);
  CHECK(*clock.view.at == clock.night().begins());
  step_declaration(carried_atlas(), -1, clock.playback, clock.view);
  CHECK(*clock.view.at == clock.night().begins());
}

TEST_CASE("a night plays as many minutes a second as was asked, however short the frames are") {
  for (const double speed : night_speeds)
    for (const double frame : {1.0 / 240, 1.0 / 60, 0.1}) {
      CAPTURE(speed);
      CAPTURE(frame);
      Clock clock;
      clock.playback.night_speed = speed;
      const Instant begins = *clock.view.at;
      toggle_playing(carried_atlas(), clock.playback, clock.view);
      for (double passed = 0; passed < 1 - frame / 2; passed += frame)
        CHECK(advance(carried_atlas(), frame, clock.playback, clock.view));
      // The first declarations of London are hours away: what passed is speed or, in a silence, more.
      CHECK(static_cast<double>((*clock.view.at - begins).count()) >= 60 * speed - 2);
      const NightCourse course(clock.night());
      CHECK(course.part_of(*clock.view.at) * static_cast<double>(course.told().count()) ==
            doctest::Approx(60 * speed).epsilon(0.06));
    }
}

TEST_CASE("a night that plays stops at its end, and then starts again") {
  Clock clock;
  seek_night(carried_atlas(), 0.999, clock.playback, clock.view);
  clock.playback.playing = true;
  CHECK(advance(carried_atlas(), 100, clock.playback, clock.view));
  CHECK_FALSE(clock.playback.playing);
  CHECK(*clock.view.at == clock.night().last());
  toggle_playing(carried_atlas(), clock.playback, clock.view);
  CHECK(clock.playback.playing);
  CHECK(*clock.view.at == clock.night().begins());
}

TEST_CASE("a time that is typed is gone to, and one that is none is refused and changes nothing") {
  Clock clock;
  seek_time(carried_atlas(), "04:00", clock.playback, clock.view);
  CHECK(clock.declared() == 49);
  step_minutes(carried_atlas(), -1, clock.playback, clock.view);
  CHECK(written_instant(carried_atlas(), clock.view) == "2017-06-09T03:59+01:00");
  const View before = clock.view;
  CHECK_THROWS_AS(seek_time(carried_atlas(), "teatime", clock.playback, clock.view), CommandError);
  CHECK(clock.view == before);
}

TEST_CASE("another election is whole") {
  Clock clock;
  go_to(carried_atlas(), *carried_atlas().find_contest("general-2017"), clock.playback, clock.view);
  CHECK(clock.view.at);
  go_to(carried_atlas(), *carried_atlas().find_contest("general-2015"), clock.playback, clock.view);
  CHECK_FALSE(clock.view.at);
}

TEST_CASE("all that a night does while it plays is one step of undo") {
  Clock clock;
  ViewHistory history;
  history.start(clock.view, clock.playback);
  const View before = clock.view;
  toggle_playing(carried_atlas(), clock.playback, clock.view);
  double now = 0;
  for (int frame = 0; frame < 30; ++frame) {
    advance(carried_atlas(), 0.1, clock.playback, clock.view);
    history.record(clock.view, clock.playback, now += 0.1, 0);
  }
  CHECK(clock.view.at != before.at);
  CHECK(history.steps() == 1);
  const auto back = history.undo();
  REQUIRE(back);
  CHECK(back->view == before);
}

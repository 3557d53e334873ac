#include "atlas/saved/history.h"

#include <doctest/doctest.h>

using namespace hustings;

namespace {

constexpr double frame = 1.0 / 60;

/// A view, a clock and a history, as the window has them.
struct Desk {
  View view;
  Playback playback;
  ViewHistory history;
  std::optional<Story> story;
  TableSetting table;
  double now = 0;

  Desk() {
    view.contest = "b";
    history.start(view, playback);
  }
  void turn(bool in_gesture = false, double seconds = frame) { hold(in_gesture ? 1 : 0, seconds); }
  void hold(std::uint32_t gesture, double seconds = frame) {
    now += seconds;
    history.record(view, playback, now, gesture, story, table);
  }
  void take(const std::optional<HistoryState>& seen) {
    REQUIRE(seen.has_value());
    view = seen->view;
    playback = seen->playback;
    story = seen->story ? std::optional(*seen->story) : std::nullopt;
    table = seen->table;
  }
  void camera_at(double x) { view.camera = Camera{{x, 0}, 50}; }
};

}  // namespace

TEST_CASE("every change of the view is a step, back and forth") {
  Desk desk;
  CHECK_FALSE(desk.history.undo().has_value());
  const View first = desk.view;
  desk.view.colour = ColourMode::swing;
  desk.turn();
  const View second = desk.view;
  desk.view.selected = {"E14000768"};
  desk.turn();
  const View third = desk.view;
  desk.turn();  // nothing changed: no step
  CHECK(desk.history.steps() == 2);
  desk.take(desk.history.undo());
  CHECK(desk.view == second);
  desk.turn();
  desk.take(desk.history.undo());
  CHECK(desk.view == first);
  desk.turn();
  CHECK_FALSE(desk.history.can_undo());
  desk.take(desk.history.redo());
  desk.take(desk.history.redo());
  CHECK(desk.view == third);
  CHECK_FALSE(desk.history.can_redo());
}

TEST_CASE("a new change takes away what could be done again") {
  Desk desk;
  desk.view.colour = ColourMode::swing;
  desk.turn();
  desk.take(desk.history.undo());
  desk.view.look = Look::light;
  desk.turn();
  CHECK_FALSE(desk.history.can_redo());
  desk.take(desk.history.undo());
  CHECK(desk.view.look == Look::dark);
}

TEST_CASE("a drag of the map is one step, and so is one of a slider") {
  Desk desk;
  for (int i = 0; i < 90; ++i) {
    desk.camera_at(i);
    desk.turn(true);
  }
  desk.turn(true, 5);  // the hand rests and still holds the map
  desk.camera_at(1000);
  desk.turn(true);
  desk.turn();
  CHECK(desk.history.steps() == 1);
  for (int i = 0; i < 90; ++i) {
    desk.view.scale.midpoint = i;
    desk.turn(true);
  }
  desk.turn();
  CHECK(desk.history.steps() == 2);
  for (int i = 0; i < 9; ++i) {
    desk.view.scale.midpoint = -i;
    desk.turn(true);
  }
  CHECK(desk.history.steps() == 3);  // another hold
  desk.take(desk.history.undo());
  CHECK(desk.view.scale.midpoint == 89);
  desk.take(desk.history.undo());
  CHECK_FALSE(desk.view.scale.midpoint.has_value());
  desk.take(desk.history.undo());
  CHECK_FALSE(desk.view.camera.has_value());
}

TEST_CASE("the notches of a wheel are one step until the wheel rests") {
  Desk desk;
  for (int i = 0; i < 5; ++i) {
    desk.camera_at(i + 1);
    desk.turn(false, 0.5);
  }
  CHECK(desk.history.steps() == 1);
  desk.camera_at(10);
  desk.turn(false, 0.7);
  CHECK(desk.history.steps() == 2);
  desk.view.colour = ColourMode::swing;  // anything else is a step, however soon
  desk.turn();
  CHECK(desk.history.steps() == 3);
  desk.view.look = Look::light;
  desk.turn();
  CHECK(desk.history.steps() == 4);
}

TEST_CASE("choosing an area and flying there is one step") {
  Desk desk;
  desk.view.selected = {"E14000768"};
  for (int i = 0; i < 40; ++i) {
    desk.camera_at(i);
    desk.turn(true);
  }
  desk.turn();
  CHECK(desk.history.steps() == 1);
  desk.take(desk.history.undo());
  CHECK(desk.view.selected.empty());
  CHECK_FALSE(desk.view.camera.has_value());
}

TEST_CASE("the clock that runs by itself is no step; where it was before Play was pressed is") {
  Desk desk;
  desk.view.contest = "a";
  desk.turn();
  desk.view.contest = "b";  // the step before the film is not of it
  desk.playback.progress = 0.25;
  desk.turn();
  desk.playback.playing = true;
  desk.turn();
  for (int i = 1; i < 500; ++i) {
    desk.playback.progress = 0.25 + i * 0.0015;
    desk.view.next_contest = i % 100 < 30 ? "" : "c";  // elections stand still for a while
    desk.view.fraction = i % 100 < 30 ? 0 : (i % 100) / 100.0;
    desk.turn();
    if (i == 250) desk.view.colour = ColourMode::swing;  // a step of its own
  }
  desk.playback.playing = false;
  desk.playback.progress = 1;
  desk.view.contest = "c";
  desk.view.next_contest.clear();
  desk.view.fraction = 0;
  desk.turn();
  CHECK(desk.history.steps() == 4);
  desk.take(desk.history.undo());
  CHECK(desk.view.colour == ColourMode::majority);
  CHECK(desk.view.fraction > 0);
  CHECK_FALSE(desk.playback.playing);
  desk.take(desk.history.undo());
  CHECK(desk.view.contest == "b");
  CHECK(desk.view.fraction == 0);
  CHECK(desk.playback.progress == 0.25);
  desk.take(desk.history.redo());
  desk.take(desk.history.redo());
  CHECK(desk.view.contest == "c");
  CHECK(desk.playback.progress == 1);
}

TEST_CASE("how the film runs is not undone, and another track is") {
  Desk desk;
  desk.playback.track = "mayor";
  desk.turn();
  CHECK(desk.history.steps() == 1);
  desk.playback.speed = 4;
  desk.playback.loop = true;
  desk.turn();
  CHECK(desk.history.steps() == 1);
  desk.take(desk.history.undo());
  CHECK(desk.playback.track.empty());
  CHECK(desk.playback.speed == 4);
  CHECK(desk.playback.loop);
}

TEST_CASE("the history is bounded, and keeps the newest") {
  Desk desk;
  for (int i = 0; i < 1000; ++i) {
    desk.view.selected = {std::to_string(i)};
    desk.turn();
  }
  CHECK(desk.history.steps() == ViewHistory::most_steps);
  for (std::size_t i = 0; i < ViewHistory::most_steps; ++i) desk.take(desk.history.undo());
  CHECK(desk.view.selected == std::vector<std::string>{std::to_string(999 - ViewHistory::most_steps)});
  CHECK_FALSE(desk.history.can_undo());
}

TEST_CASE("a run of typing in one field is one step, and what is done next another") {
  Desk desk;
  const View first = desk.view;
  constexpr std::uint32_t field = 7;
  constexpr std::uint32_t box = 8;
  for (const char letter : std::string("park")) {
    desk.view.filter.text += letter;
    desk.hold(field, 0.2);
    desk.hold(field, 5);
  }
  const View typed = desk.view;
  desk.view.filter.parties = {"con"};  // pressed while the field was still typed in: the hold goes over at once
  desk.hold(box);
  desk.hold(0);
  CHECK(desk.history.steps() == 2);
  desk.take(desk.history.undo());
  CHECK(desk.view == typed);
  desk.take(desk.history.undo());
  CHECK(desk.view == first);
}

TEST_CASE("edits of a story and the order of a table are steps as well, in their order among the others") {
  Desk desk;
  desk.story = Story{.title = "Told", .atlas = {}, .cues = {Cue{}}};
  desk.turn();
  for (const char letter : std::string("abc")) {
    desk.story->cues[0].caption += letter;
    desk.hold(7);
  }
  desk.hold(0);
  desk.view.colour = ColourMode::swing;
  desk.turn();
  desk.table.sort = "majority_pct";
  desk.turn();
  CHECK(desk.history.steps() == 4);
  desk.take(desk.history.undo());
  CHECK(desk.table == TableSetting());
  desk.take(desk.history.undo());
  CHECK(desk.view.colour == View().colour);
  REQUIRE(desk.story);
  CHECK(desk.story->cues[0].caption == "abc");
  desk.take(desk.history.undo());
  CHECK(desk.story->cues[0].caption.empty());
  desk.take(desk.history.undo());
  CHECK_FALSE(desk.story);
  for (int i = 0; i < 4; ++i) desk.take(desk.history.redo());
  CHECK(desk.story->cues[0].caption == "abc");
  CHECK(desk.table.sort == "majority_pct");
  // Another story: what was told before is not brought back by any step.
  desk.story->title = "Another";
  desk.history.take_story(desk.story);
  while (desk.history.can_undo()) {
    desk.take(desk.history.undo());
    CHECK(desk.story->title == "Another");
  }
}

// Buttons, elections and choices of the timeline never lie over each other, however small the window.
#include <doctest/doctest.h>

#include "tests/carried.h"
#include "ui/panels/timeline_marks.h"

using namespace hustings;

TEST_CASE("no stop of the timeline lies over another, over a button or over a choice") {
  const Atlas& atlas = carried_atlas();
  constexpr float buttons_end = 154;  // design pixels
  for (const auto& [size, scale] : {std::pair(ImVec2{1920, 1080}, 1.0f),
                                    {ImVec2{1366, 768}, 1.0f},
                                    {ImVec2{1024, 768}, 1.0f},
                                    {ImVec2{1024, 768}, 1.5f},
                                    {ImVec2{1280, 720}, 2.0f},
                                    {ImVec2{640, 480}, 1.0f}}) {
    std::vector<std::string> tracks = {""};
    for (const Track& track : atlas.tracks) tracks.push_back(track.id);
    for (const std::string& track : tracks) {
      CAPTURE(size.x);
      CAPTURE(scale);
      CAPTURE(track);
      const ui::Canvas canvas{.size = size, .scale = scale};
      const ui::TimelinePlan plan = ui::plan_timeline(canvas, atlas, track);
      REQUIRE(plan.marks.size() > 10);
      constexpr float rounding = 0.5f;
      CHECK(plan.marks.front().x - plan.marks.front().radius >= canvas.px(buttons_end) - rounding);
      CHECK(plan.marks.back().x + plan.marks.back().radius <= plan.choices + rounding);
      for (std::size_t i = 1; i < plan.marks.size(); ++i)
        CHECK(plan.marks[i].x - plan.marks[i].radius >= plan.marks[i - 1].x + plan.marks[i - 1].radius - rounding);
    }
  }
}

TEST_CASE("the choices of the timeline stand side by side where there is room, and else in one menu") {
  const Atlas& atlas = carried_atlas();
  CHECK_FALSE(ui::plan_timeline({.size = {1366, 768}}, atlas, "westminster").choices_in_one);
  CHECK(ui::plan_timeline({.size = {1024, 768}, .scale = 1.5f}, atlas, "westminster").choices_in_one);
}

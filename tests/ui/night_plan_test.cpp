// Where a night's hours, marks and silences stand on its timeline, and lines and their words in its chart.
#include "ui/panels/night_plan.h"

#include <algorithm>
#include <cmath>
#include <doctest/doctest.h>
#include <set>

#include "atlas/moment.h"
#include "tests/carried.h"
#include "ui/panels/night_lines_plot.h"

using namespace hustings;

namespace {

DeclaredSeats night(const std::string& contest) {
  View view;
  view.contest = contest;
  return *declared_seats(carried_atlas(), view);
}

}  // namespace

TEST_CASE("marks of a night stand in order of time, apart or stacked, between buttons and choices") {
  constexpr float buttons_end = 154;  // design pixels
  for (const char* contest : {"general-2010", "general-2015", "general-2017"})
    for (const auto& [size, scale] : {std::pair(ImVec2{1920, 1080}, 1.0f),
                                      {ImVec2{1366, 768}, 1.0f},
                                      {ImVec2{1280, 720}, 2.0f},
                                      {ImVec2{640, 480}, 1.0f}}) {
      CAPTURE(contest);
      CAPTURE(size.x);
      const ui::Canvas canvas{.size = size, .scale = scale};
      const DeclaredSeats declared = night(contest);
      const ui::NightPlan plan = ui::plan_night(canvas, carried_atlas(), declared);
      REQUIRE(plan.marks.size() == declared.seats.size());
      CHECK(plan.left >= canvas.px(buttons_end));
      CHECK(plan.right < plan.choices);
      CHECK(plan.height > 0);
      std::set<std::pair<float, std::size_t>> places;
      for (std::size_t i = 0; i < plan.marks.size(); ++i) {
        const ui::NightMark& mark = plan.marks[i];
        CHECK(places.insert({mark.x, mark.level}).second);
        CHECK(static_cast<float>(mark.level + 1) * plan.height <= canvas.px(ui::night_stack) + 0.5f);
        CHECK(mark.x < plan.choices);
        if (i > 0) CHECK(mark.x >= plan.marks[i - 1].x);
      }
    }
}

TEST_CASE("a place on a night's line is a time and back, and a silence is short and takes no hour") {
  const ui::Canvas canvas{.size = {1366, 768}};
  const DeclaredSeats declared = night("general-2017");
  const NightCourse course(night_of(carried_atlas(), declared.contest));
  const ui::NightPlan plan = ui::plan_night(canvas, carried_atlas(), declared);
  for (float x = plan.left; x <= plan.right; x += 7) CHECK(plan.x_of(plan.part_at(x)) == doctest::Approx(x));
  CHECK(plan.part_at(plan.left - 50) == 0);
  CHECK(plan.part_at(plan.right + 50) == 1);
  REQUIRE(plan.gaps.size() == course.silences().size());
  REQUIRE_FALSE(plan.gaps.empty());
  const ui::NightGap& last = plan.gaps.back();  // before Kensington
  const Silence& silence = course.silences().back();
  const float true_width = (plan.right - plan.left) * static_cast<float>((silence.to - silence.from).count()) /
                           static_cast<float>((course.ends() - course.begins()).count());
  CHECK(last.high - last.low < true_width / 2);
  CHECK(last.high > last.low);
  for (const ui::NightHour& hour : plan.hours)
    for (const ui::NightGap& gap : plan.gaps) CHECK_FALSE((hour.x > gap.low + 0.5f && hour.x < gap.high - 0.5f));
  float before = -1000;
  for (const ui::NightHour& hour : plan.hours) {
    if (hour.words.empty()) continue;
    CHECK(hour.x - before >= 40);
    before = hour.x;
  }
}

TEST_CASE("lines of seats end at the hour, within the plot, with words that do not meet") {
  const ui::Rectangle plot{{30, 10}, {330, 210}};
  constexpr float words = 16;
  const DeclaredSeats declared = night("general-2017");
  for (const char* time : {"01:00", "03:00", "2017-06-09T21:03"}) {
    CAPTURE(time);
    const Instant at = asked_instant(carried_atlas(), declared.contest, time);
    const ui::NightLinesPlan plan = ui::plan_night_lines(carried_atlas(), declared, at, plot, words);
    REQUIRE(plan.majority);
    CHECK(*plan.majority == doctest::Approx(plan.y_of(37)));
    int seats = 0;
    float last = -1000;
    for (const ui::NightLinesPlan::Line& line : plan.lines) {
      seats += line.seats;
      CHECK(line.corners.back().y == doctest::Approx(plan.y_of(line.seats)));
      for (const auto& corner : line.corners) {
        CHECK(corner.x >= plot.low.x);
        CHECK(corner.x <= plot.high.x);
        CHECK(corner.y >= plot.low.y);
        CHECK(corner.y <= plot.high.y);
      }
      if (line.label == 0) continue;
      CHECK(line.label - last >= words - 0.01f);
      last = line.label;
    }
    CHECK(seats == static_cast<int>(declared.declared_by(at)));
  }
}

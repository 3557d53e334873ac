#include "ui/panels/timeline_marks.h"

#include <algorithm>

namespace hustings::ui {

namespace {

constexpr float mark_gap = 2;
// Design pixels; the buttons end at 154, and a mark at an end of the line reaches a little beyond it.
constexpr float line_left = 190, line_slack = 30;
constexpr float choices_width = 360, menu_width = 152, before_choices = 40;

std::vector<TimelineMark> marks_in_order(const Canvas& canvas, const Atlas& atlas, const std::string& track) {
  std::vector<TimelineMark> marks;
  for (ContestIndex i = 0; i < atlas.contests.size(); ++i) {
    const Contest& contest = atlas.contest(i);
    if (contest.base_only) continue;
    const bool on_track = track.empty() || track == contest.track;
    marks.push_back({i, 0, canvas.px(contest.by_election ? 4.0f : on_track ? 11.0f : 6.0f)});
  }
  std::stable_sort(marks.begin(), marks.end(), [&](const TimelineMark& a, const TimelineMark& b) {
    return atlas.contest(a.contest).date < atlas.contest(b.contest).date;
  });
  return marks;
}

/// Side by side.
float width_of(const Canvas& canvas, const std::vector<TimelineMark>& marks) {
  float width = 0;
  for (const TimelineMark& mark : marks) width += 2 * mark.radius + canvas.px(mark_gap);
  return width;
}

void put_at_dates(const Atlas& atlas, TimelinePlan& plan) {
  const auto date = [&](const TimelineMark& mark) { return atlas.contest(mark.contest).date; };
  const Date first = date(plan.marks.front());
  const auto days = static_cast<float>(std::max<std::int64_t>(1, (date(plan.marks.back()) - first).count()));
  for (TimelineMark& mark : plan.marks)
    mark.x = plan.left + (plan.right - plan.left) * static_cast<float>((date(mark) - first).count()) / days;
}

void push_apart(std::vector<TimelineMark>& marks, float gap) {
  for (int pass = 0; pass < 200; ++pass)
    for (std::size_t i = 1; i < marks.size(); ++i) {
      const float overlap = marks[i - 1].x + marks[i - 1].radius + gap + marks[i].radius - marks[i].x;
      if (overlap <= 0.01f) continue;
      marks[i - 1].x -= overlap / 2;
      marks[i].x += overlap / 2;
    }
}

/// Back between the ends, which those in the middle may have pushed others over.
void hold_within(TimelinePlan& plan, float gap) {
  float low = plan.low;
  for (TimelineMark& mark : plan.marks) {
    mark.x = std::max(mark.x, low + mark.radius);
    low = mark.x + mark.radius + gap;
  }
  float high = plan.high;
  for (auto mark = plan.marks.rbegin(); mark != plan.marks.rend(); ++mark) {
    mark->x = std::min(mark->x, high - mark->radius);
    high = mark->x - mark->radius - gap;
  }
}

}  // namespace

TimelinePlan plan_timeline(const Canvas& canvas, const Atlas& atlas, const std::string& track) {
  TimelinePlan plan;
  plan.marks = marks_in_order(canvas, atlas, track);
  const auto end_line = [&](float choices) {
    plan.choices = canvas.size.x - canvas.px(choices);
    plan.left = canvas.px(line_left);
    plan.right = std::max(plan.left + 1, plan.choices - canvas.px(before_choices));
    plan.low = plan.left - canvas.px(line_slack);
    plan.high = plan.right + canvas.px(line_slack);
  };
  end_line(choices_width);
  const float wanted = width_of(canvas, plan.marks);
  plan.choices_in_one = wanted > plan.high - plan.low;
  if (plan.choices_in_one) end_line(menu_width);
  if (plan.marks.empty()) return plan;
  const float room = plan.high - plan.low;
  const float shrunk = wanted > room ? room / wanted : 1;
  for (TimelineMark& mark : plan.marks) mark.radius *= shrunk;
  const float gap = canvas.px(mark_gap) * shrunk;
  put_at_dates(atlas, plan);
  push_apart(plan.marks, gap);
  hold_within(plan, gap);
  return plan;
}

}  // namespace hustings::ui

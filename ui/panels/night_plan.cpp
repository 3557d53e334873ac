#include "ui/panels/night_plan.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "atlas/moment.h"

namespace hustings::ui {

namespace chrono = std::chrono;

namespace {

// Design pixels.
constexpr float line_left = 178, before_choices = 34;
constexpr float choices_width = 330, narrow_choices = 196;
constexpr float least_line = 420;
constexpr float mark_width = 3;
constexpr float hour_words = 44;
constexpr float apart_after = 12;  // declarations apart stand so far beyond the end

NightGap gap_of(const NightPlan& plan, const NightCourse& course, const Silence& silence, const std::string& zone) {
  const auto minutes = chrono::duration_cast<chrono::minutes>(silence.to - silence.from).count();
  return {plan.x_of(course.part_of(silence.from)), plan.x_of(course.part_of(silence.to)),
          minutes < 60 ? fmt::format("{} min", minutes)
                       : fmt::format("{} h", std::lround(static_cast<double>(minutes) / 60)),
          fmt::format("Nobody was declared between {} and {}: this is shortened", clock_of(silence.from, zone),
                      clock_of(silence.to, zone))};
}

bool is_silent(const NightCourse& course, Instant at) {
  return std::any_of(course.silences().begin(), course.silences().end(),
                     [&](const Silence& silence) { return at > silence.from && at < silence.to; });
}

void add_hours(NightPlan& plan, const NightCourse& course, const std::string& zone, float label) {
  float last = -label;
  for (Instant hour = course.begins(); hour <= course.ends(); hour += chrono::hours(1)) {
    if (is_silent(course, hour)) continue;
    const float x = plan.x_of(course.part_of(hour));
    const bool has_room = x - last >= label;
    plan.hours.push_back({x, has_room ? clock_of(hour, zone) : std::string()});
    if (has_room) last = x;
  }
}

}  // namespace

float NightPlan::x_of(double part) const { return left + (right - left) * static_cast<float>(part); }

double NightPlan::part_at(float x) const {
  return std::clamp(static_cast<double>((x - left) / std::max(1.0f, right - left)), 0.0, 1.0);
}

NightPlan plan_night_between(const Atlas& atlas, ContestIndex contest, float left, float right, float label) {
  const NightCourse course(night_of(atlas, contest));
  const std::string& zone = atlas.contest(contest).time_zone;
  NightPlan plan;
  plan.left = left;
  plan.right = std::max(left + 1, right);
  add_hours(plan, course, zone, label);
  for (const Silence& silence : course.silences()) plan.gaps.push_back(gap_of(plan, course, silence, zone));
  return plan;
}

NightPlan plan_night(const Canvas& canvas, const Atlas& atlas, const DeclaredSeats& declared) {
  const bool narrow = canvas.size.x - canvas.px(line_left + before_choices + choices_width) < canvas.px(least_line);
  const float choices = canvas.size.x - canvas.px(narrow ? narrow_choices : choices_width);
  NightPlan plan = plan_night_between(atlas, declared.contest, canvas.px(line_left),
                                      choices - canvas.px(before_choices), canvas.px(hour_words));
  plan.choices = choices;
  plan.narrow = narrow;
  plan.width = std::max(1.0f, std::floor(canvas.px(mark_width)));
  const NightCourse course(night_of(atlas, declared.contest));
  std::vector<std::size_t> stacks(static_cast<std::size_t>((plan.right - plan.left) / plan.width) + 1);
  std::size_t apart = 0;
  std::size_t highest = 1;
  for (std::size_t i = 0; i < declared.seats.size(); ++i) {
    const Instant at = declared.seats[i].at;
    if (at > course.ends()) {
      plan.marks.push_back({i, plan.right + canvas.px(apart_after), apart++});
      continue;
    }
    const auto place = static_cast<std::size_t>((plan.x_of(course.part_of(at)) - plan.left) / plan.width);
    const std::size_t stack = std::min(place, stacks.size() - 1);
    plan.marks.push_back({i, plan.left + (static_cast<float>(stack) + 0.5f) * plan.width, stacks[stack]++});
    highest = std::max(highest, stacks[stack]);
  }
  plan.height = std::min(canvas.px(mark_width), canvas.px(night_stack) / static_cast<float>(std::max(highest, apart)));
  return plan;
}

}  // namespace hustings::ui

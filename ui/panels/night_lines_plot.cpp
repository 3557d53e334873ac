#include "ui/panels/night_lines_plot.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "atlas/moment.h"
#include "ui/fields/area_rows.h"
#include "ui/kit/widgets.h"
#include "ui/panels/night_plan.h"

namespace hustings::ui {

namespace {

constexpr float labels_width = 92, ticks_width = 30, hours_height = 20;  // design pixels

/// The smallest round step with which at most five lines cross the plot.
int tick_step(int top) {
  for (int decade = 1;; decade *= 10)
    for (const int step : {decade, 2 * decade, 5 * decade})
      if (top / step <= 5) return step;
}

/// Words of lines that end near each other, pushed apart: those below give way, and who has no room has none.
void place_labels(NightLinesPlan& plan, float height) {
  float last = plan.plot.low.y - height;
  for (NightLinesPlan::Line& line : plan.lines) {
    const float wanted = std::max(plan.y_of(line.seats), last + height);
    if (wanted > plan.plot.high.y) continue;
    line.label = last = wanted;
  }
}

}  // namespace

float NightLinesPlan::y_of(int seats) const {
  return plot.high.y - (plot.high.y - plot.low.y) * static_cast<float>(seats) / static_cast<float>(std::max(1, top));
}

NightLinesPlan plan_night_lines(const Atlas& atlas, const DeclaredSeats& declared, Instant at, const Rectangle& plot,
                                float label) {
  const NightLines lines = night_lines(declared);
  const NightCourse course(night_of(atlas, declared.contest));
  NightLinesPlan plan;
  plan.plot = plot;
  plan.top = lines.majority.value_or(1);
  for (const NightLines::Line& line : lines.lines) plan.top = std::max(plan.top, line.seats.back());
  const int step = tick_step(plan.top);
  plan.top += step / 2;
  for (int seats = 0; seats <= plan.top; seats += step) plan.ticks.push_back(seats);
  if (lines.majority) plan.majority = plan.y_of(*lines.majority);
  const auto x_of = [&](Instant then) {
    return plot.low.x + (plot.high.x - plot.low.x) * static_cast<float>(course.part_of(then));
  };
  for (const NightLines::Line& line : lines.lines) {
    NightLinesPlan::Line drawn{line.party, lines.at(line, at), {{plot.low.x, plan.y_of(0)}}, 0};
    if (drawn.seats == 0) continue;
    for (std::size_t i = 0; i < lines.times.size() && lines.times[i] <= at; ++i) {
      const float y = plan.y_of(line.seats[i]);
      if (y == drawn.corners.back().y) continue;
      const float x = x_of(lines.times[i]);
      drawn.corners.push_back({x, drawn.corners.back().y});
      drawn.corners.push_back({x, y});
    }
    drawn.corners.push_back({x_of(at), drawn.corners.back().y});
    plan.lines.push_back(std::move(drawn));
  }
  std::stable_sort(plan.lines.begin(), plan.lines.end(),
                   [](const NightLinesPlan::Line& a, const NightLinesPlan::Line& b) { return a.seats > b.seats; });
  place_labels(plan, label);
  return plan;
}

namespace {

void draw_grid(const Canvas& canvas, const Atlas& atlas, const NightLinesPlan& plan, const DeclaredSeats& declared) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  ImFont* font = canvas.fonts->small;
  const Rectangle& plot = plan.plot;
  for (const int seats : plan.ticks) {
    const float y = std::round(plan.y_of(seats));
    list->AddLine({plot.low.x, y}, {plot.high.x, y}, ink(palette().rule), canvas.px(1));
    put_right(font, palette().secondary, plot.low.x - canvas.px(6), y - font->FontSize / 2, fmt::format("{}", seats));
  }
  const float label = width_of(font, "00:00") + canvas.px(8);
  const NightPlan hours = plan_night_between(atlas, declared.contest, plot.low.x, plot.high.x, label);
  for (const NightGap& gap : hours.gaps)
    list->AddRectFilled({gap.low, plot.low.y}, {gap.high, plot.high.y}, ink(palette().control, 0.45f));
  for (const NightHour& hour : hours.hours)
    if (!hour.words.empty())
      put(font, palette().secondary, hour.x - width_of(font, hour.words) / 2, plot.high.y + canvas.px(3), hour.words);
}

void draw_majority(const Canvas& canvas, const NightLinesPlan& plan, int majority) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const float y = std::round(*plan.majority);
  const float dash = canvas.px(5);
  for (float x = plan.plot.low.x; x < plan.plot.high.x; x += 2 * dash)
    list->AddLine({x, y}, {std::min(x + dash, plan.plot.high.x), y}, ink(palette().text), canvas.px(1));
  ImFont* font = canvas.fonts->small;
  put(font, palette().text, plan.plot.low.x + canvas.px(6), y - font->FontSize - canvas.px(2),
      fmt::format("majority: {}", majority));
}

void draw_line(const Canvas& canvas, const Party& party, const NightLinesPlan::Line& line, float right) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  std::vector<ImVec2> points;
  for (const NightLinesPlan::Corner& corner : line.corners) points.emplace_back(corner.x, corner.y);
  list->AddPolyline(points.data(), static_cast<int>(points.size()), ink(party.colour), ImDrawFlags_None, canvas.px(2));
  if (line.label == 0) return;
  ImFont* font = canvas.fonts->small;
  const float y = line.label - font->FontSize / 2;
  const float left = right + canvas.px(6);
  const std::string seats = fmt::format(" {}", line.seats);
  const float side = canvas.px(party_square_side);
  party_square(canvas, {left, std::round(line.label - side / 2)}, party.colour);
  const float room = canvas.px(labels_width) - side - canvas.px(10) - width_of(font, seats);
  const float end = put(font, palette().text, left + side + canvas.px(4), y, fitted(font, party.short_name, room));
  put(font, palette().text, end, y, seats);
}

}  // namespace

void draw_night_lines(const Canvas& canvas, const Atlas& atlas, View& view, const DeclaredSeats& declared,
                      const Rectangle& place, bool presented) {
  const Instant at = *view.at;
  const Rectangle plot{{place.low.x + canvas.px(ticks_width), place.low.y + canvas.px(8)},
                       {place.high.x - canvas.px(labels_width), place.high.y - canvas.px(hours_height)}};
  if (plot.high.x <= plot.low.x || plot.high.y <= plot.low.y) return;
  const NightLinesPlan plan = plan_night_lines(atlas, declared, at, plot, canvas.fonts->small->FontSize + canvas.px(1));
  draw_grid(canvas, atlas, plan, declared);
  if (plan.majority) draw_majority(canvas, plan, *night_lines(declared).majority);
  for (auto line = plan.lines.rbegin(); line != plan.lines.rend(); ++line)
    draw_line(canvas, atlas.parties[line->party], *line, plot.high.x);
  const NightCourse course(night_of(atlas, declared.contest));
  const float x = plot.low.x + (plot.high.x - plot.low.x) * static_cast<float>(course.part_of(at));
  ImGui::GetWindowDrawList()->AddLine({x, plot.low.y}, {x, plot.high.y}, ink(palette().secondary), canvas.px(1));
  if (presented) return;
  ImGui::SetCursorScreenPos(plot.low);
  ImGui::InvisibleButton("lines", {plot.high.x - plot.low.x, plot.high.y - plot.low.y});
  if (!ImGui::IsItemActive()) return;
  const float part = (ImGui::GetIO().MousePos.x - plot.low.x) / (plot.high.x - plot.low.x);
  view.at = std::chrono::round<std::chrono::minutes>(course.at(static_cast<double>(part)));
}

}  // namespace hustings::ui

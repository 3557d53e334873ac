#include "app/stage/passing_places.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "app/stage/desk.h"
#include "ui/kit/lock.h"
#include "ui/map/presented_map.h"

namespace hustings {

namespace {

// Design pixels.
constexpr float edge = 16;
constexpr float row_height = 30;
constexpr float into_timeline = 10;  ///< above its marks

}  // namespace

ui::Rectangle notice_row(const Desk& desk) {
  const ui::Canvas canvas = desk.map.canvas();
  if (desk.presentation.on()) return ui::presented_timeline(canvas);
  const float bottom =
      canvas.size.y - canvas.px(desk.panels.shared.hidden ? edge : ui::timeline_height - into_timeline);
  const bool narrow = canvas.size.x < canvas.px(ui::narrow_width);
  const float left = canvas.px(narrow ? 0 : ui::toolbar_left - edge);  // the legend's column
  return {{std::max(left, canvas.inset.left) + canvas.px(edge), bottom - canvas.px(row_height)},
          {canvas.size.x - canvas.inset.right - canvas.px(edge), bottom}};
}

namespace {

/// Before an audience: in the first of a few places that no text has.
ImVec2 presented_lock(const Desk& desk, float side, float gap) {
  const ui::Canvas large = desk.map.canvas();
  const ui::Rectangle row = ui::presented_timeline(large);
  const float upper = std::round(ui::presentation_top(large).high.y + gap);
  const float lower = std::round(row.low.y - side - gap);
  const float right = std::min(row.high.x, large.size.x - large.inset.right - gap) - side;
  const ImVec2 usual{row.low.x, upper};
  const auto plan = desk.map.cells().texts;
  if (!plan) return usual;
  const std::vector<ui::Rectangle> texts = plan->places();
  for (const ImVec2 low : {usual, ImVec2{right, upper}, ImVec2{right, lower}, ImVec2{row.low.x, lower}}) {
    const ui::Rectangle place{low, {low.x + side, low.y + side}};
    if (std::none_of(texts.begin(), texts.end(), [&](const ui::Rectangle& text) { return text.touches(place); }))
      return low;
  }
  return usual;
}

}  // namespace

ui::Rectangle lock_place(const Desk& desk) {
  const ui::Canvas canvas = desk.map.list_canvas();
  const float side = canvas.px(ui::lock_side);
  ImVec2 low{std::round((canvas.size.x - side) / 2), canvas.px(12)};
  if (desk.presentation.on()) low = presented_lock(desk, side, canvas.px(8));
  return {low, {low.x + side, low.y + side}};
}

}  // namespace hustings

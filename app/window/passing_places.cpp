#include "app/window/passing_places.h"

#include <algorithm>
#include <cmath>

#include "app/window/desk.h"
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

ui::Rectangle lock_place(const Desk& desk) {
  const ui::Canvas canvas = desk.map.list_canvas();
  const float side = canvas.px(ui::lock_side);
  ImVec2 low{std::round((canvas.size.x - side) / 2), canvas.px(12)};
  if (desk.presentation.on()) {
    const ui::Canvas large = desk.map.canvas();
    low = {ui::presented_timeline(large).low.x, std::round(ui::presentation_top(large).high.y + canvas.px(8))};
  }
  return {low, {low.x + side, low.y + side}};
}

}  // namespace hustings

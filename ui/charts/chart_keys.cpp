#include <algorithm>

#include "ui/charts/chart_parts.h"
#include "ui/kit/row_keys.h"
#include "ui/kit/seen_text.h"

namespace hustings::ui {

namespace {

// Design pixels.
constexpr float narrow_plot = 340;
constexpr float beside_plot = 36;  ///< the axis, and the panel's edge

/// Whether keys have moved in the plot since the mouse has.
bool keys_are_last(ChartContext& context, const char* plot) {
  ChartState::Focus& focus = context.state.focus;
  const ImVec2 moved = ImGui::GetIO().MouseDelta;
  if (moved.x != 0 || moved.y != 0) focus.shown = false;
  if (context.keys.moves()) {
    if (focus.plot != plot) focus = {};
    focus.shown = true;
  }
  return context.has_keyboard && focus.shown && (focus.plot == plot || focus.plot.empty());
}

std::optional<std::size_t> place_of_area(std::span<const ChartPoint> points, AreaIndex area) {
  const auto found =
      std::find_if(points.begin(), points.end(), [&](const ChartPoint& point) { return point.area == area; });
  if (found == points.end()) return std::nullopt;
  return static_cast<std::size_t>(found - points.begin());
}

/// Where the keys begin: at what was selected, where that is in the chart.
std::optional<std::size_t> selected_point(const ChartContext& context, std::span<const ChartPoint> points) {
  for (std::size_t i = 0; i < points.size(); ++i)
    if (context.selected[points[i].area]) return i;
  return std::nullopt;
}

}  // namespace

std::optional<std::size_t> focused_bar(ChartContext& context, const char* plot, std::size_t bars, int step) {
  if (bars == 0 || !keys_are_last(context, plot)) return std::nullopt;
  ChartState::Focus& focus = context.state.focus;
  const auto last = static_cast<int>(bars) - 1;
  int bar = static_cast<int>(focus.item) + step;
  if (focus.plot.empty()) bar = step < 0 ? last : 0;
  if (context.keys.to_end != 0) bar = context.keys.to_end < 0 ? 0 : last;
  focus.plot = plot;
  focus.item = static_cast<std::size_t>(std::clamp(bar, 0, last));
  return focus.item;
}

std::optional<std::size_t> focused_point(ChartContext& context, const char* plot, std::span<const ChartPoint> points,
                                         std::span<const Point> places) {
  if (!keys_are_last(context, plot)) return std::nullopt;
  ChartState::Focus& focus = context.state.focus;
  std::vector<Point> lit;
  std::vector<std::size_t> lit_points;
  for (std::size_t i = 0; i < points.size(); ++i)
    if (context.state.lit[points[i].area]) {
      lit.push_back(places[i]);
      lit_points.push_back(i);
    }
  if (lit.empty()) return std::nullopt;
  const auto in_lit = [&](std::optional<std::size_t> point) -> std::optional<std::size_t> {
    const auto found = point ? std::find(lit_points.begin(), lit_points.end(), *point) : lit_points.end();
    if (found == lit_points.end()) return std::nullopt;
    return static_cast<std::size_t>(found - lit_points.begin());
  };
  std::optional<std::size_t> at = in_lit(
      focus.plot.empty() ? selected_point(context, points) : place_of_area(points, static_cast<AreaIndex>(focus.item)));
  const RowKeys& keys = context.keys;
  const auto move = [&](int steps, Point forwards) {
    const Point direction = steps < 0 ? Point{-forwards.x, -forwards.y} : forwards;
    for (int i = 0; i < std::abs(steps); ++i) {
      const auto next = at ? next_towards(lit, *at, direction) : first_towards(lit, direction);
      if (next) at = next;
    }
  };
  move(keys.across, {1, 0});
  move(keys.step, {0, 1});
  if (keys.to_end != 0) at = first_towards(lit, {keys.to_end < 0 ? 1.0 : -1.0, 0});
  if (!at) return std::nullopt;
  focus.plot = plot;
  focus.item = points[lit_points[*at]].area;
  return lit_points[*at];
}

void focus_words(const Canvas& canvas, const Rectangle& plot, ImVec2 at, const std::string& words) {
  bool at_right = at.x > (plot.low.x + plot.high.x) / 2;
  bool at_bottom = at.y > (plot.low.y + plot.high.y) / 2;
  const float away = canvas.px(14);
  // A narrow plot they would cover: they stand beside it, over the map.
  if (plot.high.x - plot.low.x < canvas.px(narrow_plot)) {
    at_right = plot.low.x + plot.high.x > canvas.size.x;
    at_bottom = false;
    at = {at_right ? plot.low.x - canvas.px(beside_plot) : plot.high.x + canvas.px(beside_plot), at.y};
  }
  ImGui::SetNextWindowPos({at.x + (at_right ? -away : away), at.y + (at_bottom ? -away : away)}, ImGuiCond_Always,
                          {at_right ? 1.0f : 0.0f, at_bottom ? 1.0f : 0.0f});
  ImGui::SetTooltip("%s", as_seen(words).c_str());
}

void select_by_key(ChartContext& context, const RowKeys& keys, std::span<const AreaIndex> areas) {
  std::vector<std::string>& selected = context.view.selected;
  if (keys.adds) {
    const auto is_selected = [&](AreaIndex area) { return bool{context.selected[area]}; };
    if (!areas.empty() && std::all_of(areas.begin(), areas.end(), is_selected)) {
      for (const AreaIndex area : areas) std::erase(selected, (*context.figures().names->codes)[area]);
      return;
    }
  }
  const bool keeps = keys.adds || keys.takes;
  selected = with_areas(keeps ? std::move(selected) : std::vector<std::string>{}, context.figures(), areas);
}

}  // namespace hustings::ui

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>

#include "ui/charts/chart_parts.h"
#include "ui/kit/seen_text.h"
#include "ui/kit/widgets.h"

namespace hustings::ui {

namespace {

// Design pixels.
constexpr float click_reach = 4;  ///< more is a drag
constexpr float lasso_step = 3;   ///< between two corners
constexpr float tick_height = 16;

double step_of(const std::vector<double>& ticks) { return ticks.size() > 1 ? ticks[1] - ticks[0] : 1; }

/// Every how many ticks have a label, so that none touches the next.
std::size_t label_stride(const Canvas& canvas, const Axes& axes, const std::vector<double>& ticks, bool has_sign) {
  if (ticks.size() < 2) return 1;
  float widest = 0;
  for (const double tick : ticks)
    widest = std::max(widest, width_of(canvas.fonts->small, tick_words(tick, step_of(ticks), has_sign)));
  const float apart = axes.at({ticks[1], 0}).x - axes.at({ticks[0], 0}).x;
  return std::max<std::size_t>(1, static_cast<std::size_t>(std::ceil((widest + canvas.px(8)) / std::max(apart, 0.1f))));
}

}  // namespace

void draw_small(const Canvas& canvas, ImVec2 at, std::uint32_t colour, const std::string& text) {
  ImFont* font = canvas.fonts->small;
  ImGui::GetWindowDrawList()->AddText(font, font->FontSize, {std::round(at.x), std::round(at.y)}, ink(colour),
                                      as_seen(text).c_str());
}

PlotInput plot_input(ChartContext& context, const char* plot, const Rectangle& place) {
  ImGui::SetCursorScreenPos(place.low);
  begin_for_pointer();  // points and bars have keys of their own
  ImGui::InvisibleButton(plot,
                         {std::max(1.0f, place.high.x - place.low.x), std::max(1.0f, place.high.y - place.low.y)});
  end_for_pointer();
  const ImGuiIO& io = ImGui::GetIO();
  ChartState::Gesture& gesture = context.state.gesture;
  PlotInput hand{.hovered = ImGui::IsItemHovered(), .at = io.MousePos};
  if (ImGui::IsItemActivated())
    gesture = {.plot = plot,
               .from = io.MousePos,
               .lasso = {},
               .before = io.KeyCtrl ? context.view.selected : std::vector<std::string>{}};
  if (gesture.plot != plot) return hand;
  if (hand.hovered && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) {
    context.view.selected.clear();
    gesture.spent = true;
  }
  const float away = std::hypot(io.MousePos.x - gesture.from.x, io.MousePos.y - gesture.from.y);
  const bool active = ImGui::IsItemActive();
  if (active && away > context.canvas.px(click_reach)) gesture.moved = true;
  hand.dragging = gesture.moved && !gesture.spent;
  if (hand.dragging) {
    const Point at{static_cast<double>(io.MousePos.x), static_cast<double>(io.MousePos.y)};
    if (gesture.lasso.empty())
      gesture.lasso = {{static_cast<double>(gesture.from.x), static_cast<double>(gesture.from.y)}};
    const Point last = gesture.lasso.back();
    if (std::hypot(at.x - last.x, at.y - last.y) >= static_cast<double>(context.canvas.px(lasso_step)))
      gesture.lasso.push_back(at);
  }
  if (active) return hand;
  // Let go: the selection is what it was when the hand last moved.
  hand.clicked = !gesture.moved && !gesture.spent && hand.hovered;
  hand.dragging = false;
  gesture.plot.clear();
  return hand;
}

void select(ChartContext& context, std::span<const AreaIndex> areas) {
  context.view.selected = with_areas(context.state.gesture.before, context.figures(), areas);
}

void click_area(ChartContext& context, AreaIndex area) {
  const std::string& code = (*context.figures().names->codes)[area];
  std::vector<std::string>& selected = context.view.selected;
  if (!ImGui::GetIO().KeyCtrl) {
    selected = {code};
    return;
  }
  const auto found = std::find(selected.begin(), selected.end(), code);
  if (found == selected.end()) selected.push_back(code);
  else selected.erase(found);
}

Rgb winner_colour(const ChartContext& context, AreaIndex area) {
  const auto winner = context.figures().column("winner").parties[area];
  return winner ? context.atlas.parties[*winner].colour : palette().pattern;
}

ImVec2 Axes::at(Point figures) const {
  return {plot.low.x + (plot.high.x - plot.low.x) * static_cast<float>(x.part(figures.x)),
          plot.high.y - (plot.high.y - plot.low.y) * static_cast<float>(y.part(figures.y))};
}

AxisWords words_of_axis(const Column& column) {
  return {.title = axis_title(column), .whole = column.whole, .has_sign = column.has_sign};
}

Axes draw_axes(const Canvas& canvas, const Rectangle& place, const Extent& x, const Extent& y, const AxisWords& across,
               const AxisWords& up) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  ImFont* font = canvas.fonts->small;
  const float height = place.high.y - place.low.y - canvas.px(2 * tick_height + 22);
  const auto rows = static_cast<std::size_t>(std::clamp(height / canvas.px(34), 2.0f, 9.0f));
  const std::vector<double> up_ticks = up.ticks.empty() ? round_ticks(y, rows, up.whole) : up.ticks;
  float margin = canvas.px(8);
  for (const double tick : up_ticks)
    margin = std::max(margin, width_of(font, tick_words(tick, step_of(up_ticks), up.has_sign)) + canvas.px(8));
  const Axes axes{{{place.low.x + margin, place.low.y + canvas.px(tick_height + 6)},
                   {place.high.x - canvas.px(8), place.high.y - canvas.px(tick_height + 16)}},
                  x,
                  y};
  const Rectangle& plot = axes.plot;
  const auto columns = static_cast<std::size_t>(std::clamp((plot.high.x - plot.low.x) / canvas.px(52), 2.0f, 10.0f));
  const std::vector<double> ticks = across.ticks.empty() ? round_ticks(x, columns, across.whole) : across.ticks;
  const float thin = canvas.px(1);
  for (const double tick : up_ticks) {
    const float at = axes.at({x.low, tick}).y;
    const bool zero = tick == 0 && y.low < 0;
    list->AddLine({plot.low.x, at}, {plot.high.x, at}, ink(zero ? palette().secondary : palette().rule, 0.8f), thin);
    const std::string words = tick_words(tick, step_of(up_ticks), up.has_sign);
    draw_small(canvas, {plot.low.x - canvas.px(6) - width_of(font, words), at - font->FontSize / 2},
               palette().secondary, words);
  }
  const std::size_t stride = label_stride(canvas, axes, ticks, across.has_sign);
  for (std::size_t i = 0; i < ticks.size(); ++i) {
    const double tick = ticks[i];
    const float at = axes.at({tick, y.low}).x;
    const bool zero = tick == 0 && x.low < 0;
    if (across.ticks.empty() || zero)
      list->AddLine({at, plot.low.y}, {at, plot.high.y}, ink(zero ? palette().secondary : palette().rule, 0.8f), thin);
    else list->AddLine({at, plot.high.y}, {at, plot.high.y + canvas.px(4)}, ink(palette().rule), thin);
    const std::string words = tick_words(tick, step_of(ticks), across.has_sign);
    if (i % stride == 0)
      draw_small(canvas, {at - width_of(font, words) / 2, plot.high.y + canvas.px(4)}, palette().secondary, words);
  }
  const float room = place.high.x - place.low.x;
  draw_small(canvas, place.low, palette().text, fitted(font, up.title, room));
  const std::string title = fitted(font, across.title, room);
  draw_small(canvas, {plot.high.x - width_of(font, title), plot.high.y + canvas.px(tick_height + 2)}, palette().text,
             title);
  return axes;
}

void draw_names(const Canvas& canvas, const Rectangle& place, std::span<const ImVec2> points,
                std::span<const std::string> names, float radius, std::vector<Rectangle> taken) {
  ImFont* font = canvas.fonts->small;
  constexpr std::size_t most = 60;  // more could not be read
  for (const ImVec2 point : points.first(std::min(points.size(), most)))
    taken.push_back({{point.x - radius, point.y - radius}, {point.x + radius, point.y + radius}});
  const float gap = radius + canvas.px(4);
  for (std::size_t i = 0; i < std::min(points.size(), most); ++i) {
    const ImVec2 size{width_of(font, names[i]), font->FontSize};
    const ImVec2 at = points[i];
    const std::array<ImVec2, 6> places{{{at.x + gap, at.y - size.y / 2},
                                        {at.x - gap - size.x, at.y - size.y / 2},
                                        {at.x - size.x / 2, at.y - gap - size.y},
                                        {at.x - size.x / 2, at.y + gap},
                                        {at.x + gap * 0.7f, at.y - gap * 0.7f - size.y},
                                        {at.x + gap * 0.7f, at.y + gap * 0.7f}}};
    for (const ImVec2 low : places) {
      const Rectangle name{low, {low.x + size.x, low.y + size.y}};
      if (name.low.x < place.low.x || name.high.x > place.high.x || name.low.y < place.low.y ||
          name.high.y > place.high.y ||
          std::any_of(taken.begin(), taken.end(), [&](const Rectangle& other) { return name.touches(other); }))
        continue;
      halo_text(ImGui::GetWindowDrawList(), font, low, {ink(palette().text), ink(palette().panel), canvas.px(1.5f)},
                names[i]);
      taken.push_back(name);
      break;
    }
  }
}

void left_out_words(const Canvas& canvas, std::size_t areas, const char* why) {
  if (areas > 0)
    wrapped(canvas.fonts->small, palette().secondary,
            fmt::format("{} area{} left out: {}.", areas, areas == 1 ? " is" : "s are", why));
}

}  // namespace hustings::ui

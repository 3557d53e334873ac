#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "base/text/text.h"
#include "ui/charts/chart_parts.h"
#include "ui/kit/row_keys.h"
#include "ui/kit/seen_text.h"
#include "ui/kit/widgets.h"

namespace hustings::ui {

namespace {

const Column& column_of(const ChartContext& context, Chart chart) {
  return chart == Chart::swing ? context.figures().column("swing_pct")
                               : histogram_column(context.figures(), context.view.charts);
}

const Bars& prepared(ChartContext& context, Chart chart) {
  std::optional<Bars>& bars = chart == Chart::swing ? context.state.swings : context.state.histogram;
  if (!bars) bars = bars_of(context.figures(), column_of(context, chart), context.state.lit, classes_at_most);
  if (chart == Chart::swing && !context.state.swing_of_all)
    context.state.swing_of_all = swing_of_all(context.atlas, context.view, context.figures());
  return *bars;
}

void draw_bars(const ChartContext& context, const Axes& axes, const Bars& bars) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const float gap = context.canvas.px(0.75f);
  for (std::size_t i = 0; i < bars.bars.size(); ++i) {
    std::size_t below = 0;
    for (const ChartBar::Part& part : bars.bars[i].parts) {
      const ImVec2 low = axes.at({bars.breaks[i], static_cast<double>(below)});
      const ImVec2 high = axes.at({bars.breaks[i + 1], static_cast<double>(below + part.areas)});
      const Rgb colour = part.winner ? context.atlas.parties[*part.winner].colour : palette().pattern;
      list->AddRectFilled({low.x + gap, high.y}, {std::max(low.x + gap + 1, high.x - gap), low.y},
                          ink(colour, part.lit ? 0.95f : 0.22f));
      if (below > 0)  // a seam between two parties
        list->AddLine({low.x + gap, low.y}, {high.x - gap, low.y}, ink(palette().panel), gap);
      below += part.areas;
    }
  }
}

/// The class under a place in the plot; the nearest one beside it.
std::size_t class_at(const Axes& axes, const Bars& bars, float x) {
  const double part =
      std::clamp(static_cast<double>((x - axes.plot.low.x) / (axes.plot.high.x - axes.plot.low.x)), 0.0, 1.0);
  const double value = std::clamp(axes.x.at(part), bars.breaks.front(), bars.breaks.back());
  return class_in(bars.breaks, value).value_or(0);
}

std::string class_words(const Column& column, const Bars& bars, std::size_t first, std::size_t last) {
  const double step = bars.breaks[1] - bars.breaks[0];
  const std::string low = tick_words(bars.breaks[first], step, column.has_sign);
  const std::string unit = unit_behind(column.unit);
  if (column.whole && step == 1 && first == last) return low + unit;
  return fmt::format("{} to {}{}", low,
                     tick_words(bars.breaks[last + 1] - (column.whole && step == 1 ? 1 : 0), step, column.has_sign),
                     unit);
}

void draw_brush(const ChartContext& context, const Axes& axes, const Bars& bars, std::size_t first, std::size_t last,
                float strength) {
  const float low = axes.at({bars.breaks[first], 0}).x;
  const float high = axes.at({bars.breaks[last + 1], 0}).x;
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddRectFilled({low, axes.plot.low.y}, {high, axes.plot.high.y}, ink(palette().text, 0.12f * strength));
  if (strength < 1) return;
  for (const float edge : {low, high})
    list->AddLine({edge, axes.plot.low.y}, {edge, axes.plot.high.y}, ink(palette().text), context.canvas.px(1.5f));
}

/// What the pointer is on, and what a click or a brush along the axis selects.
void handle_brush(ChartContext& context, const char* plot, const Axes& axes, const Column& column, const Bars& bars) {
  const PlotInput hand = plot_input(context, plot, axes.plot);
  const RowKeys keys = context.keys;
  const auto focused = hand.dragging ? std::nullopt : focused_bar(context, plot, bars.bars.size(), keys.across);
  context.keys = {};
  if (!hand.hovered && !hand.dragging && !focused) return;
  const std::size_t here = focused.value_or(class_at(axes, bars, hand.at.x));
  const bool brushes = !focused && (hand.dragging || hand.clicked);
  const std::size_t from = brushes ? class_at(axes, bars, context.state.gesture.from.x) : here;
  const auto [first, last] = std::minmax(from, here);
  std::vector<AreaIndex> held = areas_in_classes(column, bars.breaks, first, last, context.state.lit);
  if (brushes) select(context, held);
  if (focused && (keys.accept || keys.takes)) select_by_key(context, keys, held);
  context.shared.pointed_many = std::move(held);
  draw_brush(context, axes, bars, first, last, focused || hand.dragging ? 1 : 0.6f);
  std::size_t areas = 0;
  for (std::size_t i = first; i <= last; ++i) areas += bars.bars[i].areas;
  std::string words =
      fmt::format("{}\n{} area{}", class_words(column, bars, first, last), areas, areas == 1 ? "" : "s");
  if (first == last)
    for (const ChartBar::Part& part : bars.bars[first].parts)
      words += fmt::format("\n{} {}{}", part.winner ? context.atlas.parties[*part.winner].short_name : "no winner",
                           part.areas, part.lit ? "" : ", left out by the filter");
  if (!focused) return ImGui::SetTooltip("%s", as_seen(words).c_str());
  const double middle = (bars.breaks[here] + bars.breaks[here + 1]) / 2;
  focus_words(context.canvas, axes.plot, axes.at({middle, static_cast<double>(bars.bars[here].areas)}), words);
}

/// The selected stand on the axis where their figures lie, and have their names while they are few.
void draw_rug(const ChartContext& context, const Axes& axes, const Column& column, const Bars& bars) {
  const Canvas& canvas = context.canvas;
  ImDrawList* list = ImGui::GetWindowDrawList();
  std::vector<ImVec2> heads;
  std::vector<std::string> names;
  for (AreaIndex area = 0; area < context.selected.size(); ++area) {
    const auto at = class_in(bars.breaks, column.numbers[area]);
    if (!context.selected[area] || !at) continue;
    const ImVec2 foot = axes.at({column.numbers[area], 0});
    const ImVec2 head{foot.x, axes.at({0, static_cast<double>(bars.bars[*at].areas)}).y - canvas.px(5)};
    list->AddRectFilled({foot.x - canvas.px(1), foot.y - canvas.px(7)}, {foot.x + canvas.px(1), foot.y},
                        ink(palette().text));
    heads.push_back(head);
    names.push_back(context.name_of(area));
  }
  constexpr std::size_t few = 8;
  if (heads.size() > few) return;
  for (const ImVec2 head : heads)
    list->AddTriangleFilled({head.x - canvas.px(3.5f), head.y - canvas.px(3)},
                            {head.x + canvas.px(3.5f), head.y - canvas.px(3)}, {head.x, head.y + canvas.px(3)},
                            ink(palette().text));
  draw_names(canvas, axes.plot, heads, names, canvas.px(4));
}

/// Solid, dashed or dotted; from the top of the plot down.
void draw_mark(const Canvas& canvas, ImVec2 top, float bottom, float dash, float gap) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const float thick = canvas.px(2);
  if (gap == 0) {
    list->AddLine(top, {top.x, bottom}, ink(palette().text), thick);
    return;
  }
  for (float y = top.y; y < bottom; y += dash + gap)
    list->AddLine({top.x, y}, {top.x, std::min(bottom, y + dash)}, ink(palette().text), thick);
}

struct Mark {
  const char* title;
  std::optional<double> figure;
  float dash, gap;  ///< design pixels; no gap: solid
};

std::vector<Mark> marks_of(const ChartContext& context) {
  const Bars& bars = *context.state.swings;
  const Measured<double>& all = *context.state.swing_of_all;
  return {{"Median of areas", bars.median, 0, 0},
          {"Mean of areas", bars.mean, 6, 4},
          {"All votes", all ? std::optional(*all) : std::nullopt, 2, 3}};
}

}  // namespace

void draw_histogram(ChartContext& context, const Rectangle& place, Chart chart) {
  const Bars& bars = prepared(context, chart);
  if (bars.bars.empty()) return;
  const Column& column = column_of(context, chart);
  AxisWords across = words_of_axis(column);
  across.ticks = bars.breaks;
  const double margin = 0.02 * (bars.breaks.back() - bars.breaks.front());
  const Axes axes = draw_axes(context.canvas, place, {bars.breaks.front() - margin, bars.breaks.back() + margin},
                              {0, 1.08 * static_cast<double>(std::max<std::size_t>(1, bars.tallest()))}, across,
                              {.title = "Areas", .whole = true});
  draw_bars(context, axes, bars);
  if (chart == Chart::swing)
    for (const Mark& mark : marks_of(context))
      if (mark.figure && axes.x.part(*mark.figure) >= 0 && axes.x.part(*mark.figure) <= 1)
        draw_mark(context.canvas, {axes.at({*mark.figure, 0}).x, axes.plot.low.y}, axes.plot.high.y,
                  context.canvas.px(mark.dash), context.canvas.px(mark.gap));
  handle_brush(context, chart == Chart::swing ? "swing" : "histogram", axes, column, bars);
  draw_rug(context, axes, column, bars);
}

void histogram_words(ChartContext& context, Chart chart) {
  const Canvas& canvas = context.canvas;
  const Bars& bars = prepared(context, chart);
  const Column& column = column_of(context, chart);
  if (bars.bars.empty()) {
    wrapped(canvas.fonts->body, palette().secondary, fmt::format("No area here has the figure: {}.", column.title));
    return;
  }
  const auto figure = [&](double number) {
    return column.has_sign ? signed_decimal(number, 2) : decimal(number, column.whole ? 0 : 2);
  };
  const float right = ImGui::GetCursorPosX() + ImGui::GetContentRegionAvail().x;
  const std::string unit = unit_behind(column.unit);
  if (chart == Chart::swing) {
    for (const Mark& mark : marks_of(context)) {
      if (!mark.figure) continue;
      const ImVec2 at = ImGui::GetCursorScreenPos();
      draw_mark(canvas, {at.x + canvas.px(4), at.y + canvas.px(1)}, at.y + canvas.px(15), canvas.px(mark.dash),
                canvas.px(mark.gap));
      ImGui::SetCursorPosX(ImGui::GetCursorPosX() + canvas.px(14));
      text_in(canvas.fonts->body, palette().secondary, mark.title);
      text_right(canvas.fonts->body, palette().text, figure(*mark.figure) + unit, right);
    }
    const auto pair = swing_pair(context.atlas, context.view);
    wrapped(canvas.fonts->small, palette().secondary,
            pair ? fmt::format("Positive: {} to {}.", context.atlas.parties[pair->from].short_name,
                               context.atlas.parties[pair->to].short_name)
                 : std::string("In each area from its second to its winner."));
    if (const auto& all = *context.state.swing_of_all; !all)
      wrapped(canvas.fonts->small, palette().secondary, fmt::format("No swing of all votes: {}.", all.reason()));
  } else if (bars.median && bars.mean) {
    text_in(canvas.fonts->body, palette().secondary, "Median");
    text_right(canvas.fonts->body, palette().text, figure(*bars.median) + unit, right);
    text_in(canvas.fonts->body, palette().secondary, "Mean");
    text_right(canvas.fonts->body, palette().text, figure(*bars.mean) + unit, right);
  }
  wrapped(canvas.fonts->small, palette().secondary, "Each bar includes its lower bound. Drag to select.");
  left_out_words(canvas, bars.left_out, "the figure is not known there");
}

}  // namespace hustings::ui

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <numbers>

#include "base/text/text.h"
#include "ui/charts/chart_parts.h"
#include "ui/kit/row_keys.h"
#include "ui/kit/seen_text.h"
#include "ui/kit/widgets.h"

namespace hustings::ui {

namespace {

constexpr std::size_t many = 2000;  ///< points, from which on squares of a few pixels do

/// Pixels: the smaller, the more points there are and the less room.
float radius_of(const Canvas& canvas, std::size_t points, const Rectangle& place) {
  const float usual = points <= 150 ? 4.5f : points <= 800 ? 3.0f : 2.0f;
  const float room = std::min(place.high.x - place.low.x, place.high.y - place.low.y) / canvas.px(250);
  return canvas.px(usual) * std::clamp(room, 0.7f, 1.2f);
}

void draw_dots(const ChartContext& context, std::span<const ChartPoint> points, std::span<const Point> places,
               float radius) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const float edge = context.canvas.px(0.75f);
  for (const bool lit : {false, true})
    for (std::size_t i = 0; i < points.size(); ++i) {
      if (context.state.lit[points[i].area] != lit) continue;
      const ImVec2 at{static_cast<float>(places[i].x), static_cast<float>(places[i].y)};
      const ImU32 colour = ink(winner_colour(context, points[i].area), lit ? 0.92f : 0.2f);
      if (points.size() > many) {
        list->AddRectFilled({at.x - radius, at.y - radius}, {at.x + radius, at.y + radius}, colour);
        continue;
      }
      if (lit) list->AddCircleFilled(at, radius + edge, ink(palette().panel), 12);
      list->AddCircleFilled(at, radius, colour, 12);
    }
}

/// Larger and with a ring, over all others, with their names.
void draw_selected(const ChartContext& context, const PointPlot& plot, std::span<const Point> places, float radius,
                   std::optional<std::size_t> under_pointer) {
  const std::span<const ChartPoint> points = plot.points;
  ImDrawList* list = ImGui::GetWindowDrawList();
  const Canvas& canvas = context.canvas;
  std::vector<ImVec2> marked;
  std::vector<std::string> names;
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (!context.selected[points[i].area] && under_pointer != i) continue;
    const ImVec2 at{static_cast<float>(places[i].x), static_cast<float>(places[i].y)};
    list->AddCircleFilled(at, radius + canvas.px(3.5f), ink(palette().panel), 24);
    list->AddCircleFilled(at, radius + canvas.px(1), ink(winner_colour(context, points[i].area)), 24);
    list->AddCircle(at, radius + canvas.px(2.5f), ink(palette().text), 24, canvas.px(1.5f));
    if (!context.selected[points[i].area]) continue;
    marked.push_back(at);
    names.push_back(context.name_of(points[i].area));
  }
  draw_names(canvas, plot.place, marked, names, radius + canvas.px(3), {plot.taken.begin(), plot.taken.end()});
}

void draw_lasso(const ChartContext& context) {
  std::vector<ImVec2> line;
  for (const Point corner : context.state.gesture.lasso)
    line.emplace_back(static_cast<float>(corner.x), static_cast<float>(corner.y));
  if (line.size() < 2) return;
  ImDrawList* list = ImGui::GetWindowDrawList();
  const float thick = context.canvas.px(1.5f);
  list->AddPolyline(line.data(), static_cast<int>(line.size()), ink(palette().text), 0, thick);
  list->AddLine(line.back(), line.front(), ink(palette().text, 0.45f), thick);
}

void draw_fit(const ChartContext& context, const Axes& axes) {
  const Measured<Fit>& line = context.state.scatter->line;
  if (!line) return;
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->PushClipRect(axes.plot.low, axes.plot.high, true);
  list->AddLine(axes.at({axes.x.low, line->at(axes.x.low)}), axes.at({axes.x.high, line->at(axes.x.high)}),
                ink(palette().text, 0.75f), context.canvas.px(1.5f));
  list->PopClipRect();
}

void prepare_scatter(ChartState& state, const ScatterColumns& columns) {
  if (state.scatter) return;
  state.scatter = scatter_of(*columns.x, *columns.y, state.lit);
  std::vector<double> x, y;
  for (const ChartPoint& point : state.scatter->points) x.push_back(point.at.x), y.push_back(point.at.y);
  state.across = extent_of(x, 0.05);
  state.up = extent_of(y, 0.05);
}

}  // namespace

void draw_points(ChartContext& context, const char* id, const PointPlot& plot) {
  const Canvas& canvas = context.canvas;
  const std::span<const ChartPoint> points = plot.points;
  std::vector<Point> places;
  places.reserve(points.size());
  for (const ChartPoint& point : points) {
    const ImVec2 at = plot.to_screen(point.at);
    places.emplace_back(static_cast<double>(at.x), static_cast<double>(at.y));
  }
  const PlotInput hand = plot_input(context, id, plot.place);
  const float radius = radius_of(canvas, points.size(), plot.place);
  const RowKeys keys = context.keys;
  const auto focused = hand.dragging ? std::nullopt : focused_point(context, id, points, places);
  context.keys = {};
  std::optional<std::size_t> found = focused;
  if (focused && (keys.accept || keys.takes)) select_by_key(context, keys, std::array{points[*focused].area});
  if (hand.hovered && !hand.dragging && !focused)
    found = nearest(places, {static_cast<double>(hand.at.x), static_cast<double>(hand.at.y)},
                    static_cast<double>(radius + canvas.px(5)));
  if (hand.clicked && found) click_area(context, points[*found].area);
  if (hand.dragging) {
    std::vector<AreaIndex> held;
    for (const std::size_t i : places_in_lasso(context.state.gesture.lasso, places))
      if (context.state.lit[points[i].area]) held.push_back(points[i].area);
    select(context, held);
  }
  draw_dots(context, points, places, radius);
  draw_selected(context, plot, places, radius, found);
  if (hand.dragging) draw_lasso(context);
  if (!found) return;
  const AreaIndex area = points[*found].area;
  context.shared.pointed = {context.figures().shown.layer, area};
  const std::string told = fmt::format("{}\n{}", context.name_of(area), plot.words(area));
  if (focused)
    focus_words(canvas, plot.place, {static_cast<float>(places[*found].x), static_cast<float>(places[*found].y)}, told);
  else ImGui::SetTooltip("%s", as_seen(told).c_str());
}

void draw_scatter(ChartContext& context, const Rectangle& place) {
  ChartState& state = context.state;
  const ScatterColumns columns = scatter_columns(context.figures(), context.view.charts);
  prepare_scatter(state, columns);
  const Axes axes =
      draw_axes(context.canvas, place, state.across, state.up, words_of_axis(*columns.x), words_of_axis(*columns.y));
  draw_fit(context, axes);
  const auto line = [&](const Column& column, AreaIndex area) {
    return column.title + " " + figure_words(context.atlas, context.figures(), column, area);
  };
  draw_points(context, "scatter",
              {.place = axes.plot,
               .points = state.scatter->points,
               .to_screen = [&](Point at) { return axes.at(at); },
               .words = [&](AreaIndex area) { return line(*columns.x, area) + "\n" + line(*columns.y, area); }});
}

void scatter_words(ChartContext& context) {
  const ScatterColumns columns = scatter_columns(context.figures(), context.view.charts);
  prepare_scatter(context.state, columns);
  const Scatter& scatter = *context.state.scatter;
  const Canvas& canvas = context.canvas;
  if (scatter.line) {
    wrapped(canvas.fonts->strong, palette().text,
            fmt::format("r {}   slope {}   n {}", signed_decimal(scatter.line->r, 2),
                        three_significant_digits(scatter.line->slope), scatter.line->n));
    wrapped(canvas.fonts->small, palette().secondary,
            fmt::format("Least squares through {}.",
                        context.view.filter.active() ? "the areas that the filter keeps" : "all areas shown"));
    wrapped(canvas.fonts->small, palette().secondary, std::string(areas_are_not_people) + ".");
  } else {
    wrapped(canvas.fonts->small, palette().secondary, fmt::format("No line: {}.", scatter.line.reason()));
  }
  left_out_words(canvas, scatter.left_out, "one of the figures is not known there");
}

// The triangle -------------------------------------------------------------------------------------------------------

namespace {

struct Triangle {
  ImVec2 corner{0, 0};  ///< of the first party, bottom left
  float side = 0;
  ImVec2 at(Point place) const {
    return {corner.x + side * static_cast<float>(place.x), corner.y - side * static_cast<float>(place.y)};
  }
  ImVec2 at(double first, double second, double third) const {
    const TernaryPoint place = *ternary_point(first, second, third);
    return at(Point{place.x, place.y});
  }
};

// Design pixels, of a corner's label.
constexpr float corner_height = 20;
constexpr float corner_width = 84;

/// In a low and wide place the labels stand beside the corners.
bool is_low(const Rectangle& place) { return place.high.x - place.low.x > 1.5f * (place.high.y - place.low.y); }

Triangle triangle_in(const Canvas& canvas, const Rectangle& place) {
  const bool low = is_low(place);
  const float above = canvas.px(low ? 6 : corner_height);
  const float below = canvas.px(low ? 8 : corner_height + 4);
  const float width = place.high.x - place.low.x - canvas.px(low ? 2 * corner_width : 16);
  const float height = place.high.y - place.low.y - above - below;
  const float tall = std::numbers::sqrt3_v<float> / 2;
  const float side = std::max(canvas.px(40), std::min(width, height / tall));
  const float middle = (place.low.x + place.high.x) / 2;
  return {{middle - side / 2, place.low.y + above + side * tall}, side};
}

void draw_triangle(const Canvas& canvas, const Triangle& triangle) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const float thin = canvas.px(1);
  for (const double part : {0.2, 0.4, 0.6, 0.8}) {
    const double rest = 1 - part;
    const ImU32 colour = ink(palette().track, 0.7f);
    list->AddLine(triangle.at(part, rest, 0), triangle.at(part, 0, rest), colour, thin);
    list->AddLine(triangle.at(rest, part, 0), triangle.at(0, part, rest), colour, thin);
    list->AddLine(triangle.at(rest, 0, part), triangle.at(0, rest, part), colour, thin);
  }
  const ImVec2 middle = triangle.at(1, 1, 1);
  const ImU32 equal = ink(palette().secondary);
  for (const ImVec2 edge : {triangle.at(1, 1, 0), triangle.at(1, 0, 1), triangle.at(0, 1, 1)})
    list->AddLine(middle, edge, equal, canvas.px(2.5f));
  list->AddTriangle(triangle.at(1, 0, 0), triangle.at(0, 1, 0), triangle.at(0, 0, 1), ink(palette().secondary),
                    canvas.px(1.5f));
}

enum class Corner { left, right, top };

/// Returns what its label covers.
Rectangle draw_corner(const Canvas& canvas, const Rectangle& place, const Party& party, ImVec2 at, Corner corner) {
  ImFont* font = canvas.fonts->strong;
  const float mark = canvas.px(14);
  const bool low = is_low(place);
  const float room = canvas.px(corner_width - 12) - mark;
  const std::string name = low && corner != Corner::top ? fitted(font, party.short_name, room) : party.short_name;
  const float width = width_of(font, name) + mark;
  float left = at.x - width / 2;
  float top = corner == Corner::top ? at.y - canvas.px(corner_height) : at.y + canvas.px(4);
  if (low) {
    left = corner == Corner::left ? at.x - canvas.px(12) - width : at.x + canvas.px(12);
    top = corner == Corner::top ? at.y - canvas.px(4) : at.y - font->FontSize;
  }
  left = std::clamp(left, place.low.x, std::max(place.low.x, place.high.x - width));
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddCircleFilled({left + canvas.px(4), top + font->FontSize / 2}, canvas.px(4.5f), ink(party.colour), 16);
  list->AddText(font, font->FontSize, {std::round(left + mark), std::round(top)}, ink(palette().text),
                as_seen(name).c_str());
  return {{left, top}, {left + width, top + font->FontSize}};
}

}  // namespace

void draw_ternary(ChartContext& context, const Rectangle& place) {
  const auto corners = ternary_parties(context.atlas, context.figures(), context.view.charts);
  if (!corners) return;
  if (!context.state.ternary) context.state.ternary = ternary_of(context.atlas, context.figures(), *corners);
  const Triangle triangle = triangle_in(context.canvas, place);
  draw_triangle(context.canvas, triangle);
  const auto party = [&](std::size_t i) -> const Party& { return context.atlas.parties[(*corners)[i]]; };
  const std::array<Rectangle, 3> labels{
      draw_corner(context.canvas, place, party(0), triangle.at(1, 0, 0), Corner::left),
      draw_corner(context.canvas, place, party(1), triangle.at(0, 1, 0), Corner::right),
      draw_corner(context.canvas, place, party(2), triangle.at(0, 0, 1), Corner::top)};
  const auto words = [&](AreaIndex area) {
    std::string text;
    for (std::size_t i = 0; i < 3; ++i)
      text += fmt::format(
          "{}{} {}", i == 0 ? "" : "\n", party(i).short_name,
          figure_words(context.atlas, context.figures(), context.figures().column("share_" + party(i).id), area));
    return text;
  };
  draw_points(context, "ternary",
              {.place = place,
               .points = context.state.ternary->points,
               .to_screen = [&](Point at) { return triangle.at(at); },
               .words = words,
               .taken = labels});
}

void ternary_words(ChartContext& context) {
  const Canvas& canvas = context.canvas;
  const auto corners = ternary_parties(context.atlas, context.figures(), context.view.charts);
  if (!corners) {
    wrapped(canvas.fonts->body, palette().secondary, "Fewer than three parties stood in this election.");
    return;
  }
  if (!context.state.ternary) context.state.ternary = ternary_of(context.atlas, context.figures(), *corners);
  wrapped(canvas.fonts->small, palette().secondary,
          "How the votes for these three divide: the nearer a corner, the larger its part; a thin line every 20%. "
          "Thick lines divide the areas by leading party.");
  left_out_words(canvas, context.state.ternary->left_out, "not all three stood there");
}

}  // namespace hustings::ui

// Pieces that the charts share: what they are drawn from, axes, points with names, and the hand in them.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "atlas/atlas.h"
#include "atlas/figures/chart_data.h"
#include "atlas/view/view.h"
#include "ui/kit/canvas.h"
#include "ui/kit/row_keys.h"
#include "ui/zones/panel.h"

namespace hustings::ui {

/// What the charts are drawn from, worked out again only where figures, filter or choice have changed, and the gesture
/// that goes on in one of them.
struct ChartState {
  struct Gesture {
    std::string plot;  ///< in which one; empty: none goes on
    ImVec2 from{0, 0};
    bool moved = false;               ///< further than a click
    bool spent = false;               ///< it has cleared the selection, and does no more
    std::vector<Point> lasso;         ///< pixels
    std::vector<std::string> before;  ///< codes that stay selected
  };

  /// What the arrow keys are on.
  struct Focus {
    std::string plot;      ///< empty: on nothing
    std::size_t item = 0;  ///< an area, or which bar
    bool shown = false;    ///< the keys moved last, and not the mouse
  };

  std::shared_ptr<const AreaFigures> figures;
  Focus focus;
  ChartChoice choice;
  Filter filter;
  std::vector<bool> lit;  ///< by area
  Gesture gesture;

  // Worked out when they are first drawn.
  std::optional<Scatter> scatter;
  Extent across, up;  ///< of the scatter
  std::optional<Bars> histogram, swings;
  std::optional<Measured<double>> swing_of_all;
  std::optional<Ternary> ternary;
  std::optional<std::vector<SeatsForVotes>> seats;
  std::string why_no_seats;
};

/// Where a chart reads and writes while it is drawn.
struct ChartContext {
  const Canvas& canvas;
  const Atlas& atlas;
  View& view;
  Workspace& shared;
  ChartState& state;
  std::vector<bool> selected = {};  ///< by area
  RowKeys keys = {};                ///< for the chart that is drawn next
  bool has_keyboard = false;

  const AreaFigures& figures() const { return *state.figures; }
  const std::string& name_of(AreaIndex area) const { return (*figures().names->names)[area]; }
};

/// What the pointer does in a plot in this frame.
struct PlotInput {
  bool hovered = false;
  bool dragging = false;  ///< a lasso or a brush is being drawn
  bool clicked = false;
  ImVec2 at{0, 0};  ///< pixels
};
/// A double click in the plot clears the selection.
PlotInput plot_input(ChartContext& context, const char* plot, const Rectangle& place);

/// Selects these areas, beside those that were selected before the gesture where ctrl was held as it began.
void select(ChartContext& context, std::span<const AreaIndex> areas);
/// Selects the area alone; where ctrl is held adds it, or takes it out.
void click_area(ChartContext& context, AreaIndex area);

/// Moves the focus among so many bars of a plot as the keys ask, `step` bars at once; returns the bar that it is on
/// while the keys, and not the mouse, are in the plot. Spends the keys.
std::optional<std::size_t> focused_bar(ChartContext& context, const char* plot, std::size_t bars, int step);
/// The same among points; returns which. What the filter leaves out is passed over.
std::optional<std::size_t> focused_point(ChartContext& context, const char* plot, std::span<const ChartPoint> points,
                                         std::span<const Point> places);
/// What is under the focus, in words beside its place, as the mouse has them.
void focus_words(const Canvas& canvas, const Rectangle& plot, ImVec2 at, const std::string& words);
/// What a key selects: the areas under the focus.
void select_by_key(ChartContext& context, const RowKeys& keys, std::span<const AreaIndex> areas);

/// The winner's colour; grey in an exact tie or without a result.
Rgb winner_colour(const ChartContext& context, AreaIndex area);

/// A plot with its axes; pixels.
struct Axes {
  Rectangle plot;
  Extent x, y;
  ImVec2 at(Point figures) const;
};
struct AxisWords {
  std::string title;
  bool whole = false;
  bool has_sign = false;
  std::vector<double> ticks = {};  ///< empty: round ones
};
AxisWords words_of_axis(const Column& column);
/// Grid, zero lines, ticks and titles in a place.
Axes draw_axes(const Canvas& canvas, const Rectangle& place, const Extent& x, const Extent& y, const AxisWords& across,
               const AxisWords& up);

/// Points of a chart.
struct PointPlot {
  Rectangle place;  ///< pixels
  std::span<const ChartPoint> points;
  std::function<ImVec2(Point)> to_screen;
  std::function<std::string(AreaIndex)> words;  ///< of an area's figures, for the pointer
  std::span<const Rectangle> taken = {};        ///< where no name may stand
};

/// Points in their winners' colours, faint where the filter leaves them out, the selected with a ring and their names;
/// a lasso, a click and the pointer find them. `id`: of the plot.
void draw_points(ChartContext& context, const char* id, const PointPlot& plot);

/// Names beside their points where they touch neither each other, nor another of the points, nor what is `taken`;
/// pixels.
void draw_names(const Canvas& canvas, const Rectangle& place, std::span<const ImVec2> points,
                std::span<const std::string> names, float radius, std::vector<Rectangle> taken = {});

void draw_small(const Canvas& canvas, ImVec2 at, std::uint32_t colour, const std::string& text);

void draw_scatter(ChartContext& context, const Rectangle& place);
void draw_ternary(ChartContext& context, const Rectangle& place);
/// The histogram of the choice's column, or of the swing.
void draw_histogram(ChartContext& context, const Rectangle& place, Chart chart);
void draw_seats(ChartContext& context, const Rectangle& place);

// What stands under or beside a chart.
void scatter_words(ChartContext& context);
void ternary_words(ChartContext& context);
void histogram_words(ChartContext& context, Chart chart);
void seats_words(ChartContext& context);
/// "3 areas without the figure are left out". Nothing where there are none.
void left_out_words(const Canvas& canvas, std::size_t areas, const char* why);

}  // namespace hustings::ui

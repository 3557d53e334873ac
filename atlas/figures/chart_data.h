// What the charts show: which areas lie where, round ticks, classes, and what a lasso or a brush holds.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "atlas/figures/figures.h"
#include "elections/statistics.h"

namespace hustings {

/// From the least to the greatest of what an axis shows.
struct Extent {
  double low = 0, high = 1;
  double part(double value) const { return (value - low) / (high - low); }  ///< 0 at the low end, 1 at the high one
  double at(double part) const { return low + part * (high - low); }
};

/// Encloses all values that are known, and a margin (a part of their span) on both sides; where all are the same, one
/// on each side of it; 0 to 1 where none is known.
Extent extent_of(std::span<const double> values, double margin);

/// The multiples of 1, 2 or 5 times a power of ten that lie in the extent, as many as there can be up to `at_most`, but
/// no fewer than whole numbers where `whole`. Ascending.
std::vector<double> round_ticks(const Extent& extent, std::size_t at_most, bool whole = false);

/// A figure beside an axis: "12,500", "0.25", and where a sign says a direction "+5". `step`: between two ticks.
std::string tick_words(double tick, double step, bool has_sign);

/// A figure with three significant digits and its sign: "−0.131", "+1,240".
std::string three_significant_digits(double figure);

/// An area's figure in words: "£412,000", "+4.1 pp". The reason where it has none is the caller's (why_undefined).
std::string figure_words(const Atlas& atlas, const AreaFigures& figures, const Column& column, AreaIndex area);

/// "Majority, pp": a column's title, with its unit.
std::string axis_title(const Column& column);

/// Columns of numbers in the order in which one looks for them: of the contest, joined ones, then shares, changes and
/// votes of parties.
std::vector<const Column*> number_columns(const AreaFigures& figures);

/// Does any area have this number?
bool any_known(const Column& column);

struct ScatterColumns {
  const Column* x = nullptr;
  const Column* y = nullptr;
};
/// Those of the choice; where it names none, or one that the contest does not have, swing against Remain, else majority
/// against turnout.
ScatterColumns scatter_columns(const AreaFigures& figures, const ChartChoice& choice);

/// The column of the histogram: that of the choice, else the majority in percentage points.
const Column& histogram_column(const AreaFigures& figures, const ChartChoice& choice);

struct ChartPoint {
  AreaIndex area = 0;
  Point at{0, 0};  ///< in the figures' own units, or in the triangle of `ternary_point`
};

struct Scatter {
  std::vector<ChartPoint> points;    ///< in order of the layer
  std::size_t left_out = 0;          ///< areas without the one figure or the other
  Measured<Fit> line = Undefined{};  ///< through the points that are lit
};
Scatter scatter_of(const Column& x, const Column& y, const std::vector<bool>& lit);

/// Areas of one class, as they are stacked: lit ones first, then by winner as parties have votes.
struct ChartBar {
  struct Part {
    std::optional<PartyIndex> winner;  ///< none in an exact tie, or without a result
    bool lit = true;
    std::size_t areas = 0;
  };
  std::vector<Part> parts;
  std::size_t areas = 0;
};

/// What the histogram asks for.
constexpr std::size_t classes_at_most = 16;

struct Bars {
  std::vector<double> breaks;  ///< round, ascending; empty where no area has the figure
  std::vector<ChartBar> bars;  ///< one a class
  std::size_t left_out = 0;    ///< areas without the figure
  std::size_t lit = 0;         ///< areas that mean and median are of
  std::optional<double> mean, median;
  std::size_t tallest() const;
};
/// Whole numbers of a small span have a class each.
Bars bars_of(const AreaFigures& figures, const Column& column, const std::vector<bool>& lit, std::size_t at_most);

/// Areas that are lit and whose figure lies in one of the classes from `first` to `last`, in order of the layer.
std::vector<AreaIndex> areas_in_classes(const Column& column, std::span<const double> breaks, std::size_t first,
                                        std::size_t last, const std::vector<bool>& lit);

/// Swing of the contest as a whole, by the pair and formula of the question: between sums of votes, not the mean of
/// areas. Undefined: nothing to compare with, one of the two contests covers some areas only or has shares only, and
/// whatever `swing` says.
Measured<double> swing_of_all(const Atlas& atlas, const Question& question, const AreaFigures& figures);

/// The parties of the triangle's corners: those of the choice, where all three stood, else the three with most votes.
/// None where fewer than three stood. Independents and sums of several are no party.
std::optional<std::array<PartyIndex, 3>> ternary_parties(const Atlas& atlas, const AreaFigures& figures,
                                                         const ChartChoice& choice);
/// Parties that may be a corner, most votes first.
std::vector<PartyIndex> parties_that_stood(const Atlas& atlas, const AreaFigures& figures);

struct Ternary {
  std::vector<ChartPoint> points;
  std::size_t left_out = 0;  ///< areas where not all three stood
};
Ternary ternary_of(const Atlas& atlas, const AreaFigures& figures, const std::array<PartyIndex, 3>& corners);

/// Why votes cannot be set against seats, in a sentence; empty where they can.
std::string why_no_seats(const Atlas& atlas, const AreaFigures& figures);

/// Is the place inside the closed line, or on it? Where the line crosses itself, inside is what it goes about an odd
/// number of times. Source: Shimrat, M., Algorithm 112, Communications of the ACM 5, 1962.
bool in_lasso(std::span<const Point> lasso, Point at);

/// Which of the places lie in the lasso.
std::vector<std::size_t> places_in_lasso(std::span<const Point> lasso, std::span<const Point> places);

/// The place nearest to `at`, no further away than `reach`.
std::optional<std::size_t> nearest(std::span<const Point> places, Point at, double reach);

/// The place that is next from that one towards a direction, where near sideways counts twice as far; places that lie
/// on one another follow in their order to the right and down. None where nothing lies that way.
std::optional<std::size_t> next_towards(std::span<const Point> places, std::size_t from, Point direction);

/// The place that lies least far towards a direction: where a way that way begins. None of none.
std::optional<std::size_t> first_towards(std::span<const Point> places, Point direction);

/// The codes `before`, and those of the areas that are not among them.
std::vector<std::string> with_areas(std::vector<std::string> before, const AreaFigures& figures,
                                    std::span<const AreaIndex> areas);

}  // namespace hustings

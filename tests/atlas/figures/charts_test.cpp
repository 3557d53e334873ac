#include "atlas/figures/chart_data.h"

#include <cmath>
#include <doctest/doctest.h>
#include <numbers>
#include <set>

#include "atlas/figures/lit_areas.h"
#include "tests/carried.h"

using namespace hustings;

namespace {

std::shared_ptr<const AreaFigures> figures_for(const std::string& contest, View view = {}) {
  view.contest = contest;
  return figures_of(carried_atlas(), view);
}

std::vector<bool> all_lit(const AreaFigures& figures) { return std::vector<bool>(figures.size(), true); }

ChartChoice with_corners(std::vector<std::string> corners) {
  ChartChoice choice;
  choice.corners = std::move(corners);
  return choice;
}

const std::vector<Point> square{{0, 0}, {10, 0}, {10, 10}, {0, 10}};

}  // namespace

TEST_CASE("ticks are multiples of 1, 2 or 5, lie in the extent, and are as many as fit") {
  const std::vector<Extent> extents{{0, 1},          {-7.3, 12.9}, {0, 100}, {48.2, 51.9},
                                    {-0.004, 0.013}, {0, 68211},   {1, 1.5}};
  for (const Extent& extent : extents)
    for (const std::size_t at_most : {2U, 5U, 8U}) {
      const std::vector<double> ticks = round_ticks(extent, at_most);
      REQUIRE(ticks.size() <= at_most);
      for (const double tick : ticks) {
        CHECK(tick >= extent.low - 1e-9 * std::abs(extent.low));
        CHECK(tick <= extent.high + 1e-9 * std::abs(extent.high));
      }
      if (ticks.size() < 2) continue;
      const double step = ticks[1] - ticks[0];
      const double lead = step / std::pow(10, std::floor(std::log10(step) + 1e-9));
      CHECK((std::abs(lead - 1) < 1e-6 || std::abs(lead - 2) < 1e-6 || std::abs(lead - 5) < 1e-6));
    }
  CHECK(round_ticks({-10, 20}, 4) == std::vector<double>{-10, 0, 10, 20});
  CHECK(round_ticks({0, 2.2}, 8, true) == std::vector<double>{0, 1, 2});
  CHECK(tick_words(-5, 5, true) == "\u22125");
  CHECK(tick_words(5, 5, true) == "+5");
  CHECK(tick_words(0, 5, true) == "0");
  CHECK(tick_words(0.5, 0.5, false) == "0.5");
}

TEST_CASE("a lasso holds what is inside and on its line, and nothing else") {
  CHECK(in_lasso(square, {5, 5}));
  for (const Point edge : {Point{0, 5}, {10, 5}, {5, 0}, {5, 10}, {0, 0}, {10, 10}}) CHECK(in_lasso(square, edge));
  for (const Point outside : {Point{-0.001, 5}, {10.001, 5}, {5, 10.001}, {15, 0}, {-5, 10}, {20, 20}})
    CHECK_FALSE(in_lasso(square, outside));
  const std::vector<Point> notched{{0, 0}, {10, 0}, {10, 10}, {5, 2}, {0, 10}};
  CHECK_FALSE(in_lasso(notched, {5, 5}));
  CHECK(in_lasso(notched, {1, 5}));
  CHECK(in_lasso(notched, {5, 2}));
  const std::vector<Point> crossed{{0, 0}, {10, 10}, {10, 0}, {0, 10}};  // a bow tie
  CHECK(in_lasso(crossed, {1, 5}));
  CHECK_FALSE(in_lasso(crossed, {5, 1}));
  CHECK_FALSE(in_lasso({}, {0, 0}));
  const std::vector<Point> places{{5, 5}, {11, 5}, {0, 0}};
  CHECK(places_in_lasso(square, places) == std::vector<std::size_t>{0, 2});
  CHECK(nearest(places, {6, 5}, 2) == 0U);
  CHECK(nearest(places, {10, 5}, 2) == 1U);
  CHECK_FALSE(nearest(places, {5, 8}, 2).has_value());
}

TEST_CASE("swing against Remain in 2017: all 73 seats, and r as the textbook formula has it") {
  const auto figures = figures_for("general-2017");
  const ScatterColumns columns = scatter_columns(*figures, {});
  CHECK(columns.x->id == "remain_pct");
  CHECK(columns.y->id == "swing_pct");
  const Scatter scatter = scatter_of(*columns.x, *columns.y, all_lit(*figures));
  REQUIRE(scatter.line);
  CHECK(scatter.points.size() == 73);
  CHECK(scatter.line->n == 73);
  CHECK(scatter.left_out == 0);
  double n = 0, x = 0, y = 0, xx = 0, yy = 0, xy = 0;
  for (const ChartPoint& point : scatter.points) {
    n += 1, x += point.at.x, y += point.at.y;
    xx += point.at.x * point.at.x, yy += point.at.y * point.at.y, xy += point.at.x * point.at.y;
  }
  const double r = (n * xy - x * y) / std::sqrt((n * xx - x * x) * (n * yy - y * y));
  CHECK(scatter.line->r == doctest::Approx(r).epsilon(1e-9));
  CHECK(scatter.line->slope == doctest::Approx((n * xy - x * y) / (n * xx - x * x)).epsilon(1e-9));

  View filtered;
  filtered.contest = "general-2017";
  filtered.filter.parties = {"con"};
  const std::vector<bool> lit = lit_areas(carried_atlas(), *figures, filtered.filter);
  const Scatter some = scatter_of(*columns.x, *columns.y, lit);
  CHECK(some.points.size() == 73);  // the others are faint, not gone
  CHECK(some.line->n == 21);        // the Conservatives' seats in London
}

TEST_CASE("a scatter opens on columns that have figures, whatever the contest") {
  const Atlas& atlas = carried_atlas();
  for (const AtlasContest& contest : atlas.contests) {
    INFO(contest.contest.id);
    const auto figures = figures_for(contest.contest.id);
    const ScatterColumns columns = scatter_columns(*figures, {});
    CHECK(columns.x != columns.y);
    CHECK(any_known(*columns.x));
    CHECK(any_known(*columns.y));
    CHECK_FALSE(scatter_of(*columns.x, *columns.y, all_lit(*figures)).points.empty());
  }
}

TEST_CASE("what the contest does not have is the usual chart, and an area without a figure is counted") {
  const auto mayor = figures_for("mayor-2012");
  const ScatterColumns columns = scatter_columns(*mayor, {Chart::scatter, "no such column", "winner", "", {}});
  CHECK(columns.x->kind == ColumnKind::number);
  CHECK(columns.y->kind == ColumnKind::number);
  for (const char* contest : {"general-2017", "general-2005", "mayor-2012", "referendum-2016"}) {
    if (!carried_atlas().find_contest(contest)) continue;
    const auto figures = figures_for(contest);
    for (const Column* column : number_columns(*figures)) {
      const Bars bars = bars_of(*figures, *column, all_lit(*figures), 12);
      std::size_t counted = bars.left_out;
      for (const ChartBar& bar : bars.bars) {
        std::size_t parts = 0;
        for (const ChartBar::Part& part : bar.parts) parts += part.areas;
        CHECK(parts == bar.areas);
        counted += bar.areas;
      }
      CHECK(counted == figures->size());
    }
  }
}

TEST_CASE("a brush over classes holds exactly the areas whose majority lies in them") {
  const auto figures = figures_for("general-2017");
  const Column& majority = histogram_column(*figures, {});
  const Bars bars = bars_of(*figures, majority, all_lit(*figures), 12);
  REQUIRE(bars.breaks.size() > 3);
  std::set<AreaIndex> seen;
  for (std::size_t i = 0; i < bars.bars.size(); ++i) {
    const auto areas = areas_in_classes(majority, bars.breaks, i, i, all_lit(*figures));
    CHECK(areas.size() == bars.bars[i].areas);
    for (const AreaIndex area : areas) {
      CHECK(seen.insert(area).second);
      CHECK(majority.numbers[area] >= bars.breaks[i]);
      CHECK(majority.numbers[area] <= bars.breaks[i + 1]);
    }
  }
  CHECK(seen.size() == 73);
}

TEST_CASE("the median has as many areas above as below, and the total swing is that of the votes") {
  View view;
  view.contest = "general-2017";
  const auto figures = figures_for("general-2017");
  const Column& swing = figures->column("swing_pct");
  const Bars bars = bars_of(*figures, swing, all_lit(*figures), 12);
  REQUIRE(bars.median);
  int below = 0, above = 0;
  for (const double number : swing.numbers) below += number<*bars.median, above += number> * bars.median;
  CHECK(below == above);
  // London 2015: Con 34.9 %, Lab 43.7 %; 2017: Con 33.1 %, Lab 54.5%. Source: House of Commons Library, CBP 7979.
  const auto total = swing_of_all(carried_atlas(), view, *figures);
  REQUIRE(total);
  CHECK(*total == doctest::Approx(((54.5 - 43.7) + (34.9 - 33.1)) / 2).epsilon(0.02));
  CHECK_FALSE(swing_of_all(carried_atlas(), view, *figures_for("general-2005")));
}

TEST_CASE("in the triangle each area lies where its three shares put it, and shares in it sum to one") {
  const auto figures = figures_for("general-2017");
  const auto corners = ternary_parties(carried_atlas(), *figures, {});
  REQUIRE(corners);
  CHECK(carried_parties()[(*corners)[0]].id == "lab");
  CHECK(carried_parties()[(*corners)[1]].id == "con");
  CHECK(carried_parties()[(*corners)[2]].id == "ld");
  const Ternary ternary = ternary_of(carried_atlas(), *figures, *corners);
  CHECK(ternary.points.size() + ternary.left_out == 73);
  CHECK(ternary.points.size() > 70);
  for (const ChartPoint& point : ternary.points) {
    const double third = point.at.y / (std::numbers::sqrt3 / 2);
    const double second = point.at.x - third / 2;
    const double first = 1 - second - third;
    const std::array<double, 3> parts{first, second, third};
    double sum = 0;
    for (const PartyIndex party : *corners)
      sum += figures->column("share_" + carried_parties()[party].id).numbers[point.area];
    for (std::size_t i = 0; i < 3; ++i) {
      CHECK(parts[i] >= 0);
      const double share = figures->column("share_" + carried_parties()[(*corners)[i]].id).numbers[point.area];
      CHECK(parts[i] == doctest::Approx(share / sum));
    }
  }
  CHECK(ternary_parties(carried_atlas(), *figures, with_corners({"con", "con", "ld"})) == corners);
  CHECK(*ternary_parties(carried_atlas(), *figures, with_corners({"con", "lab", "green"})) != *corners);
}

TEST_CASE("votes stand against seats only where seats are won") {
  CHECK(why_no_seats(carried_atlas(), *figures_for("general-2017")).empty());
  CHECK_FALSE(why_no_seats(carried_atlas(), *figures_for("mayor-2012")).empty());
}

TEST_CASE("arrow keys reach every point of real charts, and each moves the way it says") {
  const Atlas& atlas = carried_atlas();
  View view;
  view.contest = "general-2017";
  const auto figures = figures_of(atlas, view);
  const std::vector<bool> all(figures->size(), true);
  constexpr std::array<Point, 4> ways{{{1, 0}, {-1, 0}, {0, 1}, {0, -1}}};
  for (const auto& [x, y] : {std::pair("swing_pct", "remain_pct"), {"majority_pct", "turnout_pct"}}) {
    std::vector<Point> places;
    const Scatter scatter = scatter_of(figures->column(x), figures->column(y), all);
    for (const ChartPoint& point : scatter.points) places.push_back(point.at);
    places.push_back(places[3]);  // two on one another
    REQUIRE(places.size() > 70);
    std::vector<std::size_t> reached{0};
    std::vector<bool> seen(places.size());
    seen[0] = true;
    for (std::size_t i = 0; i < reached.size(); ++i)
      for (const Point way : ways)
        if (const auto next = next_towards(places, reached[i], way)) {
          const Point from = places[reached[i]];
          const double along = (places[*next].x - from.x) * way.x + (places[*next].y - from.y) * way.y;
          CHECK((along > 0 || places[*next] == from));
          if (!seen[*next]) reached.push_back(*next);
          seen[*next] = true;
        }
    CHECK(reached.size() == places.size());
  }
  const std::vector<Point> row{{0, 0}, {1, 5}, {3, 0}};
  CHECK(next_towards(row, 0, {1, 0}) == 2);  // far sideways is further than straight on
  CHECK_FALSE(next_towards(row, 2, {1, 0}).has_value());
  CHECK(first_towards(row, {-1, 0}) == 2);
  CHECK_FALSE(first_towards({}, {1, 0}).has_value());
}

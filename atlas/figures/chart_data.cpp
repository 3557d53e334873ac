#include "atlas/figures/chart_data.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <limits>
#include <map>
#include <numeric>
#include <unordered_set>

#include "atlas/numbers.h"
#include "base/text/text.h"

namespace hustings {

namespace {

constexpr std::string_view share_of = "share_";

const Column* number_column(const AreaFigures& figures, std::string_view id) {
  const Column* column = id.empty() ? nullptr : figures.find(id);
  return column != nullptr && column->kind == ColumnKind::number ? column : nullptr;
}

}  // namespace

// Axes ---------------------------------------------------------------------------------------------------------------

Extent extent_of(std::span<const double> values, double margin) {
  double low = std::numeric_limits<double>::infinity();
  double high = -low;
  for (const double value : values)
    if (std::isfinite(value)) low = std::min(low, value), high = std::max(high, value);
  if (low > high) return {};
  if (low == high) {
    const double room = std::max(1.0, 1e-3 * std::abs(low));
    return {low - room, high + room};
  }
  const double room = margin * (high - low);
  return {low - room, high + room};
}

std::vector<double> round_ticks(const Extent& extent, std::size_t at_most, bool whole) {
  const double least = (extent.high - extent.low) / static_cast<double>(std::max<std::size_t>(1, at_most));
  if (!(least > 0)) return {};
  for (double power = std::pow(10, std::floor(std::log10(least)) - 1);; power *= 10)
    for (const double factor : {1.0, 2.0, 5.0}) {
      const double step = factor * power;
      if (whole && step < 1) continue;
      const double first = std::ceil(extent.low / step - 1e-9);
      const double last = std::floor(extent.high / step + 1e-9);
      if (last - first + 1 > static_cast<double>(at_most)) continue;
      std::vector<double> ticks;
      for (double i = first; i <= last; ++i) ticks.push_back(i == 0 ? 0 : i * step);  // no −0
      return ticks;
    }
}

std::string tick_words(double tick, double step, bool has_sign) {
  const int decimals = std::clamp(static_cast<int>(std::ceil(-std::log10(std::abs(step)) - 1e-9)), 0, 9);
  const std::string digits = std::abs(tick) >= 1000 ? number_tick(std::abs(tick)) : decimal(std::abs(tick), decimals);
  const bool zero = digits.find_first_not_of("0.") == std::string::npos;
  return (zero ? "" : tick < 0 ? "\u2212" : has_sign ? "+" : "") + digits;
}

std::string three_significant_digits(double figure) {
  if (figure == 0 || !std::isfinite(figure)) return "0";
  const int decimals = std::clamp(2 - static_cast<int>(std::floor(std::log10(std::abs(figure)))), 0, 9);
  if (std::abs(figure) < 1000) return signed_decimal(figure, decimals);
  return (figure < 0 ? "\u2212" : "+") + with_thousands(std::llround(std::abs(figure)));
}

std::string figure_words(const Atlas& atlas, const AreaFigures& figures, const Column& column, AreaIndex area) {
  constexpr std::string_view joined = "number_";
  if (column.id.starts_with(joined))
    for (const NumberColumn& number : atlas.numbers)
      if (number.id == std::string_view(column.id).substr(joined.size()))
        return number_words(number, column.numbers[area]);
  const std::string cell = cell_for_reader(atlas, figures, column, area);
  return cell.empty() ? cell : cell + unit_behind(column.unit);
}

std::string axis_title(const Column& column) {
  const bool said =
      column.unit.empty() || lower_case(column.title).ends_with(lower_case(column.unit));  // "Valid votes"
  return said ? column.title : column.title + ", " + column.unit;
}

// Columns ------------------------------------------------------------------------------------------------------------

bool any_known(const Column& column) {
  return std::any_of(column.numbers.begin(), column.numbers.end(), [](double number) { return !std::isnan(number); });
}

std::vector<const Column*> number_columns(const AreaFigures& figures) {
  const auto rank = [](const Column* column) {
    const std::string_view id = column->id;
    if (id.starts_with("number_")) return 1;
    if (id.starts_with(share_of)) return 2;
    if (id.starts_with("change_")) return 3;
    return id.starts_with("votes_") && id != "votes_valid" ? 4 : 0;
  };
  std::vector<const Column*> columns;
  for (const Column& column : figures.columns)
    if (column.kind == ColumnKind::number) columns.push_back(&column);
  std::stable_sort(columns.begin(), columns.end(), [&](const Column* a, const Column* b) { return rank(a) < rank(b); });
  return columns;
}

ScatterColumns scatter_columns(const AreaFigures& figures, const ChartChoice& choice) {
  const Column* remain = number_column(figures, "remain_pct");
  const Column& swing = figures.column("swing_pct");
  ScatterColumns usual{&figures.column("turnout_pct"), &figures.column("majority_pct")};
  if (remain != nullptr && any_known(*remain) && any_known(swing)) usual = {remain, &swing};
  // A column without any figure is nothing to begin with.
  const std::vector<const Column*> columns = number_columns(figures);
  const auto known_or_other = [&](const Column* wanted, const Column* taken) {
    if (any_known(*wanted)) return wanted;
    for (const std::string_view start : {"number_", "share_", ""})
      for (const Column* column : columns)
        if (column != taken && column->id.starts_with(start) && any_known(*column)) return column;
    return wanted;
  };
  usual.y = known_or_other(usual.y, usual.x);
  usual.x = known_or_other(usual.x, usual.y);
  if (const Column* x = number_column(figures, choice.x)) usual.x = x;
  if (const Column* y = number_column(figures, choice.y)) usual.y = y;
  return usual;
}

const Column& histogram_column(const AreaFigures& figures, const ChartChoice& choice) {
  const Column* column = number_column(figures, choice.column);
  return column != nullptr ? *column : figures.column("majority_pct");
}

// Points -------------------------------------------------------------------------------------------------------------

Scatter scatter_of(const Column& x, const Column& y, const std::vector<bool>& lit) {
  Scatter scatter;
  std::vector<double> xs, ys;
  for (AreaIndex area = 0; area < x.numbers.size(); ++area) {
    if (!x.known(area) || !y.known(area)) {
      ++scatter.left_out;
      continue;
    }
    scatter.points.push_back({area, {x.numbers[area], y.numbers[area]}});
    if (lit[area]) xs.push_back(x.numbers[area]), ys.push_back(y.numbers[area]);
  }
  scatter.line = linear_fit(xs, ys);
  return scatter;
}

std::vector<PartyIndex> parties_that_stood(const Atlas& atlas, const AreaFigures& figures) {
  std::vector<PartyIndex> parties;
  for (const Column& column : figures.columns) {
    if (!column.id.starts_with(share_of)) continue;
    const auto party = atlas.parties.find(std::string_view(column.id).substr(share_of.size()));
    if (!party) continue;
    const PartyKind kind = atlas.parties[*party].kind;
    if (kind != PartyKind::independent && kind != PartyKind::aggregate) parties.push_back(*party);
  }
  return parties;
}

std::optional<std::array<PartyIndex, 3>> ternary_parties(const Atlas& atlas, const AreaFigures& figures,
                                                         const ChartChoice& choice) {
  const std::vector<PartyIndex> stood = parties_that_stood(atlas, figures);
  if (stood.size() < 3) return std::nullopt;
  const std::array<PartyIndex, 3> usual{stood[0], stood[1], stood[2]};
  if (choice.corners.size() != 3) return usual;
  std::array<PartyIndex, 3> corners{};
  for (std::size_t i = 0; i < 3; ++i) {
    const auto party = atlas.parties.find(choice.corners[i]);
    if (!party || std::find(stood.begin(), stood.end(), *party) == stood.end()) return usual;
    corners[i] = *party;
  }
  const bool differ = corners[0] != corners[1] && corners[1] != corners[2] && corners[0] != corners[2];
  return differ ? corners : usual;
}

Ternary ternary_of(const Atlas& atlas, const AreaFigures& figures, const std::array<PartyIndex, 3>& corners) {
  std::array<const Column*, 3> shares{};
  for (std::size_t i = 0; i < 3; ++i) shares[i] = &figures.column(std::string(share_of) + atlas.parties[corners[i]].id);
  Ternary ternary;
  for (AreaIndex area = 0; area < figures.size(); ++area) {
    const auto place = ternary_point(shares[0]->numbers[area], shares[1]->numbers[area], shares[2]->numbers[area]);
    if (place) ternary.points.push_back({area, {place->x, place->y}});
    else ++ternary.left_out;
  }
  return ternary;
}

// Lasso --------------------------------------------------------------------------------------------------------------

bool in_lasso(std::span<const Point> lasso, Point at) {
  bool inside = false;
  for (std::size_t i = 0, last = lasso.size() - 1; i < lasso.size(); last = i++) {
    const Point a = lasso[last];
    const Point b = lasso[i];
    const double turn = (b.x - a.x) * (at.y - a.y) - (b.y - a.y) * (at.x - a.x);
    const bool between = at.x >= std::min(a.x, b.x) && at.x <= std::max(a.x, b.x) && at.y >= std::min(a.y, b.y) &&
                         at.y <= std::max(a.y, b.y);
    if (turn == 0 && between) return true;
    if ((a.y > at.y) != (b.y > at.y) && (turn > 0) == (b.y > a.y)) inside = !inside;
  }
  return inside;
}

std::vector<std::size_t> places_in_lasso(std::span<const Point> lasso, std::span<const Point> places) {
  std::vector<std::size_t> held;
  if (lasso.empty()) return held;
  Point low = lasso.front();
  Point high = low;
  for (const Point corner : lasso) {
    low = {std::min(low.x, corner.x), std::min(low.y, corner.y)};
    high = {std::max(high.x, corner.x), std::max(high.y, corner.y)};
  }
  for (std::size_t i = 0; i < places.size(); ++i) {
    const Point at = places[i];
    if (at.x < low.x || at.x > high.x || at.y < low.y || at.y > high.y) continue;
    if (in_lasso(lasso, at)) held.push_back(i);
  }
  return held;
}

std::optional<std::size_t> nearest(std::span<const Point> places, Point at, double reach) {
  std::optional<std::size_t> best;
  double least = reach * reach;
  for (std::size_t i = 0; i < places.size(); ++i) {
    const double x = places[i].x - at.x;
    const double y = places[i].y - at.y;
    if (x * x + y * y <= least) best = i, least = x * x + y * y;
  }
  return best;
}

std::optional<std::size_t> next_towards(std::span<const Point> places, std::size_t from, Point direction) {
  constexpr double sideways = 2;
  const bool onwards = direction.x + direction.y > 0;
  std::optional<std::size_t> best;
  double least = std::numeric_limits<double>::infinity();
  for (std::size_t i = 0; i < places.size(); ++i) {
    const double x = places[i].x - places[from].x;
    const double y = places[i].y - places[from].y;
    const double along = x * direction.x + y * direction.y;
    const bool same = x == 0 && y == 0;
    if (same ? i == from || (i > from) != onwards : along <= 0) continue;
    const double far = along + sideways * std::abs(x * direction.y - y * direction.x);
    // Of those that lie on one another the one that comes first that way.
    if (far < least || (far == least && !onwards && places[i].x == places[*best].x && places[i].y == places[*best].y))
      best = i, least = far;
  }
  return best;
}

std::optional<std::size_t> first_towards(std::span<const Point> places, Point direction) {
  std::optional<std::size_t> first;
  for (std::size_t i = 0; i < places.size(); ++i) {
    const auto along = [&](Point at) { return at.x * direction.x + at.y * direction.y; };
    if (!first || along(places[i]) < along(places[*first])) first = i;
  }
  return first;
}

std::vector<std::string> with_areas(std::vector<std::string> before, const AreaFigures& figures,
                                    std::span<const AreaIndex> areas) {
  const std::unordered_set<std::string> known(before.begin(), before.end());
  for (const AreaIndex area : areas)
    if (const std::string& code = (*figures.names->codes)[area]; !known.contains(code)) before.push_back(code);
  return before;
}

}  // namespace hustings

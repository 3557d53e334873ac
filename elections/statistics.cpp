#include "elections/statistics.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <numbers>

namespace hustings {

Measured<Fit> linear_fit(std::span<const double> x, std::span<const double> y) {
  assert(x.size() == y.size());
  const auto known = [&](std::size_t i) { return std::isfinite(x[i]) && std::isfinite(y[i]); };
  Fit line;
  double mean_x = 0;
  double mean_y = 0;
  for (std::size_t i = 0; i < x.size(); ++i)
    if (known(i)) ++line.n, mean_x += x[i], mean_y += y[i];
  if (line.n < 3) return Undefined{"fewer than three areas have both figures"};
  mean_x /= static_cast<double>(line.n);
  mean_y /= static_cast<double>(line.n);
  double xx = 0;
  double yy = 0;
  double xy = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    if (!known(i)) continue;
    const double dx = x[i] - mean_x;
    const double dy = y[i] - mean_y;
    xx += dx * dx;
    yy += dy * dy;
    xy += dx * dy;
  }
  // A mean is rounded, so equal values may lie a last digit beside it.
  const auto spread = [&](double squares, double mean) {
    return squares > static_cast<double>(line.n) * std::pow(1e-12 * std::max(1e-12, std::abs(mean)), 2);
  };
  if (!spread(xx, mean_x) || !spread(yy, mean_y)) return Undefined{"one of the figures is the same in all areas"};
  line.slope = xy / xx;
  line.intercept = mean_y - line.slope * mean_x;
  line.r = std::clamp(xy / std::sqrt(xx * yy), -1.0, 1.0);
  return line;
}

std::vector<double> round_breaks(std::span<const double> values, std::size_t at_most) {
  at_most = std::max<std::size_t>(at_most, 2);  // on both sides of 0 no single class has round ends
  std::optional<std::pair<double, double>> ends;
  for (const double value : values) {
    if (!std::isfinite(value)) continue;
    if (!ends) ends = {value, value};
    ends = {std::min(ends->first, value), std::max(ends->second, value)};
  }
  if (!ends) return {};
  const auto [low, high] = *ends;
  const double least = std::max(high - low, std::max(1e-9, 1e-9 * std::abs(high))) / static_cast<double>(at_most);
  constexpr std::array<double, 4> round{1, 2, 2.5, 5};
  for (double power = std::pow(10, std::floor(std::log10(least)));; power *= 10)
    for (const double factor : round) {
      const double step = factor * power;
      if (step < least) continue;
      const double first = std::floor(low / step);
      const double last = std::max(first + 1, std::ceil(high / step));
      if (last - first > static_cast<double>(at_most)) continue;
      std::vector<double> breaks;
      for (double i = first; i <= last; ++i) breaks.push_back(i * step);
      return breaks;
    }
}

std::optional<std::size_t> class_in(std::span<const double> breaks, double value) {
  assert(breaks.size() > 1);
  if (!(value >= breaks.front() && value <= breaks.back())) return std::nullopt;
  const auto after = std::upper_bound(breaks.begin(), breaks.end(), value);
  const auto at = static_cast<std::size_t>(after - breaks.begin()) - 1;
  return std::min(at, breaks.size() - 2);
}

Histogram histogram(std::span<const double> values, std::vector<double> breaks) {
  Histogram classes{.breaks = std::move(breaks), .counts = {}, .below = 0, .above = 0, .unknown = 0};
  classes.counts.resize(classes.breaks.size() - 1);
  for (const double value : values) {
    if (std::isnan(value)) ++classes.unknown;
    else if (const auto at = class_in(classes.breaks, value)) ++classes.counts[*at];
    else ++(value < classes.breaks.front() ? classes.below : classes.above);
  }
  return classes;
}

Measured<TernaryPoint> ternary_point(double first, double second, double third) {
  for (const double share : {first, second, third})
    if (!(share >= 0)) return Undefined{"not all three shares are known"};
  const double sum = first + second + third;
  if (sum == 0) return Undefined{"none of the three had a vote"};
  return TernaryPoint{(second + third / 2) / sum, std::numbers::sqrt3 / 2 * third / sum};
}

std::vector<SeatsForVotes> seats_for_votes(const Totals& totals) {
  int seats = 0;
  for (const PartyTotal& total : totals.parties) seats += total.seats;
  if (seats == 0 || totals.votes_valid == 0) return {};
  std::vector<SeatsForVotes> all;
  for (const PartyTotal& total : totals.parties)
    all.push_back({.party = total.party,
                   .votes = total.votes,
                   .seats = total.seats,
                   .share_of_votes = 100.0 * static_cast<double>(total.votes) / static_cast<double>(totals.votes_valid),
                   .share_of_seats = 100.0 * total.seats / seats});
  return all;
}

}  // namespace hustings

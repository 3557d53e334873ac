// What many areas say together: a line through pairs of figures, classes of one, three shares in a triangle, and seats
// against votes.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "elections/measured.h"
#include "elections/seats.h"

namespace hustings {

/// Stands under every correlation of areas. Source: Robinson, W. S., Ecological correlations and the behavior of
/// individuals, American Sociological Review 15, 1950.
inline constexpr const char* areas_are_not_people =
    "These are areas, not people: a pattern between areas need not hold for individual voters";

struct Fit {
  double slope = 0;
  double intercept = 0;
  double r = 0;  ///< product-moment correlation, -1 to 1
  std::size_t n = 0;
  double at(double x) const { return intercept + slope * x; }
};

/// The line of least squares through (x, y). Pairs with a NaN are left out; every pair counts the same, however many
/// people live there. Undefined: fewer than three pairs, or all x or all y are the same. Worked out about the means, in
/// two passes, so that large figures lose no digits. Source: Chan, T. F., Golub, G. H. and LeVeque, R. J., Algorithms
/// for computing the sample variance, The American Statistician 37, 1983.
Measured<Fit> linear_fit(std::span<const double> x, std::span<const double> y);

/// Breaks at whole multiples of 1, 2, 2.5 or 5 times a power of ten that enclose all known values, in `at_most` classes
/// or fewer (two may be needed on both sides of 0, whatever is asked); empty where no value is known.
std::vector<double> round_breaks(std::span<const double> values, std::size_t at_most);

struct Histogram {
  std::vector<double> breaks;       ///< ascending; class i goes from breaks[i], included, to breaks[i + 1]
  std::vector<std::size_t> counts;  ///< one a class
  std::size_t below = 0, above = 0;
  std::size_t unknown = 0;  ///< NaN
};

/// The class of a value, or none: outside, or NaN. The last class holds its upper break too.
std::optional<std::size_t> class_in(std::span<const double> breaks, double value);

/// Two breaks at least, ascending. Every value is counted once: in a class, below, above or unknown.
Histogram histogram(std::span<const double> values, std::vector<double> breaks);

/// A place in the triangle with the corners (0, 0) for the first, (1, 0) for the second and (1/2, sqrt(3)/2) for the
/// third: the nearer a corner, the larger that party's part of the three.
struct TernaryPoint {
  double x = 0;
  double y = 0;
};

/// Of three shares, which need not sum to anything. Source: Upton, G. J. G., Diagrammatic representation of three-party
/// contests, Political Studies 24, 1976. Undefined: one of them is not known or is less than 0, or all are 0.
Measured<TernaryPoint> ternary_point(double first, double second, double third);

/// What a party's votes brought it.
struct SeatsForVotes {
  PartyIndex party = 0;
  std::int64_t votes = 0;
  int seats = 0;
  double share_of_votes = 0;  ///< percent of all valid votes
  double share_of_seats = 0;  ///< percent of the seats that somebody won
};

/// In the order of `totals`. Empty where no seats are won.
std::vector<SeatsForVotes> seats_for_votes(const Totals& totals);

}  // namespace hustings

// Lines, classes, triangles: against published figures and what can be reckoned by hand.
#include "elections/statistics.h"

#include <array>
#include <cmath>
#include <doctest/doctest.h>
#include <limits>
#include <random>

#include "tests/elections/examples.h"

using namespace hustings;

namespace {

constexpr double gap = std::numeric_limits<double>::quiet_NaN();

using Eleven = std::array<double, 11>;

// Anscombe, F. J., Graphs in statistical analysis, The American Statistician 27, 1973.
constexpr Eleven anscombe_x = {10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5};
constexpr Eleven anscombe_x4 = {8, 8, 8, 8, 8, 8, 8, 19, 8, 8, 8};
constexpr Eleven anscombe_y1 = {8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68};
constexpr Eleven anscombe_y2 = {9.14, 8.14, 8.74, 8.77, 9.26, 8.10, 6.13, 3.10, 9.13, 7.26, 4.74};
constexpr Eleven anscombe_y3 = {7.46, 6.77, 12.74, 7.11, 7.81, 8.84, 6.08, 5.39, 8.15, 6.42, 5.73};
constexpr Eleven anscombe_y4 = {6.58, 5.76, 7.71, 8.84, 8.47, 7.04, 5.25, 12.50, 5.56, 7.91, 6.89};

}  // namespace

TEST_CASE("Anscombe's four sets have the line and the correlation that he published") {
  for (const auto& [x, y] : {std::pair(anscombe_x, anscombe_y1), std::pair(anscombe_x, anscombe_y2),
                             std::pair(anscombe_x, anscombe_y3), std::pair(anscombe_x4, anscombe_y4)}) {
    const auto line = linear_fit(x, y);
    REQUIRE(line);
    CHECK(line->n == 11);
    CHECK(std::abs(line->slope - 0.500) < 0.0005);
    CHECK(std::abs(line->intercept - 3.00) < 0.005);
    CHECK(std::abs(line->r - 0.816) < 0.001);
  }
}

TEST_CASE("a worked line: (1,2) (2,3) (3,5)") {
  // Means 2 and 10/3; sums of squares 2 and 14/3, of products 3: slope 3/2, intercept 1/3, r = 3 / sqrt(28/3).
  const std::vector<double> x{1, 2, gap, 3, 7};
  const std::vector<double> y{2, 3, 100, 5, gap};
  const auto line = linear_fit(x, y);
  REQUIRE(line);
  CHECK(line->n == 3);  // pairs with a gap are left out
  CHECK(line->slope == doctest::Approx(1.5));
  CHECK(line->intercept == doctest::Approx(1.0 / 3));
  CHECK(line->r == doctest::Approx(3 / std::sqrt(28.0 / 3)));
  CHECK(line->at(2) == doctest::Approx(10.0 / 3));
}

TEST_CASE("no line where there is none to draw") {
  CHECK_FALSE(linear_fit(std::vector<double>{1, 2}, std::vector<double>{1, 2}));
  CHECK_FALSE(linear_fit(std::vector<double>{1, 2, gap}, std::vector<double>{1, 2, 3}));
  CHECK_FALSE(linear_fit(std::vector<double>{0.1, 0.1, 0.1}, std::vector<double>{1, 2, 3}));
  CHECK_FALSE(linear_fit(std::vector<double>{1, 2, 3}, std::vector<double>{0.1, 0.1, 0.1}));
  CHECK_FALSE(linear_fit({}, {}));
}

TEST_CASE("the line stays where figures are large, and follows when they are moved or scaled") {
  std::vector<double> x(anscombe_x.begin(), anscombe_x.end());
  const std::vector<double> y(anscombe_y1.begin(), anscombe_y1.end());
  for (double& value : x) value += 1e9;
  const auto line = linear_fit(x, y);
  REQUIRE(line);
  CHECK(line->slope == doctest::Approx(linear_fit(anscombe_x, anscombe_y1)->slope).epsilon(1e-9));
  CHECK(line->r == doctest::Approx(linear_fit(anscombe_x, anscombe_y1)->r).epsilon(1e-9));
  std::vector<double> down;
  for (const double value : anscombe_x) down.push_back(-2 * value);
  CHECK(linear_fit(down, anscombe_x)->r == doctest::Approx(-1));
  CHECK(linear_fit(down, anscombe_x)->slope == doctest::Approx(-0.5));
}

TEST_CASE("every value of a histogram is counted once, at the break in the upper class") {
  const Histogram classes = histogram(std::vector<double>{0, 4.9, 5, 9.9, 10, -1, 11, gap}, {0, 5, 10});
  CHECK(classes.counts == std::vector<std::size_t>{2, 3});
  CHECK(classes.below == 1);
  CHECK(classes.above == 1);
  CHECK(classes.unknown == 1);
}

TEST_CASE("round breaks enclose all values, in even steps, in no more classes than asked for") {
  CHECK(round_breaks(std::vector<double>{0.3, 9.8}, 10) == std::vector<double>{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10});
  CHECK(round_breaks(std::vector<double>{gap}, 10).empty());
  std::mt19937 random(1);
  std::uniform_real_distribution<double> any(-100, 100);
  for (int i = 0; i < 500; ++i) {
    std::vector<double> values{any(random), any(random) / 1000, i % 3 == 0 ? gap : any(random)};
    if (i % 7 == 0) values = {any(random)};
    const std::size_t at_most = 2 + random() % 30;
    const auto breaks = round_breaks(values, at_most);
    REQUIRE(breaks.size() >= 2);
    CHECK(breaks.size() <= at_most + 1);
    const Histogram classes = histogram(values, breaks);
    CHECK(classes.below + classes.above == 0);
    for (std::size_t j = 2; j < breaks.size(); ++j)
      CHECK(breaks[j] - breaks[j - 1] == doctest::Approx(breaks[1] - breaks[0]));
  }
}

TEST_CASE("three shares stand in the triangle by their parts of the three") {
  const auto at = [](double a, double b, double c) { return *ternary_point(a, b, c); };
  CHECK(at(50, 0, 0).x == 0);
  CHECK(at(0, 30, 0).x == 1);
  CHECK(at(0, 0, 1).y == doctest::Approx(std::sqrt(3) / 2));
  CHECK(at(20, 20, 20).x == doctest::Approx(0.5));
  CHECK(at(20, 20, 20).y == doctest::Approx(std::sqrt(3) / 6));  // the middle
  CHECK(at(40, 30, 10).x == doctest::Approx(at(4, 3, 1).x));     // the rest of the vote does not matter
  // Barycentric coordinates of the place are the parts.
  CHECK(2 / std::sqrt(3) * at(40, 30, 10).y == doctest::Approx(10.0 / 80));
  CHECK(at(40, 30, 10).x - at(40, 30, 10).y / std::sqrt(3) == doctest::Approx(30.0 / 80));
  CHECK_FALSE(ternary_point(gap, 1, 1));
  CHECK_FALSE(ternary_point(-1, 1, 1));
  CHECK_FALSE(ternary_point(0, 0, 0));
}

TEST_CASE("shares of seats and of votes sum to a hundred, and there are none where no seats are won") {
  using namespace examples;
  const std::vector<Result> results{result_of({{con, 60}, {lab, 40}}, "E1"), result_of({{con, 10}, {lab, 90}}, "E2"),
                                    result_of({{con, 55}, {lab, 45}}, "E3")};
  const auto rows = seats_for_votes(totals(results, SeatRule::one_each));
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].party == con);
  CHECK(rows[0].share_of_votes == doctest::Approx(125.0 / 3));
  CHECK(rows[0].share_of_seats == doctest::Approx(200.0 / 3));
  CHECK(rows[0].share_of_seats + rows[1].share_of_seats == doctest::Approx(100));
  CHECK(rows[0].share_of_votes + rows[1].share_of_votes == doctest::Approx(100));
  CHECK(seats_for_votes(totals(results, SeatRule::none)).empty());
}

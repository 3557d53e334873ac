#include "geo/mesh/exact_orientation.h"

#include <array>
#include <cmath>
#include <cstddef>

namespace hustings {

namespace {

/// A sum that no double holds, as a high part and what rounding took from it.
struct Split {
  double high, low;
};

/// Knuth's sum: high + low is a + b exactly.
Split sum_of(double a, double b) {
  const double high = a + b;
  const double from_b = high - a;
  return {high, (a - (high - from_b)) + (b - from_b)};
}

/// Doubles whose exact sum is wanted, kept apart so far that the largest one has the sum's sign (Shewchuk, "Adaptive
/// precision floating-point arithmetic and fast robust geometric predicates", 1997: expansions).
class Expansion {
 public:
  void add_product(double a, double b) {
    const double high = a * b;
    add(std::fma(a, b, -high));
    add(high);
  }

  int sign() const {
    for (std::size_t i = count_; i-- > 0;)
      if (parts_[i] != 0) return parts_[i] > 0 ? 1 : -1;
    return 0;
  }

 private:
  void add(double value) {
    for (std::size_t i = 0; i < count_; ++i) {
      const Split sum = sum_of(value, parts_[i]);
      parts_[i] = sum.low;
      value = sum.high;
    }
    parts_[count_++] = value;
  }

  std::array<double, 16> parts_{};  // eight products of two parts each, from the smallest
  std::size_t count_ = 0;
};

int exact_sign(Point a, Point b, Point c) {
  const auto add = [](Expansion& expansion, Split left, Split right, double sign) {
    for (const double x : {left.low, left.high})
      for (const double y : {right.low, right.high}) expansion.add_product(sign * x, y);
  };
  Expansion expansion;
  add(expansion, sum_of(b.x, -a.x), sum_of(c.y, -a.y), 1);
  add(expansion, sum_of(b.y, -a.y), sum_of(c.x, -a.x), -1);
  return expansion.sign();
}

}  // namespace

int orientation(Point a, Point b, Point c) {
  const double left = (b.x - a.x) * (c.y - a.y);
  const double right = (b.y - a.y) * (c.x - a.x);
  const double difference = left - right;
  constexpr double rounding = 4 * 0x1p-53;  // of three roundings each, and a little more
  const double bound = rounding * (std::abs(left) + std::abs(right));
  if (difference > bound) return 1;
  if (difference < -bound) return -1;
  return exact_sign(a, b, c);
}

}  // namespace hustings

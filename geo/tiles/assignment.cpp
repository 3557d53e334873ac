#include "geo/tiles/assignment.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace hustings {

namespace {

constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

/// Shortest augmenting paths: points join one by one, each along the cheapest chain of exchanges.
class Exact {
 public:
  Exact(std::span<const Point> points, std::span<const Point> places)
      : points_(points),
        places_(places),
        count_(points.size()),
        point_price_(count_),
        place_price_(count_),
        holder_(count_, none) {}

  std::vector<std::uint32_t> run() {
    for (std::uint32_t point = 0; point < count_; ++point) add(point);
    std::vector<std::uint32_t> place(count_);
    for (std::uint32_t i = 0; i < count_; ++i) place[holder_[i]] = i;
    return place;
  }

 private:
  double cost(std::uint32_t point, std::uint32_t place) const {
    const Point apart = points_[point] - places_[place];
    return apart.x * apart.x + apart.y * apart.y - point_price_[point] - place_price_[place];
  }

  /// Dijkstra's algorithm from a new point over places to the nearest free one.
  void add(std::uint32_t newcomer) {
    std::vector<double> length(count_, std::numeric_limits<double>::infinity());
    std::vector<std::uint32_t> from(count_, none);  // the place before on the path
    std::vector<std::uint32_t> open(count_);
    std::iota(open.begin(), open.end(), 0U);
    std::vector<std::uint32_t> closed;
    std::uint32_t point = newcomer;
    std::uint32_t at = none;
    double reached = 0;
    while (true) {
      std::size_t nearest = 0;
      for (std::size_t i = 0; i < open.size(); ++i) {
        const std::uint32_t place = open[i];
        const double through = reached + cost(point, place);
        if (through < length[place]) length[place] = through, from[place] = at;
        if (length[place] < length[open[nearest]]) nearest = i;
      }
      at = open[nearest];
      reached = length[at];
      open[nearest] = open.back();
      open.pop_back();
      if (holder_[at] == none) break;
      closed.push_back(at);
      point = holder_[at];
    }
    point_price_[newcomer] += reached;
    for (const std::uint32_t place : closed) {
      point_price_[holder_[place]] += reached - length[place];
      place_price_[place] -= reached - length[place];
    }
    for (; from[at] != none; at = from[at]) holder_[at] = holder_[from[at]];
    holder_[at] = newcomer;
  }

  std::span<const Point> points_, places_;
  std::size_t count_;
  std::vector<double> point_price_, place_price_;
  std::vector<std::uint32_t> holder_;
};

/// Splits points and places alike across the longer side of the places' box, and goes on in both halves.
class Halving {
 public:
  Halving(std::span<const Point> points, std::span<const Point> places)
      : points_(points), places_(places), out_(points.size()) {}

  std::vector<std::uint32_t> run() {
    std::vector<std::uint32_t> who(points_.size());
    std::iota(who.begin(), who.end(), 0U);
    std::vector<std::uint32_t> where = who;
    split(who, where);
    return std::move(out_);
  }

 private:
  static constexpr std::size_t few = 64;  // are assigned exactly

  void split(std::span<std::uint32_t> who, std::span<std::uint32_t> where) {
    if (who.size() <= few) return finish(who, where);
    Box box;
    for (const std::uint32_t place : where) box.add(places_[place]);
    const int axis = box.size().x >= box.size().y ? 0 : 1;
    const std::size_t half = who.size() / 2;
    order(who, points_, axis, half);
    order(where, places_, axis, half);
    split(who.first(half), where.first(half));
    split(who.subspan(half), where.subspan(half));
  }

  static void order(std::span<std::uint32_t> what, std::span<const Point> points, int axis, std::size_t half) {
    std::nth_element(what.begin(), what.begin() + static_cast<std::ptrdiff_t>(half), what.end(),
                     [&](std::uint32_t a, std::uint32_t b) {
                       const double at_a = points[a][axis];
                       const double at_b = points[b][axis];
                       return at_a != at_b ? at_a < at_b : a < b;
                     });
  }

  void finish(std::span<const std::uint32_t> who, std::span<const std::uint32_t> where) {
    std::vector<Point> points, places;
    for (const std::uint32_t i : who) points.push_back(points_[i]);
    for (const std::uint32_t i : where) places.push_back(places_[i]);
    const std::vector<std::uint32_t> place = Exact(points, places).run();
    for (std::size_t i = 0; i < who.size(); ++i) out_[who[i]] = where[place[i]];
  }

  std::span<const Point> points_, places_;
  std::vector<std::uint32_t> out_;
};

}  // namespace

std::vector<std::uint32_t> assigned(std::span<const Point> points, std::span<const Point> places) {
  if (points.size() <= most_exact) return Exact(points, places).run();
  return Halving(points, places).run();
}

}  // namespace hustings

#include "geo/tiles/circles.h"

#include <algorithm>
#include <cmath>
#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <numbers>
#include <numeric>

namespace hustings {

namespace {

constexpr double smallest_weight = 0.02;  // of the mean: what a circle of unknown weight gets
constexpr int rounds = 300;
constexpr int last_rounds = 400;        // that only part circles
constexpr double pull_home = 0.01;      // of the way, a round
constexpr double pull_together = 0.25;  // of the gap to a neighbour, by the share of the border
constexpr double enough = 1e-4;         // overlap that may remain, of the sum of two radii

std::vector<double> radii_of(std::span<const double> weights, double size) {
  const auto known = [](double weight) { return weight > 0 && std::isfinite(weight); };
  double sum = 0;
  std::size_t count = 0;
  for (const double weight : weights)
    if (known(weight)) sum += weight, ++count;
  const double unknown = count > 0 ? smallest_weight * sum / static_cast<double>(count) : 1;
  sum += unknown * static_cast<double>(weights.size() - count);
  std::vector<double> radii;
  for (const double weight : weights)
    radii.push_back(std::sqrt((known(weight) ? weight : unknown) / sum * size / std::numbers::pi));
  return radii;
}

/// Circles that push one another away and are pulled to where they belong.
class Relaxation {
 public:
  Relaxation(std::vector<double> radii, std::vector<Point> homes, std::span<const NeighbourPair> neighbours)
      : radii_(std::move(radii)), homes_(std::move(homes)), neighbours_(neighbours), shares_(homes_.size()) {
    // Circles of one place would not know which way to go: each starts a little apart, by the golden angle.
    const double little = 1e-3 * *std::min_element(radii_.begin(), radii_.end());
    for (std::size_t i = 0; i < homes_.size(); ++i) {
      const double angle = 2.399963229728653 * static_cast<double>(i);
      at_.push_back(homes_[i] + little * Point{std::cos(angle), std::sin(angle)});
    }
    largest_ = *std::max_element(radii_.begin(), radii_.end());
    for (const NeighbourPair& pair : neighbours_)
      shares_[pair.first] += pair.border, shares_[pair.second] += pair.border;
  }

  std::vector<Point> run() {
    for (int round = 0; round < rounds; ++round) {
      // Pulls fade out, so that pushes have the last word.
      const double strength = 1 - static_cast<double>(round) / rounds;
      pull(strength);
      part();
    }
    for (int round = 0; round < last_rounds && part() > enough; ++round) {
    }
    spread();
    return std::move(at_);
  }

 private:
  void pull(double strength) {
    std::vector<Point> moves(at_.size(), Point{0, 0});
    for (const NeighbourPair& pair : neighbours_) {
      const Point apart = at_[pair.second] - at_[pair.first];
      const double distance = glm::length(apart);
      const double gap = distance - radii_[pair.first] - radii_[pair.second];
      if (gap <= 0) continue;
      const Point way = apart * (pull_together * strength * gap / distance);
      moves[pair.first] += way * (pair.border / shares_[pair.first]);
      moves[pair.second] -= way * (pair.border / shares_[pair.second]);
    }
    for (std::size_t i = 0; i < at_.size(); ++i) at_[i] += moves[i] + (homes_[i] - at_[i]) * (pull_home * strength);
  }

  /// Calls for every two circles that may overlap: the grid's cells are as wide as the largest circle.
  void for_pairs(const auto& work) {
    Box box;
    for (const Point point : at_) box.add(point);
    // A few circles far from all others must not make a grid of mostly empty cells.
    const double fair = std::sqrt(box.size().x * box.size().y / (4.0 * static_cast<double>(at_.size()) + 16));
    const double side = std::max({2 * largest_, fair, std::max(box.size().x, box.size().y) / 30'000});
    const auto columns = static_cast<std::size_t>(box.size().x / side) + 1;
    const auto rows = static_cast<std::size_t>(box.size().y / side) + 1;
    const auto cell_of = [&](Point point) {
      return std::pair(static_cast<std::size_t>((point.x - box.low.x) / side),
                       static_cast<std::size_t>((point.y - box.low.y) / side));
    };
    std::vector<std::uint32_t> first(columns * rows + 1), order(at_.size());
    for (const Point point : at_) ++first[cell_of(point).second * columns + cell_of(point).first];
    std::uint32_t sum = 0;
    for (std::uint32_t& start : first) start = sum += start;
    for (std::uint32_t i = 0; i < at_.size(); ++i)
      order[--first[cell_of(at_[i]).second * columns + cell_of(at_[i]).first]] = i;
    for (std::uint32_t i = 0; i < at_.size(); ++i) {
      const auto [column, row] = cell_of(start_[i]);
      for (std::size_t r = row > 0 ? row - 1 : 0; r <= std::min(row + 1, rows - 1); ++r) {
        const std::size_t from = first[r * columns + (column > 0 ? column - 1 : 0)];
        const std::size_t to = first[r * columns + std::min(column + 1, columns - 1) + 1];
        for (std::size_t k = from; k < to; ++k)
          if (order[k] > i) work(i, order[k]);
      }
    }
  }

  /// Pushes circles that overlap apart, the smaller one further; returns the largest overlap that there was.
  double part() {
    double largest = 0;
    start_ = at_;
    for_pairs([&](std::uint32_t a, std::uint32_t b) {
      const double wanted = radii_[a] + radii_[b];
      const Point apart = at_[b] - at_[a];
      const double square = glm::dot(apart, apart);
      if (square >= wanted * wanted) return;
      const double distance = std::sqrt(square);
      largest = std::max(largest, 1 - distance / wanted);
      const Point way = distance > 0 ? apart * ((wanted - distance) / distance) : Point{wanted, 0};
      const double size_a = radii_[a] * radii_[a];
      const double size_b = radii_[b] * radii_[b];
      at_[a] -= way * (size_b / (size_a + size_b));
      at_[b] += way * (size_a / (size_a + size_b));
    });
    return largest;
  }

  /// Moves all apart by one factor, the least that leaves no overlap.
  void spread() {
    double factor = 1;
    start_ = at_;
    for_pairs([&](std::uint32_t a, std::uint32_t b) {
      const double distance = glm::distance(at_[a], at_[b]);
      if (distance > 0) factor = std::max(factor, (radii_[a] + radii_[b]) / distance);
    });
    if (factor == 1) return;
    Point middle{0, 0};
    for (const Point point : at_) middle += point / static_cast<double>(at_.size());
    for (Point& point : at_) point = middle + (point - middle) * (factor * (1 + 1e-12));
  }

  std::vector<double> radii_;
  std::vector<Point> homes_;
  std::span<const NeighbourPair> neighbours_;
  std::vector<double> shares_;  // all borders of each circle with neighbours
  std::vector<Point> at_, start_;
  double largest_ = 0;
};

/// Circles close to one another as one, so that crowds far apart need not push their way circle by circle.
class Groups {
 public:
  Groups(std::span<const double> radii, std::span<const Point> homes)
      : radii_(radii), homes_(homes), group_of_(homes.size()) {
    std::vector<std::uint32_t> all(homes.size());
    std::iota(all.begin(), all.end(), 0U);
    split(all);
  }

  /// Where the circles start once the groups have parted: each group's spread out, or as it was where it had room.
  std::vector<Point> starts(std::span<const NeighbourPair> neighbours) const {
    std::vector<NeighbourPair> pairs;
    for (const NeighbourPair& pair : neighbours) {
      const std::uint32_t first = group_of_[pair.first];
      const std::uint32_t second = group_of_[pair.second];
      if (first != second) pairs.push_back({std::min(first, second), std::max(first, second), pair.border});
    }
    const std::vector<Point> to = separated_circles(group_radii_, middles_, pairs);
    std::vector<Point> out;
    for (std::size_t i = 0; i < homes_.size(); ++i) {
      const std::uint32_t group = group_of_[i];
      out.push_back(to[group] + (homes_[i] - middles_[group]) * scales_[group]);
    }
    return out;
  }

 private:
  static constexpr std::size_t most_members = 12;
  static constexpr double packed = 0.8;  // of a group's circle

  void split(std::span<std::uint32_t> members) {
    if (members.size() <= most_members) return finish(members);
    Box box;
    for (const std::uint32_t i : members) box.add(homes_[i]);
    const int axis = box.size().x >= box.size().y ? 0 : 1;
    const auto half = static_cast<std::ptrdiff_t>(members.size() / 2);
    std::nth_element(members.begin(), members.begin() + half, members.end(), [&](std::uint32_t a, std::uint32_t b) {
      return homes_[a][axis] != homes_[b][axis] ? homes_[a][axis] < homes_[b][axis] : a < b;
    });
    split(members.first(static_cast<std::size_t>(half)));
    split(members.subspan(static_cast<std::size_t>(half)));
  }

  void finish(std::span<const std::uint32_t> members) {
    Point middle{0, 0};
    double squares = 0;
    for (const std::uint32_t i : members) {
      group_of_[i] = static_cast<std::uint32_t>(middles_.size());
      middle += homes_[i] / static_cast<double>(members.size());
      squares += radii_[i] * radii_[i];
    }
    double apart = 0;  // squared, the mean
    for (const std::uint32_t i : members)
      apart += glm::dot(homes_[i] - middle, homes_[i] - middle) / static_cast<double>(members.size());
    const double radius = std::sqrt(squares / packed);
    middles_.push_back(middle);
    group_radii_.push_back(radius);
    // Points that fill a disc are its radius over the root of 2 from its middle, the root of the mean square.
    scales_.push_back(apart > 0 ? std::max(1.0, radius / std::sqrt(2 * apart)) : 1.0);
  }

  std::span<const double> radii_;
  std::span<const Point> homes_;
  std::vector<std::uint32_t> group_of_;
  std::vector<Point> middles_;
  std::vector<double> group_radii_, scales_;
};

}  // namespace

std::vector<Point> separated_circles(std::vector<double> radii, std::vector<Point> homes,
                                     std::span<const NeighbourPair> neighbours) {
  constexpr std::size_t many = 1500;  // push on for longer than there are rounds
  if (homes.size() > many) homes = Groups(radii, homes).starts(neighbours);
  return Relaxation(std::move(radii), std::move(homes), neighbours).run();
}

Cartogram circles(const Layer& layer, const Topology& topology, std::span<const Point> label_points,
                  std::span<const double> weights) {
  Cartogram out{.kind = TileKind::circles, .tiles = {}, .cells = {}, .bounds = {}};
  if (label_points.empty()) return out;
  double size = 0;
  for (const Area& area : layer.areas) size += area_of(area.shape);
  const std::vector<double> radii = radii_of(weights, circles_share * (size > 0 ? size : 1));
  const std::vector<NeighbourPair> neighbours = neighbours_of(topology);
  const std::vector<Point> centres = separated_circles(radii, tile_anchors(layer, label_points), neighbours);
  for (std::size_t i = 0; i < radii.size(); ++i) {
    out.tiles.push_back({centres[i], radii[i]});
    out.bounds.add(centres[i] - radii[i]);
    out.bounds.add(centres[i] + radii[i]);
  }
  return out;
}

}  // namespace hustings

#include "geo/tiles/hex_exchange.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <random>

namespace hustings {

namespace {

constexpr std::int32_t nobody = -1;

// Prices, against 1 for a pair of neighbours with one cell between them.
constexpr double price_of_way = 0.3;  // for each cell's width squared
constexpr double price_of_cover = 1.2;
constexpr double price_of_gap = 0.45;  // for each cell around that is free
constexpr double price_of_seam = 1;    // for each cell around whose area is of another group
constexpr double first_heat = 2.5;
constexpr double last_heat = 0.03;
constexpr int smoothings = 8;

/// What a pair of neighbours costs that many steps apart: far ones hardly more than near ones.
double price_of_steps(std::int32_t steps) {
  static const std::array<double, 64> prices = [] {
    std::array<double, 64> out{};
    for (std::size_t i = 2; i < out.size(); ++i) out[i] = 1 + 0.5 * std::log2(static_cast<double>(i) - 1);
    return out;
  }();
  return prices[std::min<std::size_t>(static_cast<std::size_t>(steps), prices.size() - 1)];
}

/// A pair with a long border matters more than one that hardly meets.
constexpr double least_weight = 0.3;
constexpr double most_weight = 1.4;

/// The median length of a border.
double usual_border(std::span<const NeighbourPair> neighbours) {
  std::vector<double> borders;
  for (const NeighbourPair& pair : neighbours) borders.push_back(pair.border);
  if (borders.empty()) return 1;
  std::nth_element(borders.begin(), borders.begin() + static_cast<std::ptrdiff_t>(borders.size() / 2), borders.end());
  return std::max(borders[borders.size() / 2], 1e-9);
}

class Annealer {
 public:
  Annealer(const HexGrid& grid, std::span<const double> covered, std::span<const NeighbourPair> neighbours,
           std::span<const Point> label_points, std::span<const std::uint32_t> groups,
           std::vector<std::uint32_t> cell_of)
      : covered_(covered),
        groups_(groups),
        cell_of_(std::move(cell_of)),
        area_at_(grid.size(), nobody),
        near_(grid.size()),
        neighbours_(cell_of_.size()) {
    for (std::size_t i = 0; i < grid.size(); ++i) {
      cells_.push_back(grid.cell(i));
      centres_.push_back(grid.centre(i));
      around_.push_back(grid.around(i));
    }
    weights_.resize(cell_of_.size());
    const double usual = usual_border(neighbours);
    for (const NeighbourPair& pair : neighbours) {
      const double weight = std::clamp(std::sqrt(pair.border / usual), least_weight, most_weight);
      neighbours_[pair.first].push_back(pair.second);
      neighbours_[pair.second].push_back(pair.first);
      weights_[pair.first].push_back(weight);
      weights_[pair.second].push_back(weight);
    }
    for (std::uint32_t area = 0; area < cell_of_.size(); ++area) {
      area_at_[cell_of_[area]] = static_cast<std::int32_t>(area);
      for (const std::uint32_t next : around_[cell_of_[area]]) ++near_[next];
    }
    per_square_ = price_of_way / std::pow(grid.lattice().radius * hex_spacing, 2);
    set_targets(label_points);
  }

  Exchange run() {
    const std::size_t areas = cell_of_.size();
    const std::size_t tries = std::max(std::min<std::size_t>(areas * 3000, 1'000'000), areas * 120);
    constexpr std::size_t stages = 100;
    for (std::size_t stage = 0; stage <= stages; ++stage) {
      // The last stage only takes what is no worse.
      const double share = static_cast<double>(stage) / stages;
      heat_ = stage == stages ? 0 : first_heat * std::pow(last_heat / first_heat, share);
      for (std::size_t i = 0; i < tries / stages; ++i) attempt();
    }
    double cost = 0;
    for (std::uint32_t area = 0; area < areas; ++area)
      cost += cost_of_pairs(area, cell_of_[area]) / 2 + cost_of_place(area, cell_of_[area]) +
              cost_of_seams(area, cell_of_[area]) / 2 - price_of_gap / 2 * near_[cell_of_[area]];
    return {std::move(cell_of_), cost};
  }

 private:
  /// Where the layout, smoothed over neighbours, puts each area: where some are crowded and others are not, all must
  /// go far, and only the way from there tells a good place from a bad one.
  void set_targets(std::span<const Point> label_points) {
    std::vector<Point> moved;
    for (std::size_t i = 0; i < cell_of_.size(); ++i) moved.push_back(centres_[cell_of_[i]] - label_points[i]);
    for (int round = 0; round < smoothings; ++round) {
      std::vector<Point> next = moved;
      for (std::size_t i = 0; i < moved.size(); ++i) {
        for (const std::uint32_t neighbour : neighbours_[i]) next[i] += moved[neighbour];
        next[i] /= static_cast<double>(neighbours_[i].size() + 1);
      }
      moved = std::move(next);
    }
    for (std::size_t i = 0; i < moved.size(); ++i) targets_.push_back(label_points[i] + moved[i]);
  }

  double cost_of_place(std::uint32_t area, std::uint32_t cell) const {
    const Point way = centres_[cell] - targets_[area];
    return per_square_ * (way.x * way.x + way.y * way.y) - price_of_cover * covered_[cell];
  }

  double cost_of_pairs(std::uint32_t area, std::uint32_t cell) const {
    double cost = 0;
    for (std::size_t i = 0; i < neighbours_[area].size(); ++i)
      cost += weights_[area][i] * price_of_steps(hex_distance(cells_[cell], cells_[cell_of_[neighbours_[area][i]]]));
    return cost;
  }

  double cost_of_seams(std::uint32_t area, std::uint32_t cell) const {
    const auto is_other = [&](std::uint32_t next) {
      const std::int32_t there = area_at_[next];
      return there != nobody && groups_[static_cast<std::size_t>(there)] != groups_[area];
    };
    return price_of_seam * static_cast<double>(std::count_if(around_[cell].begin(), around_[cell].end(), is_other));
  }

  double cost_of(std::uint32_t area) const {
    const std::uint32_t cell = cell_of_[area];
    return cost_of_pairs(area, cell) + cost_of_place(area, cell) + cost_of_seams(area, cell);
  }

  /// Both ways: what was done is undone by doing it again.
  void change_places(std::uint32_t a, std::uint32_t b) {
    std::swap(cell_of_[a], cell_of_[b]);
    area_at_[cell_of_[a]] = static_cast<std::int32_t>(a);
    area_at_[cell_of_[b]] = static_cast<std::int32_t>(b);
  }

  std::uint32_t dice(std::size_t sides) { return static_cast<std::uint32_t>(random_() % sides); }

  bool accepts(double more) {
    if (more <= 0) return true;
    return heat_ > 0 && static_cast<double>(random_()) < std::exp(-more / heat_) * 4294967296.0;
  }

  /// An area changes places with a cell beside a neighbour of its, or beside itself.
  void attempt() {
    const std::uint32_t area = dice(cell_of_.size());
    const std::vector<std::uint32_t>& neighbours = neighbours_[area];
    std::uint32_t near = area;
    if (!neighbours.empty() && dice(2) == 0) near = neighbours[dice(neighbours.size())];
    const std::vector<std::uint32_t>& around = around_[cell_of_[near]];
    if (around.empty()) return;
    const std::uint32_t cell = around[dice(around.size())];
    if (area_at_[cell] == nobody) move(area, cell);
    else if (area_at_[cell] != static_cast<std::int32_t>(area)) swap(area, static_cast<std::uint32_t>(area_at_[cell]));
  }

  void swap(std::uint32_t a, std::uint32_t b) {
    const double before = cost_of(a) + cost_of(b);
    change_places(a, b);
    if (!accepts(cost_of(a) + cost_of(b) - before)) change_places(a, b);
  }

  /// Whether a move would shut a free cell in on all sides.
  bool closes_gap(std::uint32_t old, std::uint32_t cell) const {
    return std::any_of(around_[cell].begin(), around_[cell].end(), [&](std::uint32_t next) {
      const int left = hex_distance(cells_[next], cells_[old]) == 1 ? 1 : 0;
      return next != old && area_at_[next] == nobody && near_[next] + 1 - left == 6;
    });
  }

  void move(std::uint32_t area, std::uint32_t cell) {
    const std::uint32_t old = cell_of_[area];
    const bool beside = hex_distance(cells_[old], cells_[cell]) == 1;
    const int around = near_[cell] - (beside ? 1 : 0);
    if (around < std::min(2, near_[old])) return;          // would stand alone
    if (near_[old] >= 5 || closes_gap(old, cell)) return;  // would leave a hole
    const double before = cost_of(area);
    cell_of_[area] = cell;
    area_at_[old] = nobody;
    if (!accepts(cost_of(area) - before - price_of_gap * (around - near_[old]))) {
      cell_of_[area] = old;
      area_at_[old] = static_cast<std::int32_t>(area);
      return;
    }
    area_at_[cell] = static_cast<std::int32_t>(area);
    for (const std::uint32_t next : around_[old]) --near_[next];
    for (const std::uint32_t next : around_[cell]) ++near_[next];
  }

  std::span<const double> covered_;
  std::span<const std::uint32_t> groups_;
  std::vector<std::uint32_t> cell_of_;
  std::vector<std::int32_t> area_at_;
  std::vector<int> near_;  // areas in the cells around each
  std::vector<std::vector<std::uint32_t>> neighbours_, around_;
  std::vector<std::vector<double>> weights_;  // of the same
  std::vector<HexCell> cells_;
  std::vector<Point> centres_, targets_;
  double per_square_ = 0;
  double heat_ = 0;
  std::mt19937 random_{1};
};

}  // namespace

Exchange annealed(const HexGrid& grid, std::span<const double> covered, std::span<const NeighbourPair> neighbours,
                  std::span<const Point> label_points, std::span<const std::uint32_t> groups,
                  std::vector<std::uint32_t> cell_of) {
  return Annealer(grid, covered, neighbours, label_points, groups, std::move(cell_of)).run();
}

}  // namespace hustings

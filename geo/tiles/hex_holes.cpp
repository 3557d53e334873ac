#include "geo/tiles/hex_holes.h"

#include <algorithm>
#include <deque>

namespace hustings {

namespace {

constexpr std::int32_t nobody = -1;
constexpr std::size_t all_around = 6;

class Filler {
 public:
  Filler(const HexGrid& grid, std::span<const double> covered, std::vector<std::uint32_t> cell_of)
      : covered_(covered), cell_of_(std::move(cell_of)), area_at_(grid.size(), nobody) {
    for (std::size_t cell = 0; cell < grid.size(); ++cell) around_.push_back(grid.around(cell));
    for (std::uint32_t area = 0; area < cell_of_.size(); ++area)
      area_at_[cell_of_[area]] = static_cast<std::int32_t>(area);
  }

  std::vector<std::uint32_t> run() {
    find_open();
    for (std::uint32_t cell = 0; cell < area_at_.size(); ++cell)
      if (area_at_[cell] == nobody && !open_[cell] && covered_[cell] > 0.5) fill(cell);
    return std::move(cell_of_);
  }

 private:
  /// The free cells that free cells connect with the edge of the grid.
  void find_open() {
    open_.assign(area_at_.size(), false);
    std::deque<std::uint32_t> queue;
    const auto reach = [&](std::uint32_t cell) {
      if (area_at_[cell] != nobody || open_[cell]) return;
      open_[cell] = true;
      queue.push_back(cell);
    };
    for (std::uint32_t cell = 0; cell < area_at_.size(); ++cell)
      if (around_[cell].size() < all_around) reach(cell);
    for (; !queue.empty(); queue.pop_front())
      for (const std::uint32_t next : around_[queue.front()]) reach(next);
  }

  bool at_the_edge(std::uint32_t cell) const {
    return std::any_of(around_[cell].begin(), around_[cell].end(), [&](std::uint32_t next) { return open_[next]; });
  }

  void fill(std::uint32_t hole) {
    std::vector<std::int64_t> towards(area_at_.size(), -1);  // the next cell on the way back to the hole
    std::deque<std::uint32_t> queue{hole};
    towards[hole] = hole;
    for (; !queue.empty(); queue.pop_front()) {
      const std::uint32_t cell = queue.front();
      if (cell != hole && at_the_edge(cell)) return shift(cell, hole, towards);
      for (const std::uint32_t next : around_[cell])
        if (towards[next] < 0 && area_at_[next] != nobody) towards[next] = cell, queue.push_back(next);
    }
  }

  /// Each area on the way from the edge takes the cell before it; the last one takes the hole.
  void shift(std::uint32_t edge, std::uint32_t hole, const std::vector<std::int64_t>& towards) {
    std::vector<std::uint32_t> way{edge};
    while (way.back() != hole) way.push_back(static_cast<std::uint32_t>(towards[way.back()]));
    for (std::size_t i = way.size() - 1; i > 0; --i) {
      const std::int32_t area = area_at_[way[i - 1]];
      area_at_[way[i]] = area;
      cell_of_[static_cast<std::size_t>(area)] = way[i];
    }
    area_at_[edge] = nobody;
    open_[edge] = true;
  }

  std::span<const double> covered_;
  std::vector<std::uint32_t> cell_of_;
  std::vector<std::int32_t> area_at_;
  std::vector<std::vector<std::uint32_t>> around_;
  std::vector<bool> open_;
};

}  // namespace

std::vector<std::uint32_t> without_holes(const HexGrid& grid, std::span<const double> covered,
                                         std::vector<std::uint32_t> cell_of) {
  return Filler(grid, covered, std::move(cell_of)).run();
}

}  // namespace hustings

#include "geo/tiles/hex_groups.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <deque>
#include <limits>
#include <map>
#include <numeric>
#include <set>

namespace hustings {

namespace {

constexpr std::int32_t nobody = -1;
constexpr std::array<HexCell, 6> steps{{{1, 0}, {0, 1}, {-1, 1}, {-1, 0}, {0, -1}, {1, -1}}};

std::uint32_t root_of(std::vector<std::uint32_t>& parents, std::uint32_t area) {
  while (parents[area] != area) area = parents[area] = parents[parents[area]];
  return area;
}

std::vector<std::uint32_t> single(std::size_t count) {
  std::vector<std::uint32_t> parents(count);
  std::iota(parents.begin(), parents.end(), 0U);
  return parents;
}

/// Of each area, the part of its group that it hangs together with by borders.
std::vector<std::uint32_t> parts_of_groups(std::span<const NeighbourPair> neighbours,
                                           std::span<const std::uint32_t> groups) {
  std::vector<std::uint32_t> parents = single(groups.size());
  for (const NeighbourPair& pair : neighbours)
    if (groups[pair.first] == groups[pair.second])
      parents[root_of(parents, pair.second)] = root_of(parents, pair.first);
  for (std::uint32_t area = 0; area < parents.size(); ++area) parents[area] = root_of(parents, area);
  return parents;
}

/// Pieces of each part beyond the first. `around(area)` visits the areas in the cells around one.
template <class Around>
std::vector<std::vector<std::uint32_t>> lesser_pieces(std::span<const std::uint32_t> parts,
                                                      std::span<const std::uint32_t> groups, Around around) {
  std::vector<std::uint32_t> parents = single(parts.size());
  for (std::uint32_t area = 0; area < parts.size(); ++area)
    around(area, [&](std::uint32_t other) {
      if (groups[other] == groups[area]) parents[root_of(parents, other)] = root_of(parents, area);
    });
  std::map<std::uint32_t, std::map<std::uint32_t, std::vector<std::uint32_t>>> pieces;  // by part and root
  for (std::uint32_t area = 0; area < parts.size(); ++area) pieces[parts[area]][root_of(parents, area)].push_back(area);
  std::vector<std::vector<std::uint32_t>> lesser;
  for (auto& [part, by_root] : pieces) {
    if (by_root.size() < 2) continue;
    const auto largest = std::max_element(
        by_root.begin(), by_root.end(), [](const auto& a, const auto& b) { return a.second.size() < b.second.size(); });
    for (auto piece = by_root.begin(); piece != by_root.end(); ++piece)
      if (piece != largest) lesser.push_back(std::move(piece->second));
  }
  std::stable_sort(lesser.begin(), lesser.end(), [](const auto& a, const auto& b) { return a.size() < b.size(); });
  return lesser;
}

class Joiner {
 public:
  Joiner(const HexGrid& grid, std::span<const NeighbourPair> neighbours, std::span<const std::uint32_t> groups,
         std::vector<std::uint32_t> cell_of)
      : groups_(groups), parts_(parts_of_groups(neighbours, groups)), cell_of_(std::move(cell_of)) {
    area_at_.assign(grid.size(), nobody);
    for (std::size_t cell = 0; cell < grid.size(); ++cell) around_.push_back(grid.around(cell));
    for (std::uint32_t area = 0; area < cell_of_.size(); ++area) put(area, cell_of_[area]);
  }

  std::vector<std::uint32_t> run() {
    auto torn = lesser();
    for (auto piece = torn.begin(); piece != torn.end();) {
      if (improve(*piece, outside(torn))) {
        torn = lesser();
        piece = torn.begin();
      } else {
        ++piece;
      }
    }
    return std::move(cell_of_);
  }

 private:
  void put(std::uint32_t area, std::uint32_t cell) {
    cell_of_[area] = cell;
    area_at_[cell] = static_cast<std::int32_t>(area);
  }

  std::vector<std::vector<std::uint32_t>> lesser() const {
    return lesser_pieces(parts_, groups_, [&](std::uint32_t area, auto visit) {
      for (const std::uint32_t next : around_[cell_of_[area]])
        if (area_at_[next] != nobody) visit(static_cast<std::uint32_t>(area_at_[next]));
    });
  }

  /// Areas that lie apart from most of their part.
  static std::size_t outside(const std::vector<std::vector<std::uint32_t>>& pieces) {
    return std::accumulate(pieces.begin(), pieces.end(), std::size_t{0},
                           [](std::size_t sum, const auto& piece) { return sum + piece.size(); });
  }

  /// Brings an area of the piece to the rest of its part: by the shortest way on which less is torn than was.
  bool improve(const std::vector<std::uint32_t>& piece, std::size_t was) {
    std::vector<std::int64_t> from(area_at_.size(), -1);  // the cell before on the way
    std::deque<std::uint32_t> queue;
    const std::set<std::uint32_t> own(piece.begin(), piece.end());
    for (const std::uint32_t area : piece) from[cell_of_[area]] = cell_of_[area], queue.push_back(cell_of_[area]);
    const auto is_rest = [&](std::uint32_t cell) {
      if (area_at_[cell] == nobody) return false;
      const auto area = static_cast<std::uint32_t>(area_at_[cell]);
      return parts_[area] == parts_[piece.front()] && !own.contains(area);
    };
    const std::vector<std::uint32_t> before = cell_of_;
    const std::size_t closed_before = closed_in();
    for (std::size_t tries = 0; !queue.empty() && tries < most_tries; queue.pop_front()) {
      const std::uint32_t cell = queue.front();
      const auto& around = around_[cell];
      const bool is_free = area_at_[cell] == nobody;
      for (const std::uint32_t next : around)
        if (from[next] < 0 && !is_free) from[next] = cell, queue.push_back(next);
      if (from[cell] == cell || is_rest(cell) || std::none_of(around.begin(), around.end(), is_rest)) continue;
      ++tries;
      for (const bool along : {true, false}) {
        if (is_free && along) continue;
        if (along) shift(cell, from);
        else exchange(cell, from);
        if (outside(lesser()) < was && (!is_free || closed_in() <= closed_before)) return true;
        std::fill(area_at_.begin(), area_at_.end(), nobody);
        for (std::uint32_t area = 0; area < before.size(); ++area) put(area, before[area]);
      }
    }
    return false;
  }

  /// The first area of the way takes its last cell, and each of the others the cell before its own.
  void shift(std::uint32_t last, const std::vector<std::int64_t>& from) {
    std::vector<std::uint32_t> way{last};
    while (from[way.back()] != way.back()) way.push_back(static_cast<std::uint32_t>(from[way.back()]));
    const auto traveller = static_cast<std::uint32_t>(area_at_[way.back()]);
    for (std::size_t i = way.size() - 1; i > 0; --i) put(static_cast<std::uint32_t>(area_at_[way[i - 1]]), way[i]);
    put(traveller, last);
  }

  static std::uint32_t first_of(std::uint32_t last, const std::vector<std::int64_t>& from) {
    while (from[last] != last) last = static_cast<std::uint32_t>(from[last]);
    return last;
  }

  /// Free cells that areas close in.
  std::size_t closed_in() const {
    std::vector<bool> open(area_at_.size(), false);
    std::deque<std::uint32_t> queue;
    const auto reach = [&](std::uint32_t cell) {
      if (area_at_[cell] == nobody && !open[cell]) open[cell] = true, queue.push_back(cell);
    };
    for (std::uint32_t cell = 0; cell < area_at_.size(); ++cell)
      if (around_[cell].size() < steps.size()) reach(cell);
    for (; !queue.empty(); queue.pop_front())
      for (const std::uint32_t next : around_[queue.front()]) reach(next);
    std::size_t closed = 0;
    for (std::size_t cell = 0; cell < area_at_.size(); ++cell)
      closed += area_at_[cell] == nobody && !open[cell] ? 1 : 0;
    return closed;
  }

  /// What is in the cells at both ends of the way changes places.
  void exchange(std::uint32_t last, const std::vector<std::int64_t>& from) {
    const std::uint32_t first = first_of(last, from);
    const std::int32_t there = area_at_[last];
    put(static_cast<std::uint32_t>(area_at_[first]), last);
    area_at_[first] = there;
    if (there != nobody) cell_of_[static_cast<std::size_t>(there)] = first;
  }

  static constexpr std::size_t most_tries = 60;  // ends of ways, the nearest first
  std::span<const std::uint32_t> groups_;
  std::vector<std::uint32_t> parts_;
  std::vector<std::uint32_t> cell_of_;
  std::vector<std::int32_t> area_at_;
  std::vector<std::vector<std::uint32_t>> around_;
};

HexCell nearest_cell(double q, double r) {
  const double s = -q - r;
  double round_q = std::round(q);
  double round_r = std::round(r);
  const double round_s = std::round(s);
  const double off_q = std::abs(round_q - q);
  const double off_r = std::abs(round_r - r);
  const double off_s = std::abs(round_s - s);
  if (off_q > off_r && off_q > off_s) round_q = -round_r - round_s;
  else if (off_r > off_s) round_r = -round_q - round_s;
  return {static_cast<std::int32_t>(round_q), static_cast<std::int32_t>(round_r)};
}

}  // namespace

std::vector<std::uint32_t> with_whole_groups(const HexGrid& grid, std::span<const NeighbourPair> neighbours,
                                             std::span<const std::uint32_t> groups,
                                             std::vector<std::uint32_t> cell_of) {
  return Joiner(grid, neighbours, groups, std::move(cell_of)).run();
}

std::size_t torn_pieces(std::span<const HexCell> cells, std::span<const NeighbourPair> neighbours,
                        std::span<const std::uint32_t> groups) {
  std::map<std::pair<std::int32_t, std::int32_t>, std::uint32_t> at;
  for (std::uint32_t area = 0; area < cells.size(); ++area) at[{cells[area].q, cells[area].r}] = area;
  const auto pieces = lesser_pieces(parts_of_groups(neighbours, groups), groups, [&](std::uint32_t area, auto visit) {
    for (const HexCell step : steps)
      if (const auto next = at.find({cells[area].q + step.q, cells[area].r + step.r}); next != at.end())
        visit(next->second);
  });
  return pieces.size();
}

void draw_near(std::span<const Landmass> landmasses, std::int32_t gap, std::vector<HexCell>& cells) {
  std::vector<std::uint32_t> settled;  // of the largest, and of those that were drawn near
  for (std::size_t i = landmasses.size(); i-- > 0;) {
    const std::vector<std::uint32_t>& moving = landmasses[i].areas;
    HexCell from, to;
    std::int32_t least = std::numeric_limits<std::int32_t>::max();
    for (const std::uint32_t area : moving)
      for (const std::uint32_t other : settled)
        if (const std::int32_t apart = hex_distance(cells[area], cells[other]); apart < least)
          least = apart, from = cells[area], to = cells[other];
    if (!settled.empty() && least > gap + 1) {
      const double part = 1 - static_cast<double>(gap + 1) / least;
      const HexCell way = nearest_cell(part * (to.q - from.q), part * (to.r - from.r));
      for (const std::uint32_t area : moving) cells[area].q += way.q, cells[area].r += way.r;
    }
    settled.insert(settled.end(), moving.begin(), moving.end());
  }
}

}  // namespace hustings

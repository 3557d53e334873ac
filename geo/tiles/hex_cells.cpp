#include "geo/tiles/hex_cells.h"

#include <algorithm>
#include <glm/geometric.hpp>
#include <limits>
#include <numeric>

namespace hustings {

namespace {

constexpr double worth_of_neighbours = 0.3;  // of all six cells around, against a cell's cover of 1
constexpr double worth_of_middle = 0.3;      // what a cell loses at the rim of a disc of the landmass's cells
constexpr std::size_t most_exchanges = 500;

class Chooser {
 public:
  Chooser(const HexGrid& grid, const Landmass& landmass, Point middle, std::vector<bool>& taken)
      : grid_(grid),
        wanted_(landmass.areas.size()),
        taken_(taken),
        worth_(grid.covered(landmass.outline)),
        chosen_(grid.size()),
        near_(grid.size()) {
    covered_ = worth_;
    const double total = std::accumulate(covered_.begin(), covered_.end(), 0.0);
    const auto count = static_cast<double>(wanted_);
    if (total > 0.2 * count && total < 1.2 * count) return;
    // More land than areas, or no land to speak of: the cells shall be a disc.
    const double rim = 0.9 * grid.lattice().radius * grid.lattice().radius * count;  // its radius squared
    for (std::size_t i = 0; i < grid.size(); ++i) {
      const Point from = grid.centre(i) - middle;
      worth_[i] -= worth_of_middle * glm::dot(from, from) / rim;
    }
  }

  std::vector<std::uint32_t> run() {
    take_well_covered();
    while (count_ < wanted_) set(best_free(), true);
    for (std::size_t i = 0; i < most_exchanges; ++i) {
      const std::uint32_t worst = worst_chosen();
      const double worth = value(worst);
      set(worst, false);
      const std::uint32_t best = best_free();
      set(best, true);
      if (value(best) <= worth + 1e-9) {
        set(best, false);
        set(worst, true);
        break;
      }
    }
    std::vector<std::uint32_t> cells;
    for (std::uint32_t i = 0; i < grid_.size(); ++i)
      if (chosen_[i]) cells.push_back(i), taken_[i] = true;
    return cells;
  }

 private:
  double value(std::size_t cell) const { return worth_[cell] + worth_of_neighbours * near_[cell] / 6; }

  void set(std::uint32_t cell, bool chosen) {
    chosen_[cell] = chosen;
    count_ += chosen ? 1 : static_cast<std::size_t>(-1);
    for (const std::uint32_t next : grid_.around(cell)) near_[next] += chosen ? 1 : -1;
  }

  void take_well_covered() {
    std::vector<std::uint32_t> cells;
    for (std::uint32_t i = 0; i < grid_.size(); ++i)
      if (!taken_[i] && covered_[i] > 0.5) cells.push_back(i);
    std::stable_sort(cells.begin(), cells.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return worth_[a] > worth_[b]; });
    if (cells.size() > wanted_) cells.resize(wanted_);
    for (const std::uint32_t cell : cells) set(cell, true);
  }

  std::uint32_t best_free() const {
    std::uint32_t best = 0;
    double most = -std::numeric_limits<double>::infinity();
    for (std::uint32_t i = 0; i < grid_.size(); ++i)
      if (!taken_[i] && !chosen_[i] && value(i) > most) most = value(i), best = i;
    return best;
  }

  std::uint32_t worst_chosen() const {
    std::uint32_t worst = 0;
    double least = std::numeric_limits<double>::infinity();
    for (std::uint32_t i = 0; i < grid_.size(); ++i)
      if (chosen_[i] && value(i) < least) least = value(i), worst = i;
    return worst;
  }

  const HexGrid& grid_;
  std::size_t wanted_;
  std::size_t count_ = 0;
  std::vector<bool>& taken_;
  std::vector<double> worth_, covered_;
  std::vector<bool> chosen_;
  std::vector<int> near_;  // chosen cells around each
};

std::uint32_t root_of(std::vector<std::uint32_t>& parents, std::uint32_t area) {
  while (parents[area] != area) area = parents[area] = parents[parents[area]];
  return area;
}

}  // namespace

std::vector<OutlinePiece> outline_of(const Topology& topology) {
  std::vector<OutlinePiece> pieces;
  for (const Arc& arc : topology.arcs)
    if ((arc.left == no_area) != (arc.right == no_area))
      pieces.push_back({static_cast<std::uint32_t>(std::max(arc.left, arc.right)), arc.points});
  return pieces;
}

std::vector<Landmass> landmasses_of(std::size_t areas, std::span<const NeighbourPair> neighbours,
                                    std::span<const OutlinePiece> outline, const Box& box, double radius) {
  std::vector<std::uint32_t> parents(areas);
  std::iota(parents.begin(), parents.end(), 0U);
  for (const NeighbourPair& pair : neighbours) parents[root_of(parents, pair.second)] = root_of(parents, pair.first);
  std::vector<Landmass> out;
  std::vector<std::size_t> number(areas, areas);  // of the landmass, by its root
  for (std::uint32_t area = 0; area < areas; ++area) {
    std::size_t& of_root = number[root_of(parents, area)];
    if (of_root == areas) of_root = out.size(), out.push_back({.areas = {}, .outline = {box, radius}});
    out[of_root].areas.push_back(area);
  }
  for (const OutlinePiece& piece : outline) out[number[root_of(parents, piece.area)]].outline.add(piece.line);
  for (Landmass& landmass : out) landmass.outline.sort();
  std::stable_sort(out.begin(), out.end(),
                   [](const Landmass& a, const Landmass& b) { return a.areas.size() < b.areas.size(); });
  return out;
}

std::vector<std::uint32_t> choose_cells(const HexGrid& grid, const Landmass& landmass, Point middle,
                                        std::vector<bool>& taken) {
  return Chooser(grid, landmass, middle, taken).run();
}

}  // namespace hustings

#include "atlas/import/far_parts.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <numeric>

namespace hustings {

namespace {

constexpr double near_by = 300;          // kilometres
constexpr double near_of_width = 0.1;    // of the main part's width
constexpr double near_each_other = 900;  // kilometres, of far parts: one inset for all of them
constexpr double least_main = 0.6;       // of all areas
constexpr std::size_t most_parts = 10;
constexpr double least_gain = 1.5;  // how many times as wide the map is with the far parts
constexpr double cell = 0.5;        // degrees
constexpr int columns = static_cast<int>(360 / cell);

/// A cell of a grid over the Earth.
struct Cell {
  int row, column;
  auto operator<=>(const Cell&) const = default;
  Point middle() const { return {(column + 0.5) * cell - 180, (row + 0.5) * cell - 90}; }
};

Cell cell_of(Point place) {
  const int column = static_cast<int>(std::floor((usual_longitude(place.x) + 180) / cell));
  return {static_cast<int>(std::floor((place.y + 90) / cell)), (column + columns) % columns};
}

/// Sets that are joined one by one.
class Sets {
 public:
  explicit Sets(std::size_t count) : parent_(count) { std::iota(parent_.begin(), parent_.end(), std::size_t{0}); }
  std::size_t of(std::size_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  void join(std::size_t a, std::size_t b) { parent_[of(a)] = of(b); }

 private:
  std::vector<std::size_t> parent_;
};

/// The cells that areas lie in, so that a quarter of a million of areas cost no more than the land they cover.
class Cells {
 public:
  explicit Cells(std::span<const AreaSpot> areas) {
    for (const AreaSpot& area : areas) {
      const Cell low = cell_of({area.box.west, area.box.south});
      const int rows = cell_of({area.box.west, area.box.north}).row - low.row;
      const int across = static_cast<int>(area.box.width() / cell) + 1;
      for (int row = 0; row <= rows; ++row)
        for (int column = 0; column <= across; ++column) {
          const Cell at{low.row + row, (low.column + column) % columns};
          if (column < across || at == cell_of({area.box.east, area.box.south + row * cell})) add(at);
        }
      of_area_.push_back(number_.at(low));
    }
  }

  /// The group of each area, where cells within that distance belong together.
  std::vector<std::size_t> groups(double kilometres) {
    Sets sets(cells_.size());
    const int rows = static_cast<int>(kilometres / (111 * cell)) + 1;
    for (std::size_t i = 0; i < cells_.size(); ++i) join_around(i, rows, kilometres, sets);
    std::vector<std::size_t> groups;
    for (const std::size_t at : of_area_) groups.push_back(sets.of(at));
    return groups;
  }

 private:
  void add(Cell at) {
    if (number_.try_emplace(at, cells_.size()).second) cells_.push_back(at);
  }

  void join_around(std::size_t i, int rows, double kilometres, Sets& sets) const {
    const Cell from = cells_[i];
    const double latitude = std::min(85.0, std::abs(from.middle().y) + rows * cell);
    const int reach = std::min(columns / 2, static_cast<int>(rows / std::cos(latitude * std::numbers::pi / 180)) + 1);
    for (int row = from.row; row <= from.row + rows; ++row)
      for (int column = -reach; column <= reach; ++column) {
        const Cell to{row, (from.column + column + columns) % columns};
        const auto found = number_.find(to);
        if (found != number_.end() && kilometres_between(from.middle(), to.middle()) <= kilometres)
          sets.join(i, found->second);
      }
  }

  std::vector<Cell> cells_;
  std::map<Cell, std::size_t> number_;
  std::vector<std::size_t> of_area_;  // the cell of its south-western corner
};

/// Areas by group, the group with most of them first.
std::vector<std::vector<std::size_t>> by_group(const std::vector<std::size_t>& groups) {
  std::map<std::size_t, std::vector<std::size_t>> found;
  for (std::size_t i = 0; i < groups.size(); ++i) found[groups[i]].push_back(i);
  std::vector<std::vector<std::size_t>> sorted;
  for (auto& [group, areas] : found) sorted.push_back(std::move(areas));
  std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.size() > b.size(); });
  return sorted;
}

/// Kilometres across, the longer way.
double width_of(std::span<const AreaSpot> areas, const std::vector<std::size_t>& of) {
  std::vector<Point> corners;
  for (const std::size_t i : of) {
    const EarthBox& box = areas[i].box;
    corners.insert(corners.end(), {{box.west, box.south}, {box.east, box.north}});
  }
  const EarthBox box = box_about(corners);
  const double kilometres_up = 111.2 * (box.north - box.south);
  return std::max(kilometres_up, 111.2 * box.width() * std::cos(box.middle().y * std::numbers::pi / 180));
}

std::vector<AreaSpot> picked(std::span<const AreaSpot> areas, const std::vector<std::size_t>& of) {
  std::vector<AreaSpot> some;
  for (const std::size_t i : of) some.push_back(areas[i]);
  return some;
}

}  // namespace

PartsOfLand parts_of_land(std::span<const AreaSpot> areas) {
  PartsOfLand whole;
  whole.main.resize(areas.size());
  std::iota(whole.main.begin(), whole.main.end(), std::size_t{0});
  if (areas.empty()) return whole;
  Cells cells(areas);
  std::vector<std::vector<std::size_t>> groups = by_group(cells.groups(near_by));
  const double wide = near_of_width * width_of(areas, groups.front());
  if (wide > near_by) groups = by_group(cells.groups(wide));
  if (groups.size() < 2 || static_cast<double>(groups.front().size()) < least_main * static_cast<double>(areas.size()))
    return whole;
  PartsOfLand parts{.main = groups.front(), .far = {}};
  std::vector<std::size_t> others;
  for (std::size_t i = 1; i < groups.size(); ++i) others.insert(others.end(), groups[i].begin(), groups[i].end());
  std::sort(others.begin(), others.end());
  const std::vector<AreaSpot> apart = picked(areas, others);
  for (std::vector<std::size_t>& group : by_group(Cells(apart).groups(near_each_other))) {
    for (std::size_t& i : group) i = others[i];
    parts.far.push_back(std::move(group));
  }
  const double main_width = width_of(areas, parts.main);
  const bool is_gain = width_of(areas, whole.main) >= least_gain * main_width;
  return is_gain && parts.far.size() <= most_parts ? parts : whole;
}

}  // namespace hustings

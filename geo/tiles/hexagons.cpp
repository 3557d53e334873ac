#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <functional>
#include <glm/geometric.hpp>
#include <limits>
#include <map>
#include <memory>
#include <numbers>
#include <set>

#include "base/text/text.h"
#include "geo/tiles/assignment.h"
#include "geo/tiles/cartogram.h"
#include "geo/tiles/circles.h"
#include "geo/tiles/hex_cells.h"
#include "geo/tiles/hex_exchange.h"
#include "geo/tiles/hex_groups.h"
#include "geo/tiles/hex_holes.h"

namespace hustings {

namespace {

constexpr std::int32_t lattices_east = 8;  // that are tried, a cell's width
constexpr std::size_t few_areas = 200;     // for them several lattices are tried to the end
constexpr double most_cells = 4e6;         // in the window: areas may lie very far apart
constexpr double most_across = 4e5;
constexpr double furthest_from_home = 0.2;  // of the layer's width, the mean
constexpr std::int32_t widest_strait = 2;   // free cells to an island, where the outline is left
constexpr double packed = 0.8;              // of a cell: circles that push one another away

/// The sum of the largest covers: the nearer to the number of areas, the better the cells match the layer.
double cover_of_best(std::vector<double> covered, std::size_t count) {
  std::nth_element(covered.begin(), covered.begin() + static_cast<std::ptrdiff_t>(count), covered.end(),
                   std::greater<>());
  double sum = 0;
  for (std::size_t i = 0; i < count; ++i) sum += covered[i];
  return sum;
}

/// Of each area, the number of the larger area that it lies in.
std::vector<std::uint32_t> groups_of(const Layer& layer) {
  std::map<std::string, std::uint32_t> numbers;
  std::vector<std::uint32_t> groups;
  for (const Area& area : layer.areas)
    groups.push_back(numbers.emplace(area.parent, static_cast<std::uint32_t>(numbers.size())).first->second);
  return groups;
}

class Layout {
 public:
  Layout(const Layer& layer, const Topology& topology, std::span<const Point> label_points)
      : homes_(tile_anchors(layer, label_points)),
        neighbours_(neighbours_of(topology)),
        groups_(groups_of(layer)),
        radius_(hexagon_radius(layer)) {
    // A narrow landmass may need cells beyond its box.
    margin_ = 2 + static_cast<std::int32_t>(std::sqrt(static_cast<double>(homes_.size())) / 2);
    set_outline(outline_of(topology), layer.bounds);
  }

  Cartogram run() {
    std::vector<HexGrid> grids = best_grids();
    std::vector<std::uint32_t> first = first_layout(grids.front());
    if (far_from_home(grids.front(), first)) {
      set_circles();
      left_outline_ = true;
      grids = best_grids();
      first = first_layout(grids.front());
    }
    Cartogram best;
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < grids.size(); ++i) {
      const HexGrid& grid = grids[i];
      const std::vector<double> covered = grid.covered(*whole_);
      const Exchange layout =
          annealed(grid, covered, neighbours_, homes_, groups_, i == 0 ? first : first_layout(grid));
      if (!best.tiles.empty() && layout.cost >= least) continue;
      least = layout.cost;
      std::vector<HexCell> cells;
      const std::vector<std::uint32_t> filled = without_holes(grid, covered, layout.cell_of);
      for (const std::uint32_t cell : with_whole_groups(grid, neighbours_, groups_, filled))
        cells.push_back(grid.cell(cell));
      if (left_outline_) draw_near(landmasses_, widest_strait, cells);
      best = cartogram_of(grid.lattice(), std::move(cells));
    }
    return best;
  }

 private:
  void set_outline(std::span<const OutlinePiece> outline, Box box) {
    for (const Point home : homes_) box.add(home);
    for (const OutlinePiece& piece : outline)
      for (const Point point : piece.line) box.add(point);
    box_ = box;
    radius_ = std::max({radius_, std::sqrt(box_.size().x * box_.size().y / most_cells),
                        std::max(box_.size().x, box_.size().y) / most_across});
    landmasses_ = landmasses_of(homes_.size(), neighbours_, outline, box_, radius_);
    whole_ = std::make_unique<Scanlines>(box_, radius_);
    for (const OutlinePiece& piece : outline) whole_->add(piece.line);
    whole_->sort();
  }

  /// The lattices that match the outline best.
  std::vector<HexGrid> best_grids() const {
    std::vector<std::pair<double, HexGrid>> grids;
    for (std::int32_t north = 0; north < Scanlines::per_radius * 3 / 2; ++north)
      for (std::int32_t east = 0; east < lattices_east; ++east) {
        const HexGrid grid(box_, radius_, north, static_cast<double>(east) / lattices_east, margin_);
        grids.emplace_back(cover_of_best(grid.covered(*whole_), homes_.size()), grid);
      }
    std::stable_sort(grids.begin(), grids.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<HexGrid> best;
    for (std::size_t i = 0; i < (homes_.size() <= few_areas ? 4 : 1); ++i) best.push_back(grids[i].second);
    return best;
  }

  bool far_from_home(const HexGrid& grid, const std::vector<std::uint32_t>& cell_of) const {
    double sum = 0;
    for (std::size_t i = 0; i < cell_of.size(); ++i) sum += glm::distance(grid.centre(cell_of[i]), homes_[i]);
    const auto count = static_cast<double>(homes_.size());
    return sum / count > furthest_from_home * std::sqrt(count) * radius_ * hex_spacing;
  }

  /// Where a few areas have most of the land, the outline cannot be kept: the areas of the towns would have to be
  /// strewn over it. Equal circles that pushed one another away take its place then.
  void set_circles() {
    const double radius = radius_ * std::sqrt(packed * 1.5 * hex_spacing / std::numbers::pi);
    homes_ = separated_circles(std::vector<double>(homes_.size(), radius), homes_, neighbours_);
    std::vector<OutlinePiece> circles;
    for (std::uint32_t i = 0; i < homes_.size(); ++i) {
      OutlinePiece circle{.area = i, .line = {}};
      constexpr int corners = 24;
      for (int k = 0; k <= corners; ++k) {
        const double angle = 2 * std::numbers::pi * (k % corners) / corners;
        circle.line.push_back(homes_[i] + radius * Point{std::cos(angle), std::sin(angle)});
      }
      circles.push_back(std::move(circle));
    }
    set_outline(circles, {});
  }

  /// Each landmass's areas in cells of its own, with the least displacement.
  std::vector<std::uint32_t> first_layout(const HexGrid& grid) const {
    std::vector<std::uint32_t> cell_of(homes_.size());
    std::vector<bool> taken(grid.size());
    for (const Landmass& landmass : landmasses_) {
      std::vector<Point> points, centres;
      Point middle{0, 0};
      for (const std::uint32_t area : landmass.areas) points.push_back(homes_[area]), middle += points.back();
      middle /= static_cast<double>(points.size());
      const std::vector<std::uint32_t> cells = choose_cells(grid, landmass, middle, taken);
      for (const std::uint32_t cell : cells) centres.push_back(grid.centre(cell));
      const std::vector<std::uint32_t> places = assigned(points, centres);
      for (std::size_t i = 0; i < places.size(); ++i) cell_of[landmass.areas[i]] = cells[places[i]];
    }
    return cell_of;
  }

  std::vector<Point> homes_;
  std::vector<NeighbourPair> neighbours_;
  std::vector<std::uint32_t> groups_;
  double radius_;
  Box box_;
  std::int32_t margin_ = 0;
  std::vector<Landmass> landmasses_;
  std::unique_ptr<Scanlines> whole_;
  bool left_outline_ = false;
};

}  // namespace

Cartogram hexagons(const Layer& layer, const Topology& topology, std::span<const Point> label_points) {
  if (label_points.empty()) return {};
  return Layout(layer, topology, label_points).run();
}

namespace {

/// Reads a layout made by hand, and gathers what is wrong with it.
class HandMade {
 public:
  HandMade(const Layer& layer, const Table& table) : layer_(layer), table_(table), cells_(layer.areas.size()) {
    for (std::uint32_t i = 0; i < layer.areas.size(); ++i) index_.emplace(layer.areas[i].code, i);
  }

  /// The cells, where nothing is wrong.
  std::optional<std::vector<HexCell>> run(Findings& findings) {
    for (const char* column : {"area_code", "q", "r"})
      if (!table_.find_column(column))
        findings.push_back({.place = {.file = table_.file, .layer = {}, .row = {}, .column = {}},
                            .what = fmt::format("a layout needs the column {}", column),
                            .remedy = "Give the columns area_code, q and r"});
    if (findings.empty()) {
      for (std::size_t row = 0; row < table_.rows.size(); ++row) read(row, findings);
      for (std::size_t i = 0; i < cells_.size(); ++i)
        if (!cells_[i] && !faulty_.contains(static_cast<std::uint32_t>(i)))
          findings.push_back({.place = {.file = table_.file, .layer = {}, .row = {}, .column = {}},
                              .what = fmt::format("{} {} has no cell", layer_.areas[i].code, layer_.areas[i].name),
                              .remedy = "Add a row for it"});
    }
    if (!findings.empty()) return std::nullopt;
    std::vector<HexCell> out;
    for (const auto& cell : cells_) out.push_back(*cell);
    return out;
  }

 private:
  void fault(Findings& findings, std::size_t row, const char* column, std::string what, std::string remedy) const {
    findings.push_back({.place = table_.place(row, column), .what = std::move(what), .remedy = std::move(remedy)});
  }

  void read(std::size_t row, Findings& findings) {
    const std::string& written = table_.cell(row, table_.find_column("area_code"));
    const auto area = index_.find(area_code_of(written));
    if (area == index_.end())
      return fault(findings, row, "area_code", fmt::format("layer {} has no area {}", layer_.id, written),
                   "Correct the code or leave the row out");
    const std::optional<std::int32_t> q = coordinate(row, "q", findings);
    const std::optional<std::int32_t> r = coordinate(row, "r", findings);
    if (!q || !r) return static_cast<void>(faulty_.insert(area->second));
    if (cells_[area->second])
      return fault(findings, row, "area_code", fmt::format("{} has a cell already", written), "Leave one row out");
    const auto [holder, free] = holders_.emplace(std::pair(*q, *r), area->second);
    cells_[area->second] = HexCell{*q, *r};
    if (!free)
      fault(findings, row, "q", fmt::format("{} lies in the cell of {}", written, layer_.areas[holder->second].code),
            "Give each area a cell of its own");
  }

  std::optional<std::int32_t> coordinate(std::size_t row, const char* column, Findings& findings) const {
    constexpr std::int64_t furthest = 100'000;
    const std::string& written = table_.cell(row, table_.find_column(column));
    const std::optional<std::int64_t> number = maybe_integer(written);
    if (number && std::abs(*number) <= furthest) return static_cast<std::int32_t>(*number);
    fault(findings, row, column, fmt::format("\"{}\" is no cell's coordinate", written),
          fmt::format("Give a whole number from -{0} to {0}", furthest));
    return std::nullopt;
  }

  const Layer& layer_;
  const Table& table_;
  std::map<std::string, std::uint32_t> index_;
  std::vector<std::optional<HexCell>> cells_;
  std::map<std::pair<std::int32_t, std::int32_t>, std::uint32_t> holders_;
  std::set<std::uint32_t> faulty_;  // whose cell could not be read: it is not missing as well
};

}  // namespace

Outcome<Cartogram> hexagons_from(const Layer& layer, std::span<const Point> label_points, const Table& table) {
  Outcome<Cartogram> out;
  std::optional<std::vector<HexCell>> cells = HandMade(layer, table).run(out.findings);
  if (!cells) return out;
  HexLattice lattice{.origin = {0, 0}, .radius = hexagon_radius(layer)};
  Point apart{0, 0};  // the whole layout goes where its areas are on the mean
  const std::vector<Point> homes = tile_anchors(layer, label_points);
  for (std::size_t i = 0; i < cells->size(); ++i) apart += homes[i] - lattice.centre((*cells)[i]);
  if (!cells->empty()) lattice.origin = apart / static_cast<double>(cells->size());
  out.value = cartogram_of(lattice, std::move(*cells));
  return out;
}

}  // namespace hustings

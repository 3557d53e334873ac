#include "geo/tiles/hex_lattice.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace hustings {

namespace {

constexpr std::int32_t lines_a_row = Scanlines::per_radius * 3 / 2;  // rows are one and a half radii apart

/// Cells of odd rows lie half a cell further east than those of the same column in even rows.
double shift_of(std::int32_t row) { return (row & 1) != 0 ? 0.5 : 0.0; }

}  // namespace

Point HexLattice::centre(HexCell cell) const {
  return origin + radius * Point{hex_spacing * (cell.q + cell.r / 2.0), 1.5 * cell.r};
}

double hexagon_radius(const Layer& layer) {
  double total = 0;
  for (const Area& area : layer.areas) total += area_of(area.shape);
  if (!(total > 0)) total = 1;  // shapes without a size: any will do
  return std::sqrt(total / static_cast<double>(std::max<std::size_t>(layer.areas.size(), 1)) / (1.5 * hex_spacing));
}

std::int32_t hex_distance(HexCell a, HexCell b) {
  const std::int32_t q = a.q - b.q;
  const std::int32_t r = a.r - b.r;
  return (std::abs(q) + std::abs(r) + std::abs(q + r)) / 2;
}

Cartogram cartogram_of(const HexLattice& lattice, std::vector<HexCell> cells) {
  Cartogram out{.kind = TileKind::hexagons, .tiles = {}, .cells = std::move(cells), .bounds = {}};
  const Point half = lattice.radius * Point{hex_spacing / 2, 1};
  for (const HexCell cell : out.cells) {
    out.tiles.push_back({lattice.centre(cell), lattice.radius});
    out.bounds.add(out.tiles.back().centre - half);
    out.bounds.add(out.tiles.back().centre + half);
  }
  return out;
}

Scanlines::Scanlines(const Box& box, double radius) : low_(box.low.y), step_(radius / per_radius) {
  crossings_.resize(static_cast<std::size_t>(std::ceil(box.size().y / step_)) + 1);
}

void Scanlines::add(const std::vector<Point>& line) {
  for (std::size_t i = 0; i + 1 < line.size(); ++i) {
    const auto [low, high] = std::minmax(line[i], line[i + 1], [](Point a, Point b) { return a.y < b.y; });
    // Line k runs at the height of k + 1/2 steps, and meets edges that begin below it or on it and end above it.
    const double first = std::ceil((low.y - low_) / step_ - 0.5);
    const double end = std::ceil((high.y - low_) / step_ - 0.5);
    for (double k = std::max(first, 0.0); k < std::min(end, static_cast<double>(crossings_.size())); ++k) {
      const double y = low_ + (k + 0.5) * step_;
      crossings_[static_cast<std::size_t>(k)].push_back(low.x + (y - low.y) * (high.x - low.x) / (high.y - low.y));
    }
  }
}

void Scanlines::sort() {
  for (std::vector<double>& line : crossings_) std::sort(line.begin(), line.end());
}

HexGrid::HexGrid(const Box& box, double radius, std::int32_t lines_north, double cells_east, std::int32_t margin)
    : lattice_{box.low +
                   radius * Point{hex_spacing * cells_east, static_cast<double>(lines_north) / Scanlines::per_radius},
               radius},
      lines_north_(lines_north),
      low_(-margin - 1),
      columns_(static_cast<std::int32_t>(std::ceil(box.size().x / (radius * hex_spacing))) + 2 * margin + 2),
      rows_(static_cast<std::int32_t>(std::ceil(box.size().y / (radius * 1.5))) + 2 * margin + 2),
      low_row_(-margin - 1) {}

HexCell HexGrid::cell(std::size_t index) const {
  const std::int32_t row = low_row_ + static_cast<std::int32_t>(index) / columns_;
  const std::int32_t column = low_ + static_cast<std::int32_t>(index) % columns_;
  return {column - (row - (row & 1)) / 2, row};
}

std::vector<std::uint32_t> HexGrid::around(std::size_t index) const {
  const std::int32_t row = static_cast<std::int32_t>(index) / columns_;
  const std::int32_t column = static_cast<std::int32_t>(index) % columns_;
  const std::int32_t east = ((row + low_row_) & 1) != 0 ? 0 : -1;  // of the two cells above, the western one
  std::vector<std::uint32_t> out;
  const auto add = [&](std::int32_t c, std::int32_t r) {
    if (c >= 0 && c < columns_ && r >= 0 && r < rows_) out.push_back(static_cast<std::uint32_t>(r * columns_ + c));
  };
  add(column + 1, row);
  add(column + east + 1, row + 1);
  add(column + east, row + 1);
  add(column - 1, row);
  add(column + east, row - 1);
  add(column + east + 1, row - 1);
  return out;
}

std::vector<double> HexGrid::covered(const Scanlines& outline) const {
  std::vector<double> covered(size(), 0.0);
  const double width = lattice_.radius * hex_spacing;
  const double whole = width * lines_a_row;  // of a cell's pieces of scanlines, in metres
  for (std::int32_t r = 0; r < rows_; ++r) {
    const std::int32_t row = r + low_row_;
    const std::int32_t middle = lines_north_ + lines_a_row * row;
    for (std::int32_t line = middle - Scanlines::per_radius; line < middle + Scanlines::per_radius; ++line) {
      if (line < 0 || line >= outline.count()) continue;
      const double up = std::abs(line + 0.5 - middle) / Scanlines::per_radius;  // in radii
      const double half = width / 2 * std::min(1.0, 2 * (1 - up));
      const double first = lattice_.origin.x + width * (low_ + shift_of(row));
      const std::vector<double>& crossings = outline.crossings(line);
      for (std::size_t i = 0; i + 1 < crossings.size(); i += 2) {
        const double from = std::floor((crossings[i] - first) / width);
        const double to = std::ceil((crossings[i + 1] - first) / width);
        for (double c = std::max(from, 0.0); c <= std::min(to, columns_ - 1.0); ++c) {
          const double centre = first + width * c;
          const double inside = std::min(crossings[i + 1], centre + half) - std::max(crossings[i], centre - half);
          if (inside > 0)
            covered[static_cast<std::size_t>(r) * static_cast<std::size_t>(columns_) + static_cast<std::size_t>(c)] +=
                inside / whole;
        }
      }
    }
  }
  return covered;
}

}  // namespace hustings

// A hexagonal lattice laid over a layer, and how much of each cell the layer covers.
#pragma once

#include <cstdint>
#include <vector>

#include "geo/tiles/cartogram.h"

namespace hustings {

/// Cells stand on a corner; `radius` is from the centre to a corner, `origin` the centre of cell (0, 0), in metres.
struct HexLattice {
  Point origin{0, 0};
  double radius = 1;

  Point centre(HexCell cell) const;
};

/// Between the centres of cells side by side, in radii.
constexpr double hex_spacing = 1.7320508075688772;

/// The radius of hexagons that together have the layer's size, one an area; never 0.
double hexagon_radius(const Layer& layer);

/// Steps from cell to cell: 1 for those side by side.
std::int32_t hex_distance(HexCell a, HexCell b);

/// The hexagons of a layout: one tile a cell.
Cartogram cartogram_of(const HexLattice& lattice, std::vector<HexCell> cells);

/// Where an outline meets horizontal lines, `per_radius` of them a radius of the lattice.
class Scanlines {
 public:
  static constexpr std::int32_t per_radius = 4;

  Scanlines(const Box& box, double radius);
  /// Adds a piece of an outline; the order and direction of pieces do not matter.
  void add(const std::vector<Point>& line);
  /// To be called once the outline is whole.
  void sort();

  double low() const { return low_; }
  double step() const { return step_; }
  std::int32_t count() const { return static_cast<std::int32_t>(crossings_.size()); }
  /// Every second piece between the crossings lies inside, the first one does.
  const std::vector<double>& crossings(std::int32_t line) const { return crossings_[static_cast<std::size_t>(line)]; }

 private:
  double low_, step_;
  std::vector<std::vector<double>> crossings_;
};

/// The cells of a lattice that lie in a window, by number, row by row.
class HexGrid {
 public:
  /// The lattice's origin is the low corner of the scanlines, moved by so many lines northwards and the share of a cell
  /// eastwards; the window is the box and `margin` cells around it.
  HexGrid(const Box& box, double radius, std::int32_t lines_north, double cells_east, std::int32_t margin);

  const HexLattice& lattice() const { return lattice_; }
  std::size_t size() const { return static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_); }
  HexCell cell(std::size_t index) const;
  Point centre(std::size_t index) const { return lattice_.centre(cell(index)); }
  /// The numbers of the cells side by side with one; those beyond the window are left out.
  std::vector<std::uint32_t> around(std::size_t index) const;
  /// The share of each cell that lies in the outline.
  std::vector<double> covered(const Scanlines& outline) const;

 private:
  HexLattice lattice_;
  std::int32_t lines_north_;
  std::int32_t low_, columns_, rows_;  // window: rows from low_row_, columns from low_
  std::int32_t low_row_;
};

}  // namespace hustings

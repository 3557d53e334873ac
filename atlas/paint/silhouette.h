// What all areas of a map cover together, row by row: what a map is laid out against text by.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "geo/shape.h"

namespace hustings {

/// From west to east, metres from the silhouette's western edge.
struct Span {
  double low = 0, high = 0;
  bool operator==(const Span&) const = default;
};

/// Rows from north to south, and in each what the shapes cover of the width somewhere between its upper and its lower
/// edge: never less than they do.
class Silhouette {
 public:
  static constexpr std::size_t rows = 256;

  explicit Silhouette(std::span<const Shape* const> shapes);
  explicit Silhouette(const std::vector<Shape>& shapes);

  const Box& bounds() const { return bounds_; }
  bool empty() const { return bounds_.empty(); }
  double row_height() const { return bounds_.size().y / static_cast<double>(rows); }
  /// Of one row: in order, none touches another.
  std::span<const Span> row(std::size_t index) const { return blocks_[0][index]; }
  /// Calls `visit` with spans that together are those of the rows from first to last, in no order.
  template <typename Visit>
  void visit(std::size_t first, std::size_t last, const Visit& visit) const {
    std::size_t level = 0;
    for (std::size_t low = first, high = last + 1; low < high; low /= 2, high /= 2, ++level) {
      if (low % 2 == 1) {
        for (const Span& span : blocks_[level][low]) visit(span);
        ++low;
      }
      if (high % 2 == 1) {
        --high;
        for (const Span& span : blocks_[level][high]) visit(span);
      }
    }
  }

 private:
  void add(const Shape& shape);
  void finish();

  Box bounds_;
  std::vector<std::vector<std::vector<Span>>> blocks_;  ///< of 1, 2, 4 ... rows together
};

}  // namespace hustings

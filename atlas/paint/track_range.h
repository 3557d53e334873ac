// The least and the greatest figure of a map, all through its track: what a legend must know to say that areas lie
// beyond its scale, the same in every frame of a film.
#pragma once

#include <limits>
#include <memory>
#include <span>

#include "atlas/figures/area_values.h"

namespace hustings {

/// The least and the greatest figure; the one above the other where there is none.
struct FigureRange {
  double low = std::numeric_limits<double>::infinity();
  double high = -std::numeric_limits<double>::infinity();

  void add(double figure);
  void add(std::span<const AreaValue> values);  ///< what has a value
};

class RangeMemo;
std::shared_ptr<RangeMemo> make_range_memo();

/// Of the view's figure in every contest in which the whole track votes, each shown as the view would show it; without
/// a what-if. Of a column of numbers: on all of its layers. In the unit of the figure. Worked out once and kept.
FigureRange track_range(const Atlas& atlas, const View& view);

}  // namespace hustings

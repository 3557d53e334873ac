// Areas on their way between geography, hexagons and circles.
#pragma once

#include "atlas/view/view.h"

namespace hustings {

/// Follows the layout that the view asks for: back to geography first, then on to the other one.
class LayoutMotion {
 public:
  /// There immediately.
  void put(Layout layout) {
    layout_ = layout;
    way_ = 1;
  }
  /// Moves on by `seconds`; returns whether anything moved.
  bool advance(double seconds, Layout wanted);
  bool moving(Layout wanted) const { return layout_ != wanted || (wanted != Layout::geography && way_ < 1); }

  Layout layout() const { return layout_; }
  double morph() const;  ///< eased, 0 to 1

 private:
  static constexpr double seconds_one_way = 0.8;
  Layout layout_ = Layout::geography;
  double way_ = 0;
};

}  // namespace hustings

#include "app/input/layout_motion.h"

#include <algorithm>

namespace hustings {

bool LayoutMotion::advance(double seconds, Layout wanted) {
  if (!moving(wanted)) return false;
  const double step = seconds / seconds_one_way;
  if (layout_ == wanted) {
    way_ = std::min(1.0, way_ + step);
  } else {
    way_ = std::max(0.0, way_ - step);
    if (way_ == 0) layout_ = wanted;
  }
  return true;
}

double LayoutMotion::morph() const { return way_ * way_ * (3 - 2 * way_); }

}  // namespace hustings

// The smoothest way of a camera from one view to another: it pulls back while it travels far.
#pragma once

#include "geo/viewport.h"

namespace hustings {

/// Source: van Wijk, J. J. and Nuij, W. A. A., Smooth and efficient zooming and panning, IEEE InfoVis 2003. The path is
/// optimal in their measure, in which zooming by a factor and panning by a part of the view cost alike.
class Flight {
 public:
  Flight(const Viewport& from, const Viewport& to);

  /// Length of the path in their measure; about 1 to 6 on a map of one city.
  double length() const { return length_; }
  /// Where the camera is after a part of the way, 0 to 1; the ends are exact. Pictures of two sizes: that much of the
  /// way from the one to the other.
  Viewport at(double part) const;

 private:
  Viewport from_, to_;
  double distance_ = 0;  // metres between the centres
  double r0_ = 0;
  double length_ = 0;
};

}  // namespace hustings

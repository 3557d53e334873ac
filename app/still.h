// One picture of a view, drawn off-screen.
#pragma once

#include "app/map_painter.h"
#include "app/overlays.h"

namespace hustings {

/// Pixels to one of the design's for a picture of that size: the design is for 1440 x 810.
float picture_scale(glm::ivec2 size);

/// Draws stills of one size. Needs a current context; the atlas must outlive it.
class StillMaker {
 public:
  StillMaker(const Atlas& atlas, glm::ivec2 size, bool overlays, Look look = Look::dark);

  /// The camera that a view without one gets here.
  Viewport viewport(const View& view);
  Image draw(const View& view);

 private:
  const Atlas& atlas_;
  glm::ivec2 size_;
  bool with_overlays_;
  float scale_;
  Target target_;
  MapPainter painter_;
  Overlays overlays_;
};

}  // namespace hustings

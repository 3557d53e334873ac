// One picture of a view, drawn off-screen.
#pragma once

#include <memory>
#include <optional>

#include "app/map_painter.h"
#include "app/overlays.h"

namespace hustings {

/// Pixels to one of the design's for a picture of that size: the design is for 1440 x 810.
float picture_scale(glm::ivec2 size);

/// The camera of a view on a still of that size; a view without one fits its layer.
Viewport still_viewport(const Atlas& atlas, const View& view, glm::ivec2 size, bool overlays,
                        Placements* placements = nullptr);

/// What stills are drawn with and no atlas is needed for. Needs a current context, which must outlive it.
struct StillTools {
  /// With compiled shaders, and with fonts where something is written over the map.
  StillTools(glm::ivec2 size, bool overlays);

  std::unique_ptr<MapRenderer> renderer;
  std::unique_ptr<Overlays> overlays;
};

/// Draws stills of one size. Needs a current context; the atlas must outlive it.
class StillMaker {
 public:
  StillMaker(const Atlas& atlas, glm::ivec2 size, bool overlays);
  /// The same, with tools for that size and those overlays.
  StillMaker(const Atlas& atlas, glm::ivec2 size, bool overlays, StillTools tools);

  /// The camera that a view without one gets here.
  Viewport viewport(const View& view) {
    return still_viewport(atlas_, view, size_, with_overlays_, &painter_.placements());
  }
  Image draw(const View& view);

 private:
  Overlays& overlays();

  const Atlas& atlas_;
  glm::ivec2 size_;
  bool with_overlays_;
  float scale_;
  Target target_;
  std::unique_ptr<Overlays> overlays_;  ///< made when something is to be written
  MapPainter painter_;
  VisionPreview vision_;
};

}  // namespace hustings

#include "app/still.h"

#include <algorithm>

namespace hustings {

float picture_scale(glm::ivec2 size) {
  return std::clamp(std::min(static_cast<float>(size.x) / 1440, static_cast<float>(size.y) / 810), 0.5f, 8.0f);
}

StillMaker::StillMaker(const Atlas& atlas, glm::ivec2 size, bool overlays, Look look)
    : atlas_(atlas),
      size_(size),
      with_overlays_(overlays),
      scale_(picture_scale(size)),
      target_(size),
      painter_(atlas),
      overlays_(scale_, look) {}

Viewport StillMaker::viewport(const View& view) {
  const glm::dvec2 size(size_);
  const double edge = 0.03 * std::min(size.x, size.y);
  const Margins margins =
      with_overlays_ ? ui::panel_margins(overlays_.canvas(size), false) : Margins{edge, edge, edge, edge};
  return painter_.viewport(view, size, margins);
}

Image StillMaker::draw(const View& view) {
  const Viewport seen = viewport(view);
  overlays_.set_look(view.look);
  painter_.draw(view, seen, scale_, {}, target_);
  overlays_.begin_still_frame(size_);
  const ui::Canvas canvas = overlays_.canvas(glm::dvec2(size_));
  if (with_overlays_) {
    // The source goes first: its scrim lies under the legend.
    ui::draw_source_line(canvas, source_line(atlas_, view));
    draw_map_overlays(canvas, atlas_, view, painter_, seen, canvas.size.y - canvas.px(20));
  } else {
    draw_hypothesis(canvas, atlas_, view);
  }
  Overlays::finish_frame(target_);
  overlays_.apply(view.vision, target_);
  return target_.read_back();
}

}  // namespace hustings

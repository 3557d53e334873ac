#include "export/export.h"

namespace hustings {

std::function<const Target*(long frame)> frames_of(StillMaker& maker, std::function<View(long frame)> view) {
  return [&maker, view = std::move(view), last = std::optional<View>()](long frame) mutable -> const Target* {
    View now = view(frame);
    if (last == now) return nullptr;
    last = std::move(now);
    return &maker.draw_whole(*last);
  };
}

}  // namespace hustings

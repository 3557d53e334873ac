// The largest map that leaves all text free.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "atlas/paint/silhouette.h"
#include "geo/viewport.h"
#include "ui/kit/canvas.h"

namespace hustings::ui {

/// What a map is laid out against; pixels of the picture.
struct ClearRoom {
  Rectangle frame;               ///< areas lie within it
  std::vector<Rectangle> taken;  ///< no area meets any of these
};

/// The camera that shows the silhouette as large as it can be in that room, and in the middle of what is then left to
/// it. None where there is no room for it at all, or for none of so many pixels a metre.
std::optional<Viewport> largest_clear(const Silhouette& silhouette, const ClearRoom& room, ImVec2 size,
                                      double least_scale = 0);

/// One way in which texts may stand about a map.
struct TextForm {
  ClearRoom room;
  double worth = 1;  ///< the map's scale counts so much: the less, the more it must gain by that form
};

/// The form that leaves the map the largest scale, and the first of several equal ones; none where no form has room for
/// it.
std::optional<std::size_t> best_form(const Silhouette& silhouette, std::span<const TextForm> forms);

/// The largest square that touches none of these.
Rectangle largest_clear_square(const ClearRoom& room, ImVec2 size);

}  // namespace hustings::ui

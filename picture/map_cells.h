// The maps of a view on one picture: the own one, and those beside it, each drawn by a painter of its own.
#pragma once

#include <optional>
#include <vector>

#include "picture/cell_overlays.h"
#include "picture/map_overlays.h"
#include "picture/map_painter.h"
#include "ui/kit/canvas.h"
#include "ui/labels/labels.h"
#include "ui/map/cells.h"
#include "ui/map/presented_map.h"

namespace hustings {

class MapCells {
 public:
  /// As for a MapPainter. Nothing is made before a view has more than one map.
  explicit MapCells(const Atlas& atlas, bool may_wait = true) : atlas_(&atlas), may_wait_(may_wait) {}

  /// Another atlas with the same layers and meshes, as for a MapPainter.
  void follow(const Atlas& atlas);

  /// Draws all maps of the view, the own one by `own`. Areas of the accents are those of the own map's layer, but for
  /// `hovered` where the pointer is on a map beside it; the others show the same codes.
  void draw(MapPainter& own, const View& view, const CellPlaces& places, double pixel_scale,
            const MapPainter::Accents& accents, const Target& target);

  struct Found {
    std::size_t map;
    AreaIndex area;  ///< on that map's layer
    bool operator==(const Found&) const = default;
  };
  /// The area at this pixel of the last picture.
  std::optional<Found> area_at(MapPainter& own, const ui::CellLayout& layout, glm::ivec2 at);

  /// Of a map beside the own one, 1 or more, once it was drawn.
  const MapPainter& painter(std::size_t map) const { return *painters_[map - 1]; }
  /// Did the last picture have the levels of detail that it should?
  bool are_exact() const;

  /// Names are placed as if there had been no picture before.
  void forget_names() { names_ = {}; }

  /// What is written over the last picture, and names to be remembered, one a map. As draw_cell_overlays has it.
  ui::Rectangle draw_overlays(const ui::Canvas& canvas, const View& view, const MapPainter& own,
                              const CellPlaces& places, const OverlayStyle& style);

 private:
  struct Picture;
  MapPainter::Accents accents_on(const Picture& picture, std::size_t map, const View& shown) const;
  void draw_in_cell(const Picture& picture, std::size_t map, MapPainter& painter);
  const Target& cell_target(std::size_t map, glm::ivec2 size);

  const Atlas* atlas_;
  bool may_wait_;
  std::size_t drawn_ = 0;  ///< maps beside the own one in the last picture
  std::vector<std::unique_ptr<MapPainter>> painters_;
  std::vector<std::unique_ptr<Target>> targets_;       ///< by map
  std::array<glm::ivec2, most_beside + 1> corners_{};  ///< of what is drawn of each map, in its frame
  std::array<ui::LabelMemory, most_beside + 1> names_;
};

}  // namespace hustings

// Where areas are drawn: as they lie, in insets, on hexagons or circles, or on the way there.
#pragma once

#include <vector>

#include "atlas/view/scene.h"
#include "geo/tiles/cartogram.h"

namespace hustings {

struct Placement {
  double morph = 0;                     ///< 0: as they lie, 1: on their tiles
  std::vector<Tile> tiles;              ///< one an area; empty where morph is 0
  const LayerInsets* insets = nullptr;  ///< of the layer, where it has any and they are shown

  /// Is the area drawn in an inset alone?
  bool is_moved(AreaIndex area) const;
  /// Where the area's name and symbol stand; metres.
  Point anchor(const AtlasLayer& layer, AreaIndex area) const;
  /// What the area covers; metres. Of an area that is shown twice, at home.
  Box bounds(const AtlasLayer& layer, AreaIndex area) const;
};

/// The tiles of a layer, worked out when first asked for and kept.
class Placements {
 public:
  explicit Placements(const Atlas& atlas) : atlas_(&atlas) {}

  /// Another atlas with the same layers, and perhaps with other results: hexagons stay.
  void follow(const Atlas& atlas);

  /// Circles move with the votes or electors of a part that is between two contests.
  Placement of(const View& view, const ScenePart& part);
  /// Tiles of that form, to make a mesh for.
  const Cartogram& any_of(Layout layout, LayerIndex layer);

 private:
  const Cartogram& hexagons_of(LayerIndex layer);
  const Cartogram& circles_of(const ShownContest& shown, LayerIndex layer, CircleSize size);

  const Atlas* atlas_;
  std::map<LayerIndex, Cartogram> hexagons_;
  struct Circles {
    ShownContest shown;
    LayerIndex layer;
    CircleSize size;
    std::unique_ptr<const Cartogram> cartogram;
  };
  std::vector<Circles> circles_;
};

/// The areas that share a border with an area, in order of the layer; those that only touch in a point do not. None
/// where the atlas was loaded without geometry.
std::vector<AreaIndex> neighbours_of(const AtlasLayer& layer, AreaIndex area);

/// The insets of a layer that the view shows, or nullptr.
const LayerInsets* shown_insets(const View& view, const AtlasLayer& layer);

/// What the whole layer covers under this view, insets included, for a camera that fits it.
Box placed_bounds(const AtlasLayer& layer, const Placement& placement);

}  // namespace hustings

// Where areas, their borders and the ground lie on a sheet of vectors.
#pragma once

#include <optional>

#include "atlas/paint/placement.h"
#include "export/vector_sheet.h"
#include "geo/mesh/mesh.h"
#include "geo/mesh/topology.h"
#include "geo/viewport.h"
#include "renderer/border_style.h"

namespace hustings {

/// How true the lines of the areas are. Ground is drawn within a quarter of a pixel in any case.
struct VectorDetail {
  double largest_error = 0;  ///< pixels that a border may be from where the source has it
  bool cut = false;          ///< areas are cut off beyond the map, for a smaller file
  bool titles = true;        ///< each area says in words what it shows, where the sheet keeps such
  bool figures = false;      ///< these words have the majority
  bool paired = false;       ///< an area has the same vertices wherever the map lies, on its tile too
};

/// A piece of a border; `left` and `right` as an Arc has them.
struct SheetBorder {
  SheetLine points;
  BorderRank rank;
  std::int32_t left, right;
};

/// The ring as far as it lies in the box; where it leaves it, it follows the edge.
SheetLine cut_to(SheetLine ring, const Box& box);

/// Shapes have neither id nor title yet; one without rings lies outside.
struct SheetAreas {
  std::vector<SheetShape> shapes;  ///< one an area
  std::vector<SheetBorder> borders;
};

/// From the world to a part of a sheet.
class SheetShapes {
 public:
  /// `seen`: pixels of the sheet, beyond which nothing shows. `scale`: pixels to one of the design. The viewport
  /// must outlive it.
  SheetShapes(const Viewport& viewport, const Box& seen, double scale, const VectorDetail& detail);

  /// Pixels of the sheet that lines may reach to.
  const Box& about() const { return about_; }

  std::vector<SheetShape> ground(const Atlas& atlas, GroundKind kind) const;

  /// Has what follows be drawn with the layer's insets, or without where there are none.
  void set_insets(const AtlasLayer& layer, const LayerInsets* insets);

  /// As areas lie.
  std::vector<SheetLine> rings(const AtlasLayer& layer, AreaIndex area) const;
  std::vector<SheetBorder> borders(const AtlasLayer& layer) const;

  /// On their tiles, or on the way there, by the same mesh that the renderer has.
  SheetAreas on_tiles(const AtlasLayer& layer, const Placement& placement, TileKind kind) const;

 private:
  std::size_t level() const;
  SheetLine line_of(const Ring& ring) const;
  std::vector<SheetLine> rings_of(const Shape& shape) const;
  std::vector<SheetLine> cut(std::vector<SheetLine> rings, bool always) const;
  Shape shape(const AtlasLayer& layer, AreaIndex area) const;
  std::vector<SheetLine> paired(const AtlasLayer& layer, AreaIndex area, const Ring& tile, double morph) const;
  void add_border(std::vector<SheetBorder>& borders, const std::vector<Point>& points, BorderRank rank,
                  std::int32_t left, std::int32_t right) const;

  const Viewport& viewport_;
  VectorDetail detail_;
  Box seen_;                             ///< pixels
  Box about_;                            ///< that and its surroundings
  Box world_;                            ///< metres that are seen
  std::optional<Topology> with_insets_;  ///< of the layer that is being drawn
};

}  // namespace hustings

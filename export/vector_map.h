// A view's map on a sheet of vectors: ground, areas with their patterns, borders, what is selected.
#pragma once

#include "atlas/paint/painted_map.h"
#include "export/drawing_steps.h"
#include "export/sheet_shapes.h"
#include "renderer/map_renderer.h"
#include "ui/map/cells.h"

namespace hustings {

/// Where on its sheet a map lies, and on what.
struct VectorPlace {
  std::optional<ui::Cell> cell;  ///< none: the whole sheet
  std::size_t map = 0;           ///< of the view; ids of those beside the first begin with "map-2-", "map-3-"
  bool ground = true;            ///< none: areas stand alone, and where water covers them is nothing
};

/// What is drawn, and where its areas lie.
struct LaidMap {
  const PaintedMap& map;
  const std::vector<Placement>& placements;  ///< one a part of the map's scene
  const Viewport& viewport;                  ///< of the whole sheet (CellLayout::on_picture)
};

/// One map in the making, a step at a time.
class VectorMap {
 public:
  /// The map and its placements may be filled by a step before these; only the scene must be there. All must outlive
  /// it.
  VectorMap(VectorSheet& sheet, const Atlas& atlas, const View& view, const LaidMap& laid, VectorPlace place = {},
            VectorDetail detail = {});

  void add_steps(DrawingSteps& steps);

 private:
  void begin();
  void draw_ground();
  void draw_water(const std::string& name, double opacity);
  void begin_part(std::size_t part);
  void draw_areas(std::size_t part, AreaIndex first, AreaIndex end);
  void draw_patterns(std::size_t part);
  void draw_lines(std::size_t part);
  void draw_borders(std::size_t part, std::initializer_list<BorderRank> ranks);
  void draw_selected(const AtlasLayer& layer);
  const AtlasLayer& layer_of(std::size_t part) const { return atlas_.layers[map_.scene.parts[part].layer]; }
  std::string id(std::size_t part, const std::string& name) const;
  std::string title_of(std::size_t part, AreaIndex area) const;

  VectorSheet& sheet_;
  const Atlas& atlas_;
  const View& view_;
  const PaintedMap& map_;
  const std::vector<Placement>& placements_;
  const Viewport& viewport_;
  VectorPlace place_;
  VectorDetail detail_;
  MapTheme theme_;
  double scale_;
  Box seen_;           ///< pixels of the sheet
  glm::dvec2 corner_;  ///< the lower left one of the map, from where patterns count; pixels
  SheetShapes lying_;
  std::vector<SheetShape> water_;
  SheetAreas areas_;  ///< of the part that is being drawn
  bool dry_ = false;  ///< water is cut out of what is being drawn
};

/// Draws the map as the renderer does, onto the whole sheet (its setting says how large). Areas beyond it are left out.
void draw_vector_map(VectorSheet& sheet, const Atlas& atlas, const View& view, const LaidMap& laid,
                     VectorDetail detail = {});

}  // namespace hustings

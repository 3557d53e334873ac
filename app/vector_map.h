// A view's map on a sheet of vectors: ground, areas with their patterns, borders, what is selected.
#pragma once

#include "app/vector_sheet.h"
#include "atlas/painted_map.h"
#include "atlas/placement.h"

namespace hustings {

/// How true the lines of the areas are. Ground is drawn within a quarter of a pixel in any case.
struct VectorDetail {
  double largest_error = 0;  ///< pixels that a border may be from where the source has it
  bool cut = false;          ///< areas are cut off beyond the sheet, for a smaller file
  bool titles = true;        ///< each area says in words what it shows, where the sheet keeps such
};

/// Draws the map as the renderer does, onto the whole sheet (its setting says how large). `placements`: one a part of
/// the map's scene. Areas beyond the sheet are left out.
void draw_vector_map(VectorSheet& sheet, const Atlas& atlas, const View& view, const PaintedMap& map,
                     std::span<const Placement> placements, const Viewport& viewport, const VectorDetail& detail = {});

/// The map with all that is written over it, or bare; a view without a camera fits its areas. Needs no OpenGL.
void draw_vector_picture(VectorSheet& sheet, const Atlas& atlas, const View& view, bool overlays);

}  // namespace hustings

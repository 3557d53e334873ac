// The picture of a view on a sheet of vectors: all of its maps, and what is written over them.
#pragma once

#include <memory>

#include "export/drawing_steps.h"
#include "export/sheet_shapes.h"
#include "export/vector_sheet.h"
#include "picture/still.h"
#include "ui/map/cells.h"

namespace hustings {

class VectorMap;

/// The picture in the making, onto all of the sheet; a view without a camera fits its areas. Needs no OpenGL. Sheet and
/// atlas must outlive it. Throws CommandError where the view names what the atlas does not have.
class VectorDrawing {
 public:
  /// Of the style only whether something is written and whether there is a ground; size and scale are the sheet's.
  VectorDrawing(VectorSheet& sheet, const Atlas& atlas, const View& view, const StillStyle& style,
                const VectorDetail& detail = {});
  VectorDrawing(const VectorDrawing&) = delete;
  VectorDrawing& operator=(const VectorDrawing&) = delete;
  ~VectorDrawing();

  DrawingSteps& steps() { return steps_; }
  const DrawingSteps& steps() const { return steps_; }

 private:
  struct Map;
  void draw_page();
  void paint(Map& map);
  void write_over();

  VectorSheet& sheet_;
  const Atlas& atlas_;
  View view_;
  StillStyle style_;
  Placements places_;
  StillPlaces places_on_sheet_;
  ui::CellLayout layout_;
  Viewport camera_;  ///< of each map in its cell
  std::vector<std::unique_ptr<Map>> maps_;
  DrawingSteps steps_;
};

/// All of it at once.
void draw_vector_picture(VectorSheet& sheet, const Atlas& atlas, const View& view, const StillStyle& style = {});

}  // namespace hustings

// One area on one page: map, figures, candidates, history, where it all comes from.
#pragma once

#include "atlas/figures/figures.h"
#include "atlas/paint/painted_map.h"
#include "export/book_page.h"
#include "ui/kit/canvas.h"

namespace hustings {

/// What the pages of one book have in common.
struct BookSubject {
  const Atlas& atlas;
  View view;       ///< without a filter: nothing is dimmed
  PaintedMap map;  ///< of that view
  std::shared_ptr<const AreaFigures> figures;
  std::string source;  ///< one line

  const AtlasLayer& layer() const { return atlas.layers[map.main_part().layer]; }
};

/// Where a map stands on the page, and what part of the world it shows.
struct MapPlace {
  ImVec2 at{0, 0};
  glm::dvec2 size{0, 0};  ///< points
  float scale = 0.6f;     ///< points to a pixel of the design
  Box shown;              ///< metres
};

/// What follows, until `end_map`, is drawn over the map; returns its camera. Areas that the view selects are outlined.
Viewport begin_map(PdfSheet& sheet, const BookSubject& subject, const View& view, const PaintedMap& map,
                   const MapPlace& place);
/// Ends the map, with a frame about it.
void end_map(PdfSheet& sheet, const MapPlace& place);
ui::Canvas canvas_of(PdfSheet& sheet);

void write_area_page(PdfSheet& sheet, const BookSubject& subject, AreaIndex area, int page);

}  // namespace hustings

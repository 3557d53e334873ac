// Where the maps of a view lie on the picture: side by side, or one over the other with a divider.
#pragma once

#include <glm/vec2.hpp>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "atlas/paint/legend.h"
#include "geo/viewport.h"
#include "ui/kit/canvas.h"

namespace hustings::ui {

struct TextPlan;  // ui/map/text_plan.h

/// One map. Whole pixels.
struct Cell {
  Rectangle frame;  ///< what it is drawn for
  Rectangle seen;   ///< the part of it that shows
};

struct CellLayout {
  ImVec2 size;                                 ///< of the picture
  std::vector<Cell> cells;                     ///< one a map of the view
  Rectangle free;                              ///< what titles and panels leave
  std::optional<float> divider;                ///< pixels from the left, where one map lies over the other
  std::optional<Rectangle> legend_band = {};   ///< below the maps, for the legend that they share
  std::shared_ptr<const TextPlan> texts = {};  ///< about a single map; none: in bands

  bool several() const { return cells.size() > 1; }
  /// Several that do not lie over each other.
  bool apart() const { return several() && !divider; }
  /// The map at a place; the first where there is none.
  std::size_t at(ImVec2 place) const;
  glm::dvec2 frame_size() const;
  /// From a place to where the same part of the world lies on the first map.
  glm::dvec2 on_first(glm::dvec2 place) const;
  /// The viewport of a map, told in pixels of the picture instead of its own.
  Viewport on_picture(const Viewport& own, std::size_t cell) const;
  /// The other way round, of the first map.
  Viewport in_cell(const Viewport& on_picture) const;
};

/// On the way from one layout to another, on pictures of one size. Maps that only one of them has come in over the
/// right or the lower edge of what shows, or leave over it, in step with the others. `part`: 0 to 1; the ends are
/// exact.
CellLayout between(const CellLayout& from, const CellLayout& to, double part);

/// `free`: what the maps share; where there is one, or one over the other, each has the whole picture. `gap`: pixels
/// between them.
CellLayout lay_out(const View& view, ImVec2 size, const Rectangle& free, float gap);

/// The maps of a view in what title, source and panels leave; `canvas` as for panel_margins. Maps beside each other
/// that share a legend have a band for it below them, but where it has the column of the controls. `gap`: pixels.
CellLayout lay_out_beside_panels(const Canvas& canvas, const View& view, bool interactive, float gap);
/// The same before an audience, of the large canvas.
CellLayout lay_out_presented(const Canvas& canvas, const View& view, float gap);
/// The canvas of titles before an audience: the large one where the maps are as high as the picture.
const Canvas& title_canvas(const Canvas& canvas, const Canvas& smaller, const CellLayout& layout);
/// Space about a map in its cell, below the title, and beside its legend, or above it, where each map has its own;
/// pixels. `names`: the canvas of those legends.
Margins cell_margins(const Canvas& titles, const Canvas& names, const CellLayout& layout, bool one_legend);
/// Margins of maps that lie over each other, whose titles stand above them: pixels.
Margins below_titles(Margins margins, const Canvas& titles, const CellLayout& layout);
/// Do legends of their own stand beside the maps in their cells, and not below them?
bool legend_beside(const Canvas& titles, const Canvas& names, const CellLayout& layout);

/// How near to the divider it is taken hold of; design pixels. Fingers are wider.
constexpr float divider_grip = 8;
constexpr float divider_finger_grip = 22;
/// Is the place on the divider, or on its handle?
bool is_on_divider(const Canvas& canvas, const CellLayout& layout, ImVec2 place, bool finger);
/// The part of the width that a place stands for, 0 to 1.
double swipe_at(const CellLayout& layout, float x);

/// Where a map's title stands: below the upper edge of what shows of it, and beside the divider. `width`: at most this
/// many pixels; none where there is no room for it.
std::optional<Rectangle> cell_title_place(const Canvas& canvas, const CellLayout& layout, std::size_t map, ImVec2 size);

/// One legend for maps of one measure: the first one's, with the entries that only others have.
Legend merged(Legend first, std::span<const Legend> others);

}  // namespace hustings::ui

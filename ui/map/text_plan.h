// Where the texts about one map stand, so that the map can be as large as possible: the same for every camera.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "atlas/paint/headline.h"
#include "atlas/paint/legend.h"
#include "ui/kit/canvas.h"
#include "ui/map/clear_fit.h"
#include "ui/map/legend_strip.h"

namespace hustings::ui {

/// Pixels of the picture.
struct TextPlan {
  Rectangle title;    ///< and what stands below it
  Rectangle tally;    ///< empty where there is none
  Rectangle caption;  ///< likewise
  Rectangle legend;
  Rectangle foot;  ///< timeline and source
  bool title_wrapped = false;
  bool tally_stacked = false;            ///< a party below the other
  bool caption_beside = false;           ///< in a column; else in a band above the foot
  float legend_width = 0;                ///< at most; 0: as wide as it likes
  bool legend_right = false;             ///< stands at the right of its rectangle
  bool legend_upper = false;             ///< and at its upper edge
  bool legend_close = false;             ///< its rows stand as close as they can
  std::optional<Rectangle> legend_band;  ///< it lies flat
  ClearRoom room;                        ///< what the map is laid out against
  Viewport home;                         ///< the whole map, as large as it can be there
  Rectangle free;                        ///< in the middle of which a part of it is framed

  /// Where a legend that may be another than the plan's stands.
  LegendSpot spot_of(const Canvas& canvas, const Legend& legend) const;
  /// What names keep clear of.
  std::vector<Rectangle> places() const { return {title, tally, caption, legend, foot}; }
};

/// Finds where the map lies in the room of a plan.
void lay_out_map(const Silhouette& silhouette, ImVec2 size, TextPlan& plan);
/// What lies about the part of the picture where something is framed.
Margins margins_of(const TextPlan& plan, ImVec2 size);

/// Between a text and an area; design pixels.
constexpr float text_gap_x = 7;
constexpr float text_gap_y = 6;
/// The rectangle with that gap about it; what is empty stays so.
Rectangle with_gap(const Canvas& canvas, const Rectangle& text);
bool is_empty(const Rectangle& place);

/// A corner of the picture, for a legend.
struct LegendCorner {
  bool right = false, upper = false;
  double worth = 1;
};
/// The corners by how usual they are.
inline constexpr std::array<LegendCorner, 4> legend_corners = {
    {{false, false, 1}, {true, false, 0.98}, {false, true, 0.97}, {true, true, 0.965}}};

/// What makes the rows of a legend stand as close as they can; pixels of room.
constexpr float closest_legend = 1;
/// The widths that a legend is tried in, the one it likes first; design pixels, 0: as wide as it likes.
std::vector<float> legend_widths(const Canvas& canvas, const Legend& legend);

/// How far a camera is from the plan's own, where no area lies under a text: 0 to 1.
float away_from_home(const TextPlan& plan, const Viewport& camera);
/// Ground under text that a map may lie under, with a soft edge. `strength`: 0 to 1.
void draw_text_scrim(const Canvas& canvas, const Rectangle& text, float strength);

}  // namespace hustings::ui

// Names over the areas of a map.
#pragma once

#include <algorithm>
#include <span>
#include <utility>
#include <vector>

#include "atlas/paint/area_colours.h"
#include "atlas/paint/placement.h"
#include "atlas/view/scene.h"
#include "geo/viewport.h"
#include "ui/kit/canvas.h"

namespace hustings {
struct Inset;
}

namespace hustings::ui {

/// What names and symbols over the map are placed by.
struct LabelContext {
  const Atlas& atlas;
  const ScenePart& part;
  const Placement& placement;
  std::span<const Paint> paints;  ///< what lies under a name, or colours a symbol, by area
  const Viewport& viewport;
  std::vector<AreaIndex> selected;
  std::span<const Rectangle> symbols{};  ///< by area, what its symbol covers, which names stand below; or empty
  std::vector<double> marginality;       ///< by area, 1: a hair's breadth, 0: safe; may be empty
  std::vector<bool> lit{};               ///< by area, whether the filter keeps it; empty: all
  std::vector<AreaIndex> cue_areas{};    ///< what the picture is about: named as the selected ones are, after them
  bool presented = false;                ///< before an audience: no names of others but where all have room
  const Inset* inset = nullptr;          ///< what is named lies in it, and the viewport looks through it; none: the map
  bool keeps_groups = true;  ///< areas lie together with those of the same larger area: at their places, as hexagons
  bool is_lit(AreaIndex area) const { return lit.empty() || lit[area]; }
  bool is_here(AreaIndex area) const;  ///< in the inset; else not moved to one
};

/// Which names the last frame had, so that they stay while the map moves.
struct LabelMemory {
  std::vector<std::pair<LayerIndex, AreaIndex>> shown;
  bool by_parent = false;
  bool has(LayerIndex layer, AreaIndex area) const {
    return std::find(shown.begin(), shown.end(), std::pair(layer, area)) != shown.end();
  }
};

/// Names inside areas, placed so that none touches another or what is `taken`: the selected first, though they have no
/// room inside, and what the picture is about; then those that the last frame had, then marginal and large ones. Where
/// areas crowd too much, or an audience looks on, the larger areas that they lie in are named. On tiles names are in up
/// to three lines, else shortened by rule (ui/labels/short_names). Without a memory there is no last frame.
void draw_labels(const Canvas& canvas, const LabelContext& context, std::vector<Rectangle> taken,
                 LabelMemory* memory = nullptr);

}  // namespace hustings::ui

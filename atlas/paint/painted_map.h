// A view's map as it is painted: its scene, the figure of every area, and the paints that follow from them.
#pragma once

#include <vector>

#include "atlas/paint/area_colours.h"

namespace hustings {

struct PaintedMap {
  Scene scene;
  std::vector<std::vector<AreaValue>> values;  ///< what the colours come from, of each part of the scene
  std::vector<std::vector<Paint>> paints;      ///< of each part; under symbols these are the symbols'
  std::vector<std::vector<Paint>> quiet;       ///< of each part, under symbols; else empty

  std::size_t main_index() const;
  const ScenePart& main_part() const { return scene.parts[main_index()]; }
  const std::vector<Paint>& main_paints() const { return paints[main_index()]; }
  /// What areas are filled with, which under symbols is quiet.
  const std::vector<Paint>& shown_paints(std::size_t part) const { return quiet.empty() ? paints[part] : quiet[part]; }
};

/// Throws CommandError where the view names what the atlas does not have.
PaintedMap painted_map(const Atlas& atlas, const View& view);

/// The areas that a cue is about, besides those it selects: the areas that its filter lights, or on a map of gains and
/// holds those that changed hands. None where they are so many that the names of all would cover the map.
std::vector<AreaIndex> areas_of_cue(const Atlas& atlas, const View& view, const PaintedMap& map);

}  // namespace hustings

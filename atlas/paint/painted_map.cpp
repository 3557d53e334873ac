#include "atlas/paint/painted_map.h"

namespace hustings {

std::size_t PaintedMap::main_index() const {
  return scene.parts.size() > 1 && &hustings::main_part(scene) == &scene.parts[1] ? 1 : 0;
}

PaintedMap painted_map(const Atlas& atlas, const View& view) {
  PaintedMap map{.scene = scene_of(atlas, view), .values = {}, .paints = {}, .quiet = {}};
  const View painted = as_painted(view);
  for (const ScenePart& part : map.scene.parts) {
    map.values.push_back(area_values(atlas, painted, part));
    map.paints.push_back(area_colours(atlas, painted, part, map.values.back()));
    if (is_quiet(view)) map.quiet.push_back(quiet_colours(view.look, map.paints.back()));
  }
  return map;
}

std::vector<AreaIndex> areas_of_cue(const Atlas& atlas, const View& view, const PaintedMap& map) {
  constexpr std::size_t most = 16;
  const ScenePart& part = map.main_part();
  const std::vector<bool> lit = lit_areas(atlas, view, part);
  const std::vector<AreaValue>& values = map.values[map.main_index()];
  std::vector<AreaIndex> told;
  for (AreaIndex area = 0; area < values.size(); ++area) {
    if (!lit.empty() && !lit[area]) continue;
    const bool changed =
        view.colour == ColourMode::status && values[area].gap == Gap::none && values[area].status == Status::gain;
    if (changed || (view.filter.active() && view.colour != ColourMode::status)) told.push_back(area);
  }
  return told.size() > most ? std::vector<AreaIndex>{} : told;
}

}  // namespace hustings

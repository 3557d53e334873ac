#include "atlas/painted_map.h"

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

}  // namespace hustings

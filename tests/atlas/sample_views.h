// Views of the sample atlas, as the tests ask for them.
#pragma once

#include <string>

#include "atlas/view/scene.h"
#include "atlas/view/view.h"
#include "tests/carried.h"

inline hustings::View view_of(const std::string& contest,
                              hustings::ColourMode colour = hustings::ColourMode::majority) {
  hustings::View view;
  view.contest = contest;
  view.colour = colour;
  return view;
}

inline hustings::ScenePart part_of(const hustings::View& view) {
  return hustings::main_part(hustings::scene_of(carried_atlas(), view));
}

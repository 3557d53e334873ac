// The map's colours in each look.
#pragma once

#include "atlas/view/view.h"
#include "renderer/map_renderer.h"

namespace hustings {

MapTheme map_theme(Look look);

}  // namespace hustings

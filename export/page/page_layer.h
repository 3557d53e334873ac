// The outlines of a layer's areas for a page: arcs that neighbours share, on a grid.
#pragma once

#include <glm/vec2.hpp>
#include <string>
#include <vector>

#include "atlas/atlas.h"
#include "export/page/json_text.h"
#include "geo/viewport.h"

namespace hustings {

/// Steps of the page's grid to one of the 1,600 pixels that the longer side of a map has.
constexpr int page_grid = 4;
constexpr int page_pixels = 1600;

/// A layer on the grid of a page.
struct PageLayer {
  Viewport viewport;  ///< pixels are steps of the grid
  std::vector<std::vector<glm::ivec2>> arcs;
  std::vector<std::vector<std::vector<int>>> rings;  ///< of each area, of arcs: ~i where the arc runs backwards
};

/// The layer at the level of detail that the page's pixels can show. `insets`: those that are shown.
PageLayer page_layer(const AtlasLayer& layer, const LayerInsets* insets);

/// The outline of an area, as an SVG path has it.
std::string svg_path(const PageLayer& layer, std::size_t area);

/// The ground about it, as SVG paths: of land, of water.
std::string ground_path(const Atlas& atlas, const PageLayer& layer, GroundKind kind);

/// Everything that the page's script asks of the layer: an object.
void write_layer(JsonText& json, const Atlas& atlas, LayerIndex index, const PageLayer& layer,
                 const LayerInsets* insets);

}  // namespace hustings

// A layer's mesh that can be drawn anywhere between geography and cartogram.
#pragma once

#include <cstdint>
#include <vector>

#include "geo/layer.h"
#include "geo/mesh/mesh.h"
#include "geo/mesh/topology.h"
#include "geo/tiles/cartogram.h"

namespace hustings {

struct MorphVertex {
  float x, y;          ///< in the geography, metres from the mesh's origin
  float to_x, to_y;    ///< in the cartogram
  std::uint32_t area;  ///< index into the layer's areas
};

/// One straight piece of an area's own outline, the area to its left. On the way areas part from each other, so a
/// border that two areas share is there twice.
struct MorphBorder {
  float ax, ay, bx, by;              ///< in the geography, metres from the mesh's origin
  float to_ax, to_ay, to_bx, to_by;  ///< in the cartogram
  std::int32_t left;                 ///< index into the layer's areas
  std::int32_t right;                ///< always no_area
  BorderRank rank;                   ///< of the border in the geography
};

struct MorphMesh {
  Point origin{0, 0};
  std::vector<MorphVertex> vertices;
  std::vector<std::uint32_t> indices;
  std::vector<MorphBorder> borders;
};

/// The outline of each area's largest part goes to its tile's outline, in the same order and by length along it, so
/// that triangles fill the tile once in the cartogram as they fill the area in the geography. Holes shrink to a point
/// within the tile, smaller parts to one on its rim. `simplified` is the layer's topology at any level of detail.
/// Labels go straight from their point to the tile's centre.
MorphMesh make_morph_mesh(const Layer& layer, const Topology& simplified, const Cartogram& cartogram);

}  // namespace hustings

// A layer made ready for drawing: triangles and border segments in floats about an origin.
#pragma once

#include <cstdint>
#include <vector>

#include "base/finding.h"
#include "base/shared_array.h"
#include "geo/layer.h"
#include "geo/mesh/topology.h"

namespace hustings {

/// How high a border ranks: between areas of one parent, between parents, or the edge of the layer.
enum class BorderRank : std::uint32_t { area = 0, parent = 1, outline = 2 };
BorderRank rank_of(const Layer& layer, const Arc& arc);

struct MeshVertex {
  float x, y;          ///< metres from the mesh's origin
  std::uint32_t area;  ///< index into the layer's areas
  bool operator==(const MeshVertex&) const = default;
};

/// One straight piece of border; the areas are indices, or no_area.
struct BorderSegment {
  float ax, ay, bx, by;  ///< metres from the mesh's origin
  std::int32_t left, right;
  BorderRank rank;
  bool operator==(const BorderSegment&) const = default;
};

struct LayerMesh {
  Point origin{0, 0};  ///< in the layer's CRS
  SharedArray<MeshVertex> vertices;
  SharedArray<std::uint32_t> indices;
  SharedArray<BorderSegment> borders;
};

/// Triangles of every area (on all cores; the result does not depend on how many) and every border once. Areas whose
/// rings cross are repaired by GEOS. Areas whose triangles still do not have their size are warnings, which say that
/// the fault is the program's.
LayerMesh make_mesh(const Layer& layer, const Topology& topology, Findings& findings);

/// The same from the layer's topology simplified, whose outlines take the place of the layer's shapes.
LayerMesh make_simplified_mesh(const Layer& layer, const Topology& simplified);

/// Triangles of one shape, and their total area against the shape's, or the repaired one's where rings cross; relative.
struct ShapeTriangles {
  std::vector<Point> points;
  std::vector<std::uint32_t> indices;
  double relative_error = 0;
  bool rings_cross = false;  ///< so that the repaired shape is of another size
};
ShapeTriangles triangles_of(const Shape& shape);

}  // namespace hustings

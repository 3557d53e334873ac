// Which runs of triangles or border pieces a picture can show, so that what is off screen is not drawn.
#pragma once

#include <glm/vec2.hpp>
#include <vector>

#include "renderer/gl_objects.h"

namespace hustings {

/// A rectangle in metres about a mesh's origin.
struct MeshBox {
  glm::vec2 low{1e30f}, high{-1e30f};
  void add(glm::vec2 point);
  bool touches(const MeshBox& other) const;
};

/// Boxes of every so many neighbouring primitives. Those of one area or border follow each other in a mesh, so the
/// boxes are small.
class Chunks {
 public:
  /// A run of primitives.
  struct Run {
    GLsizei first = 0;
    GLsizei count = 0;
  };

  /// Adds a point of the primitive with this number; numbers ascend.
  void add(std::size_t primitive, glm::vec2 point);
  /// The runs that touch what is seen, neighbouring chunks as one.
  std::vector<Run> within(const MeshBox& seen, GLsizei all) const;

 private:
  static constexpr std::size_t size = 96;  // primitives
  std::vector<MeshBox> boxes_;
};

/// Draws runs of primitives from the bound index buffer, each of so many 32-bit indices.
void draw_runs(const std::vector<Chunks::Run>& runs, GLsizei indices_each);

}  // namespace hustings

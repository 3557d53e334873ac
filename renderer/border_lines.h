// Straight pieces of border on the GPU, each drawn as a quad that the vertex shader spans from its two ends.
#pragma once

#include <glm/vec4.hpp>
#include <span>

#include "geo/mesh/mesh.h"
#include "renderer/chunks.h"
#include "renderer/gl_objects.h"
#include "renderer/program.h"

namespace hustings {

/// The corners of any number of quads. Instances would say the same in less, but software rasterisers set up every
/// instance.
class Quads {
 public:
  Quads();
  void draw(const std::vector<Chunks::Run>& runs);

 private:
  VertexArray array_;
  Buffer indices_;
  GLsizei room_ = 0;
};

/// Kept in texture buffers, which border.vert reads by the number of its vertex.
class BorderLines {
 public:
  BorderLines();

  /// `rims` says where the ends lie on tiles (border.vert); empty where nothing morphs.
  void set(std::span<const BorderSegment> segments, std::span<const glm::vec4> rims, GLenum usage);
  GLsizei count() const { return count_; }
  /// The pieces that reach into what is seen.
  std::vector<Chunks::Run> within(const MeshBox& seen) const { return chunks_.within(seen, count_); }

  /// Binds the buffers to the program that is in use.
  void bind(const Program& program) const;

 private:
  Buffer ends_data_, sides_data_, rims_data_;
  Texture ends_, sides_, rims_;
  GLsizei count_ = 0;
  Chunks chunks_;
};

}  // namespace hustings

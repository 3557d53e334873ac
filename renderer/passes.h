// What the passes of the renderer agree on: texture units, ids, bits of the stencil.
#pragma once

#include <cstddef>
#include <epoxy/gl.h>

namespace hustings {

constexpr int colour_width = 1024;  // texels a row of textures by area; the shaders count on it
constexpr int colour_unit = 5;      // of the buffer of colours
constexpr int tile_unit = 6;        // of the texture of tiles: above those of the colour pass

constexpr GLuint land_id = 1;  // 0 is the sea; areas follow (fill.vert)
constexpr std::size_t ground_ids = 2;

/// Two ids of 16 bits fit into one integer a pixel; layers with more areas have two integers (WIDE_IDS in the shaders).
/// The last number of 16 bits is kept free (renderer/cpu_colours).
constexpr bool needs_wide_ids(std::size_t areas) { return areas + ground_ids > 0xFFFF; }

// Bits of the stencil. Where one is set a pixel shows more than its area's own colour.
constexpr GLuint border_bit = 1;
constexpr GLuint mark_bit = 2;

/// To the framebuffer that is bound; 0 takes it away.
inline void attach_stencil(GLuint stencil) {
  glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_DEPTH_STENCIL_ATTACHMENT, GL_RENDERBUFFER, stencil);
}

}  // namespace hustings

// Our own framebuffer of the drawable's size: map and panels are drawn into it, then shown or read back.
#pragma once

#include <cstdint>
#include <glm/vec2.hpp>
#include <vector>

#include "renderer/gl_objects.h"

namespace hustings {

/// Rows from the top, RGBA, 8 bits each.
struct Image {
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> pixels;
};

class Target {
 public:
  explicit Target(glm::ivec2 size);  ///< throws MachineError where the driver cannot make one so large

  glm::ivec2 size() const { return size_; }
  void bind() const;
  Image read_back() const;
  /// The whole picture at once: RGBA, rows from the bottom.
  void write(const std::vector<std::uint32_t>& pixels) const;
  void copy_to(const Target& other) const;  ///< of the same size
  GLuint colour() const { return colour_; }
  void present(glm::ivec2 window) const;  ///< copies to the window's surface

 private:
  glm::ivec2 size_;
  Texture colour_;
  Framebuffer framebuffer_;
};

}  // namespace hustings

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

/// What glReadPixels gives: RGBA, 8 bits each, rows from the bottom.
struct Frame {
  glm::ivec2 size{0, 0};
  std::vector<std::uint8_t> pixels;

  std::size_t row_bytes() const { return static_cast<std::size_t>(size.x) * 4; }
  /// Rows count from the top.
  const std::uint8_t* row(int y) const {
    return pixels.data() + row_bytes() * static_cast<std::size_t>(size.y - 1 - y);
  }
};

class Target {
 public:
  explicit Target(glm::ivec2 size);  ///< throws MachineError where the driver cannot make one so large

  glm::ivec2 size() const { return size_; }
  void bind() const;
  Image read_back() const;
  /// The same as OpenGL has it. The frame's memory is used again.
  void read_into(Frame& frame) const;
  /// The same into part of something wider: `pixels` is where the lowest row goes, rows are `row_pixels` apart.
  void read_into(std::uint8_t* pixels, int row_pixels) const;
  /// The whole picture at once: RGBA, rows from the bottom.
  void write(const std::vector<std::uint32_t>& pixels) const { write(pixels.data()); }
  void write(const std::vector<std::uint8_t>& pixels) const { write(pixels.data()); }
  void copy_to(const Target& other) const;  ///< of the same size
  /// A part of it to a place in another; corners from the top left.
  void copy_part(glm::ivec2 low, glm::ivec2 size, const Target& other, glm::ivec2 to) const;
  GLuint colour() const { return colour_; }
  void present(glm::ivec2 window) const;  ///< copies to the window's surface

 private:
  void write(const void* rgba) const;

  glm::ivec2 size_;
  Texture colour_;
  Framebuffer framebuffer_;
};

}  // namespace hustings

#include "renderer/target.h"

#include <algorithm>
#include <fmt/format.h>

#include "base/finding.h"

namespace hustings {

Target::Target(glm::ivec2 size) : size_(size) {
  GLint largest = 0;
  glGetIntegerv(GL_MAX_TEXTURE_SIZE, &largest);
  if (size.x > largest || size.y > largest)
    throw MachineError(fmt::format("a picture of {} x {} is larger than this machine's OpenGL can draw ({} x {})",
                                   size.x, size.y, largest, largest));
  colour_ = make_texture(GL_RGBA8, size.x, size.y);
  framebuffer_ = make_framebuffer();
  bind();
  glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, colour_, 0);
  if (glCheckFramebufferStatus(GL_FRAMEBUFFER) != GL_FRAMEBUFFER_COMPLETE)
    throw MachineError("OpenGL cannot draw into a picture of that size");
}

void Target::bind() const {
  glBindFramebuffer(GL_FRAMEBUFFER, framebuffer_);
  glViewport(0, 0, size_.x, size_.y);
}

Image Target::read_back() const {
  Image image{size_.x, size_.y, {}};
  const auto row = static_cast<std::size_t>(size_.x) * 4;
  image.pixels.resize(row * static_cast<std::size_t>(size_.y));
  read_into(image.pixels.data(), size_.x);
  // OpenGL's rows start at the bottom.
  for (int top = 0, bottom = size_.y - 1; top < bottom; ++top, --bottom)
    std::swap_ranges(image.pixels.begin() + static_cast<std::ptrdiff_t>(row) * top,
                     image.pixels.begin() + static_cast<std::ptrdiff_t>(row) * (top + 1),
                     image.pixels.begin() + static_cast<std::ptrdiff_t>(row) * bottom);
  return image;
}

void Target::read_into(Frame& frame) const {
  frame.size = size_;
  frame.pixels.resize(frame.row_bytes() * static_cast<std::size_t>(size_.y));
  read_into(frame.pixels.data(), size_.x);
}

void Target::read_into(std::uint8_t* pixels, int row_pixels) const {
  glBindFramebuffer(GL_READ_FRAMEBUFFER, framebuffer_);
  glPixelStorei(GL_PACK_ALIGNMENT, 1);
  glPixelStorei(GL_PACK_ROW_LENGTH, row_pixels);
  glReadPixels(0, 0, size_.x, size_.y, GL_RGBA, GL_UNSIGNED_BYTE, pixels);
  glPixelStorei(GL_PACK_ROW_LENGTH, 0);
}

void Target::write(const void* rgba) const {
  glBindTexture(GL_TEXTURE_2D, colour_);
  glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
  glTexSubImage2D(GL_TEXTURE_2D, 0, 0, 0, size_.x, size_.y, GL_RGBA, GL_UNSIGNED_BYTE, rgba);
}

void Target::copy_to(const Target& other) const {
  glBindFramebuffer(GL_READ_FRAMEBUFFER, framebuffer_);
  glBindFramebuffer(GL_DRAW_FRAMEBUFFER, other.framebuffer_);
  glBlitFramebuffer(0, 0, size_.x, size_.y, 0, 0, size_.x, size_.y, GL_COLOR_BUFFER_BIT, GL_NEAREST);
}

void Target::copy_part(glm::ivec2 low, glm::ivec2 size, const Target& other, glm::ivec2 to) const {
  if (size.x <= 0 || size.y <= 0) return;
  glBindFramebuffer(GL_READ_FRAMEBUFFER, framebuffer_);
  glBindFramebuffer(GL_DRAW_FRAMEBUFFER, other.framebuffer_);
  const int from_bottom = size_.y - low.y - size.y;
  const int to_bottom = other.size_.y - to.y - size.y;
  glBlitFramebuffer(low.x, from_bottom, low.x + size.x, from_bottom + size.y, to.x, to_bottom, to.x + size.x,
                    to_bottom + size.y, GL_COLOR_BUFFER_BIT, GL_NEAREST);
}

void Target::present(glm::ivec2 window) const {
  glBindFramebuffer(GL_READ_FRAMEBUFFER, framebuffer_);
  glBindFramebuffer(GL_DRAW_FRAMEBUFFER, 0);
  glBlitFramebuffer(0, 0, size_.x, size_.y, 0, 0, window.x, window.y, GL_COLOR_BUFFER_BIT, GL_NEAREST);
}

}  // namespace hustings

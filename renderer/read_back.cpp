#include "renderer/read_back.h"

#include <cstring>

#include "base/finding.h"
#include "renderer/cpu_colours.h"

namespace hustings {

std::shared_ptr<Frame> FramePool::get() {
  std::unique_ptr<Frame> frame;
  {
    const std::lock_guard held(spare_->lock);
    if (!spare_->frames.empty()) {
      frame = std::move(spare_->frames.back());
      spare_->frames.pop_back();
    }
  }
  if (!frame) frame = std::make_unique<Frame>();
  return {frame.release(), [spare = spare_](Frame* used) {
            const std::lock_guard held(spare->lock);
            spare->frames.emplace_back(used);
          }};
}

ReadBack::ReadBack(Way way) : at_once_(way == Way::fastest ? opengl_is_software() : way == Way::at_once) {}

ReadBack::~ReadBack() {
  for (const Asked& asked : asked_)
    if (asked.done != nullptr) glDeleteSync(asked.done);
}

void ReadBack::ask(const Target& target) {
  Asked& asked = asked_.emplace_back();
  asked.size = target.size();
  if (at_once_) {
    asked.frame = pool_.get();
    return target.read_into(*asked.frame);
  }
  if (spare_.empty()) {
    asked.buffer = make_buffer();
  } else {
    asked.buffer = std::move(spare_.back());
    spare_.pop_back();
  }
  glBindBuffer(GL_PIXEL_PACK_BUFFER, asked.buffer);
  glBufferData(GL_PIXEL_PACK_BUFFER, GLsizeiptr{4} * asked.size.x * asked.size.y, nullptr, GL_STREAM_READ);
  target.read_into(nullptr, asked.size.x);
  glBindBuffer(GL_PIXEL_PACK_BUFFER, 0);
  asked.done = glFenceSync(GL_SYNC_GPU_COMMANDS_COMPLETE, 0);
  glFlush();
}

std::shared_ptr<Frame> ReadBack::take(bool wait) {
  if (asked_.empty()) return nullptr;
  Asked& first = asked_.front();
  if (first.frame == nullptr) {
    constexpr GLuint64 a_second = 1'000'000'000;
    GLenum state = glClientWaitSync(first.done, GL_SYNC_FLUSH_COMMANDS_BIT, 0);
    while (wait && state == GL_TIMEOUT_EXPIRED) state = glClientWaitSync(first.done, 0, a_second);
    if (state == GL_TIMEOUT_EXPIRED) return nullptr;
    glDeleteSync(first.done);
    first.done = nullptr;
    first.frame = pool_.get();
    first.frame->size = first.size;
    first.frame->pixels.resize(first.frame->row_bytes() * static_cast<std::size_t>(first.size.y));
    glBindBuffer(GL_PIXEL_PACK_BUFFER, first.buffer);
    const void* pixels =
        glMapBufferRange(GL_PIXEL_PACK_BUFFER, 0, static_cast<GLsizeiptr>(first.frame->pixels.size()), GL_MAP_READ_BIT);
    if (pixels != nullptr) std::memcpy(first.frame->pixels.data(), pixels, first.frame->pixels.size());
    glUnmapBuffer(GL_PIXEL_PACK_BUFFER);
    glBindBuffer(GL_PIXEL_PACK_BUFFER, 0);
    if (pixels == nullptr) throw MachineError("OpenGL could not give a picture back");
    spare_.push_back(std::move(first.buffer));
  }
  std::shared_ptr<Frame> frame = std::move(first.frame);
  asked_.pop_front();
  return frame;
}

}  // namespace hustings

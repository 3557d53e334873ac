// Pictures from the GPU while it draws the next ones: each waits in a buffer of its own until it is there.
#pragma once

#include <deque>
#include <memory>
#include <mutex>
#include <vector>

#include "renderer/gl_objects.h"
#include "renderer/target.h"

namespace hustings {

/// Memory for frames, used again once nobody holds the frame any more. Frames may be let go of on any thread; the pool
/// must outlive none of them.
class FramePool {
 public:
  std::shared_ptr<Frame> get();

 private:
  struct Spare {
    std::mutex lock;
    std::vector<std::unique_ptr<Frame>> frames;
  };
  std::shared_ptr<Spare> spare_ = std::make_shared<Spare>();
};

class ReadBack {
 public:
  /// fastest: through buffers where there is a GPU; immediately where OpenGL draws on the processor, which would wait
  /// anyway and copy once more.
  enum class Way { fastest, buffers, at_once };
  static constexpr std::size_t depth = 3;  ///< pictures on their way at most

  /// Needs a current context.
  explicit ReadBack(Way way = Way::fastest);
  ~ReadBack();
  ReadBack(const ReadBack&) = delete;
  ReadBack& operator=(const ReadBack&) = delete;

  /// Asks for what the target shows now. Not while `pending` is `depth`.
  void ask(const Target& target);
  std::size_t pending() const { return asked_.size(); }
  /// The picture that was asked for first; null while it is on its way and `wait` is false, or where there is none.
  std::shared_ptr<Frame> take(bool wait);

 private:
  struct Asked {
    glm::ivec2 size{0, 0};
    Buffer buffer;
    GLsync done = nullptr;
    std::shared_ptr<Frame> frame;  ///< where it was read immediately
  };

  bool at_once_;
  FramePool pool_;
  std::deque<Asked> asked_;
  std::vector<Buffer> spare_;
};

}  // namespace hustings

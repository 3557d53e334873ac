// Timer queries: what they say is a time, and nobody waits for it.
#include "renderer/gpu_timer.h"

#include <cmath>

#include "renderer/vision_pass.h"
#include "tests/gl/gl_test.h"

using namespace hustings;

namespace {

constexpr VisionMatrix identity{{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}};

/// A little work in a stretch. Something is drawn before, because llvmpipe only counts from within a picture.
class Work {
 public:
  void draw(GpuTimer& timer, float red) {
    target_.bind();
    glClearColor(red, 0, 0, 1);
    glClear(GL_COLOR_BUFFER_BIT);
    const auto stretch = timer.measure();
    glClear(GL_COLOR_BUFFER_BIT);
    pass_.apply(identity, target_);
    target_.bind();
    glClear(GL_COLOR_BUFFER_BIT);
  }
  const Target& target() const { return target_; }

 private:
  Target target_{{256, 256}};
  VisionPass pass_;
};

/// The driver's own clock, whose unit is fixed (OpenGL 3.3, section 2.14): what a stretch has may be held against it.
GLint64 nanoseconds_of_driver() {
  GLint64 now = 0;
  glGetInteger64v(GL_TIMESTAMP, &now);
  return now;
}

}  // namespace

TEST_CASE("times are finite, not negative, no longer than what the driver was at work, and given once") {
  const auto context = maybe_context();
  if (!context) return;
  GpuTimer timer;
  Work work;
  CHECK_FALSE(timer.take().has_value());  // nothing was measured yet
  int taken = 0;
  for (int i = 0; i < 20; ++i) {
    const GLint64 start = nanoseconds_of_driver();
    work.draw(timer, 0.5f);
    glFinish();
    const auto milliseconds = timer.take();
    const double passed = 1e-6 * static_cast<double>(nanoseconds_of_driver() - start);
    if (!milliseconds) continue;
    ++taken;
    CHECK(std::isfinite(*milliseconds));
    CHECK(*milliseconds >= 0);
    CHECK(*milliseconds <= passed);
    CHECK_FALSE(timer.take().has_value());
  }
  CHECK((taken > 0) == timer.available());
  CHECK(glGetError() == GL_NO_ERROR);
}

TEST_CASE("a timer whose results nobody takes leaves stretches out and lets every frame through") {
  const auto context = maybe_context();
  if (!context) return;
  GpuTimer timer;
  Work work;
  constexpr int frames = 100;
  for (int i = 1; i <= frames; ++i) work.draw(timer, static_cast<float>(i) / frames);
  CHECK(work.target().read_back().pixels[0] == 255);  // the last frame's red
  int taken = 0;
  while (timer.take()) ++taken;
  CHECK(taken < frames);
  // Once they are taken stretches are measured again.
  int later = 0;
  for (int i = 0; i < 20; ++i) {
    work.draw(timer, 0.5f);
    glFinish();
    if (timer.take()) ++later;
  }
  CHECK((later > 0) == timer.available());
  CHECK(glGetError() == GL_NO_ERROR);
}

// How long the GPU works on a stretch of commands: timer queries that never make the program wait.
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <optional>

#include "renderer/gl_objects.h"

namespace hustings {

void delete_query(GLuint name);
using Query = GlName<delete_query>;

/// Measures stretches of commands one after another, never one within another (GL_TIME_ELAPSED, OpenGL 3.3, section
/// 2.14). A result is there a frame or two after its stretch; until then nobody waits for it. Mesa's llvmpipe has such
/// queries too, but counts its last tile only (22.3): without a GPU there is no time of one.
class GpuTimer {
 public:
  GpuTimer();  ///< needs a current context, as all of the rest

  /// The time between its making and its end. It must not outlive the timer.
  class Stretch {
   public:
    explicit Stretch(bool counted) : counted_(counted) {}
    Stretch(const Stretch&) = delete;
    Stretch& operator=(const Stretch&) = delete;
    ~Stretch();

   private:
    bool counted_;  ///< false: no query was begun
  };

  /// Does the driver count time at all? Without it nothing is ever measured.
  bool available() const { return available_; }

  /// Commands until the stretch goes are measured, unless all queries are still on their way: then this one is left
  /// out.
  [[nodiscard]] Stretch measure();

  /// Milliseconds of the oldest stretch that nobody has taken yet, if the GPU is done with it. A stretch that took
  /// longer than the program has waited is left out: some drivers say so of one that they had nothing to do in.
  std::optional<double> take();

 private:
  static constexpr std::size_t count = 8;  ///< stretches that may be on their way at once

  bool available_ = false;
  std::array<Query, count> queries_;
  std::array<std::chrono::steady_clock::time_point, count> begun_;
  std::size_t oldest_ = 0;   ///< index of the next one to be taken
  std::size_t waiting_ = 0;  ///< begun and not taken yet
};

}  // namespace hustings

#include "renderer/gpu_timer.h"

namespace hustings {

GpuTimer::GpuTimer() : query_(make_query()) {}

void GpuTimer::start() { glBeginQuery(GL_TIME_ELAPSED, query_); }

double GpuTimer::stop_milliseconds() {
  glEndQuery(GL_TIME_ELAPSED);
  GLuint64 nanoseconds = 0;
  glGetQueryObjectui64v(query_, GL_QUERY_RESULT, &nanoseconds);
  return static_cast<double>(nanoseconds) / 1e6;
}

}  // namespace hustings

#include "renderer/gpu_timer.h"

#include <cstdint>

namespace hustings {

void delete_query(GLuint name) { glDeleteQueries(1, &name); }

GpuTimer::GpuTimer() {
  GLint bits = 0;
  glGetQueryiv(GL_TIME_ELAPSED, GL_QUERY_COUNTER_BITS, &bits);
  available_ = bits > 0;
  if (!available_) return;
  for (Query& query : queries_) {
    GLuint name = 0;
    glGenQueries(1, &name);
    query = Query(name);
  }
}

GpuTimer::Stretch::~Stretch() {
  if (counted_) glEndQuery(GL_TIME_ELAPSED);
}

GpuTimer::Stretch GpuTimer::measure() {
  const bool counted = available_ && waiting_ < count;
  if (counted) {
    const std::size_t next = (oldest_ + waiting_++) % count;
    begun_[next] = std::chrono::steady_clock::now();
    glBeginQuery(GL_TIME_ELAPSED, queries_[next]);
  }
  return Stretch(counted);
}

std::optional<double> GpuTimer::take() {
  while (waiting_ > 0) {
    GLuint there = GL_FALSE;
    glGetQueryObjectuiv(queries_[oldest_], GL_QUERY_RESULT_AVAILABLE, &there);
    if (there == GL_FALSE) return std::nullopt;
    GLuint64 nanoseconds = 0;
    glGetQueryObjectui64v(queries_[oldest_], GL_QUERY_RESULT, &nanoseconds);
    const std::chrono::nanoseconds waited = std::chrono::steady_clock::now() - begun_[oldest_];
    oldest_ = (oldest_ + 1) % count;
    --waiting_;
    if (nanoseconds <= static_cast<GLuint64>(waited.count())) return static_cast<double>(nanoseconds) / 1e6;
  }
  return std::nullopt;
}

}  // namespace hustings

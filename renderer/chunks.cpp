#include "renderer/chunks.h"

#include <algorithm>
#include <glm/common.hpp>

namespace hustings {

void MeshBox::add(glm::vec2 point) {
  low = glm::min(low, point);
  high = glm::max(high, point);
}

bool MeshBox::touches(const MeshBox& other) const {
  return low.x <= other.high.x && other.low.x <= high.x && low.y <= other.high.y && other.low.y <= high.y;
}

void Chunks::add(std::size_t primitive, glm::vec2 point) {
  if (boxes_.size() <= primitive / size) boxes_.resize(primitive / size + 1);
  boxes_[primitive / size].add(point);
}

std::vector<Chunks::Run> Chunks::within(const MeshBox& seen, GLsizei all) const {
  std::vector<Run> runs;
  constexpr auto step = static_cast<GLsizei>(size);
  for (std::size_t i = 0; i < boxes_.size(); ++i) {
    if (!boxes_[i].touches(seen)) continue;
    const auto first = static_cast<GLsizei>(i) * step;
    const GLsizei count = std::min(step, all - first);
    if (!runs.empty() && runs.back().first + runs.back().count == first) runs.back().count += count;
    else runs.push_back({first, count});
  }
  return runs;
}

void draw_runs(const std::vector<Chunks::Run>& runs, GLsizei indices_each) {
  std::vector<GLsizei> counts;
  std::vector<const void*> starts;
  for (const Chunks::Run& run : runs) {
    counts.push_back(run.count * indices_each);
    const auto first = static_cast<std::size_t>(run.first) * static_cast<std::size_t>(indices_each) * sizeof(GLuint);
    starts.push_back(reinterpret_cast<const void*>(first));
  }
  if (!runs.empty())
    glMultiDrawElements(GL_TRIANGLES, counts.data(), GL_UNSIGNED_INT, starts.data(), static_cast<GLsizei>(runs.size()));
}

}  // namespace hustings

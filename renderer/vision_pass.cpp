#include "renderer/vision_pass.h"

#include "shaders/embedded.h"

namespace hustings {

VisionPass::VisionPass()
    : program_("screen.vert", shaders::screen_vert, "vision.frag", shaders::vision_frag),
      screen_(make_vertex_array()) {}

void VisionPass::apply(const VisionMatrix& seen, const Target& target) {
  if (!copy_ || copy_->size() != target.size()) copy_.emplace(target.size());
  target.copy_to(*copy_);
  target.bind();
  glDisable(GL_SCISSOR_TEST);
  glDisable(GL_BLEND);
  program_.use();
  program_.set("seen", std::span<const glm::vec3>(seen));
  program_.set("picture", 0);
  glActiveTexture(GL_TEXTURE0);
  glBindTexture(GL_TEXTURE_2D, copy_->colour());
  glBindVertexArray(screen_);
  glDrawArrays(GL_TRIANGLES, 0, 3);
  glBindVertexArray(0);
}

}  // namespace hustings

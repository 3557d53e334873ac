#include "benchmarks/context.h"

#include <epoxy/gl.h>
#include <memory>

#include "app/gl_context.h"

namespace hustings::benchmarks {

namespace {

std::unique_ptr<GlContext> context;

std::string text(GLenum name) { return reinterpret_cast<const char*>(glGetString(name)); }

}  // namespace

void need_context() {
  if (!context) context = std::make_unique<GlContext>(Surface::off_screen, "benchmarks", glm::ivec2(64, 64));
}

void drop_context() { context.reset(); }

std::string opengl() { return text(GL_RENDERER) + ", " + text(GL_VERSION); }

bool draws_on_the_processor() {
  for (const char* name : {"llvmpipe", "softpipe", "swrast"})
    if (text(GL_RENDERER).find(name) != std::string::npos) return true;
  return false;
}

}  // namespace hustings::benchmarks

#include "benchmarks/context.h"

#include <algorithm>
#include <array>
#include <epoxy/gl.h>
#include <memory>
#include <string_view>

#include "picture/gl_context.h"

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
  constexpr std::array<std::string_view, 3> software = {"llvmpipe", "softpipe", "swrast"};
  const std::string renderer = text(GL_RENDERER);
  return std::any_of(software.begin(), software.end(),
                     [&](std::string_view name) { return renderer.find(name) != std::string::npos; });
}

}  // namespace hustings::benchmarks

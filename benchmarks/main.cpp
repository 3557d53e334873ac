// Runs the benchmarks, and says on which OpenGL.

#include <benchmark/benchmark.h>
#include <epoxy/gl.h>
#include <memory>
#include <stdexcept>

#include "atlas/load_atlas.h"
#include "base/paths.h"
#include "benchmarks/carried.h"

namespace hustings::benchmarks {

const Atlas& london() {
  static const Atlas atlas = [] {
    Outcome<Atlas> outcome = load_atlas(assets_folder() / "london.toml");
    if (!outcome) throw std::runtime_error(describe(outcome.findings.front()));
    return std::move(*outcome.value);
  }();
  return atlas;
}

namespace {
std::unique_ptr<GlContext> context;
}

void need_context() {
  if (!context) context = std::make_unique<GlContext>(Surface::off_screen, "benchmarks", glm::ivec2(64, 64));
}

}  // namespace hustings::benchmarks

int main(int count, char** arguments) {
  benchmark::Initialize(&count, arguments);
  if (benchmark::ReportUnrecognizedArguments(count, arguments)) return 2;
  try {
    hustings::benchmarks::need_context();
    const auto text = [](GLenum name) { return reinterpret_cast<const char*>(glGetString(name)); };
    benchmark::AddCustomContext("opengl", std::string(text(GL_RENDERER)) + ", " + text(GL_VERSION));
  } catch (const std::exception& error) {
    benchmark::AddCustomContext("opengl", std::string("none: ") + error.what());
    return 3;
  }
  benchmark::RunSpecifiedBenchmarks();
  hustings::benchmarks::context.reset();
  return 0;
}

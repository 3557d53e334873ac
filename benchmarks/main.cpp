// Runs the benchmarks, and says on which OpenGL.

#include <benchmark/benchmark.h>
#include <cstdio>
#include <cstdlib>
#include <fmt/format.h>

#include "benchmarks/context.h"
#include "benchmarks/groups.h"
#include "benchmarks/subjects.h"

namespace {

void add_all() {
  using namespace hustings::benchmarks;
  add_load();
  add_lod();
  add_triangulate();
  add_frames();
  add_panels();
  add_workbench_panels();
  add_export();
  add_search();
  add_start();
  add_import();
  add_idle();
  add_watch();
  add_floors();
}

}  // namespace

int main(int count, char** arguments) {
  benchmark::Initialize(&count, arguments);
  if (benchmark::ReportUnrecognizedArguments(count, arguments)) return 2;
  try {
    setenv("HUSTINGS_CACHE", (hustings::benchmarks::scratch_folder() / "cache").c_str(), 1);
    add_all();
    hustings::benchmarks::need_context();
    benchmark::AddCustomContext("opengl", hustings::benchmarks::opengl());
    for (const hustings::benchmarks::Subject& subject : hustings::benchmarks::subjects())
      if (subject.kind() == hustings::benchmarks::Subject::Kind::given)
        benchmark::AddCustomContext("given", fmt::format("{}: {} areas, {} vertices", subject.atlas().title,
                                                         subject.layer().layer.areas.size(), subject.vertices()));
    benchmark::RunSpecifiedBenchmarks();
    hustings::benchmarks::drop_context();
  } catch (const std::exception& error) {
    std::fprintf(stderr, "hustings_benchmarks: %s\n", error.what());
    return 3;
  }
  return 0;
}

// Pictures into files, from a loaded atlas.

#include <benchmark/benchmark.h>

#include "app/png.h"
#include "app/still.h"
#include "benchmarks/context.h"
#include "benchmarks/groups.h"
#include "benchmarks/subjects.h"

namespace hustings::benchmarks {
namespace {

View seats() {
  View view;
  view.contest = "general-2017";
  return view;
}

/// GL objects, map, overlays, read-back, encoding, file.
void picture(benchmark::State& state, glm::ivec2 size) {
  const Atlas& atlas = london().atlas();
  need_context();
  const auto path = scratch_folder() / "picture.png";
  for (auto _ : state) write_png(path, StillMaker(atlas, size, true).draw(seats()));
}

/// The same without making the GL objects anew: what a film pays a frame, and the file.
void next_picture(benchmark::State& state, glm::ivec2 size) {
  const Atlas& atlas = london().atlas();
  need_context();
  const auto path = scratch_folder() / "picture.png";
  StillMaker still(atlas, size, true);
  write_png(path, still.draw(seats()));
  for (auto _ : state) write_png(path, still.draw(seats()));
}

void add(const char* name, void (*run)(benchmark::State&, glm::ivec2), glm::ivec2 size) {
  benchmark::RegisterBenchmark(name, [run, size](benchmark::State& state) { run(state, size); })
      ->Unit(benchmark::kMillisecond)
      ->UseRealTime();
}

}  // namespace

void add_export() {
  add("export/png/1080p", picture, {1920, 1080});
  add("export/png/4k", picture, {3840, 2160});
  add("export/png/1080p/next", next_picture, {1920, 1080});
}

}  // namespace hustings::benchmarks

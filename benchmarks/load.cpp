// From the files to an atlas ready to be drawn.

#include <benchmark/benchmark.h>

#include "atlas/load/load_atlas.h"
#include "benchmarks/groups.h"
#include "benchmarks/subjects.h"

namespace hustings::benchmarks {
namespace {

void load(benchmark::State& state, const Subject& subject, Geometry geometry) {
  benchmark::DoNotOptimize(load_atlas(subject.file(), geometry));  // the cache is filled
  for (auto _ : state) benchmark::DoNotOptimize(load_atlas(subject.file(), geometry));
}

void add(const std::string& name, const Subject& subject, Geometry geometry) {
  benchmark::RegisterBenchmark(name.c_str(),
                               [&subject, geometry](benchmark::State& state) { load(state, subject, geometry); })
      ->Unit(benchmark::kMillisecond)
      ->UseRealTime();
}

}  // namespace

void add_load() {
  for (const Subject& subject : subjects()) add("load/" + subject.name(), subject, Geometry::meshes);
  add("load/london/tables", london(), Geometry::none);
}

}  // namespace hustings::benchmarks

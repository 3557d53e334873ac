// From the files to an atlas ready to be drawn.

#include <benchmark/benchmark.h>

#include "atlas/load_atlas.h"
#include "base/paths.h"

namespace hustings::benchmarks {
namespace {

void load_london(benchmark::State& state, Geometry geometry) {
  const auto path = assets_folder() / "london.toml";
  for (auto _ : state) benchmark::DoNotOptimize(load_atlas(path, geometry));
}

BENCHMARK_CAPTURE(load_london, meshes, Geometry::meshes)
    ->Name("load/london")
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK_CAPTURE(load_london, tables, Geometry::none)
    ->Name("load/london/tables")
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

}  // namespace
}  // namespace hustings::benchmarks

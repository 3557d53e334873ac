// Levels of detail made from nothing: topology, simplification, triangles, border segments. Nothing comes from
// the cache.

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include "benchmarks/groups.h"
#include "benchmarks/subjects.h"
#include "geo/mesh/detail_levels.h"

namespace hustings::benchmarks {
namespace {

/// One level alone, with the arcs of those before it that it is made from.
void one_level(benchmark::State& state, const Subject& subject, std::size_t level) {
  const Layer& layer = subject.layer().layer;
  std::size_t triangles = 0;
  for (auto _ : state) {
    DetailLevels levels(layer);
    triangles = levels.mesh(level).indices.size() / 3;
  }
  state.counters["triangles"] = static_cast<double>(triangles);
}

void all_levels(benchmark::State& state, const Subject& subject) {
  const Layer& layer = subject.layer().layer;
  for (auto _ : state) {
    DetailLevels levels(layer);
    for (std::size_t level = DetailLevels::count; level-- > 0;) benchmark::DoNotOptimize(levels.mesh(level));
  }
}

}  // namespace

void add_lod() {
  for (std::size_t level = 0; level < DetailLevels::count; ++level)
    benchmark::RegisterBenchmark(fmt::format("lod/london/{}", level).c_str(),
                                 [level](benchmark::State& state) { one_level(state, london(), level); })
        ->Unit(benchmark::kMillisecond)
        ->UseRealTime();
  for (const Subject& subject : subjects())
    benchmark::RegisterBenchmark(("lod/" + subject.name() + "/all").c_str(),
                                 [&subject](benchmark::State& state) { all_levels(state, subject); })
        ->Unit(benchmark::kMillisecond)
        ->UseRealTime();
}

}  // namespace hustings::benchmarks

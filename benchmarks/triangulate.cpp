// Triangulation of London's wards, one thread.

#include <benchmark/benchmark.h>

#include "benchmarks/carried.h"
#include "geo/triangulate.h"

namespace hustings::benchmarks {
namespace {

const Layer& wards() { return london().layers[*london().find_layer("wards-2014")].layer; }

void count_vertices(benchmark::State& state) {
  std::size_t vertices = 0;
  for (const Area& area : wards().areas) vertices += vertex_count(area.shape);
  state.counters["vertices"] = static_cast<double>(vertices);
  state.counters["per_vertex"] = benchmark::Counter(static_cast<double>(vertices), benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}

void triangulate_london(benchmark::State& state) {
  for (auto _ : state)
    for (const Area& area : wards().areas)
      for (const Polygon& polygon : area.shape) benchmark::DoNotOptimize(triangulate(polygon));
  count_vertices(state);
}

BENCHMARK(triangulate_london)->Name("triangulate/london")->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace hustings::benchmarks

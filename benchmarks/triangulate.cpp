// Triangulation of London's wards, one thread.

#include <benchmark/benchmark.h>

#include "benchmarks/carried.h"
#include "benchmarks/triangulators.h"
#include "geo/triangulate.h"

namespace hustings::benchmarks {
namespace {

const Layer& wards() { return london().layers[*london().find_layer("wards-2014")].layer; }

void count_vertices(benchmark::State& state) {
  std::size_t vertices = 0;
  for (const Area& area : wards().areas) vertices += vertex_count(area.shape);
  state.counters["vertices"] = static_cast<double>(vertices);
  state.counters["per_vertex"] = benchmark::Counter(
      static_cast<double>(vertices), benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}

void triangulate_london(benchmark::State& state) {
  for (auto _ : state)
    for (const Area& area : wards().areas)
      for (const Polygon& polygon : area.shape) benchmark::DoNotOptimize(triangulate(polygon));
  count_vertices(state);
}

std::vector<Shape> shapes_of(const Layer& layer) {
  std::vector<Shape> shapes;
  for (const Area& area : layer.areas) shapes.push_back(area.shape);
  return shapes;
}

void fill(benchmark::State& state, const Triangulator& triangulator, const std::vector<Shape>& shapes) {
  for (auto _ : state) benchmark::DoNotOptimize(fill_all(triangulator, shapes));
  state.counters["per_million_vertices_s"] =
      benchmark::Counter(static_cast<double>(vertices_of(shapes)) / 1e6,
                         benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
  state.counters["worst_error"] = worst_error(triangulator, shapes);
}

const bool registered = [] {
  for (const Triangulator& triangulator : triangulators) {
    benchmark::RegisterBenchmark((std::string("triangulate/london/") + triangulator.name).c_str(),
                                 [&](benchmark::State& state) { fill(state, triangulator, shapes_of(wards())); })
        ->Unit(benchmark::kMillisecond);
    benchmark::RegisterBenchmark((std::string("triangulate/holes/") + triangulator.name).c_str(),
                                 [&](benchmark::State& state) { fill(state, triangulator, many_holes()); })
        ->Unit(benchmark::kMillisecond);
  }
  return true;
}();

BENCHMARK(triangulate_london)->Name("triangulate/london")->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace hustings::benchmarks

// Triangulation on one thread.

#include <benchmark/benchmark.h>

#include "benchmarks/groups.h"
#include "benchmarks/subjects.h"
#include "benchmarks/triangulators.h"
#include "geo/mesh/triangulate.h"

namespace hustings::benchmarks {
namespace {

void count_vertices(benchmark::State& state, std::size_t vertices) {
  state.counters["s_per_million_vertices"] = benchmark::Counter(
      static_cast<double>(vertices) / 1e6, benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}

/// As the program does it: where the points are, without copying them.
void in_place(benchmark::State& state, const Subject& subject) {
  const Layer& layer = subject.layer().layer;
  for (auto _ : state)
    for (const Area& area : layer.areas)
      for (const Polygon& polygon : area.shape) benchmark::DoNotOptimize(triangulate(polygon));
  count_vertices(state, subject.vertices());
}

std::vector<Shape> shapes_of(const Layer& layer) {
  std::vector<Shape> shapes;
  for (const Area& area : layer.areas) shapes.push_back(area.shape);
  return shapes;
}

void fill(benchmark::State& state, const Triangulator& triangulator, const std::vector<Shape>& shapes) {
  for (auto _ : state) benchmark::DoNotOptimize(fill_all(triangulator, shapes));
  count_vertices(state, vertices_of(shapes));
  state.counters["worst_error"] = worst_error(triangulator, shapes);
}

}  // namespace

void add_triangulate() {
  for (const Subject& subject : subjects())
    benchmark::RegisterBenchmark(("triangulate/" + subject.name()).c_str(), [&subject](benchmark::State& state) {
      in_place(state, subject);
    })->Unit(benchmark::kMillisecond);
  for (const Triangulator& triangulator : triangulators) {
    benchmark::RegisterBenchmark(
        (std::string("triangulate/london/") + triangulator.name).c_str(),
        [&](benchmark::State& state) { fill(state, triangulator, shapes_of(london().layer().layer)); })
        ->Unit(benchmark::kMillisecond);
    benchmark::RegisterBenchmark((std::string("triangulate/holes/") + triangulator.name).c_str(),
                                 [&](benchmark::State& state) { fill(state, triangulator, many_holes()); })
        ->Unit(benchmark::kMillisecond);
  }
}

}  // namespace hustings::benchmarks

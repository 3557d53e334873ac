// Pictures into files.

#include <benchmark/benchmark.h>
#include <filesystem>

#include "app/png.h"
#include "app/still.h"
#include "benchmarks/carried.h"

namespace hustings::benchmarks {
namespace {

/// A loaded atlas to a PNG of 1920 x 1080: GL objects, map, overlays, read-back, encoding, file.
void png(benchmark::State& state) {
  need_context();
  const auto path = std::filesystem::temp_directory_path() / "hustings-benchmark.png";
  View view;
  view.contest = "general-2017";
  for (auto _ : state) write_png(path, StillMaker(london(), {1920, 1080}, true).draw(view));
  std::filesystem::remove(path);
}

/// The same without making the GL objects anew: what a film pays a frame, and the file.
void next_png(benchmark::State& state) {
  need_context();
  const auto path = std::filesystem::temp_directory_path() / "hustings-benchmark.png";
  StillMaker still(london(), {1920, 1080}, true);
  View view;
  view.contest = "general-2017";
  for (auto _ : state) write_png(path, still.draw(view));
  std::filesystem::remove(path);
}

BENCHMARK(png)->Name("render/png")->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(next_png)->Name("render/png/next")->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
}  // namespace hustings::benchmarks

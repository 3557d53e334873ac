// Whole processes: the program from nothing to a PNG.

#include <benchmark/benchmark.h>
#include <filesystem>

#include "benchmarks/groups.h"
#include "benchmarks/run_program.h"
#include "benchmarks/subjects.h"

namespace hustings::benchmarks {
namespace {

enum class Cache { empty, filled };

void render(benchmark::State& state, const Subject& subject, Cache cache, bool overlays) {
  const auto folder = scratch_folder() / ("cache-of-" + subject.name());
  std::vector<std::string> words = {"HUSTINGS_CACHE=" + folder.string(),
                                    HUSTINGS_BINARY,
                                    "render",
                                    subject.file().string(),
                                    "--size",
                                    "1920x1080",
                                    "--out",
                                    (scratch_folder() / "start.png").string()};
  if (subject.kind() == Subject::Kind::london) words.insert(words.end(), {"--contest", subject.contest()});
  if (!overlays) words.emplace_back("--no-overlays");
  double peak_mib = 0;
  try {
    // Once without counting it: Mesa keeps shaders, the system the files, and the program what it worked out.
    if (!std::filesystem::exists(folder)) run_program(words);
    for (auto _ : state) {
      if (cache == Cache::empty) std::filesystem::remove_all(folder);
      const ProgramRun run = run_program(words);
      peak_mib = std::max(peak_mib, run.peak_mib);
      state.SetIterationTime(run.seconds);
    }
  } catch (const std::exception& error) {
    state.SkipWithError(error.what());
  }
  state.counters["peak_mib"] = peak_mib;
}

void add(const std::string& name, const Subject& subject, Cache cache, bool overlays = false) {
  benchmark::RegisterBenchmark(
      ("start/" + name).c_str(),
      [&subject, cache, overlays](benchmark::State& state) { render(state, subject, cache, overlays); })
      ->Unit(benchmark::kMillisecond)
      ->UseManualTime();
}

}  // namespace

void add_start() {
  for (const Subject& subject : subjects()) {
    add(subject.name() + "/first", subject, Cache::empty);
    add(subject.name() + "/cached", subject, Cache::filled);
  }
  add("london/overlays", london(), Cache::filled, true);
}

}  // namespace hustings::benchmarks

// The window when nothing happens: it must not draw, and must not use the processor.

#include <benchmark/benchmark.h>
#include <chrono>
#include <cstdlib>
#include <sys/resource.h>
#include <thread>

#include "app/window/window.h"
#include "base/finding.h"
#include "base/text/text.h"
#include "benchmarks/context.h"
#include "benchmarks/groups.h"
#include "benchmarks/subjects.h"

namespace hustings::benchmarks {
namespace {

using namespace std::chrono_literals;

/// How long it is watched: HUSTINGS_BENCHMARK_IDLE, in seconds.
double watched_seconds() {
  const char* wanted = std::getenv("HUSTINGS_BENCHMARK_IDLE");
  return wanted == nullptr ? 1 : maybe_number(wanted).value_or(1);
}

/// Of all threads of this process.
double processor_seconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec);
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

/// Until the atlas is there, the last frame is drawn, and the threads beside have prepared all that they prepare.
void settle(Window& window) {
  const auto turn = [&] {
    window.turn(1.0 / 60);
    std::this_thread::sleep_for(5ms);
  };
  while (!window.loaded() && !window.failed()) turn();
  if (window.failed()) throw MachineError("the atlas cannot be loaded");
  while (true) {
    while (window.busy()) turn();
    const double before = processor_seconds();
    std::this_thread::sleep_for(300ms);
    if (processor_seconds() - before < 0.001) return;
  }
}

void idle(benchmark::State& state) {
  drop_context();  // the window has its own
  setenv("SDL_VIDEODRIVER", "offscreen", 1);
  double frames = 0;
  double percent = 0;
  for (auto _ : state) {
    Command command;
    command.size = glm::ivec2(1920, 1080);
    command.atlas = london().file();
    Window window(command);
    settle(window);
    const std::size_t drawn = window.frames_drawn();
    const double used = processor_seconds();
    const double watched = watched_seconds();
    std::thread closer([watched] {
      std::this_thread::sleep_for(std::chrono::duration<double>(watched));
      SDL_Event quit{};
      quit.type = SDL_QUIT;
      SDL_PushEvent(&quit);
    });
    window.run();
    percent = 100 * (processor_seconds() - used) / watched;
    frames = static_cast<double>(window.frames_drawn() - drawn);
    closer.join();
    state.SetIterationTime(watched);
  }
  state.counters["frames"] = frames;
  state.counters["cpu_percent"] = percent;
}

}  // namespace

void add_idle() {
  benchmark::RegisterBenchmark("idle", idle)
      ->Unit(benchmark::kMillisecond)
      ->UseManualTime()
      ->Iterations(1)
      ->Repetitions(1);
}

}  // namespace hustings::benchmarks

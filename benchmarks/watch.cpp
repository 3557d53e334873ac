// A table of results that changes while the window is open: from its writer's last act to the frame that shows it.

#include <benchmark/benchmark.h>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fmt/format.h>

#include "app/input/event_wait.h"
#include "app/window/window.h"
#include "atlas/load/atlas_file.h"
#include "base/finding.h"
#include "base/whole_file.h"
#include "benchmarks/context.h"
#include "benchmarks/groups.h"
#include "benchmarks/subjects.h"

namespace hustings::benchmarks {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

double milliseconds_since(Clock::time_point start) {
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

/// The window of a night on a country of that size, and the table that is declared.
class Night {
 public:
  explicit Night(const Subject& subject) : window_(command(subject)) {
    const Outcome<AtlasFile> file = read_atlas_file(subject.file());
    for (const ContestEntry& entry : file.value->contests)
      if (entry.contest.id == subject.contest()) table_ = entry.results;
    text_ = read_whole(table_);
    while (!window_.loaded() && !window_.failed()) turn();
    if (window_.failed()) throw MachineError("the atlas cannot be loaded");
    window_.wait_for_background_work();
    while (window_.busy()) turn();
    window_.wait_for_background_work();
    while (window_.busy()) turn();
  }

  /// One area has other votes in a table that takes the place of the one before; milliseconds until it is on the map.
  double declare() {
    const std::size_t row = text_.find('\n') + 1;
    const std::size_t end = text_.find('\n', row);
    const std::size_t cell = text_.rfind(',', end) + 1;
    const std::string votes = std::to_string(1000 + ++declared_);
    text_.replace(cell, end - cell, votes);
    const fs::path beside = table_.string() + ".new";
    write_whole(beside, text_);
    const std::shared_ptr<const Atlas> before = window_.desk().atlas;
    const std::size_t drawn = window_.frames_drawn();
    longest_turn_ = 0;
    const auto start = Clock::now();
    fs::rename(beside, table_);
    while (window_.desk().atlas == before || window_.frames_drawn() == drawn) {
      wait_for_event(100);
      const auto turned = Clock::now();
      turn();
      longest_turn_ = std::max(longest_turn_, milliseconds_since(turned));
    }
    const double taken = milliseconds_since(start);
    window_.wait_for_background_work();
    while (window_.busy()) turn();
    return taken;
  }
  double longest_turn() const { return longest_turn_; }

 private:
  static Command command(const Subject& subject) {
    Command command;
    command.size = glm::ivec2(1920, 1080);
    command.atlas = subject.file();
    command.watch.on = true;
    return command;
  }
  void turn() { window_.turn(1.0 / 60); }

  Window window_;
  fs::path table_;
  std::string text_;
  int declared_ = 0;
  double longest_turn_ = 0;
};

void watch(benchmark::State& state, const std::string& name, std::size_t areas, std::size_t vertices) {
  drop_context();  // the window has its own
  setenv("SDL_VIDEODRIVER", "offscreen", 1);
  setenv("HUSTINGS_STATE", "off", 1);
  const Subject subject(name, Subject::Kind::synthetic, areas, vertices);
  double turn = 0;
  try {
    Night night(subject);
    night.declare();
    for (auto _ : state) {
      state.SetIterationTime(night.declare() / 1000);
      turn = std::max(turn, night.longest_turn());
    }
  } catch (const std::exception& error) {
    state.SkipWithError(error.what());
  }
  state.counters["longest_turn_ms"] = turn;
}

void add(const std::string& name, std::size_t areas, std::size_t vertices) {
  benchmark::RegisterBenchmark(("watch/" + name).c_str(),
                               [=](benchmark::State& state) { watch(state, "watch-" + name, areas, vertices); })
      ->Unit(benchmark::kMillisecond)
      ->UseManualTime()
      ->Iterations(5);
}

}  // namespace

void add_watch() {
  add("650", 650, 160'000);
  add("10k", 10'000, 1'100'000);
}

}  // namespace hustings::benchmarks

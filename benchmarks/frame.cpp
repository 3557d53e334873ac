// One frame of a map alone, from the view to finished pixels.

#include <benchmark/benchmark.h>
#include <cmath>
#include <functional>

#include "benchmarks/context.h"
#include "benchmarks/groups.h"
#include "benchmarks/subjects.h"
#include "picture/map_painter.h"
#include "renderer/gpu_timer.h"

namespace hustings::benchmarks {
namespace {

/// A picture's size, and pixels of it to one of the design's.
struct Screen {
  glm::ivec2 size;
  double scale;
};
constexpr Screen full_hd{{1920, 1080}, 1};
constexpr Screen ultra_hd{{3840, 2160}, 2};

/// What changes before the frame of that number. Everything swings about where it began.
using Change = std::function<void(int frame, View& view, Viewport& viewport)>;

struct Motion {
  Change change;
  bool moving = false;  ///< the camera is: drawn the short way
  /// Frames that go before the first that counts: shaders and uploads, of each level of detail that comes up.
  int warm_up = 3;
};

constexpr int cycle = 24;  // frames, after which a swing is where it began

double swing(int frame) { return std::sin(2 * 3.14159265358979 * frame / cycle); }

/// Whole pixels and parts of them, in a circle about the start.
void step_aside(int frame, Viewport& viewport) {
  const double step = 12 * viewport.metres_per_pixel;
  viewport.centre.x += step * swing(frame);
  viewport.centre.y += step * swing(frame + cycle / 4);
}

Motion still() {
  return {[](int, View&, Viewport&) {}};
}
Motion pan() {
  return {[](int frame, View&, Viewport& viewport) { step_aside(frame, viewport); }, true, cycle / 4};
}
/// What a still pays: ids, coverage and colours all drawn again.
Motion exact() {
  return {[](int frame, View&, Viewport& viewport) { step_aside(frame, viewport); }};
}
/// From 0.6 to 1.7 times the scale that shows all, and back.
Motion zoom() {
  return {[](int frame, View&, Viewport& viewport) {
            viewport.metres_per_pixel *= std::exp(0.13 * swing(frame + cycle / 4));
          },
          true, cycle};
}
Motion between(std::string from, std::string to) {
  return {[from = std::move(from), to = std::move(to)](int frame, View& view, Viewport&) {
    view.contest = from;
    view.next_contest = to;
    view.fraction = 0.5 + 0.49 * swing(frame);
  }};
}

/// Colours move: from the contest that the chief one is compared with to it; where there is none, its colours change
/// their meaning with every frame.
Motion animate(const Subject& subject) {
  const Atlas& atlas = subject.atlas();
  const std::string contest = subject.contest();
  if (subject.kind() == Subject::Kind::london) return between("general-2015", "general-2017");
  const AtlasContest& chief = atlas.contests[*atlas.find_contest(contest)];
  if (chief.compare && atlas.contests[*chief.compare].own.layer == chief.own.layer)
    return between(atlas.contest(*chief.compare).id, contest);
  return {[](int frame, View& view, Viewport&) {
    view.colour = frame % 2 == 0 ? ColourMode::majority : ColourMode::winner;
  }};
}

/// Draws with a change before each frame, and waits for the pixels.
void frames(benchmark::State& state, const Subject& subject, const Motion& motion, const Screen& screen) {
  const Atlas& atlas = subject.atlas();
  need_context();
  MapPainter painter(atlas);
  const Target target(screen.size);
  View view;
  view.contest = subject.contest();
  const double edge = 0.03 * screen.size.y;  // as `hustings render --no-overlays` leaves free
  Viewport viewport = viewport_of(atlas, view, glm::dvec2(screen.size), {edge, edge, edge, edge});
  MapPainter::Accents accents;
  accents.moving = motion.moving;
  GpuTimer timer;
  int frame = 0;
  double gpu_ms = 0;
  int gpu_frames = 0;
  const auto draw = [&] {
    motion.change(frame++, view, viewport);
    {
      const auto stretch = timer.measure();
      painter.draw(view, viewport, screen.scale, accents, target);
    }
    glFinish();
  };
  while (frame < motion.warm_up) draw();
  while (timer.take()) continue;
  for (auto _ : state) {
    draw();
    if (const auto milliseconds = timer.take()) {
      gpu_ms += *milliseconds;
      ++gpu_frames;
    }
  }
  if (gpu_frames > 0 && !draws_on_the_processor()) state.counters["gpu_ms"] = gpu_ms / gpu_frames;
}

void add(const std::string& name, const Subject& subject, const std::function<Motion()>& motion,
         const Screen& screen = full_hd) {
  benchmark::RegisterBenchmark(
      ("frame/" + name).c_str(),
      [&subject, motion, screen](benchmark::State& state) { frames(state, subject, motion(), screen); })
      ->Unit(benchmark::kMillisecond)
      ->MeasureProcessCPUTime()
      ->UseRealTime();
}

/// The four that every atlas is measured by.
void add_four(const std::string& name, const Subject& subject, const Screen& screen = full_hd) {
  add(name + "/still", subject, still, screen);
  add(
      name + "/animate", subject, [&subject] { return animate(subject); }, screen);
  add(name + "/pan", subject, pan, screen);
  add(name + "/zoom", subject, zoom, screen);
}

}  // namespace

void add_frames() {
  for (const Subject& subject : subjects()) add_four(subject.name(), subject);
  add("london/exact", london(), exact);
  add("london/animate-wards", london(), [] { return between("mayor-2012", "mayor-2016"); });
  add_four("london/4k", london(), ultra_hd);
}

}  // namespace hustings::benchmarks

// One frame of London at 1920 x 1080, from the view to finished pixels.

#include <benchmark/benchmark.h>
#include <cmath>

#include "app/still.h"
#include "benchmarks/carried.h"

namespace hustings::benchmarks {
namespace {

constexpr glm::ivec2 size{1920, 1080};

View wards() {
  View view;
  view.contest = "mayor-2016";
  return view;
}

/// Draws with a change before each frame, and waits for the pixels.
template <class Change>
void frames(benchmark::State& state, Change change, bool moving = false) {
  need_context();
  MapPainter painter(london());
  const Target target(size);
  View view = wards();
  Viewport viewport = viewport_of(london(), view, glm::dvec2(size), {260, 100, 320, 92});
  MapPainter::Accents accents;
  accents.moving = moving;
  int frame = 0;
  for (; frame < 3; ++frame) {  // shaders, uploads and geometry of the first frames are no part of a frame
    change(frame, view, viewport);
    painter.draw(view, viewport, 1, accents, target);
  }
  glFinish();
  for (auto _ : state) {
    change(frame++, view, viewport);
    painter.draw(view, viewport, 1, accents, target);
    glFinish();
  }
}

void still(benchmark::State& state) {
  frames(state, [](int, View&, Viewport&) {});
}

void pan(benchmark::State& state) {
  frames(
      state, [](int frame, View&, Viewport& viewport) { viewport.centre.x += 40 * std::sin(frame * 0.1); }, true);
}

/// What a still pays: ids, coverage and colours all drawn anew.
void exact(benchmark::State& state) {
  frames(state, [](int frame, View&, Viewport& viewport) { viewport.centre.x += 40 * std::sin(frame * 0.1); });
}

void zoom(benchmark::State& state) {
  frames(
      state,
      [](int frame, View&, Viewport& viewport) {
        viewport.metres_per_pixel *= std::exp(0.02 * std::sin(frame * 0.05));
      },
      true);
}

void animate(benchmark::State& state) {
  frames(state, [](int frame, View& view, Viewport&) {
    view.contest = "general-2015";
    view.next_contest = "general-2017";
    view.fraction = 0.01 + 0.98 * (0.5 + 0.5 * std::sin(frame * 0.1));
  });
}

void animate_wards(benchmark::State& state) {
  frames(state, [](int frame, View& view, Viewport&) {
    view.contest = "mayor-2012";
    view.next_contest = "mayor-2016";
    view.fraction = 0.01 + 0.98 * (0.5 + 0.5 * std::sin(frame * 0.1));
  });
}

/// Map and overlays, as the window draws them.
void with_overlays(benchmark::State& state) {
  need_context();
  MapPainter painter(london());
  const Target target(size);
  const Overlays overlays(1, Look::dark);
  const View view = wards();
  const Viewport viewport = viewport_of(london(), view, glm::dvec2(size), {260, 100, 320, 92});
  for (auto _ : state) {
    painter.draw(view, viewport, 1, {}, target);
    overlays.begin_still_frame(size);
    draw_map_overlays(overlays.canvas(glm::dvec2(size)), london(), view, painter, viewport, 1000);
    Overlays::finish_frame(target);
    glFinish();
  }
}

BENCHMARK(still)->Name("frame/london/still")->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime()->UseRealTime();
BENCHMARK(pan)->Name("frame/london/pan")->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime()->UseRealTime();
BENCHMARK(exact)->Name("frame/london/exact")->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime()->UseRealTime();
BENCHMARK(zoom)->Name("frame/london/zoom")->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime()->UseRealTime();
BENCHMARK(animate)->Name("frame/london/animate")->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime()->UseRealTime();
BENCHMARK(animate_wards)
    ->Name("frame/london/animate-wards")
    ->Unit(benchmark::kMillisecond)
    ->MeasureProcessCPUTime()
    ->UseRealTime();
BENCHMARK(with_overlays)
    ->Name("frame/london/overlays")
    ->Unit(benchmark::kMillisecond)
    ->MeasureProcessCPUTime()
    ->UseRealTime();

}  // namespace
}  // namespace hustings::benchmarks

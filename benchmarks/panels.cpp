// One frame of London with all that the window has over its map.

#include <benchmark/benchmark.h>
#include <cmath>

#include "benchmarks/context.h"
#include "benchmarks/groups.h"
#include "benchmarks/subjects.h"
#include "picture/map_overlays.h"
#include "ui/labels/labels.h"
#include "ui/map/card_panel.h"
#include "ui/map/clear_fit.h"
#include "ui/map/headline_panel.h"
#include "ui/panels/panel_table.h"
#include "ui/panels/timeline_panel.h"
#include "ui/panels/warnings_panel.h"

namespace hustings::benchmarks {
namespace {

constexpr glm::ivec2 size{1920, 1080};

/// What panels edit.
struct Edited {
  View view;
  Playback playback;
  ui::PanelSet panels;
};

/// Title, tally, labels, legend, controls, timeline, card and warnings.
void draw_all_panels(const ui::Canvas& canvas, const Atlas& atlas, Edited& edited, const DrawnMap& map,
                     const Viewport& viewport) {
  draw_map_overlays(canvas, atlas, edited.view, map, viewport,
                    {.legend_bottom = canvas.size.y - canvas.px(ui::timeline_height + 16)});
  const ScenePart& part = map.painted.main_part();
  edited.panels.draw(ui::PanelKind::controls, {canvas, atlas, edited.view, part, std::nullopt, edited.panels.shared});
  ui::draw_timeline(canvas, atlas, edited.view, edited.playback, edited.panels.shared);
  ui::draw_card(canvas, card_of(atlas, edited.view, part, 0, 6), false);
  ui::draw_warnings(canvas, atlas.findings, edited.panels.shared.lists.warnings);
}

/// `moving`: seats on their way from 2015 to 2017; else the wards of 2016 as they stand.
void frames(benchmark::State& state, bool moving) {
  const Atlas& atlas = london().atlas();
  need_context();
  MapPainter painter(atlas);
  const Target target(size);
  const ImGuiSurface overlays(1, Look::dark);
  const ui::Canvas canvas = overlays.canvas(glm::dvec2(size));
  View view;
  view.contest = moving ? "general-2015" : "mayor-2016";
  if (moving) view.next_contest = "general-2017";
  const Viewport viewport = viewport_of(atlas, view, glm::dvec2(size), ui::panel_margins(canvas, true));
  Edited edited;
  ui::LabelMemory labels;
  int frame = 0;
  const auto draw = [&] {
    if (moving) view.fraction = 0.5 + 0.49 * std::sin(0.16 * frame++);
    painter.draw(view, viewport, 1, {}, target);
    overlays.begin_still_frame(size);
    edited.view = view;
    draw_all_panels(canvas, atlas, edited, DrawnMap(painter, &labels), viewport);
    ImGuiSurface::finish_frame(target);
    glFinish();
  };
  for (int i = 0; i < 3; ++i) draw();
  for (auto _ : state) draw();
}

void add(const char* name, bool moving) {
  benchmark::RegisterBenchmark(name, [moving](benchmark::State& state) { frames(state, moving); })
      ->Unit(benchmark::kMillisecond)
      ->MeasureProcessCPUTime()
      ->UseRealTime();
}

/// The largest map of the 630 wards between title, tally, legend and source.
void lay_out_wards(benchmark::State& state) {
  const Atlas& atlas = london().atlas();
  const AtlasLayer& wards = atlas.layers[*atlas.find_layer("wards-2014")];
  std::vector<const Shape*> shapes;
  for (const Area& area : wards.layer.areas) shapes.push_back(&area.shape);
  const Silhouette silhouette(shapes);
  const ImVec2 pixels{static_cast<float>(size.x), static_cast<float>(size.y)};
  const ui::ClearRoom room{
      {{16, 16}, {1904, 1064}},
      {{{20, 10}, {560, 110}}, {{1560, 10}, {1900, 130}}, {{20, 820}, {330, 1060}}, {{1300, 1010}, {1900, 1070}}}};
  for (auto _ : state) benchmark::DoNotOptimize(ui::largest_clear(silhouette, room, pixels));
}

}  // namespace

void add_panels() {
  benchmark::RegisterBenchmark("room/london/wards", lay_out_wards)->Unit(benchmark::kMillisecond)->UseRealTime();
  add("frame/london/overlays", false);
  add("frame/london/overlays-animate", true);
}

}  // namespace hustings::benchmarks

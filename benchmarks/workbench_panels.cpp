// What one frame of the table and of the charts costs the processor on 9,000 areas, without a pixel of it.

#include <benchmark/benchmark.h>
#include <cmath>
#include <imgui.h>

#include "benchmarks/context.h"
#include "benchmarks/country.h"
#include "benchmarks/groups.h"
#include "picture/map_overlays.h"
#include "ui/kit/widgets.h"
#include "ui/panels/panel_table.h"
#include "ui/zones/zones.h"

namespace hustings::benchmarks {
namespace {

constexpr glm::ivec2 size{1920, 1080};
const ImVec2 zone_at{400, 500}, zone_size{1100, 480};

/// A panel in a window of its own, frame after frame; the hand is where the benchmark puts it.
class Desk {
 public:
  explicit Desk(Chart chart = Chart::scatter) : overlays_((need_context(), 1.0f), Look::dark) {
    view.contest = "second";
    view.charts = {.chart = chart, .x = "swing_pct", .y = "share_con", .column = {}, .corners = {}};
  }

  /// One frame of the panel.
  void draw(ui::PanelKind kind) {
    overlays_.begin_still_frame(size);
    const ui::Canvas canvas = overlays_.canvas(glm::dvec2(size));
    ui::begin_panel("zone", zone_at, zone_size);
    const Scene scene = scene_of(country(), view);
    panels.draw(kind, {canvas, country(), view, main_part(scene), std::nullopt, panels.shared});
    ImGui::End();
    ImGui::Render();
  }

  /// Where the pointer is in the next frame; pixels.
  void hand(ImVec2 at, bool held) const {
    overlays_.make_current();
    ImGui::GetIO().MousePos = at;
    ImGui::GetIO().MouseDown[0] = held;
  }

  View view;
  ui::PanelSet panels;

 private:
  ImGuiSurface overlays_;
};

/// Each frame shows other rows.
void table_scroll(benchmark::State& state) {
  Desk desk;
  desk.panels.shared.zones.focused = ui::PanelKind::table;
  int frame = 0;
  const auto draw = [&] {
    if (++frame % 400 == 0) desk.panels.shared.row_keys.to_end = -1;
    else desk.panels.shared.row_keys.pages = 1;
    desk.draw(ui::PanelKind::table);
  };
  for (int i = 0; i < 3; ++i) draw();
  for (auto _ : state) draw();
}

void chart(benchmark::State& state, Chart chart) {
  Desk desk(chart);
  const auto draw = [&] { desk.draw(ui::PanelKind::charts); };
  for (int i = 0; i < 3; ++i) draw();
  for (auto _ : state) draw();
}

/// A lasso that grows about most of the points, until it closes and begins again.
void lasso(benchmark::State& state) {
  Desk desk;
  int step = 0;
  const auto draw = [&] {
    constexpr int around = 180;
    const float angle = 6.28f * static_cast<float>(step % around) / around;
    const ImVec2 middle{zone_at.x + 0.45f * zone_size.x, zone_at.y + 0.5f * zone_size.y};
    desk.hand({middle.x + 150 * std::cos(angle), middle.y + 150 * std::sin(angle)}, step % around != 0);
    ++step;
    desk.draw(ui::PanelKind::charts);
  };
  for (int i = 0; i < 3; ++i) draw();
  for (auto _ : state) draw();
  state.counters["selected"] = static_cast<double>(desk.view.selected.size());
}

/// A filter moves under the charts, which are worked out again in each frame.
void filtered(benchmark::State& state) {
  Desk desk;
  desk.view.filter.majority_limit.on = true;
  const auto draw = [&] {
    desk.view.filter.majority_limit.limit =
        desk.view.filter.majority_limit.limit >= 40 ? 0.1 : desk.view.filter.majority_limit.limit + 0.1;
    desk.draw(ui::PanelKind::charts);
  };
  for (int i = 0; i < 3; ++i) draw();
  for (auto _ : state) draw();
}

template <class Run>
void add(const char* name, Run run) {
  benchmark::RegisterBenchmark(name, run)->Unit(benchmark::kMillisecond);
}

}  // namespace

void add_workbench_panels() {
  add("workbench/table-scroll/9k", table_scroll);
  add("workbench/scatter/9k", [](benchmark::State& state) { chart(state, Chart::scatter); });
  add("workbench/ternary/9k", [](benchmark::State& state) { chart(state, Chart::ternary); });
  add("workbench/lasso/9k", lasso);
  add("workbench/scatter-filter/9k", filtered);
}

}  // namespace hustings::benchmarks

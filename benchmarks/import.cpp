// Other people's files: `hustings new` as a whole process on a million rows of results and on three hundred columns of
// decimals, and the window's sheet of them.

#include <benchmark/benchmark.h>
#include <filesystem>
#include <fmt/format.h>
#include <imgui.h>
#include <random>
#include <string>

#include "app/window/import_work.h"
#include "base/whole_file.h"
#include "benchmarks/context.h"
#include "benchmarks/groups.h"
#include "benchmarks/run_program.h"
#include "benchmarks/subjects.h"
#include "picture/map_overlays.h"
#include "ui/panels/new_atlas_panel.h"

namespace hustings::benchmarks {
namespace {

constexpr int areas = 10'000;
constexpr int candidates = 100;     ///< in each area
constexpr int decimal_areas = 633;  ///< of a table of many columns
constexpr int decimal_columns = 300;

std::filesystem::path folder() {
  const auto folder = scratch_folder() / "import";
  std::filesystem::create_directories(folder);
  return folder;
}

std::string code_of(int area) { return fmt::format("P{:05}", area); }

/// Squares in degrees.
std::string boundaries() {
  std::string text = R"({"type":"FeatureCollection","features":[)";
  for (int i = 0; i < areas; ++i) {
    const double x = 5 + 0.05 * (i % 100);
    const double y = 47 + 0.05 * (i / 100);
    text += fmt::format(
        R"({}{{"type":"Feature","properties":{{"code":"{}","name":"Place {}"}},"geometry":{{"type":"Polygon",)"
        R"("coordinates":[[[{:.2f},{:.2f}],[{:.2f},{:.2f}],[{:.2f},{:.2f}],[{:.2f},{:.2f}],[{:.2f},{:.2f}]]]}}}})",
        i == 0 ? "" : ",\n", code_of(i), i, x, y, x + 0.05, y, x + 0.05, y + 0.05, x, y + 0.05, x, y);
  }
  return text + "]}\n";
}

const char* party_of(int candidate) {
  switch (candidate) {
    case 0: return "Labour";
    case 1: return "Conservative";
    case 2: return "Green Party";
    default: return "Independent";
  }
}

/// One row a candidate.
std::string million_rows() {
  std::mt19937 dice(1);
  std::string text = "Ward code,Candidate,Party,Votes\n";
  for (int area = 0; area < areas; ++area)
    for (int i = 0; i < candidates; ++i)
      text += fmt::format("{},Candidate {} of {},{},{}\n", code_of(area), i, area, party_of(i), dice() % 4000);
  return text;
}

/// Two parties, and measures beside them.
std::string many_decimals() {
  std::mt19937 dice(1);
  std::string text = "code,Labour,Conservative";
  for (int i = 0; i < decimal_columns; ++i) text += fmt::format(",measure {}", i);
  for (int area = 0; area < decimal_areas; ++area) {
    text += fmt::format("\n{},{},{}", code_of(area * 7), dice() % 4000, dice() % 4000);
    for (int i = 0; i < decimal_columns; ++i)
      text += fmt::format(",{:.4f}", static_cast<double>(dice() % 10'000'000) / 1e4);
  }
  return text + "\n";
}

void import(benchmark::State& state, const std::string& table, std::string (*results)()) {
  double peak_mib = 0;
  try {
    const auto areas_file = folder() / "areas.geojson";
    const auto results_file = folder() / table;
    if (!std::filesystem::exists(areas_file)) write_whole(areas_file, boundaries());
    if (!std::filesystem::exists(results_file)) write_whole(results_file, results());
    for (auto _ : state) {
      std::filesystem::remove_all(folder() / "out");
      const ProgramRun run =
          run_program({HUSTINGS_BINARY, "new", (folder() / "out").string(), "--boundaries", areas_file.string(),
                       "--results", results_file.string(), "--date", "2019-05-02"});
      peak_mib = std::max(peak_mib, run.peak_mib);
      state.SetIterationTime(run.seconds);
    }
  } catch (const std::exception& error) {
    state.SkipWithError(error.what());
  }
  state.counters["peak_mib"] = peak_mib;
}

constexpr int sheet_rows = 10'000;

/// One row an area; every twentieth name is no area's.
std::string sheet_table() {
  std::string text = "Ward,Labour,Conservative,Green Party,Electorate\n";
  for (int area = 0; area < sheet_rows; ++area)
    text += fmt::format("{} {},{},{},{},{}\n", area % 20 == 0 ? "Plaec" : "Place", area, 100 + area % 700,
                        200 + area % 500, area % 90, 3000 + area % 2000);
  return text;
}

/// One frame of the sheet of a new atlas, without a pixel of it. Its rows move on, and another area is pointed at.
void sheet(benchmark::State& state) {
  const auto areas_file = folder() / "areas.geojson";
  const auto results_file = folder() / "sheet.csv";
  if (!std::filesystem::exists(areas_file)) write_whole(areas_file, boundaries());
  write_whole(results_file, sheet_table());
  ui::NewAtlasState sheet;
  sheet.open = true;
  sheet.request.boundaries = areas_file.string();
  sheet.request.results = results_file.string();
  ImportWork work;
  work.want(sheet.request);
  work.wait();
  sheet.found = work.receive();
  if (!sheet.found || !sheet.found->plan) return state.SkipWithError("the files are not understood");
  constexpr glm::ivec2 size{1366, 768};
  ImGuiSurface surface((need_context(), 1.0f), Look::dark);
  ui::Requests requests;
  std::size_t frame = 0;
  const auto draw = [&] {
    surface.begin_still_frame(size);
    sheet.pointed_area = frame++ % sheet_rows;
    ImGui::GetIO().MousePos = {300, 300};
    ImGui::GetIO().MouseWheel = frame % 3000 == 0 ? 10000.0f : -1.0f;
    ui::draw_new_atlas(surface.canvas(glm::dvec2(size)), sheet, false, requests);
    ImGui::Render();
  };
  for (int i = 0; i < 3; ++i) draw();
  for (auto _ : state) draw();
}

void add(const char* name, const char* table, std::string (*results)()) {
  benchmark::RegisterBenchmark(name, [table, results](benchmark::State& state) { import(state, table, results); })
      ->Unit(benchmark::kMillisecond)
      ->UseManualTime();
}

}  // namespace

void add_import() {
  add("import/million-rows", "million.csv", million_rows);
  add("import/decimals", "decimals.csv", many_decimals);
  benchmark::RegisterBenchmark("import/sheet/10k-rows", sheet)->Unit(benchmark::kMillisecond);
}

}  // namespace hustings::benchmarks

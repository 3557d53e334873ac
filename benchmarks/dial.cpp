// A movement of the swingometer's dial on a national layer: from the view to colours, tally, legend and the seats
// turned.

#include <array>
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include "atlas/join.h"
#include "atlas/paint/area_colours.h"
#include "atlas/paint/headline.h"
#include "atlas/paint/legend.h"
#include "atlas/paint/track_range.h"
#include "atlas/view/what_if.h"

namespace hustings::benchmarks {
namespace {

constexpr std::size_t area_count = 9'000;

/// An atlas of areas without shapes: a dial touches none. Six candidates an area, with names as long as people's are.
Atlas made_country() {
  Atlas atlas;
  const std::array<const char*, 6> ids = {"con", "lab", "ld", "green", "ukip", "minor"};
  for (const char* id : ids) atlas.parties.add({id, id, id, 0x8A8F98, PartyKind::party});
  AtlasLayer layer;
  layer.title = "Areas";
  layer.layer.id = "areas";
  Contest contest;
  contest.id = "election";
  contest.track = "parliament";
  contest.title = "Election";
  contest.layer = "areas";
  for (std::size_t i = 0; i < area_count; ++i) {
    const std::string code = fmt::format("E{:08}", i);
    layer.layer.areas.push_back({.code = code, .name = code, .parent = {}, .shape = {}});
    layer.index.emplace(code, static_cast<AreaIndex>(i));
    Result result;
    result.area_code = code;
    result.electorate = 80'000;
    for (PartyIndex party = 0; party < ids.size(); ++party) {
      Candidacy candidacy;
      candidacy.party = party;
      candidacy.candidate = fmt::format("Candidate Number {}", i + party);
      candidacy.votes = static_cast<std::int64_t>(1'000 + (i * 7'919 + party * 104'729) % (20'000 / (1 + party)));
      result.candidacies.push_back(std::move(candidacy));
    }
    sort_candidacies(result.candidacies);
    contest.results.push_back(std::move(result));
  }
  atlas.layers.push_back(std::move(layer));
  AtlasContest counted;
  counted.contest = std::move(contest);
  counted.own = join_to_layer(counted.contest.results, atlas.layers[0], 0);
  counted.stood = totals(counted.contest).parties;
  atlas.contests.push_back(std::move(counted));
  atlas.memo = make_memo();
  atlas.range_memo = make_range_memo();
  return atlas;
}

/// A view whose dial stands elsewhere in each frame.
class Dial {
 public:
  explicit Dial(ColourMode colour) {
    view_.contest = "election";
    view_.colour = colour;
    view_.what_if.on = true;
  }
  const View& next() {
    view_.what_if.swing = 0.01 * static_cast<double>(++step_ % 2'000) - 10;
    return view_;
  }

 private:
  View view_;
  int step_ = 0;
};

const Atlas& country() {
  static const Atlas atlas = made_country();
  return atlas;
}

void dial(benchmark::State& state) {
  Dial dial(static_cast<ColourMode>(state.range(0)));
  for (auto _ : state) {
    const View& view = dial.next();
    const Scene scene = scene_of(country(), view);
    const std::vector<std::vector<AreaValue>> values{area_values(country(), view, main_part(scene))};
    benchmark::DoNotOptimize(area_colours(country(), view, main_part(scene), values.front()));
    benchmark::DoNotOptimize(headline_of(country(), view));
    benchmark::DoNotOptimize(legend_of(country(), view, scene, values));
    benchmark::DoNotOptimize(flips(country(), view));
  }
}

/// The projection alone.
void project_all(benchmark::State& state) {
  Dial dial(ColourMode::majority);
  for (auto _ : state) benchmark::DoNotOptimize(&count_of(country(), shown_contest(country(), dial.next(), 0)));
}

BENCHMARK(dial)->Name("workbench/dial/9k")->Arg(static_cast<int>(ColourMode::majority))->Unit(benchmark::kMillisecond);
BENCHMARK(dial)
    ->Name("workbench/dial/9k-status")
    ->Arg(static_cast<int>(ColourMode::status))
    ->Unit(benchmark::kMillisecond);
BENCHMARK(project_all)->Name("workbench/project/9k")->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace hustings::benchmarks

// What the analyst's panels work out on a layer of 9,000 areas: all figures, a sort, a filter, a target list.

#include <array>
#include <benchmark/benchmark.h>

#include "atlas/figures/area_order.h"
#include "atlas/figures/lit_areas.h"
#include "atlas/figures/targets.h"
#include "benchmarks/country.h"
#include "elections/statistics.h"

namespace hustings::benchmarks {
namespace {

View second_election() {
  View view;
  view.contest = "second";
  return view;
}

void figures(benchmark::State& state) {
  const View view = second_election();
  const ShownContest shown = shown_contest(country(), view, *country().find_contest(view.contest));
  area_figures(country(), view, shown);
  for (auto _ : state) benchmark::DoNotOptimize(area_figures(country(), view, shown));
}

void sort(benchmark::State& state) {
  const auto figures = figures_of(country(), second_election());
  constexpr std::array columns{"swing_pct", "area_name", "parent_name", "winner", "majority_votes"};
  std::size_t i = 0;
  for (auto _ : state) {
    const std::size_t click = i++;
    benchmark::DoNotOptimize(order_by(country(), *figures, columns[click % columns.size()], click % 2 == 0));
  }
}

/// Every movement of a slider or letter of a text is a new filter.
void filter(benchmark::State& state) {
  View view = second_election();
  const auto figures = figures_of(country(), view);
  view.filter.parties = {"con", "lab"};
  view.filter.statuses = {Status::gain, Status::hold};
  view.filter.text = "area";
  view.filter.ranges = {{.column = "majority_pct", .low = 0, .high = 0, .low_open = false, .high_open = true},
                        {.column = "change_con", .low = -5, .high = 25, .low_open = false, .high_open = false}};
  double limit = 0;
  for (auto _ : state) {
    limit = limit >= 40 ? 0 : limit + 0.1;
    view.filter.ranges.front().high = limit;
    benchmark::DoNotOptimize(lit_areas(country(), *figures_of(country(), view), view.filter));
  }
}

void targets(benchmark::State& state) {
  const auto figures = figures_of(country(), second_election());
  for (auto _ : state) {
    benchmark::DoNotOptimize(marginals(*figures));
    benchmark::DoNotOptimize(targets_of(country(), *figures, *country().parties.find("lab")));
  }
}

void charts(benchmark::State& state) {
  const auto figures = figures_of(country(), second_election());
  const std::vector<double>& x = figures->column("turnout_pct").known(0) ? figures->column("turnout_pct").numbers
                                                                         : figures->column("share_con").numbers;
  const std::vector<double>& y = figures->column("swing_pct").numbers;
  for (auto _ : state) {
    benchmark::DoNotOptimize(linear_fit(x, y));
    benchmark::DoNotOptimize(histogram(y, round_breaks(y, 20)));
  }
}

BENCHMARK(figures)->Name("workbench/figures/9k")->Unit(benchmark::kMillisecond);
BENCHMARK(sort)->Name("workbench/sort/9k")->Unit(benchmark::kMillisecond);
BENCHMARK(filter)->Name("workbench/filter/9k")->Unit(benchmark::kMillisecond);
BENCHMARK(targets)->Name("workbench/targets/9k")->Unit(benchmark::kMillisecond);
BENCHMARK(charts)->Name("workbench/charts/9k")->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace hustings::benchmarks

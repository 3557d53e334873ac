// Finding places and people as somebody types: each keystroke is answered within a frame.

#include <benchmark/benchmark.h>
#include <string>
#include <vector>

#include "atlas/figures/search.h"
#include "benchmarks/groups.h"
#include "benchmarks/subjects.h"

namespace hustings::benchmarks {
namespace {

/// One iteration is one keystroke of those who type two names, the second with slips of the finger. London's 2,000
/// areas and 20,000 people are more to search than 10,000 areas.
void keystrokes(benchmark::State& state) {
  const Atlas& atlas = london().atlas();
  const SearchIndex index(atlas);
  const LayerIndex layer = atlas.find_layer("constituencies-2010").value();
  const ContestIndex contest = atlas.find_contest("general-2017").value();
  std::vector<std::string> typed;
  for (const std::string& words : {std::string("finchly golders gren"), std::string("emma dent coda")})
    for (std::size_t length = 1; length <= words.size(); ++length) typed.push_back(words.substr(0, length));
  std::size_t next = 0;
  for (auto _ : state) benchmark::DoNotOptimize(index.find(typed[next++ % typed.size()], layer, contest, 8));
}

}  // namespace

void add_search() {
  benchmark::RegisterBenchmark("search/london/keystroke", keystrokes)->Unit(benchmark::kMillisecond)->UseRealTime();
}

}  // namespace hustings::benchmarks

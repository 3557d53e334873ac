// The carried weights: every division across boundaries is by population, no vote is lost by it, and what it changes is
// what docs/psephology.md says.
#include <algorithm>
#include <cmath>
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <map>
#include <set>

#include "atlas/count.h"
#include "atlas/figures/provenance.h"
#include "atlas/load/load_atlas.h"
#include "atlas/load/weights_faults.h"
#include "base/whole_file.h"
#include "elections/result_measures.h"
#include "places.h"
#include "tests/atlas/record.h"

using namespace hustings;

namespace {

/// The sample atlas as it would be without weights: votes are divided by area.
const Atlas& atlas_by_area() {
  static const Atlas atlas = [] {
    Outcome<AtlasFile> file = read_atlas_file(HUSTINGS_TEST_ASSETS "/london.toml");
    REQUIRE(file);
    file.value->weights.clear();
    Outcome<Atlas> loaded = load_atlas(*file.value, Geometry::none);
    REQUIRE(loaded);
    return std::move(*loaded.value);
  }();
  return atlas;
}

/// Every contest where votes are divided: on layers that it can be shown on, and on the edition that a later one is
/// compared on.
std::vector<ShownContest> divided() {
  std::vector<ShownContest> all;
  for (const ShownContest& shown : everything())
    if (allocation_of(carried_atlas(), shown.contest, shown.layer) == Allocation::overlap) all.push_back(shown);
  for (const AtlasContest& later : carried_atlas().contests)
    if (later.compare && later.own.layer == layer("wards-2014") &&
        carried_atlas().contests[*later.compare].own.layer == layer("wards-2002"))
      all.push_back({*later.compare, layer("wards-2014"), {}});
  std::erase_if(all, [](const ShownContest& shown) { return divided_by(count_of(carried_atlas(), shown)).empty(); });
  return all;
}

struct Change {
  double points = 0, by_area = 0, by_population = 0;
  std::string area, party;
};

/// The largest change of a share from the one way to the other.
Change largest_change(const ShownContest& shown) {
  const Atlas& atlas = carried_atlas();
  Change largest;
  for (AreaIndex area = 0; area < atlas.layers[shown.layer].layer.areas.size(); ++area) {
    const Result* by_area = result_of(atlas_by_area(), shown, area);
    const Result* by_population = result_of(atlas, shown, area);
    REQUIRE((by_area == nullptr) == (by_population == nullptr));
    if (by_area == nullptr) continue;
    for (std::size_t index = 0; index < atlas.parties.size(); ++index) {
      const auto party = static_cast<PartyIndex>(index);
      const auto before = share(*by_area, party, atlas.parties);
      const auto after = share(*by_population, party, atlas.parties);
      if (before && after && std::abs(*after - *before) > largest.points)
        largest = {std::abs(*after - *before), *before, *after, atlas.layers[shown.layer].layer.areas[area].name,
                   atlas.parties[party].short_name};
    }
  }
  return largest;
}

/// Names of the areas whose leader is another by population than by area, with both.
std::vector<std::string> changed_leaders(const ShownContest& shown) {
  const Atlas& atlas = carried_atlas();
  std::vector<std::string> changed;
  for (AreaIndex area = 0; area < atlas.layers[shown.layer].layer.areas.size(); ++area) {
    const Result* by_area = result_of(atlas_by_area(), shown, area);
    const Result* by_population = result_of(atlas, shown, area);
    if (by_area == nullptr || by_population == nullptr) continue;
    const auto before = winner(*by_area);
    const auto after = winner(*by_population);
    REQUIRE((before && after));
    if (before->party != after->party)
      changed.push_back(fmt::format("{} ({}, not {})", atlas.layers[shown.layer].layer.areas[area].name,
                                    atlas.parties[after->party].short_name, atlas.parties[before->party].short_name));
  }
  return changed;
}

}  // namespace

TEST_CASE("the carried weights agree with the map, and nothing that can be asked for is divided by area") {
  REQUIRE_FALSE(carried_atlas().weights.empty());
  for (const Weights& weights : carried_atlas().weights) CHECK(weights_faults(carried_atlas(), weights).empty());
  REQUIRE(divided().size() > 8);
  for (const ShownContest& shown : divided()) {
    CAPTURE(carried_atlas().contest(shown.contest).id);
    CHECK(divided_by(count_of(carried_atlas(), shown)) == Flags(Flag::by_population));
    CHECK(divided_by(count_of(atlas_by_area(), shown)) == Flags(Flag::by_area));
  }
}

TEST_CASE("an estimate says what it is divided by, and a sum of whole areas is none") {
  for (const ShownContest& shown : everything())
    for (const Result& result : count_of(carried_atlas(), shown).results) {
      const bool says = result.flags.has(Flag::by_population) || result.flags.has(Flag::by_area);
      if (says) CHECK(result.flags.has(Flag::estimate));
      if (allocation_of(carried_atlas(), shown.contest, shown.layer) == Allocation::overlap)
        CHECK(says == result.flags.has(Flag::estimate));
      else CHECK_FALSE(says);
    }
}

TEST_CASE("by people as by area every party keeps its votes") {
  for (const ShownContest& shown : divided()) {
    std::map<PartyIndex, std::int64_t> by_population;
    std::map<PartyIndex, std::int64_t> by_area;
    for (const Result& result : count_of(carried_atlas(), shown).results)
      for (const Candidacy& candidacy : result.candidacies) by_population[candidacy.party] += candidacy.votes;
    for (const Result& result : count_of(atlas_by_area(), shown).results)
      for (const Candidacy& candidacy : result.candidacies) by_area[candidacy.party] += candidacy.votes;
    CHECK(by_population == by_area);
  }
}

TEST_CASE("what weights change is what docs/psephology.md says") {
  const std::string page = read_whole(HUSTINGS_TEST_ASSETS "/../docs/psephology.md");
  const Atlas& atlas = carried_atlas();
  std::map<std::string, double> most;  // by layer
  std::set<std::string> other_leaders_on;
  for (const ShownContest& shown : divided()) {
    const Change change = largest_change(shown);
    const std::vector<std::string> changed = changed_leaders(shown);
    const std::string& on = atlas.layers[shown.layer].layer.id;
    most[on] = std::max(most[on], change.points);
    if (!changed.empty()) other_leaders_on.insert(on);
    const std::string row =
        fmt::format("| {} | {} | {} {} | {:.2f}% | {:.2f}% | {:.2f} | {} |", atlas.contest(shown.contest).title, on,
                    change.area, change.party, change.by_area, change.by_population, change.points,
                    changed.empty() ? "none" : fmt::format("{}", fmt::join(changed, ", ")));
    CAPTURE(row);
    CHECK(page.find(row) != std::string::npos);
  }
  std::string prose = page;
  std::replace(prose.begin(), prose.end(), '\n', ' ');
  const std::string sentence = fmt::format(
      "at most {:.2f} points on Westminster's constituencies, where no leader changes, {:.2f} on the Assembly's, and "
      "{:.2f} on the wards of 2014",
      most.at("constituencies-2010"), most.at("assembly"), most.at("wards-2014"));
  CAPTURE(sentence);
  CHECK(prose.find(sentence) != std::string::npos);
  CHECK_FALSE(other_leaders_on.contains("constituencies-2010"));
}

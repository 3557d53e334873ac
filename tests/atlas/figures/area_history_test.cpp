// One area through time, its neighbours, and the wards inside it.
#include "atlas/figures/area_history.h"

#include <algorithm>
#include <cmath>
#include <doctest/doctest.h>
#include <map>

#include "atlas/paint/placement.h"
#include "elections/result_measures.h"
#include "tests/carried.h"

using namespace hustings;

namespace {

LayerIndex layer_of(const std::string& id) { return *carried_atlas().find_layer(id); }
PartyIndex party(const std::string& id) { return *carried_parties().find(id); }

const TrackHistory* track_of(const std::vector<TrackHistory>& tracks, const std::string& id) {
  const auto found = std::find_if(tracks.begin(), tracks.end(), [&](const TrackHistory& t) { return t.track == id; });
  return found == tracks.end() ? nullptr : &*found;
}

double share_in(const TrackHistory& history, std::size_t point, const std::string& id) {
  const auto place = std::find(history.parties.begin(), history.parties.end(), party(id)) - history.parties.begin();
  REQUIRE(place < std::ssize(history.parties));
  return history.points[point].shares[static_cast<std::size_t>(place)];
}

}  // namespace

TEST_CASE("Kensington from 2005 to 2017, as published, and the notional year apart from the others") {
  const Atlas& atlas = carried_atlas();
  const LayerIndex seats = layer_of("constituencies-2010");
  const AreaIndex kensington = *atlas.layers[seats].find("E14000768");
  const auto tracks = area_history(atlas, {}, seats, kensington);
  const TrackHistory* westminster = track_of(tracks, "westminster");
  REQUIRE(westminster != nullptr);
  std::vector<std::string> ids;
  for (const HistoryPoint& point : westminster->points) ids.push_back(atlas.contest(point.contest).id);
  REQUIRE(ids.size() >= 4);
  ids.resize(4);  // later ones may follow
  REQUIRE(ids == std::vector<std::string>{"general-2005n", "general-2010", "general-2015", "general-2017"});
  CHECK(westminster->points[0].certainty == Certainty::notional);
  CHECK(westminster->points[1].redrawn);  // after the notional year
  for (std::size_t i = 1; i < 4; ++i) CHECK(westminster->points[i].certainty == Certainty::counted);
  CHECK_FALSE(westminster->points[2].redrawn);
  CHECK_FALSE(westminster->points[3].redrawn);
  // Source: House of Commons Library, results of the general elections of 2010, 2015 and 2017.
  CHECK(share_in(*westminster, 1, "con") == doctest::Approx(50.1).epsilon(0.001));
  CHECK(share_in(*westminster, 2, "con") == doctest::Approx(52.3).epsilon(0.001));
  CHECK(share_in(*westminster, 3, "con") == doctest::Approx(42.2).epsilon(0.001));
  CHECK(winner(*westminster->points[3].result)->party == party("lab"));
  CHECK(majority(*westminster->points[3].result)->votes == 20);
  // The Mayor was counted by ward: a constituency's share of it is an estimate, and says so.
  const TrackHistory* mayor = track_of(tracks, "mayor");
  REQUIRE(mayor != nullptr);
  REQUIRE(mayor->points.size() >= 2);
  for (const HistoryPoint& point : mayor->points) {
    CHECK(point.certainty == Certainty::estimate);
    CHECK_FALSE(point.how.empty());
    const auto said = point.how.find("polling stations");  // once
    CHECK((said == std::string::npos || point.how.find("polling stations", said + 1) == std::string::npos));
  }
  CHECK(mayor->points[1].redrawn);  // the wards were redrawn in 2014
}

TEST_CASE("histories everywhere: days ascend, shares are shares, the majority lies between the first and the second") {
  const Atlas& atlas = carried_atlas();
  for (const char* id : {"constituencies-2010", "boroughs", "wards-2014", "assembly"}) {
    const LayerIndex layer = layer_of(id);
    const auto& areas = atlas.layers[layer].layer.areas;
    for (AreaIndex area = 0; area < areas.size(); area += 7)
      for (const TrackHistory& history : area_history(atlas, {}, layer, area)) {
        INFO(areas[area].name << " " << history.track);
        CHECK(history.parties.size() <= 5);
        for (std::size_t i = 0; i < history.points.size(); ++i) {
          const HistoryPoint& point = history.points[i];
          if (i > 0) CHECK(atlas.contest(history.points[i - 1].contest).date < atlas.contest(point.contest).date);
          double sum = 0;
          for (const double share : point.shares) sum += std::isnan(share) ? 0 : share;
          CHECK(sum <= 100.0001);
          if (point.first) CHECK(*point.first >= *point.second);
          if (atlas.contests[point.contest].own.layer == layer && !atlas.contest(point.contest).estimate)
            CHECK(point.result == result_of(atlas, {point.contest, layer}, area));
        }
      }
  }
}

TEST_CASE("a borough's council elections are exact sums across the redrawing of wards, and no line is broken") {
  const Atlas& atlas = carried_atlas();
  const LayerIndex boroughs = layer_of("boroughs");
  const AreaIndex camden = *atlas.layers[boroughs].find("E09000007");
  const auto tracks = area_history(atlas, {}, boroughs, camden);
  const TrackHistory* council = track_of(tracks, "council");
  REQUIRE(council != nullptr);
  REQUIRE(council->points.size() >= 3);
  for (const HistoryPoint& point : council->points) {
    CHECK(point.certainty == Certainty::counted);
    CHECK_FALSE(point.redrawn);
  }
}

TEST_CASE("neighbours are mutual, and nobody is his own") {
  const Atlas& atlas = carried_atlas();
  for (const char* id : {"constituencies-2010", "boroughs"}) {
    const AtlasLayer& layer = atlas.layers[layer_of(id)];
    for (AreaIndex area = 0; area < layer.layer.areas.size(); ++area) {
      const auto neighbours = neighbours_of(layer, area);
      CHECK(!neighbours.empty());
      for (const AreaIndex other : neighbours) {
        CHECK(other != area);
        const auto back = neighbours_of(layer, other);
        CHECK(std::count(back.begin(), back.end(), area) == 1);
      }
    }
  }
  const AtlasLayer& boroughs = atlas.layers[layer_of("boroughs")];
  std::vector<std::string> names;
  for (const AreaIndex other : neighbours_of(boroughs, *boroughs.find("E09000007")))
    names.push_back(boroughs.layer.areas[other].name);
  for (const char* name : {"Barnet", "Brent", "Haringey", "Islington", "Westminster"})
    CHECK(std::count(names.begin(), names.end(), name) == 1);
  CHECK(std::count(names.begin(), names.end(), "Croydon") == 0);
}

TEST_CASE("the wards inside a constituency sum to what is counted for it, where none straddles its border") {
  const Atlas& atlas = carried_atlas();
  const LayerIndex seats = layer_of("constituencies-2010");
  const ContestIndex general = *atlas.find_contest("general-2017");
  const ContestIndex mayor = *atlas.find_contest("mayor-2016");
  int whole = 0;
  std::map<AreaIndex, int> straddling;
  std::map<AreaIndex, double> covered;
  for (AreaIndex seat = 0; seat < 73; ++seat) {
    const auto inside = inner_areas_of(atlas, general, seats, seat);
    REQUIRE(inside);
    CHECK(atlas.layers[inside->layer].layer.id == "wards-2014");
    REQUIRE(std::count(inside->contests.begin(), inside->contests.end(), mayor) == 1);
    CHECK(atlas.contest(inside->contests.front()).id == "council-2014");
    bool nests = true;
    std::map<PartyIndex, std::int64_t> sum;
    for (const InnerArea& ward : inside->areas) {
      nests = nests && !ward.straddles();
      covered[ward.area] += ward.part;
      if (ward.straddles()) ++straddling[ward.area];
      const Result* result = result_of(atlas, {mayor, inside->layer}, ward.area);
      if (result == nullptr) continue;
      for (const Candidacy& candidacy : result->candidacies) sum[candidacy.party] += candidacy.votes;
    }
    const Result* result = result_of(atlas, {mayor, seats}, seat);
    if (!nests || result == nullptr) continue;
    ++whole;
    for (const auto& [party, votes] : sum) CHECK(result->votes_of(party) == votes);
  }
  CHECK(whole > 50);
  for (const auto& [ward, part] : covered) CHECK(part == doctest::Approx(1));
  CHECK(straddling.size() == 7);  // as the ONS lists them
  for (const auto& [ward, seats_of_it] : straddling) CHECK(seats_of_it == 2);
}

TEST_CASE("four areas can be pinned, and a pin is taken away by the same hand") {
  View view;
  for (const char* code : {"a", "b", "c", "d", "e"}) toggle_pin(view, code);
  CHECK(view.pinned == std::vector<std::string>{"a", "b", "c", "d"});
  toggle_pin(view, "b");
  CHECK(view.pinned == std::vector<std::string>{"a", "c", "d"});
  CHECK_FALSE(is_pinned(view, "b"));
  toggle_pin(view, "e");
  CHECK(is_pinned(view, "e"));
}

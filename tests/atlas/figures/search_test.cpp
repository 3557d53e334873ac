#include "atlas/figures/search.h"

#include <algorithm>
#include <doctest/doctest.h>

#include "tests/carried.h"

using namespace hustings;

namespace {

const SearchIndex& index() {
  static const SearchIndex made(carried_atlas());
  return made;
}

LayerIndex layer(const std::string& id) { return carried_atlas().find_layer(id).value(); }
ContestIndex contest(const std::string& id) { return carried_atlas().find_contest(id).value(); }

SearchResult find_seats(std::string_view words, const std::string& shown = "general-2017") {
  return index().find(words, layer("constituencies-2010"), contest(shown), 8);
}
SearchResult find_wards(std::string_view words) {
  return index().find(words, layer("wards-2002"), contest("mayor-2012"), 8);
}

std::string code_of(const SearchHit& hit) { return carried_atlas().layers[hit.layer].layer.areas[hit.area].code; }
std::string area_of(const SearchHit& hit) { return carried_atlas().layers[hit.layer].layer.areas[hit.area].name; }
std::string name_of(LayerIndex index, AreaIndex area) { return carried_atlas().layers[index].layer.areas[area].name; }

}  // namespace

TEST_CASE("search finds wards by part of their name, tells the Abbeys apart, and finds boroughs") {
  const SearchResult abbeys = find_wards("abbey");
  REQUIRE(abbeys.hits.size() >= 3);
  CHECK(abbeys.hits[0].name == "Abbey");
  CHECK(abbeys.hits[0].within != abbeys.hits[1].within);
  const SearchResult borough = find_wards("hackney");
  CHECK(std::any_of(borough.hits.begin(), borough.hits.end(),
                    [](const SearchHit& hit) { return hit.layer == layer("boroughs"); }));
  CHECK(find_wards("").hits.empty());
  CHECK(find_wards(" . ").hits.empty());
  CHECK(find_wards("zzz").hits.empty());
  CHECK(find_wards("zzz").lit.empty());
}

TEST_CASE("names are found with typing errors, and however saints, ands and case are written") {
  const std::vector<std::pair<const char*, const char*>> seats = {
      {"kensigton", "Kensington"},
      {"Kesington", "Kensington"},
      {"KENSINGTON", "Kensington"},
      {"kensnigton", "Kensington"},
      {"finchly", "Finchley and Golders Green"},
      {"golders finchley", "Finchley and Golders Green"},
      {"Finchley & Golders Green", "Finchley and Golders Green"},
      {"hampsted kilburn", "Hampstead and Kilburn"},
      {"chiping barnet", "Chipping Barnet"},
      {"ruislip", "Ruislip, Northwood and Pinner"},
      {"holborn pancras", "Holborn and St Pancras"},
      {"holborn saint pancras", "Holborn and St Pancras"},
      {"holborn st. pancras", "Holborn and St Pancras"},
      {"twickenam", "Twickenham"},
      {"richmnod park", "Richmond Park"}};
  for (const auto& [typed, name] : seats) {
    const SearchResult found = find_seats(typed);
    REQUIRE_MESSAGE(!found.hits.empty(), std::string(typed));
    CHECK_MESSAGE(found.hits.front().name == name, std::string(typed));
    CHECK_MESSAGE(std::any_of(found.lit.begin(), found.lit.end(),
                              [&](AreaIndex area) { return name_of(layer("constituencies-2010"), area) == name; }),
                  std::string(typed));
  }
  for (const char* typed : {"st leonards", "St. Leonard's", "saint leonard\u2019s", "st loenards"}) {
    const SearchResult found = find_wards(typed);
    REQUIRE_MESSAGE(!found.hits.empty(), std::string(typed));
    CHECK_MESSAGE(found.hits.front().name.find("Leonard") != std::string::npos, std::string(typed));
    CHECK(found.hits.front().layer == layer("wards-2002"));
  }
}

TEST_CASE("a right name goes before what is only like it") {
  CHECK(find_seats("barking").hits.front().name == "Barking");
  CHECK(find_seats("sutton").hits[0].layer == layer("boroughs"));  // the whole name
  CHECK(find_seats("sutton").hits[1].name == "Sutton and Cheam");
  CHECK(find_wards("barnes").hits.front().name == "Barnes");
  const SearchResult east = find_seats("east ham");
  CHECK(east.hits.front().name == "East Ham");
  CHECK(east.lit == std::vector<AreaIndex>{*carried_atlas().layers[layer("constituencies-2010")].find("E14000679")});
}

TEST_CASE("codes are found by their beginning") {
  CHECK(code_of(find_seats("E14000768").hits.front()) == "E14000768");
  CHECK(code_of(find_seats("e140007").hits.front()).starts_with("E140007"));
}

TEST_CASE("people are found where they stood, and Members of Parliament are named as such") {
  const SearchHit dent_coad = find_seats("Emma Dent Coad").hits.front();
  CHECK(dent_coad.name == "Emma Dent Coad");
  CHECK(area_of(dent_coad) == "Kensington");
  CHECK(dent_coad.is_mp);
  CHECK(dent_coad.within == "MP, Kensington");
  CHECK(area_of(find_seats("dent coad").hits.front()) == "Kensington");
  CHECK(area_of(find_seats("emma dent coda").hits.front()) == "Kensington");
  CHECK(area_of(find_seats("coad kensington").hits.front()) == "Kensington");
  // In 2015 she was none: Victoria Borwick was.
  const SearchHit before = find_seats("dent coad", "general-2015").hits.front();
  CHECK_FALSE(before.is_mp);
  CHECK(find_seats("borwick", "general-2015").hits.front().is_mp);
  CHECK_FALSE(find_seats("borwick").hits.front().is_mp);
}

TEST_CASE("the Member is the winner of the newest election at or before the shown one, by-elections too") {
  const auto member = [](const char* name, const char* shown) {
    const SearchHit hit = find_seats(name, shown).hits.front();
    return hit.is_mp && area_of(hit) == "Richmond Park";
  };
  CHECK(member("zac goldsmith", "general-2015"));
  CHECK(member("zac goldsmith", "referendum-2016"));
  CHECK_FALSE(member("zac goldsmith", "by-richmond-park-2016"));
  CHECK(member("sarah olney", "by-richmond-park-2016"));
  CHECK(member("zac goldsmith", "general-2017"));
  CHECK_FALSE(member("sarah olney", "general-2017"));
  // Of the notional results of 2005 nobody is named, and there is no election before them.
  CHECK_FALSE(find_seats("boris johnson", "general-2005n").hits.front().is_mp);
  CHECK(find_seats("boris johnson", "general-2015").hits.front().is_mp);
}

TEST_CASE("Assembly members are found in their constituencies, although wards were counted") {
  const SearchResult found = index().find("navin shah", layer("assembly"), contest("assembly-2016"), 8);
  REQUIRE_FALSE(found.hits.empty());
  CHECK(area_of(found.hits.front()) == "Brent and Harrow");
}

TEST_CASE("what is lit lies on the shown layer and answers to the words as well as the first hit") {
  const SearchResult ealing = find_wards("ealing");
  const AtlasLayer& wards = carried_atlas().layers[layer("wards-2002")];
  for (const AreaIndex area : ealing.lit) CHECK(wards.layer.areas[area].parent == "E09000009");
  CHECK(ealing.lit.size() == 23);  // all wards of the borough (2002 to 2014)
  CHECK(std::is_sorted(ealing.lit.begin(), ealing.lit.end()));
  // A ward is not on this map: the seat that it lies in is lit.
  const SearchResult ward = find_seats("golborne");
  REQUIRE(ward.lit.size() == 1);
  CHECK(name_of(layer("constituencies-2010"), ward.lit[0]) == "Kensington");
}

TEST_CASE("nobody and nothing is listed twice") {
  for (const char* typed : {"smith", "park", "a", "king", "john", "green", "st"}) {
    const SearchResult found = index().find(typed, layer("wards-2014"), contest("mayor-2016"), 200);
    std::vector<std::string> all;
    for (const SearchHit& hit : found.hits) all.push_back(code_of(hit) + (hit.name == area_of(hit) ? "" : hit.name));
    std::sort(all.begin(), all.end());
    CHECK_MESSAGE(std::adjacent_find(all.begin(), all.end()) == all.end(), std::string(typed));
  }
}

// Names of areas as people write them, joined to layers made by hand.
#include "atlas/name_spelling.h"

#include <doctest/doctest.h>

#include "atlas/load/name_join.h"
#include "atlas/view/filter.h"
#include "tests/elections/examples.h"

using namespace hustings;
using hustings::examples::table_of;

namespace {

struct Ward {
  const char *code, *name, *parent;
};

/// Wards, and the larger areas that they lie in.
Atlas atlas_of(const std::vector<Ward>& wards, const std::vector<Ward>& larger = {}) {
  Atlas atlas;
  for (const auto* areas : {&wards, &larger}) {
    AtlasLayer& layer = atlas.layers.emplace_back();
    layer.layer.id = areas == &wards ? "wards" : "larger";
    for (const Ward& ward : *areas) {
      layer.index.emplace(ward.code, static_cast<AreaIndex>(layer.layer.areas.size()));
      layer.layer.areas.push_back({.code = ward.code, .name = ward.name, .parent = ward.parent, .shape = {}});
    }
  }
  if (!larger.empty()) atlas.layers[0].parent_layer = 1;
  return atlas;
}

/// The code that a name gets there, "" where it is refused.
std::string code_of(const Atlas& atlas, const std::string& name, const std::string& parent = {}) {
  Table table{.file = "votes.csv",
              .columns = {"ward", "parent"},
              .rows = {{name, parent}, {atlas.layers[0].layer.areas[0].name, atlas.layers[0].layer.areas[0].parent}},
              .lines = {2, 3}};
  const auto joined = with_codes(table, atlas.layers[0], atlas);
  REQUIRE(joined);
  return joined.value->rows.size() == 2 ? joined.value->rows[0].back() : "";
}

}  // namespace

TEST_CASE("capitals, composed and decomposed accents and blanks of every kind join") {
  const Atlas atlas =
      atlas_of({{"A", "Ynys M\u00f4n", ""}, {"B", "Caf\u00e9 Row", ""}, {"C", "\u0391\u03b8\u03ae\u03bd\u03b1", ""}});
  for (const char* name : {"Ynys M\u00f4n", "YNYS M\u00d4N", "Ynys Mo\u0302n", "ynys\u00a0m\u00f4n", "Ynys Mon"})
    CHECK_MESSAGE(code_of(atlas, name) == "A", name);
  for (const char* name : {"CAF\u00c9 ROW", "Cafe Row", "Cafe\u0301\u2009Row"})
    CHECK_MESSAGE(code_of(atlas, name) == "B", name);
  for (const char* name : {"\u0391\u0398\u0397\u039d\u0391", "\u03b1\u03b8\u03b7\u03bd\u03b1"})
    CHECK_MESSAGE(code_of(atlas, name) == "C", name);
}

TEST_CASE("accents that tell two areas apart are looked at, and a name without them is refused") {
  const Atlas atlas = atlas_of({{"A", "M\u00f4r", ""}, {"B", "Mor", ""}, {"C", "P\u00e9r", ""}, {"D", "P\u00e8r", ""}});
  CHECK(code_of(atlas, "m\u00f4r") == "A");
  CHECK(code_of(atlas, "MOR") == "B");
  CHECK(code_of(atlas, "Per").empty());
  CHECK(code_of(atlas, "P\u00e9r") == "C");
}

TEST_CASE("a kind of area makes no difference where no other area is called so") {
  const Atlas atlas = atlas_of({{"A", "Abbey", ""},
                                {"B", "Castle Ward", ""},
                                {"C", "Mill", ""},
                                {"D", "Mill Ward", ""},
                                {"E", "Lee County", ""}});
  for (const char* name :
       {"Abbey Ward", "ABBEY WARD", "Abbey", "Ward of Abbey", "Abbey (Ward)", "Abbey Electoral Division"})
    CHECK_MESSAGE(code_of(atlas, name) == "A", name);
  CHECK(code_of(atlas, "Castle") == "B");
  CHECK(code_of(atlas, "Mill") == "C");
  CHECK(code_of(atlas, "Mill Ward") == "D");
  CHECK(code_of(atlas, "Mill Division").empty());  // either may be meant
  CHECK(code_of(atlas, "Lee") == "E");
  CHECK(code_of(atlas, "Ward").empty());
}

TEST_CASE("a larger area with a comma is found however it is written") {
  const Atlas atlas =
      atlas_of({{"A", "Abbey", "P1"}, {"B", "Castle", "P1"}, {"C", "Abbey", "P2"}, {"D", "Castle", "P2"}},
               {{"P1", "Bristol, City of", ""}, {"P2", "Herefordshire, County of", ""}});
  for (const char* city : {"Bristol, City of", "City of Bristol", "Bristol", "BRISTOL", "P1"}) {
    CHECK_MESSAGE(code_of(atlas, "Abbey", city) == "A", city);
    CHECK_MESSAGE(filter_from(atlas, std::string("parent=") + city).parents == std::vector<std::string>{"P1"}, city);
  }
  for (const char* county : {"Herefordshire, County of", "County of Herefordshire", "Herefordshire"})
    CHECK_MESSAGE(code_of(atlas, "Castle", county) == "D", county);
  CHECK(filter_from(atlas, "parent=Bristol, City of, Herefordshire, County of").parents ==
        std::vector<std::string>{"P1", "P2"});
  CHECK(filter_from(atlas, "parent=Herefordshire,Bristol").parents == std::vector<std::string>{"P2", "P1"});
  CHECK_THROWS_AS(filter_from(atlas, "parent=Bristol, City of, Nowhere"), CommandError);
}

TEST_CASE("each likeness allows what those before it do, and nothing spells as nothing") {
  for (const char* name : {"Enfield, Southgate", "Royal Borough of \u00c9tang", "Saint M\u00e8re Ward", "x"}) {
    std::set<std::string> before;
    for (const Likeness likeness : likenesses) {
      const std::set<std::string> now = spellings_of(name, likeness);
      CHECK(std::includes(now.begin(), now.end(), before.begin(), before.end()));
      CHECK_FALSE(now.contains(""));
      before = now;
    }
  }
  CHECK(spellings_of(" .' ", Likeness::without_kind).empty());
  CHECK(loosest_spelling("Southgate, Enfield") == loosest_spelling("Enfield Southgate"));
}

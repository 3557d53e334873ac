// Of so many areas that several cores work them out at once: each is what it is by itself.
#include <doctest/doctest.h>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>

#include "atlas/figures/area_values.h"
#include "atlas/load/load_atlas.h"
#include "atlas/view/scene.h"
#include "tests/folder.h"

using namespace hustings;

namespace {

constexpr int side = 100;  // squares in a row, and rows

std::string code_of(int square) { return fmt::format("X{:08}", square); }

/// Two elections on ten thousand squares; every fourth square changes hands.
std::filesystem::path written_country(const Folder& folder) {
  std::ofstream squares(folder / "squares.csv");
  squares << "WKT,code,name\n";
  for (int i = 0; i < side * side; ++i) {
    const int x = 500000 + i % side * 100;
    const int y = 200000 + i / side * 100;
    squares << fmt::format("\"POLYGON (({0} {1},{2} {1},{2} {3},{0} {3},{0} {1}))\",{4},Square {5}\n", x, y, x + 100,
                           y + 100, code_of(i), i);
  }
  for (const int election : {1, 2}) {
    std::ofstream results(folder / fmt::format("election-{}.csv", election));
    results << "area_code,party,candidate,votes,level\n";
    for (int i = 0; i < side * side; ++i) {
      const int lead = election == 2 && i % 4 == 0 ? -(1 + i % 97) : 1 + i % 89;
      results << fmt::format("{0},lab,A,{1},area\n{0},con,B,{2},area\n", code_of(i), 500 + lead, 500 - lead);
    }
  }
  std::ofstream(folder / "country.toml") << R"(title = "Squares"
[[layer]]
id = "squares"
source = "squares.csv"
code = "code"
name = "name"
crs = "EPSG:27700"
[[contest]]
id = "first"
track = "general"
title = "First"
date = 2015-05-07
layer = "squares"
method = "first-past-the-post"
results = "election-1.csv"
[[contest]]
id = "second"
track = "general"
title = "Second"
date = 2017-06-08
layer = "squares"
method = "first-past-the-post"
results = "election-2.csv"
compare = "first"
)";
  return folder / "country.toml";
}

}  // namespace

TEST_CASE("the values of ten thousand areas are those of each by itself, in the order of the areas") {
  const Folder folder;
  const std::filesystem::path file = written_country(folder);
  const Outcome<Atlas> loaded = load_atlas(file, Geometry::none);
  REQUIRE(loaded);
  const Atlas& atlas = *loaded.value;
  View view;
  view.contest = "first";
  view.next_contest = "second";
  for (const ColourMode colour : {ColourMode::majority, ColourMode::swing, ColourMode::status})
    for (const double fraction : {0.0, 0.4, 1.0}) {
      CAPTURE(name_of(colour));
      CAPTURE(fraction);
      view.colour = colour;
      view.fraction = fraction;
      const ScenePart part = main_part(scene_of(atlas, view));
      const std::vector<AreaValue> values = area_values(atlas, view, part);
      REQUIRE(values.size() == side * side);
      int different = 0;
      for (AreaIndex area = 0; area < values.size(); ++area) {
        const AreaValue alone = area_value(atlas, view, part, area);
        different += values[area].gap != alone.gap || values[area].party != alone.party ||
                     values[area].figure != alone.figure || values[area].status != alone.status;
      }
      CHECK(different == 0);
    }
  view.colour = ColourMode::majority;
  view.fraction = 1;
  const std::vector<AreaValue> after = area_values(atlas, view, main_part(scene_of(atlas, view)));
  const AtlasLayer& layer = atlas.layers.front();
  for (const int square : {0, 1, 4095, 4096, 8191, 8192, 9999}) {
    CAPTURE(square);
    const auto area = layer.find(code_of(square));
    REQUIRE(area);
    const int lead = square % 4 == 0 ? 1 + square % 97 : 1 + square % 89;
    CHECK(after[*area].figure == doctest::Approx(2.0 * lead / 1000 * 100));
  }
  std::filesystem::remove_all(file.parent_path());
}

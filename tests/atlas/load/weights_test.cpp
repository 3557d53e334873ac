// Tables of weights in an atlas of one's own: votes are divided by them, and what is wrong with one is said.
#include <algorithm>
#include <doctest/doctest.h>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>

#include "atlas/count.h"
#include "atlas/figures/area_table.h"
#include "atlas/figures/provenance.h"
#include "atlas/load/load_atlas.h"
#include "atlas/load/weights_faults.h"
#include "atlas/paint/area_card.h"
#include "atlas/view/scene.h"
#include "tests/folder.h"

using namespace hustings;

namespace {

/// Eight wards in a row, each 100 metres wide, in two seats whose border runs through the middle of the fourth ward.
/// The first seat goes on above the wards, so that its box holds them all.
class Town {
 public:
  Town() {
    std::string wards = "code,WKT\n";
    std::string votes = "area_code,party,votes\n";
    for (int i = 0; i < 8; ++i) {
      const std::string code = "W" + std::to_string(i + 1);
      const int x = 100 * i;
      wards += code + ",\"" + rectangle(x, x + 100) + "\"\n";
      votes += fmt::format("{0},con,{1}\n{0},lab,{2}\n", code, i == 3 ? 101 : 10, i == 3 ? 50 : 20);
    }
    write("wards.csv", wards);
    write("votes.csv", votes);
    write("seats.csv", "code,WKT\nS1,\"POLYGON ((0 0,350 0,350 100,800 100,800 150,0 150,0 0))\"\nS2,\"" +
                           rectangle(350, 800) + "\"\n");
  }

  void write(const std::string& name, const std::string& text) const { std::ofstream(folder_ / name) << text; }
  std::string path(const std::string& name) const { return (folder_ / name).string(); }

  /// An atlas of the town; with weights where a table is given.
  Outcome<Atlas> load(const std::string& weights = {}) const {
    std::string text = atlas_text;
    if (!weights.empty()) {
      write("weights.csv", weights);
      text += weights_text;
    }
    write("atlas.toml", text);
    return load_atlas(folder_ / "atlas.toml", Geometry::none);
  }

  static constexpr const char* weights_text =
      "[[weights]]\nfrom = \"wards\"\nto = \"seats\"\nsource = \"weights.csv\"\nsource_title = \"Census\"\n";
  static constexpr const char* atlas_text = R"(title = "Town"
[[layer]]
id = "wards"
title = "Wards"
source = "wards.csv"
code = "code"
crs = "EPSG:27700"
[[layer]]
id = "seats"
title = "Seats"
source = "seats.csv"
code = "code"
crs = "EPSG:27700"
[[contest]]
id = "council"
track = "council"
title = "Council"
date = 2014-05-22
layer = "wards"
results = "votes.csv"
)";

 private:
  static std::string rectangle(int west, int east) {
    const std::string a = std::to_string(west);
    const std::string b = std::to_string(east);
    return "POLYGON ((" + a + " 0," + b + " 0," + b + " 100," + a + " 100," + a + " 0))";
  }

  Folder folder_;
};

/// The contest on the two seats.
View by_seat() {
  View view;
  view.contest = "council";
  view.by = "seats";
  return view;
}

const Count& seats_of(const Atlas& atlas) { return count_of(atlas, {0, 1, {}}); }

std::int64_t con_in(const Atlas& atlas, AreaIndex seat) {
  return seats_of(atlas).find(seat)->votes_of(*atlas.parties.find("con")).value();
}

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

std::string card_text(const Atlas& atlas, AreaIndex area) {
  std::string text;
  const AreaCard card = card_of(atlas, by_seat(), main_part(scene_of(atlas, by_seat())), area);
  for (const std::string& line : card.provenance) text += line + "\n";
  return text;
}

std::string flags_in_table(const Atlas& atlas) {
  const Table table = area_table(atlas, by_seat(), 0);
  return table.cell(0, table.find_column("flags"));
}

}  // namespace

TEST_CASE("where an atlas has weights, votes in two are divided by them, to the vote, and said to be by population") {
  const Town town;
  const auto atlas = town.load("from_code,to_code,weight\nw4,S1,0.9\nW4, s2 ,0.1\n");
  REQUIRE(atlas);
  CHECK(atlas.findings.empty());
  CHECK(con_in(*atlas.value, 0) == 30 + 91);  // 90.9 of 101
  CHECK(con_in(*atlas.value, 1) == 40 + 10);
  for (const Result& seat : seats_of(*atlas.value).results) {
    CHECK(seat.flags.has(Flag::estimate));
    CHECK(seat.flags.has(Flag::by_population));
    CHECK_FALSE(seat.flags.has(Flag::by_area));
  }
  CHECK(flags_in_table(*atlas.value) == "estimate by-population");
  CHECK(has(card_text(*atlas.value, 0), "An estimate, by population"));
  CHECK(has(card_text(*atlas.value, 0), "areas in two divided by population"));
  CHECK(has(card_text(*atlas.value, 0), "Population: Census"));
  CHECK(has(source_line_of(*atlas.value, by_seat()), "areas in two divided by population"));
  CHECK(weights_faults(*atlas.value, atlas.value->weights.front()).empty());
}

TEST_CASE("without weights votes in two are divided by area, and said to be") {
  const Town town;
  const auto atlas = town.load();
  REQUIRE(atlas);
  CHECK(con_in(*atlas.value, 0) == 30 + 51);
  CHECK(con_in(*atlas.value, 1) == 40 + 50);
  CHECK(flags_in_table(*atlas.value) == "estimate by-area");
  CHECK(has(card_text(*atlas.value, 0), "An estimate, by area"));
  CHECK(has(source_line_of(*atlas.value, by_seat()), "areas in two divided by area"));
}

TEST_CASE("whatever the weights are, no vote is lost and none is made") {
  const Town town;
  for (int thousandths = 0; thousandths <= 1000; thousandths += 37) {
    const auto weight = [](int number) { return std::to_string(number / 1000.0); };
    const auto atlas = town.load("from_code,to_code,weight\nW4,S1," + weight(thousandths) + "\nW4,S2," +
                                 weight(1000 - thousandths) + "\n");
    REQUIRE(atlas);
    CHECK(atlas.findings.empty());
    CHECK(con_in(*atlas.value, 0) + con_in(*atlas.value, 1) == 171);
  }
}

TEST_CASE("where nobody lives in a part, the area is whole and the sum exact") {
  const Town town;
  const auto atlas = town.load("from_code,to_code,weight\nW4,S1,1\nW4,S2,0\n");
  REQUIRE(atlas);
  CHECK(con_in(*atlas.value, 0) == 30 + 101);
  CHECK(seats_of(*atlas.value).find(0)->flags.empty());
  CHECK_FALSE(has(source_line_of(*atlas.value, by_seat()), "divided"));
  CHECK(weights_faults(*atlas.value, atlas.value->weights.front()).empty());
}

TEST_CASE("weights that are not fit are a warning with file and row, and that area is divided by area") {
  struct Unfit {
    const char* rows;
    int line;
    const char* says;
  };
  const Town town;
  for (const Unfit& unfit :
       {Unfit{"W4,S1,0.9\nW4,S2,0.2\n", 2, "sum to 1.1000"}, Unfit{"W4,S1,0.9\nW4,S2,x\n", 3, "\"x\" is no weight"},
        Unfit{"W4,S1,0.9\nW4,S2,nan\n", 3, "is no weight"}, Unfit{"W4,S1,1.5\nW4,S2,-0.5\n", 2, "is no weight"},
        Unfit{"W4,S1,0.9\nW4,S9,0.1\n", 3, "\"S9\" is no area of seats"},
        Unfit{"W4,S1,0.5\nW4,S1,0.5\n", 3, "stands twice"}, Unfit{"W1,S1,0.9\nW1,S2,0.1\n", 3, "do not meet"},
        Unfit{"W44,S1,0.9\nW44,S2,0.1\n", 2, "\"W44\" is no area of wards"}}) {
    CAPTURE(unfit.rows);
    const auto atlas = town.load(std::string("from_code,to_code,weight\n") + unfit.rows);
    REQUIRE(atlas);
    REQUIRE_FALSE(atlas.findings.empty());
    const Finding& finding = atlas.findings.front();
    CHECK(finding.severity == Severity::warning);
    CHECK(finding.place.file == town.path("weights.csv"));
    CHECK(finding.place.row == unfit.line);
    CHECK(has(finding.what, unfit.says));
    CHECK_FALSE(finding.remedy.empty());
    CHECK(con_in(*atlas.value, 0) == 30 + 51);
    CHECK(seats_of(*atlas.value).find(0)->flags.has(Flag::by_area));
  }
}

TEST_CASE("a weight may be rounded to three decimals") {
  const Town town;
  const auto atlas = town.load("from_code,to_code,weight\nW4,S1,0.901\nW4,S2,0.1\n");
  REQUIRE(atlas);
  CHECK(atlas.findings.empty());
  CHECK(con_in(*atlas.value, 0) + con_in(*atlas.value, 1) == 171);
}

TEST_CASE("against the map: an area in two without weights, a part without one, a weight where no part lies") {
  const Town town;
  const auto faults = [&](const char* rows) {
    const auto atlas = town.load(std::string("from_code,to_code,weight\n") + rows);
    REQUIRE(atlas);
    return weights_faults(*atlas.value, atlas.value->weights.front());
  };
  const Findings lacking = faults("W1,S1,1\n");
  REQUIRE(lacking.size() == 1);
  CHECK(has(describe(lacking[0]), "W4 lies in 2 areas of seats, and has no weights"));
  CHECK(lacking[0].place.file == town.path("weights.csv"));
  const Findings half = faults("W4,S1,1\n");
  REQUIRE(half.size() == 1);
  CHECK(has(describe(half[0]), "50.0% of W4 lies in S2, and has no weight"));
  const Findings elsewhere = faults("W4,S1,0.9\nW4,S2,0.1\nW8,S1,0.3\nW8,S2,0.7\n");
  REQUIRE(elsewhere.size() == 1);
  CHECK(has(describe(elsewhere[0]), "W8 has a weight in S1"));
}

TEST_CASE("a table without its columns, and weights of layers that are not there, stop the atlas") {
  const Town town;
  const auto refused = [](const Outcome<Atlas>& atlas, const char* says) {
    CHECK_FALSE(atlas);
    return std::any_of(atlas.findings.begin(), atlas.findings.end(),
                       [&](const Finding& finding) { return has(describe(finding), says); });
  };
  CHECK(refused(town.load("from,to,weight\nW4,S1,1\n"), "from_code"));
  const auto with = [&](const std::string& more) {
    town.write("weights.csv", "from_code,to_code,weight\nW4,S1,0.9\nW4,S2,0.1\n");
    town.write("atlas.toml", Town::atlas_text + more);
    return load_atlas(town.path("atlas.toml"), Geometry::none);
  };
  CHECK(refused(with("[[weights]]\nfrom = \"wards\"\nto = \"boroughs\"\nsource = \"weights.csv\"\n"), "\"boroughs\""));
  CHECK(refused(with("[[weights]]\nfrom = \"wards\"\nto = \"wards\"\nsource = \"weights.csv\"\n"), "itself"));
  CHECK(refused(with(std::string(Town::weights_text) + Town::weights_text), "twice"));
  CHECK(refused(with("[[weights]]\nfrom = \"wards\"\nto = \"seats\"\n"), "source"));
  CHECK(refused(with("[[weights]]\nfrom = \"wards\"\nto = \"seats\"\nsource = \"none.csv\"\n"), "none.csv"));
}

TEST_CASE("an atlas takes the weights of those that it includes, and its own go before theirs") {
  const Town town;
  REQUIRE(town.load("from_code,to_code,weight\nW4,S1,0.9\nW4,S2,0.1\n"));
  town.write("own.csv", "from_code,to_code,weight\nW4,S1,0.2\nW4,S2,0.8\n");
  town.write("more.toml", "title = \"More\"\ninclude = [\"atlas.toml\"]\n");
  town.write("own.toml",
             "title = \"Own\"\ninclude = [\"atlas.toml\"]\n[[weights]]\nfrom = \"wards\"\nto = \"seats\"\n"
             "source = \"own.csv\"\n");
  const auto more = load_atlas(town.path("more.toml"), Geometry::none);
  REQUIRE(more);
  CHECK(con_in(*more.value, 0) == 30 + 91);
  const auto own = load_atlas(town.path("own.toml"), Geometry::none);
  REQUIRE(own);
  CHECK(con_in(*own.value, 0) == 30 + 20);
}

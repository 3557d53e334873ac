// Tables of an atlas read again, and nothing else of it.
#include "atlas/load/renew_atlas.h"

#include <doctest/doctest.h>
#include <filesystem>

#include "atlas/count.h"
#include "atlas/figures/area_table.h"
#include "atlas/figures/table_choice.h"
#include "geo/mesh/detail_levels.h"
#include "geo/mesh/locate.h"
#include "geo/read/read_table.h"
#include "tests/atlas/own_atlas.h"

using namespace hustings;

namespace {

constexpr const char* head = "area_code,party,candidate,votes\n";

/// An atlas on disk, and as it is loaded with all geometry.
struct Loaded {
  explicit Loaded(const OwnAtlas& own) : path(own.file()) {
    file = *read_atlas_file(path).value;
    before = load();
  }
  std::shared_ptr<const Atlas> load() const {
    Outcome<Atlas> loaded = load_atlas(path);
    REQUIRE(loaded);
    return std::make_shared<const Atlas>(std::move(*loaded.value));
  }
  RenewedAtlas renew(const RenewedTables& again) const { return renew_atlas(file, before, again, read_table); }

  std::filesystem::path path;
  AtlasFile file;
  std::shared_ptr<const Atlas> before;
};

std::string csv_of(const Atlas& atlas, const std::string& contest) {
  View view;
  view.contest = contest;
  return to_csv(area_table(atlas, view, *atlas.find_contest(contest)));
}

}  // namespace

TEST_CASE("a contest that is read again is as in an atlas that is loaded anew, and its layer is not opened") {
  OwnAtlas own(3);
  own.add("old", 2014, "X1,con,A,10\nX1,lab,B,20\nX2,con,C,30\nX2,lab,D,5\n");
  own.add("new", 2018, "X1,con,A,15\nX1,lab,B,20\n", "compare = \"old\"");
  const Loaded loaded(own);
  loaded.before->layers[0].levels->mesh(0);
  own.write("new.csv", std::string(head) + "X1,con,A,25\nX1,lab,B,20\nX2,con,C,30\nX2,Someone New,D,5\n");
  const std::shared_ptr<const Atlas> fresh = loaded.load();
  std::filesystem::remove(own.folder() / "squares.csv");
  std::filesystem::remove(own.folder() / "old.csv");

  const RenewedAtlas renewed = loaded.renew({.contests = {"new"}, .empty = {}, .numbers = false});
  CHECK(renewed.failed.empty());
  CHECK(csv_of(renewed.atlas, "new") == csv_of(*fresh, "new"));
  CHECK(csv_of(renewed.atlas, "old") == csv_of(*fresh, "old"));
  CHECK(renewed.atlas.findings.size() == fresh->findings.size());
  CHECK(renewed.atlas.layers[0].levels->maybe_mesh(0) == loaded.before->layers[0].levels->maybe_mesh(0));
  CHECK(renewed.atlas.layers[0].levels->maybe_mesh(0) != nullptr);
  CHECK(renewed.atlas.layers[0].locator->locate({501500, 180500}) == 0);
}

TEST_CASE("levels of detail outlive the atlas that they were made for") {
  OwnAtlas own(2);
  own.add("new", 2018, "X1,con,A,15\n");
  Loaded loaded(own);
  for (int turn = 0; turn < 3; ++turn) {
    RenewedAtlas renewed = loaded.renew({.contests = {"new"}, .empty = {}, .numbers = false});
    loaded.before = std::make_shared<const Atlas>(std::move(renewed.atlas));
  }
  CHECK(loaded.before->layers[0].levels->topology(3).arcs.size() > 0);
  CHECK(loaded.before->layers[0].label_points[1].x == doctest::Approx(502500));
}

TEST_CASE("a contest that cannot be read again stays as it was, beside one that can") {
  OwnAtlas own(2);
  own.add("one", 2014, "X1,con,A,10\n");
  own.add("two", 2018, "X1,con,A,15\n");
  const Loaded loaded(own);
  own.write("one.csv", std::string(head) + "X1,con,A,11\n");
  own.write("two.csv", std::string(head) + "X1,con,A,many\n");
  const RenewedAtlas renewed = loaded.renew({.contests = {"one", "two"}, .empty = {}, .numbers = false});
  REQUIRE(renewed.failed.size() == 1);
  CHECK(renewed.failed.contains("two"));
  CHECK(csv_of(renewed.atlas, "one").find(",11,") != std::string::npos);
  CHECK(csv_of(renewed.atlas, "two") == csv_of(*loaded.before, "two"));
}

TEST_CASE("what was found in a table goes when it is corrected") {
  OwnAtlas own(2);
  own.add("new", 2018, "X1,con,A,15\nX9,con,B,10\nX2,con,C,20\n");
  const Loaded loaded(own);
  REQUIRE_FALSE(loaded.before->findings.empty());
  own.write("new.csv", std::string(head) + "X1,con,A,15\nX2,con,C,20\n");
  const RenewedAtlas renewed = loaded.renew({.contests = {"new"}, .empty = {}, .numbers = false});
  CHECK(renewed.atlas.findings.empty());
}

TEST_CASE("an atlas that is watched opens before its results have any rows") {
  OwnAtlas own(2);
  own.add("old", 2014, "X1,con,A,10\n");
  own.add("new", 2018, "X1,con,A,15\n");
  SUBCASE("a header alone") { own.write("new.csv", head); }
  SUBCASE("an empty file") { own.write("new.csv", ""); }
  SUBCASE("no file") { std::filesystem::remove(own.folder() / "new.csv"); }
  const AtlasFile file = *read_atlas_file(own.file()).value;
  CHECK_FALSE(load_atlas(file, Geometry::none));
  const Outcome<Atlas> watched = load_watched(file, Geometry::none);
  REQUIRE(watched);
  CHECK_FALSE(has_errors(watched.findings));
  CHECK(watched.value->default_contest == "new");
  REQUIRE(watched.value->contests.size() == 2);
  CHECK(watched.value->contest(1).results.empty());
  CHECK(result_of(*watched.value, {1, 0, {}}, 0) == nullptr);
  CHECK(csv_of(*watched.value, "new").find("X2") != std::string::npos);
}

TEST_CASE("an atlas that is watched does not open where more than its results is wrong") {
  OwnAtlas own(2);
  own.add("new", 2018, "");
  const AtlasFile file = *read_atlas_file(own.file()).value;
  std::filesystem::remove(own.folder() / "squares.csv");
  CHECK_FALSE(load_watched(file, Geometry::none));
}

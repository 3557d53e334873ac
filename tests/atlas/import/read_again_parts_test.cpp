// What an atlas remembers of its files, and what a newer edition of a table has changed.
#include <algorithm>
#include <doctest/doctest.h>
#include <string>

#include "atlas/import/atlas_toml.h"
#include "atlas/import/remembered.h"
#include "atlas/import/table_changes.h"
#include "tests/folder.h"

namespace hustings {

namespace {

Table table(std::vector<std::string> columns, std::vector<std::vector<std::string>> rows) {
  return {.file = "t.csv", .columns = std::move(columns), .rows = std::move(rows), .lines = {}};
}

const Table before =
    table({"area_code", "party", "votes"},
          {{"E1", "ash", "1000"}, {"E1", "oak", "900"}, {"E2", "ash", "50"}, {"E2", "oak", "70"}, {"E3", "oak", "7"}});

bool has(const std::vector<std::string>& lines, const std::string& line) {
  return std::find(lines.begin(), lines.end(), line) != lines.end();
}

}  // namespace

TEST_CASE("a table has not changed against itself, in whatever order its rows and columns stand") {
  CHECK(changes_between(before, before).none());
  Table turned = table({"votes", "party", "area_code"}, {});
  for (auto row = before.rows.rbegin(); row != before.rows.rend(); ++row)
    turned.rows.push_back({(*row)[2], (*row)[1], (*row)[0]});
  CHECK(changes_between(before, turned).none());
}

TEST_CASE("a figure, a party, an area: each change of a table is named") {
  Table now = before;
  now.rows[0][2] = "1010";
  now.rows.push_back({"E2", "elm", "3"});
  now.rows.erase(now.rows.begin() + 4);
  now.rows.push_back({"E9", "ash", "12"});
  const TableChanges changes = changes_between(before, now);
  CHECK(changes.new_areas == std::vector<std::string>{"E9"});
  CHECK(changes.gone_areas == std::vector<std::string>{"E3"});
  CHECK(changes.areas_changed == 2);
  CHECK(changes.lines.size() == 2);
  CHECK(has(changes.lines, "E1: ash: votes 1,010 (was 1,000)"));
  CHECK(has(changes.lines, "E2: elm: new, 3 votes"));
  CHECK(changes.votes_now - changes.votes_before == 10 + 3 - 7 + 12);
  // The way back names the same areas, and what was new is no longer there.
  const TableChanges back = changes_between(now, before);
  CHECK(back.new_areas == changes.gone_areas);
  CHECK(back.gone_areas == changes.new_areas);
  CHECK(has(back.lines, "E2: elm: no longer there"));
}

TEST_CASE("of many changes the first are told, and how many more there are") {
  Table many = table({"area_code", "party", "votes"}, {});
  Table other = many;
  for (int i = 0; i < 40; ++i) {
    many.rows.push_back({"E" + std::to_string(i), "ash", "1"});
    other.rows.push_back({"E" + std::to_string(i), "ash", "2"});
  }
  const std::vector<std::string> lines = sentences_of(changes_between(many, other), 10);
  CHECK(has(lines, "40 areas have another figure"));
  CHECK(has(lines, "and 30 more"));
  CHECK(has(lines, "80 votes in all (were 40)"));
}

TEST_CASE("an atlas remembers its files, and the decisions that they were read by") {
  NewAtlas atlas;
  atlas.title = "Council \"2018\"";
  atlas.name = "council-2018";
  atlas.boundaries = "wards.geojson";
  atlas.results = "/elsewhere/r.csv";
  atlas.decimal = ",";
  atlas.latitude_first = true;
  atlas.target_crs = "EPSG:2157";
  atlas.written = {{"results/council-2018.csv", digest_text("a,b\n")}};
  Understanding understanding;
  understanding.areas.code = "code";
  understanding.columns.push_back({.header = "Stimmen", .role = Role::votes, .of = {}, .because = {}});
  understanding.decisions.roles = {{"Zeile \"1\"", Role::ignore}};
  understanding.decisions.elections = {"2018", "By-election"};
  understanding.decisions.date = GuessedDate{make_date(2018, 5, 3), true, true};
  understanding.elections.emplace_back();
  understanding.elections.back().id = "council-2018";

  const Folder folder;
  folder.write("atlas.toml", toml_of(atlas, understanding));
  const Outcome<RememberedImport> read = remembered_import(folder / "atlas.toml");
  REQUIRE(read);
  const RememberedImport& remembered = *read.value;
  CHECK(remembered.title == atlas.title);
  CHECK(remembered.name == atlas.name);
  CHECK(remembered.boundaries == folder.path("wards.geojson"));
  CHECK(remembered.results == atlas.results);
  CHECK(remembered.decimal == atlas.decimal);
  CHECK(remembered.latitude_first);
  CHECK(remembered.target_crs == atlas.target_crs);
  CHECK(remembered.decided == understanding.decisions.roles);
  CHECK(remembered.elections == understanding.decisions.elections);
  CHECK(remembered.date == understanding.decisions.date->date);
  CHECK(remembered.columns == std::vector<std::pair<std::string, Role>>{{"Stimmen", Role::votes}});
  CHECK(remembered.written == atlas.written);
}

TEST_CASE("what a person changed in an atlas stays when its files are read again") {
  const std::string mine =
      "# mine\ntitle = \"My council\" # not the file's\n\n[[contest]]\nid = \"a\"\n\n# How the files were read: x\n"
      "[import]\nresults = \"r.csv\"\n\n[import.columns]\n\"x\" = \"votes\"\n\n[[inset]]\ntitle = \"Isles\"\n";
  const std::string now = with_import(mine, "\n[[contest]]\nid = \"b\"\n", "\n[import]\nresults = \"new.csv\"\n");
  CHECK(now ==
        "# mine\ntitle = \"My council\" # not the file's\n\n[[contest]]\nid = \"a\"\n\n[[contest]]\nid = \"b\"\n\n"
        "[import]\nresults = \"new.csv\"\n\n[[inset]]\ntitle = \"Isles\"\n");
  // An atlas that has none gets it at its end.
  CHECK(with_import("title = \"x\"\n", "", "\n[import]\nresults = \"r\"\n") ==
        "title = \"x\"\n\n[import]\nresults = \"r\"\n");
}

TEST_CASE("an atlas that was not made from files says so") {
  const Folder folder;
  folder.write("atlas.toml", "title = \"x\"\n");
  const Outcome<RememberedImport> none = remembered_import(folder / "atlas.toml");
  REQUIRE_FALSE(none);
  CHECK(first_error(none.findings).what.find("not made from files") != std::string::npos);
  folder.write("atlas.toml", "[import]\nboundaries = \"b\"\n");
  const Outcome<RememberedImport> half = remembered_import(folder / "atlas.toml");
  REQUIRE_FALSE(half);
  CHECK(first_error(half.findings).remedy.find("results") != std::string::npos);
}

}  // namespace hustings

// Tables of numbers joined by code: in the atlas, and by --join.

#include <doctest/doctest.h>

#include "base/text/text.h"
#include "tests/app/program.h"

namespace {

using Parts = std::vector<std::string>;

/// One line of what was said has all the parts.
void check_said(const Ran& ran, int code, const Parts& parts) {
  INFO("said: ", ran.out, ran.err);
  CHECK(ran.code == code);
  std::size_t lines = 0;
  for (const std::string& line : hustings::split(ran.out + ran.err, '\n'))
    if (contains_all(line, parts)) ++lines;
  CHECK(lines == 1);
}

Ran table_with(const FixtureAtlas& fixture, const std::string& joined) {
  return run({"table", "--contest", "new", "--join", joined, fixture.atlas()});
}

Csv joined_table(const FixtureAtlas& fixture, const std::string& bytes) {
  fixture.write("own.csv", bytes);
  const Ran ran = table_with(fixture, fixture.folder() / "own.csv");
  REQUIRE_MESSAGE(ran.code == 0, ran.err);
  return Csv(ran.out);
}

void add_numbers(const FixtureAtlas& fixture, const std::string& keys, const std::string& bytes) {
  fixture.write("own.csv", bytes);
  fixture.write("atlas.toml",
                fixture.read("atlas.toml") + "\n[[numbers]]\nid = \"own\"\nsource = \"own.csv\"\n" + keys);
}

}  // namespace

TEST_CASE("codes in any case, with blanks, and in a column of any name, join a table") {
  const FixtureAtlas fixture;
  const Csv csv = joined_table(fixture, "Name of it,My key,Price\none,a1 ,100\ntwo, A 2,2.5\nthree,a3,n/a\nfour,A4,\n");
  CHECK(csv.number(csv.row_of("A1"), "number_price") == 100);
  CHECK(csv.number(csv.row_of("A2"), "number_price") == 2.5);
  CHECK(!csv.number(csv.row_of("A3"), "number_price"));
  CHECK(!csv.number(csv.row_of("A4"), "number_price"));
  CHECK(!csv.has("number_name-of-it"));
}

TEST_CASE("a table that names no code of the map is refused, with the first codes of both") {
  const FixtureAtlas fixture;
  fixture.write("own.csv", "code,price\nX9,1\nX8,2\n");
  check_said(table_with(fixture, fixture.folder() / "own.csv"), 1, {"error: ", "own.csv", "X9, X8", "squares (A1"});
  check_said(table_with(fixture, fixture.folder() / "none.csv"), 1, {"error: ", "none.csv"});
}

TEST_CASE("wrong cells, codes twice and codes of no area are told by file, row and column, and show nothing") {
  const FixtureAtlas fixture;
  const std::string rows = "area_code,price\nA1,12\nA2,many\nA3,5\nA3,6\nB1,7\nA4,1\n";
  fixture.write("own.csv", rows);
  const Ran ran = table_with(fixture, fixture.folder() / "own.csv");
  check_said(ran, 0, {"warning: ", "own.csv, row 3, column price", "\"many\" is no number"});
  check_said(ran, 0, {"warning: ", "own.csv, row 5, column area_code", "A3 stands in row 4 too"});
  check_said(ran, 0, {"warning: ", "own.csv, row 6, column area_code", "1 of 6 codes", "B1"});
  const Csv csv(ran.out);
  CHECK(csv.number(csv.row_of("A1"), "number_price") == 12);
  CHECK(!csv.number(csv.row_of("A2"), "number_price"));
  CHECK(!csv.number(csv.row_of("A3"), "number_price"));
}

TEST_CASE("areas without a row are counted in one line") {
  const FixtureAtlas fixture;
  fixture.write("own.csv", "area_code,price\nA1,12\nA2,3\n");
  check_said(table_with(fixture, fixture.folder() / "own.csv"), 0, {"warning: ", "2 of 4 areas", "A3, A4"});
}

TEST_CASE("an atlas names its numbers, and check lists them") {
  const FixtureAtlas fixture;
  const std::string columns =
      "columns = [{id = \"price\", title = \"Price, 2014\", unit = \"GBP\", column = \"Price paid\"}]\n";
  add_numbers(fixture, "layers = [\"squares\"]\nkey = \"Place\"\n" + columns,
              "Place,Price paid,Rooms\nA1,100,1\nA2,200,1\nA3,300,1\nA4,400,1\n");
  check_said(run({"check", fixture.atlas()}), 0, {"numbers price: 4 of 4 areas of squares (Price, 2014)"});
  const Csv csv(run({"table", "--contest", "new", fixture.atlas()}).out);
  CHECK(csv.number(csv.row_of("A4"), "number_price") == 400);
  CHECK(!csv.has("number_rooms"));
  fixture.replace("atlas.toml", "\"Price paid\"", "\"Prize\"");
  check_said(run({"check", fixture.atlas()}), 1, {"error: ", "own.csv", "column prize", "price paid"});
}

TEST_CASE("areas that the atlas explains are no fault; others are") {
  const FixtureAtlas fixture;
  const std::string rows = "area_code,price\nA1,100\nA2,200\nA3,300\n";
  add_numbers(fixture, "layers = [\"squares\"]\nabsent = \"nobody lives there\"\n", rows);
  check_said(run({"check", fixture.atlas()}), 0,
             {"explained: 1 of 4 areas of squares have no numbers", "nobody lives there"});
  fixture.replace("atlas.toml", "absent = \"nobody lives there\"\n", "");
  check_said(run({"check", fixture.atlas()}), 1, {"warning: ", "own.csv", "1 of 4 areas of squares have no row: A4"});
}

TEST_CASE("slips in the keys of numbers are named with their place") {
  const std::string rows = "area_code,price\nA1,100\nA2,200\nA3,300\nA4,1\n";
  for (const auto& [keys, said] :
       std::vector<std::pair<std::string, Parts>>{{"layers = [\"circles\"]\n", {"\"circles\", which is not there"}},
                                                  {"layers = \"squares\"\n", {"\"layers\" must be a list"}},
                                                  {"colums = []\n", {"unknown key \"colums\""}},
                                                  {"columns = [{title = \"no id\"}]\n", {"\"id\" is missing"}},
                                                  {"key = \"kode\"\n", {"column kode", "is not there"}}}) {
    const FixtureAtlas fixture;
    add_numbers(fixture, keys, rows);
    Parts parts = said;
    parts.emplace_back("error: ");
    check_said(run({"check", fixture.atlas()}), 1, parts);
  }
}

TEST_CASE("a column of numbers that is not there is refused with those that are") {
  check_said(run({"table", "--contest", "general-2017", "--colour", "number:nothing"}), 2,
             {"\"nothing\"", "degree", "owner-occupied"});
  check_said(run({"table", "--contest", "general-2017", "--colour", "number"}), 2, {"--colour takes"});
  check_said(run({"table", "--contest", "general-2017", "--cross-with", "winner"}), 2, {"--cross-with takes"});
}

TEST_CASE("numbers are a column of the table: sorted, and empty where none are published") {
  const Csv csv = table("mayor-2016", {"--sort", "-number_median-house-price"});
  CHECK(csv.number(0, "number_median-house-price") >= csv.number(1, "number_median-house-price"));
  CHECK(!csv.number(csv.row_of("E05009317"), "number_degree"));
  CHECK(csv.number(csv.row_of("E05000026"), "number_degree") == 34.5);
}

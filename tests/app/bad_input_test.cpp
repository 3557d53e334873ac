// A wrong file never crashes the program and never shows a wrong number in silence: one clear line, and exit code 1.

#include <doctest/doctest.h>

#include "base/text/text.h"
#include "tests/app/program.h"

namespace {

using Parts = std::vector<std::string>;

constexpr std::size_t longest_line = 400;  // more is no clear line

/// Lines that have all the parts.
std::size_t lines_with(const std::string& text, const Parts& parts) {
  std::size_t count = 0;
  for (const std::string& line : hustings::split(text, '\n')) {
    const bool message = !line.starts_with("area_code,");  // nor is the head of a table one
    if (message) CHECK_MESSAGE(line.size() <= longest_line, line);
    if (contains_all(line, parts)) ++count;
  }
  return count;
}

std::string joined(const Parts& parts) {
  std::string text;
  for (const std::string& part : parts) text += "\"" + part + "\" ";
  return text;
}

void check_said(const Ran& ran, int code, const Parts& parts) {
  INFO("wanted: ", joined(parts), "\nsaid: ", ran.out, ran.err);
  CHECK(ran.code == code);
  CHECK(lines_with(ran.out + ran.err, parts) == 1);
}

/// Nothing can be shown: each command says the same one line, and leaves no file.
void check_refused(const FixtureAtlas& fixture, Parts parts) {
  const TemporaryFolder out;
  parts.emplace_back("error: ");
  check_said(run({"check", fixture.atlas()}), 1, parts);
  check_said(run({"table", "--contest", "new", "--out", out / "new.csv", fixture.atlas()}), 1, parts);
  check_said(run({"render", "--size", "32x32", "--out", out / "new.png", fixture.atlas()}), 1, parts);
  CHECK(out.files().empty());
}

/// Something is amiss, and the rest is shown: `check` alone fails.
void check_warned(const FixtureAtlas& fixture, Parts parts) {
  parts.emplace_back("warning: ");
  check_said(run({"check", fixture.atlas()}), 1, parts);
  check_said(run({"table", "--contest", "new", fixture.atlas()}), 0, parts);
}

void check_fine(const FixtureAtlas& fixture) {
  const Ran ran = run({"check", fixture.atlas()});
  CHECK_MESSAGE(ran.code == 0, ran.out << ran.err);
  CHECK(contains_all(ran.out, {"no faults"}));
}

Csv new_table(const FixtureAtlas& fixture) {
  const Ran ran = run({"table", "--contest", "new", fixture.atlas()});
  REQUIRE_MESSAGE(ran.code == 0, ran.err);
  return Csv(ran.out);
}

}  // namespace

TEST_CASE("the fixture itself is sound") {
  const FixtureAtlas fixture;
  check_fine(fixture);
  const Csv csv = new_table(fixture);
  REQUIRE(csv.rows.size() == 4);
  CHECK(csv.cell(0, "winner") == "con");
  CHECK(csv.cell(0, "majority_votes") == "200");
}

TEST_CASE("a shapefile without its .dbf is refused") {
  const FixtureAtlas fixture;
  fixture.remove("squares.dbf");
  check_refused(fixture, {"squares.shp", ".dbf", "is missing", "Put the .shp"});
}

TEST_CASE("a shapefile without its .shx is refused") {
  const FixtureAtlas fixture;
  fixture.remove("squares.shx");
  check_refused(fixture, {"squares.shp", ".shx", "is missing", "Put the .shp"});
}

TEST_CASE("a truncated shapefile is refused, wherever it ends") {
  const FixtureAtlas fixture;
  const std::string whole = fixture.read("squares.shp");
  for (const std::size_t length :
       {whole.size() - 1, whole.size() / 2, std::size_t{100}, std::size_t{99}, std::size_t{1}}) {
    fixture.write("squares.shp", whole.substr(0, length));
    check_refused(fixture, {"squares.shp", "Fetch the file again"});
  }
}

TEST_CASE("truncated sidecars are refused") {
  const FixtureAtlas fixture;
  for (const char* name : {"squares.dbf", "squares.shx"}) {
    const std::string whole = fixture.read(name);
    for (const std::size_t length : {whole.size() / 2, std::size_t{5}, std::size_t{0}}) {
      fixture.write(name, whole.substr(0, length));
      check_refused(fixture, {"squares.shp"});
    }
    fixture.write(name, whole);
  }
}

TEST_CASE("a layer without a CRS is refused, and the atlas may name it") {
  const FixtureAtlas fixture;
  fixture.write_layer({.with_crs = false});
  check_refused(fixture,
                {"squares.shp", "layer squares", "has no coordinate reference system", "crs = \"EPSG:27700\""});
  fixture.replace("atlas.toml", "code = \"CODE\"\n", "code = \"CODE\"\ncrs = \"EPSG:27700\"\n");
  check_fine(fixture);
  fixture.replace("atlas.toml", "EPSG:27700", "EPSG:0");
  check_refused(fixture, {"layer squares", "\"EPSG:0\"", "Name one"});
}

TEST_CASE("points and lines are refused where polygons are needed") {
  const FixtureAtlas fixture;
  fixture.write_layer({.kind = LayerRecipe::Kind::points, .codes = {"A1"}});
  check_refused(fixture, {"squares.shp", "layer squares", "POINT", "Choose a layer of polygons"});
  fixture.write_layer({.kind = LayerRecipe::Kind::lines, .codes = {"A1"}});
  check_refused(fixture, {"squares.shp", "layer squares", "LINESTRING", "Choose a layer of polygons"});
}

TEST_CASE("two rows of one code and name are told with both rows, and shown as one area") {
  const FixtureAtlas fixture;
  fixture.write_layer({.codes = {"A1", "A2", "A3", "A4", "A2"}});
  check_warned(fixture, {"squares.shp", "layer squares", "row 4", "A2", "rows 1 and 4", "merged"});
}

TEST_CASE("a column that is not there is told with those that are") {
  const FixtureAtlas fixture;
  fixture.replace("atlas.toml", "code = \"CODE\"", "code = \"GSS\"");
  check_refused(fixture, {"squares.shp", "layer squares", "column GSS", "CODE, NAME"});
}

TEST_CASE("a result whose code matches no area is a warning") {
  const FixtureAtlas fixture;
  fixture.write("new.csv", fixture.read("new.csv") + "A9,con,Ida Ingram,5\n");
  check_warned(fixture, {"new.csv", "layer squares", "new: 1 code matches no area: A9", "Check the codes"});
  CHECK(new_table(fixture).rows.size() == 4);
}

TEST_CASE("an area without a result is a warning, unless the atlas says why") {
  const FixtureAtlas fixture;
  fixture.replace("new.csv", "A4,con,Gus Gardner,510\nA4,lab,Hal Hunter,490\n", "");
  check_warned(fixture, {"new.csv", "layer squares", "new: 1 area has no result: A4", "absent = {CODE"});

  fixture.replace("atlas.toml", "compare = \"old\"\n",
                  "compare = \"old\"\nabsent = {a4 = \"the poll was countermanded\"}\n");
  check_fine(fixture);
  const Csv csv = new_table(fixture);
  CHECK(csv.cell(csv.row_of("A4"), "winner").empty());
  CHECK(csv.cell(csv.row_of("A4"), "votes_valid").empty());
  CHECK(csv.cell(csv.row_of("A4"), "note") == "the poll was countermanded");
}

TEST_CASE("a declaration that fits nothing is a warning") {
  const FixtureAtlas fixture;
  fixture.replace("atlas.toml", "compare = \"old\"\n", "compare = \"old\"\nabsent = {A4 = \"it has a result\"}\n");
  check_warned(fixture, {"new: the atlas declares 1 unmatched code: A4"});
  fixture.replace("atlas.toml", "absent = {A4 = \"it has a result\"}",
                  "expected = [\"A1\", \"A2\", \"A3\", \"A4\", \"A9\"]");
  check_warned(fixture, {"new: the atlas declares 1 unmatched code: A9"});
}

TEST_CASE("votes that are no whole number are refused with row and column") {
  const std::pair<const char*, const char*> wrong[] = {{"-400", "is negative"},
                                                       {"400.5", "is not a whole number"},
                                                       {"400.0", "is not a whole number"},
                                                       {"4e2", "is not a whole number"},
                                                       {"many", "is not a number"},
                                                       {"\"1,400\"", "has a thousands separator. Write 1400"},
                                                       {"1 400", "has a thousands separator. Write 1400"},
                                                       {"99999999999999999999", "is too large"},
                                                       {"", "votes is empty"}};
  for (const auto& [votes, what] : wrong) {
    const FixtureAtlas fixture;
    fixture.replace("new.csv", "Bob Baker,400", std::string("Bob Baker,") + votes);
    check_refused(fixture, {"new.csv", "row 3", "column votes", what});
  }
}

TEST_CASE("a thousands separator without quotes is not read as a smaller number") {
  const FixtureAtlas fixture;
  fixture.replace("new.csv", "Bob Baker,400", "Bob Baker,1,400");
  check_refused(fixture, {"new.csv", "row 3"});
}

TEST_CASE("a mistyped round is refused") {
  const FixtureAtlas fixture;
  fixture.write("new.csv", "area_code,party,votes,round\nA1,con,5,1\nA1,lab,4,x\n");
  check_refused(fixture, {"new.csv", "row 3", "column round", "\"x\""});
}

TEST_CASE("a byte order mark, CRLF and quotes load as if they were not there") {
  const FixtureAtlas fixture;
  const Csv plain = new_table(fixture);
  std::string text = fixture.read("new.csv");
  std::string written = "\xEF\xBB\xBF";
  for (const char c : text) written += c == '\n' ? std::string("\r\n") : std::string(1, c);
  fixture.write("new.csv", written);
  fixture.replace("new.csv", "A1,lab,Bob Baker,400", "\"A1\",\"lab\",\"Baker, \"\"Bob\"\"\",\"400\"");
  fixture.write("atlas.toml", "\xEF\xBB\xBF" + fixture.read("atlas.toml"));
  check_fine(fixture);
  CHECK(new_table(fixture).rows == plain.rows);
}

TEST_CASE("Windows-1252 loads as it was meant, and says so") {
  const FixtureAtlas fixture;
  fixture.replace("new.csv", "A1,con,",
                  "A1,Pl\xE1"
                  "id,");  // a party's name comes through to the table
  check_warned(fixture, {"new.csv", "is not UTF-8; read as Windows-1252", "save it as UTF-8"});
  CHECK(new_table(fixture).cell(0, "winner") == "pl\u00E1id");
}

TEST_CASE("empty files are refused by name") {
  for (const char* name : {"new.csv", "squares.shp"}) {
    const FixtureAtlas fixture;
    fixture.write(name, "");
    check_refused(fixture, {name, "is empty", "Fetch the file again"});
  }
  const FixtureAtlas fixture;
  fixture.write("new.csv", "area_code,party,candidate,votes\n");
  check_refused(fixture, {"new.csv", "has a header and no rows"});
  fixture.write("atlas.toml", "");
  check_refused(fixture, {"atlas.toml", "the atlas has no layer", "Add a [[layer]]"});
}

TEST_CASE("files that are not there are refused by name") {
  for (const char* name : {"new.csv", "squares.shp", "atlas.toml"}) {
    const FixtureAtlas fixture;
    fixture.remove(name);
    check_refused(fixture, {name, "Check the "});
  }
}

TEST_CASE("files of another kind are refused by name") {
  const std::string noise =
      "\x7F"
      "ELF\0\1\2\3 no table and no map \xFF\xFE";
  for (const char* name : {"new.csv", "squares.shp", "atlas.toml"}) {
    const FixtureAtlas fixture;
    fixture.write(name, noise);
    check_refused(fixture, {name});
  }
}

TEST_CASE("a TOML syntax error is told with line and column") {
  const FixtureAtlas fixture;
  fixture.replace("atlas.toml", "id = \"squares\"", "id = squares");
  check_refused(fixture, {"atlas.toml", "row 4, column 6", "Correct the TOML there"});
}

TEST_CASE("a key that is mistyped, missing or of the wrong type is told with its line") {
  const FixtureAtlas fixture;
  const std::string whole = fixture.read("atlas.toml");
  fixture.replace("atlas.toml", "name = \"NAME\"", "nmae = \"NAME\"");
  check_refused(fixture, {"atlas.toml", "row 7", "unknown key \"nmae\"", "name"});
  fixture.write("atlas.toml", whole);
  fixture.replace("atlas.toml", "date = 2014-05-22", "date = \"2014-05-22\"");
  check_refused(fixture, {"atlas.toml", "row 21", "\"date\" must be a date"});
  fixture.write("atlas.toml", whole);
  fixture.replace("atlas.toml", "results = \"new.csv\"\n", "");
  check_refused(fixture, {"atlas.toml", "\"results\" is missing"});
  fixture.write("atlas.toml", whole);
  fixture.replace("atlas.toml", "compare = \"old\"\n", "compare = \"old\"\nabsent = [\"A4\"]\n");
  check_refused(fixture, {"atlas.toml", "row 25", "\"absent\" must give a reason"});
}

TEST_CASE("a contest is compared with another that exists, of its own track") {
  const FixtureAtlas fixture;
  const std::string whole = fixture.read("atlas.toml");
  fixture.replace("atlas.toml", "compare = \"old\"", "compare = \"older\"");
  check_refused(fixture, {"atlas.toml", "row 17", "\"new\" compares with \"older\", which does not exist", "new, old"});
  fixture.write("atlas.toml", whole);
  fixture.replace("atlas.toml", "compare = \"old\"", "compare = \"new\"");
  check_refused(fixture, {"atlas.toml", "row 17", "\"new\" compares with itself"});
  fixture.write("atlas.toml", whole);
  fixture.replace("atlas.toml", "track = \"council\"\ntitle = \"The old one\"",
                  "track = \"mayor\"\ntitle = \"The old one\"");
  check_refused(fixture, {"atlas.toml", "row 17", "of another track", "Swing never crosses tracks"});
}

TEST_CASE("an error is told before any number of warnings") {
  const FixtureAtlas fixture;
  std::string text = fixture.read("old.csv");
  for (int i = 0; i < 40; ++i) text += "A1,party-" + std::to_string(i) + ",,1\n";
  fixture.write("old.csv", text);
  fixture.replace("new.csv", "Bob Baker,400", "Bob Baker,many");
  check_refused(fixture, {"new.csv", "row 3", "column votes", "is not a number"});
}

TEST_CASE("what is wrong with the input is said first, also on a machine without OpenGL") {
  const std::vector<std::string> blind{"__EGL_VENDOR_LIBRARY_FILENAMES=/dev/null"};
  const FixtureAtlas fixture;
  const auto render = [&](std::vector<std::string> more) {
    std::vector<std::string> arguments{"render", "--size", "64x64", "--out", fixture.folder() / "picture.png"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run(arguments, blind);
  };
  const Ran fine = render({fixture.atlas()});
  CHECK_MESSAGE(fine.code == 3, fine.err);
  CHECK(contains_all(fine.err, {"OpenGL"}));
  const Ran no_atlas = render({"absent.toml"});
  CHECK_MESSAGE(no_atlas.code == 1, no_atlas.err);
  CHECK(contains_all(no_atlas.err, {"absent.toml"}));
  const Ran no_contest = render({"--contest", "absent", fixture.atlas()});
  CHECK_MESSAGE(no_contest.code == 2, no_contest.err);
  fixture.write("new.csv", "area_code,party,votes\nA1,con,many\n");
  const Ran bad_table = render({fixture.atlas()});
  CHECK_MESSAGE(bad_table.code == 1, bad_table.err);
  CHECK(contains_all(bad_table.err, {"new.csv", "many"}));
  CHECK_FALSE(std::filesystem::exists(fixture.folder() / "picture.png"));
}

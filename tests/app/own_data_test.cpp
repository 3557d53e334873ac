// Other people's atlases and tables: atlases that include others, codes and names as they were typed, one column a
// party.

#include <doctest/doctest.h>

#include <algorithm>

#include "atlas/load/load_atlas.h"
#include "atlas/paint/placement.h"
#include "base/text/text.h"
#include "geo/tiles/cartogram.h"
#include "places.h"
#include "tests/app/program.h"

using namespace hustings;

namespace {

using Parts = std::vector<std::string>;

void check_said(const Ran& ran, int code, const Parts& parts) {
  INFO("said: ", ran.out, ran.err);
  CHECK(ran.code == code);
  for (const std::string& part : parts) CHECK_MESSAGE((ran.out + ran.err).find(part) != std::string::npos, part);
}

void check_fine(const std::string& atlas) { check_said(run({"check", atlas}), 0, {"no faults"}); }

std::string table_of(const std::string& contest, const std::string& atlas) {
  const Ran ran = run({"table", "--contest", contest, atlas});
  REQUIRE_MESSAGE(ran.code == 0, ran.err);
  CHECK_MESSAGE(ran.err.empty(), ran.err);
  return ran.out;
}

/// A third contest, on the layer of an atlas that is included.
const std::string third =
    "\n[[contest]]\n"
    "id = \"third\"\n"
    "track = \"council\"\n"
    "title = \"The third one\"\n"
    "date = 2018-05-03\n"
    "layer = \"squares\"\n"
    "results = \"third.csv\"\n"
    "compare = \"new\"\n";

const std::string third_votes =
    "area_code,party,candidate,votes\n"
    "A1,con,Ann Archer,500\nA1,lab,Bob Baker,600\n"
    "A2,lab,Dan Dyer,700\nA3,ld,Eve Eaton,550\nA4,con,Gus Gardner,510\n";

}  // namespace

TEST_CASE("an atlas includes another and adds a contest on its layer") {
  const FixtureAtlas fixture;
  std::filesystem::create_directory(fixture.folder() / "mine");
  fixture.write("mine/mine.toml", "title = \"Mine\"\ninclude = [\"../atlas.toml\"]\n" + third);
  fixture.write("mine/third.csv", third_votes);
  const std::string mine = fixture.folder() / "mine/mine.toml";
  check_fine(mine);
  const Ran check = run({"check", mine});
  check_said(check, 0, {"Mine (", "contest old: 4 of 4", "contest new: 4 of 4", "contest third: 4 of 4"});
  CHECK(table_of("new", mine) == table_of("new", fixture.atlas()));
  CHECK(contains_all(table_of("third", mine), {"A1"}));
  // What is included may itself include.
  fixture.write("outer.toml", "title = \"Outer\"\ninclude = [\"mine/mine.toml\", \"atlas.toml\"]\n");
  check_fine(fixture.folder() / "outer.toml");
  CHECK(table_of("third", fixture.folder() / "outer.toml") == table_of("third", mine));
}

TEST_CASE("hexagons laid out by hand take the place of those worked out, and faults in them are named") {
  const FixtureAtlas fixture;
  fixture.replace("atlas.toml", "code = \"CODE\"\n", "code = \"CODE\"\nhexagons = \"hex.csv\"\n");
  const auto with = [&](const std::string& rows) {
    fixture.write("hex.csv", "area_code,q,r\n" + rows);
    return load_atlas(std::filesystem::path(fixture.atlas()));
  };
  const auto fine = with("A1,0,0\nA2,1,0\nA3,0,1\nA4,5,5\n");
  REQUIRE(fine);
  const AtlasLayer& squares = fine.value->layers[*fine.value->find_layer("squares")];
  REQUIRE(squares.hexagons);
  CHECK(squares.hexagons->cells[*squares.find("A4")] == HexCell{5, 5});
  View view;
  view.contest = "new";
  view.layout = Layout::hexagons;
  Placements places(*fine.value);
  CHECK(places.of(view, main_part(scene_of(*fine.value, view))).tiles == squares.hexagons->tiles);
  const auto twice = with("A1,0,0\nA2,0,0\nA3,0,1\nA4,5,5\n");
  CHECK_FALSE(twice);
  REQUIRE_FALSE(twice.findings.empty());
  CHECK(twice.findings.front().place.file.find("hex.csv") != std::string::npos);
}

TEST_CASE("the sample atlas is included by its name alone") {
  const TemporaryFolder folder;
  write_file(folder / "mine.toml",
             "title = \"Mine\"\ninclude = [\"london.toml\"]\ndefault_contest = \"general-2010\"\n");
  check_fine(folder / "mine.toml");
  const std::string same = table_of("mayor-2016", folder / "mine.toml");
  CHECK(same == run({"table", "--contest", "mayor-2016"}).out);
}

TEST_CASE("an id that both files use is told with both files") {
  const FixtureAtlas fixture;
  fixture.write("mine.toml", "title = \"Mine\"\ninclude = [\"atlas.toml\"]\n" + third);
  fixture.write("third.csv", third_votes);
  fixture.replace("mine.toml", "id = \"third\"", "id = \"old\"");
  check_said(run({"check", fixture.folder() / "mine.toml"}), 1,
             {"error: ", "contest id \"old\" is used twice", "atlas.toml", "mine.toml", "row 4"});
  fixture.write("mine.toml",
                "title = \"Mine\"\ninclude = [\"atlas.toml\"]\n[[layer]]\nid = \"squares\"\n"
                "source = \"squares.shp\"\ncode = \"CODE\"\n");
  check_said(run({"check", fixture.folder() / "mine.toml"}), 1,
             {"layer id \"squares\" is used twice", "atlas.toml", "mine.toml"});
}

TEST_CASE("atlases that include each other, or nothing that is there, are refused") {
  const FixtureAtlas fixture;
  const std::string a = fixture.folder() / "a.toml";
  fixture.write("a.toml", "title = \"A\"\ninclude = [\"b.toml\"]\n");
  fixture.write("b.toml", "title = \"B\"\ninclude = [\"a.toml\"]\n");
  check_said(run({"check", a}), 1, {"b.toml", "\"a.toml\" is included by itself"});
  fixture.write("a.toml", "title = \"A\"\ninclude = [\"a.toml\"]\n");
  check_said(run({"check", a}), 1, {"\"a.toml\" is included by itself"});
  fixture.write("a.toml", "title = \"A\"\ninclude = [\"absent.toml\"]\n");
  check_said(run({"check", a}), 1, {"row 2", "there is no atlas \"absent.toml\"", "sample"});
  fixture.write("a.toml", "title = \"A\"\ninclude = \"atlas.toml\"\n");
  const Ran no_list = run({"check", a});
  check_said(no_list, 1, {"\"include\" must be a list"});
  CHECK(no_list.err.find("has no layer") == std::string::npos);  // that would be the next fault, and no help
  fixture.write("a.toml", "title = \"A\"\n");
  check_said(run({"check", a}), 1, {"the atlas has no layer"});
  fixture.write("a.toml", "include = [\"atlas.toml\"]\n");
  check_said(run({"check", a}), 1, {"\"title\" is missing"});
}

TEST_CASE("a fault of an included file is told once, with its own file and line") {
  const FixtureAtlas fixture;
  fixture.write("mine.toml", "title = \"Mine\"\ninclude = [\"atlas.toml\"]\n" + third);
  fixture.write("third.csv", third_votes);
  fixture.replace("atlas.toml", "code = \"CODE\"", "kode = \"CODE\"");
  const Ran ran = run({"check", fixture.folder() / "mine.toml"});
  check_said(ran, 1, {"atlas.toml, row 6", "unknown key \"kode\""});
  CHECK(ran.err.find("which is not there") == std::string::npos);
}

TEST_CASE("parties of the including atlas are added, and override by id") {
  const FixtureAtlas fixture;
  fixture.write("mine.toml", "title = \"Mine\"\ninclude = [\"atlas.toml\"]\nparties = \"mine.csv\"\n" + third);
  fixture.write("mine.csv", "id,name,short,colour\nresidents,Residents,Res,#112233\ncon,Blues,Blue,#0000FF\n");
  fixture.write("third.csv", third_votes + "A4,residents,Ira Innes,90\n");
  const std::string mine = fixture.folder() / "mine.toml";
  check_fine(mine);  // lab and ld are the carried ones still, and residents are known
  // Without the file they are not.
  fixture.replace("mine.toml", "parties = \"mine.csv\"\n", "");
  check_said(run({"check", mine}), 1, {"party \"residents\" is not in the table of parties"});
}

TEST_CASE("declared totals of all files are compared") {
  const FixtureAtlas fixture;
  fixture.replace("atlas.toml", "title = \"Four squares\"\n",
                  "title = \"Four squares\"\ndeclared_totals = \"totals.csv\"\n");
  fixture.write("totals.csv", "contest,scope,party,kind,value,source\nold,all,con,votes,1860,me\n");
  fixture.write("mine.toml", "title = \"Mine\"\ninclude = [\"atlas.toml\"]\ndeclared_totals = \"mine.csv\"\n" + third);
  fixture.write("third.csv", third_votes);
  fixture.write("mine.csv", "value,contest,scope,party,kind,source\n1010,third,all,con,votes,me\n");
  const std::string mine = fixture.folder() / "mine.toml";
  check_fine(mine);
  fixture.replace("mine.csv", "1010", "1011");
  check_said(run({"check", mine}), 1, {"third all con votes", "1,010", "1,011"});
  fixture.replace("totals.csv", "1860", "1861");
  check_said(run({"check", mine}), 1, {"2 faults"});
  fixture.replace("mine.csv", "1011", "many");
  check_said(run({"check", mine}), 1, {"mine.csv, row 2", "no number"});  // of the file that it stands in
}

TEST_CASE("codes are forgiven capitals and blanks, in every table") {
  const FixtureAtlas fixture;
  const std::string before = table_of("new", fixture.atlas());
  fixture.write("new.csv",
                "area_code,party,candidate,votes\n"
                "a1 ,con,Ann Archer,600\na 1,lab,Bob Baker,400\n\" A2\",con,Cat Cook,300\nA2,lab,Dan Dyer,700\n"
                "a3,ld,Eve Eaton,550\na3,con,Fay Fisher,450\nA\u00A04,con,Gus Gardner,510\na4,lab,Hal Hunter,490\n");
  check_fine(fixture.atlas());
  CHECK(table_of("new", fixture.atlas()) == before);
  fixture.write_layer({.codes = {"a 1", "A2 ", "a3", " a4"}});
  check_fine(fixture.atlas());
  fixture.write_layer({.codes = {"A1", "A 1", "A3", "A4"}});  // and so these are one code twice
  check_said(run({"check", fixture.atlas()}), 1, {"A1", "rows 0 and 1", "merged"});
}

TEST_CASE("a table with names instead of codes is joined by name") {
  const FixtureAtlas fixture;
  const std::string before = table_of("new", fixture.atlas());
  fixture.write("new.csv",
                "ward,party,candidate,votes\n"
                "Square A1,con,Ann Archer,600\nSQUARE A1,lab,Bob Baker,400\nsquare a2,con,Cat Cook,300\n"
                "Square  A2,lab,Dan Dyer,700\nSquare A3,ld,Eve Eaton,550\nSquare A3,con,Fay Fisher,450\n"
                "\"A4, Square\",con,Gus Gardner,510\nSquare-A4,lab,Hal Hunter,490\n");
  check_fine(fixture.atlas());
  CHECK(table_of("new", fixture.atlas()) == before);
  fixture.replace("new.csv", "Square A3,ld", "Squire A3,ld");
  check_said(run({"check", fixture.atlas()}), 1,
             {"warning: ", "new.csv", "row 6", "\"Squire A3\"", "Did you mean Square A3 (A3)?"});
}

TEST_CASE("one column a party gives what one row a candidate does") {
  const FixtureAtlas fixture;
  fixture.write("old.csv",
                "area_code,party,votes\n"
                "A1,con,600\nA1,lab,400\nA2,con,300\nA2,lab,700\nA3,ld,550\nA3,con,450\nA4,con,510\nA4,lab,490\n");
  fixture.replace("atlas.toml", "results = \"old.csv\"\n", "results = \"old.csv\"\nareas = \"areas.csv\"\n");
  fixture.write("areas.csv", "area_code,electorate\nA1,2000\nA2,2000\nA3,2000\nA4,2500\n");
  fixture.write("new.csv",
                "name,electorate,Conservative votes,LAB,Liberal Democrats,turnout\n"
                "Square A1,2000,600,400,,50\nSquare A2,2000,300,700,,50\nSquare A3,2000,450,,550,50\n"
                "Square A4,2500,510,490,,40\n");
  check_fine(fixture.atlas());
  const Csv tall(table_of("old", fixture.atlas()));
  const Csv wide(table_of("new", fixture.atlas()));
  REQUIRE(wide.rows.size() == 4);
  for (const char* column : {"winner", "majority_votes", "turnout_pct", "votes_con", "votes_lab", "votes_ld"})
    for (std::size_t row = 0; row < 4; ++row) CHECK_MESSAGE(wide.cell(row, column) == tall.cell(row, column), column);
  CHECK(wide.number(3, "turnout_pct") == 40);
  fixture.replace("new.csv", "300,700", "300,7oo");
  check_said(run({"check", fixture.atlas()}), 1, {"error: ", "new.csv", "row 3", "column lab", "\"7oo\""});
}

TEST_CASE("areas tables are joined by name too") {
  const FixtureAtlas fixture;
  fixture.replace("atlas.toml", "results = \"new.csv\"\n", "results = \"new.csv\"\nareas = \"areas.csv\"\n");
  fixture.write("areas.csv", "ward,electorate\nSquare A1,2000\nSquare A2,2100\nSquare A3,2200\nSquare A4,2300\n");
  check_fine(fixture.atlas());
  const Csv csv(table_of("new", fixture.atlas()));
  CHECK(csv.number(3, "turnout_pct") == doctest::Approx(100.0 * 1000 / 2300).epsilon(1e-4));
}

TEST_CASE("a sheet that is not there is told with those that are") {
  const FixtureAtlas fixture;
  fixture.replace("atlas.toml", "results = \"new.csv\"\n", "results = \"squares.dbf\"\nresults_layer = \"votes\"\n");
  check_said(run({"check", fixture.atlas()}), 1, {"squares.dbf", "has no layer votes", "Name one of these", "squares"});
}

TEST_CASE("the password of a database is never shown") {
  const FixtureAtlas fixture;
  fixture.replace("atlas.toml", "results = \"new.csv\"\n",
                  "results = \"PG:host=/nowhere dbname=none user=me password=topsecret\"\nresults_layer = \"votes\"\n");
  for (const std::string& command : {std::string("check"), std::string("table")}) {
    std::vector<std::string> words{command, fixture.atlas()};
    if (command == "table") words = {"table", "--contest", "new", fixture.atlas()};
    const Ran ran = run(words);
    check_said(ran, 1, {"database cannot be opened", "password=***"});
    CHECK((ran.out + ran.err).find("topsecret") == std::string::npos);
  }
  fixture.replace("atlas.toml", "password=topsecret", "password=one topsecret");
  const Ran ran = run({"check", fixture.atlas()});
  CHECK(ran.code == 1);
  CHECK((ran.out + ran.err).find("topsecret") == std::string::npos);
}

TEST_CASE("a first atlas is made of somebody's own files, opens, and passes its check") {
  const FixtureAtlas fixture;
  fixture.write("Votes of 2014-05-22.csv",
                "Code,Party name,Candidate,Votes cast\n"
                "a1,Conservative,Ann Archer,600\na1,Labour,Bob Baker,400\n"
                "a2,Conservative,Cat Cook,300\na2,Labour,Dan Dyer,700\n"
                "a3,Liberal Democrats,Eve Eaton,550\na3,Conservative,Fay Fisher,450\n"
                "a4,Conservative,Gus Gardner,510\na4,Labour,Hal Hunter,490\n");
  const std::string votes = fixture.read("Votes of 2014-05-22.csv");
  const std::string mine = fixture.folder() / "mine";
  const std::vector<std::string> words{"new",          mine,
                                       "--boundaries", fixture.folder() / "squares.shp",
                                       "--results",    fixture.folder() / "Votes of 2014-05-22.csv",
                                       "--title",      "Mine \"quoted\"",
                                       "--name",       "mine"};
  const Ran made = run(words);
  check_said(made, 0, {"4 of 4 areas have a result", "hustings " + mine + "/atlas.toml", "by code, in Code"});
  CHECK_MESSAGE(made.err.empty(), made.err);
  check_fine(mine + "/atlas.toml");
  CHECK(contains_all(read_file(mine + "/atlas.toml"), {"date = 2014-05-22\n", "Mine \\\"quoted\\\""}));
  CHECK(fixture.read("Votes of 2014-05-22.csv") == votes);
  const Csv ours(table_of("mine", mine + "/atlas.toml"));
  const Csv theirs(table_of("old", fixture.atlas()));
  for (std::size_t row = 0; row < 4; ++row)
    for (const char* column : {"area_code", "area_name", "winner", "votes_valid", "majority_votes"})
      CHECK(ours.cell(row, column) == theirs.cell(row, column));
  // A second time it would overwrite.
  const std::string before = read_file(mine + "/atlas.toml");
  check_said(run(words), 2, {"atlas.toml is there already"});
  CHECK(read_file(mine + "/atlas.toml") == before);
}

TEST_CASE("a first atlas asks for a CRS where there is none, and writes nothing without it") {
  const FixtureAtlas fixture;
  fixture.write_layer({.with_crs = false});
  std::vector<std::string> words{"new",          fixture.folder() / "mine",
                                 "--boundaries", fixture.folder() / "squares.shp",
                                 "--results",    fixture.folder() / "new.csv"};
  check_said(run(words), 1, {"squares.shp", "has no coordinate reference system", "--crs EPSG:27700"});
  CHECK_FALSE(std::filesystem::exists(fixture.folder() / "mine"));
  words.insert(words.end(), {"--crs", "EPSG:27700", "--date", "2018-05-03"});
  check_said(run(words), 0, {"4 of 4 areas"});
  check_fine(fixture.folder() / "mine/atlas.toml");
  CHECK(contains_all(fixture.read("mine/atlas.toml"), {"crs = \"EPSG:27700\"", "date = 2018-05-03\n"}));
}

TEST_CASE("a first atlas without a date says that it guessed, and a wrong command is refused") {
  const FixtureAtlas fixture;
  const std::vector<std::string> words{"new",          fixture.folder() / "mine",
                                       "--boundaries", fixture.folder() / "squares.shp",
                                       "--results",    fixture.folder() / "new.csv"};
  check_said(run(words), 0, {"2000-01-01, for want of any year", "--date"});
  CHECK(contains_all(fixture.read("mine/atlas.toml"), {"date = 2000-01-01  # GUESSED"}));
  check_said(run({"new", fixture.folder() / "other", "--results", "a.csv"}), 2, {"--boundaries"});
  std::vector<std::string> wrong = words;
  wrong[1] = fixture.folder() / "other";
  wrong.insert(wrong.end(), {"--date", "yesterday"});
  check_said(run(wrong), 2, {"--date", "yesterday"});
  wrong = words;
  wrong[1] = fixture.folder() / "other";
  wrong[5] = fixture.folder() / "absent.csv";
  check_said(run(wrong), 1, {"absent.csv", "no such file"});
  CHECK_FALSE(std::filesystem::exists(fixture.folder() / "other"));
}

// The documentation's example, which is made up. Its pages show what is printed here.

TEST_CASE("the example of the documentation holds together, and London is whole in it") {
  const std::string atlas = HUSTINGS_TEST_ASSETS "/../docs/example/atlas.toml";
  check_fine(atlas);
  const Csv wards(table_of("council-2018-made-up", atlas));
  REQUIRE(wards.rows.size() == 4);
  CHECK(wards.cell(wards.row_of("X99000004"), "winner") == "mill-and-wharf-residents");
  CHECK(wards.cell(wards.row_of("X99000004"), "majority_votes") == "35");
  CHECK(wards.number(wards.row_of("X99000002"), "turnout_pct") == 46.25);
  CHECK(table_of("general-2017", atlas) == run({"table", "--contest", "general-2017"}).out);
  // The page shows the check's last lines, and what a slip does to them.
  const std::string page = read_file(HUSTINGS_TEST_ASSETS "/../docs/data.md");
  const auto shown_from = [&](const std::string& out) {
    const auto at = out.find("contest council-2018-made-up");
    REQUIRE(at != std::string::npos);
    CHECK_MESSAGE(page.find(out.substr(at)) != std::string::npos, out.substr(at));
  };
  shown_from(run({"check", atlas}).out);
  const TemporaryFolder folder;
  std::filesystem::copy(HUSTINGS_TEST_ASSETS "/../docs/example", folder / "example");
  std::string votes = read_file(folder / "example/council-2018.csv");
  votes.replace(votes.find("Long Acre"), 9, "Long Acer");
  write_file(folder / "example/council-2018.csv", votes);
  std::string slip = run({"check", folder / "example/atlas.toml"}).out;
  for (auto at = slip.find(folder.path().string()); at != std::string::npos; at = slip.find(folder.path().string()))
    slip.erase(at, folder.path().string().size() + 1);
  shown_from(slip);
}

TEST_CASE("what the documentation shows of a first atlas is what is printed") {
  const std::string docs = HUSTINGS_TEST_ASSETS "/../docs/";
  const TemporaryFolder folder;
  const Ran made =
      run({"new", folder / "first", "--boundaries", docs + "example/wards.geojson", "--results",
           docs + "example/candidates-2018-05-03.csv", "--title", "Council 2018 (made up)", "--name", "council-2018"});
  check_said(made, 0, {"4 of 4 areas have a result"});
  CHECK_MESSAGE(made.err.empty(), made.err);
  check_fine(folder / "first/atlas.toml");
  const std::string page = read_file(docs + "data.md");
  for (std::string line : hustings::split(made.out, '\n')) {
    if (const auto at = line.find(folder.path().string()); at != std::string::npos)
      line.erase(at, folder.path().string().size() + 1);
    CHECK_MESSAGE(page.find(line) != std::string::npos, line);
  }
  // The same figures, once as candidates with codes and once as parties with names.
  const Csv ours(table_of("council-2018", folder / "first/atlas.toml"));
  const Csv example(table_of("council-2018-made-up", docs + "example/atlas.toml"));
  for (std::size_t row = 0; row < 4; ++row)
    for (const char* column : {"area_code", "votes_valid", "majority_votes"})
      CHECK(ours.cell(row, column) == example.cell(row, column));
}

TEST_CASE("a party that no table knows is one and the same in every contest") {
  const FixtureAtlas fixture;
  std::filesystem::create_directory(fixture.folder() / "mine");
  fixture.write("mine/mine.toml", "title = \"Mine\"\ninclude = [\"../atlas.toml\"]\n" + third +
                                      "\n[[contest]]\nid = \"fourth\"\ntrack = \"council\"\ntitle = \"Four\"\n"
                                      "date = 2019-05-03\nlayer = \"squares\"\nresults = \"fourth.csv\"\n");
  fixture.write("mine/third.csv", "area_code,party,votes\nA1,zebra,5\nA1,lab,6\nA2,yak,7\nA3,ld,5\nA4,con,5\n");
  fixture.write("mine/fourth.csv", "area_code,party,votes\nA1,yak,5\nA2,zebra,7\nA3,newt,5\nA4,con,5\n");
  const auto load = [&] {
    Outcome<Atlas> outcome = load_atlas(std::filesystem::path(fixture.folder() / "mine/mine.toml"));
    REQUIRE(outcome);
    return std::move(*outcome.value);
  };
  const Atlas atlas = load();
  const auto party_of = [&](const char* contest, const char* area) {
    return atlas.contest(*atlas.find_contest(contest)).find(area)->candidacies.front().party;
  };
  CHECK(atlas.parties[party_of("fourth", "A1")].id == "yak");
  CHECK(party_of("fourth", "A1") == party_of("third", "A2"));
  CHECK(atlas.parties[party_of("fourth", "A2")].id == "zebra");
  CHECK(atlas.parties[party_of("fourth", "A3")].id == "newt");
  // Those that follow know a party that came before them: it is said to be new once.
  const auto said = [](const Atlas& loaded, std::string_view party) {
    return std::count_if(loaded.findings.begin(), loaded.findings.end(), [&](const Finding& finding) {
      return finding.what.find("\"" + std::string(party) + "\" is not in the table") != std::string::npos;
    });
  };
  for (const char* party : {"zebra", "yak", "newt"}) CHECK(said(atlas, party) == 1);
  for (int again = 0; again < 5; ++again) {
    const Atlas other = load();
    REQUIRE(other.parties.size() == atlas.parties.size());
    for (PartyIndex i = 0; i < other.parties.size(); ++i) CHECK(other.parties[i].id == atlas.parties[i].id);
  }
}

// An atlas of a stranger's own parties goes through every command without an option that names any of them.
#include <doctest/doctest.h>

#include "tests/app/program.h"

namespace {

using Words = std::vector<std::string>;

const Words without_display{"SDL_VIDEODRIVER=none-there"};

const std::string own_rows =
    "area_code,party,candidate,votes\n"
    "A1,rose,Ann Archer,600\nA1,oak,Bob Baker,400\nA2,rose,Cat Cook,300\nA2,oak,Dan Dyer,700\n"
    "A3,elm,Eve Eaton,150\nA3,rose,Fay Fisher,450\nA4,rose,Gus Gardner,510\nA4,oak,Hal Hunter,490\n";

/// The fixture's two contests with the parties of the rows alone.
void make_own(const FixtureAtlas& fixture, const std::string& parties, const std::string& rows,
              const std::string& more = {}) {
  fixture.write("parties.csv", "id,name,kind\n" + parties);
  fixture.write("old.csv", rows);
  fixture.write("new.csv", rows);
  fixture.replace("atlas.toml", "title = \"Four squares\"\n", "title = \"Four squares\"\nparties = \"parties.csv\"\n");
  fixture.replace("atlas.toml", "compare = \"old\"\n", "compare = \"old\"\n" + more);
}

void check_runs(const Words& words, const Words& environment = {}) {
  const Ran ran = run(words, environment);
  INFO(words.front(), " said: ", ran.out, ran.err);
  CHECK(ran.code == 0);
}

/// Everything that the command line can do with an atlas.
void check_opens(const FixtureAtlas& fixture) {
  const std::string atlas = fixture.atlas();
  const TemporaryFolder out;
  check_runs({"check", atlas});
  for (const char* contest : {"old", "new"}) check_runs({"table", "--contest", contest, atlas});
  for (const char* colour : {"winner", "majority", "swing", "turnout", "status"})
    check_runs({"render", "--contest", "new", "--colour", colour, "--size", "640x360", "--out", out / "map.svg", atlas},
               without_display);
  check_runs({"render", "--symbols", "arrows", "--size", "640x360", "--out", out / "map.pdf", atlas}, without_display);
  check_runs({"render", "--beside", "old", "--size", "640x360", "--out", out / "maps.svg", atlas}, without_display);
  check_runs({"atlas-book", "--contest", "new", "--out", out / "book.pdf", atlas}, without_display);
  write_file(out / "story.toml",
             "version = 1\ntitle = \"Own\"\natlas = \"" + atlas +
                 "\"\n[[cue]]\ntitle = \"One\"\n[cue.view]\ncontest = \"new\"\ncolour = \"swing\"\n");
  if (!can_draw()) return;
  check_runs({"render", "--size", "320x200", "--out", out / "map.png", atlas});
  check_runs({"story", out / "story.toml", "--size", "320x200", "--out", out / "pages"});
  check_runs({"film", "--from", "old", "--to", "new", "--seconds", "1", "--fps", "2", "--size", "64x48", "--out",
              out / "frames/", atlas});
}

}  // namespace

TEST_CASE("an atlas of other parties opens everywhere without options") {
  const FixtureAtlas fixture;
  make_own(fixture, "rose,Rose,party\noak,Oak,party\nelm,Elm,party\n", own_rows);
  check_opens(fixture);
  const Ran swing = run({"table", "--contest", "new", "--columns", "area_code,swing_pct,swing_from,swing_to",
                         "--format", "csv", fixture.atlas()});
  const Csv csv(swing.out);
  for (std::size_t row = 0; row < csv.rows.size(); ++row) {
    CHECK(csv.cell(row, "swing_from") == "rose");
    CHECK(csv.cell(row, "swing_to") == "oak");
  }
  CHECK(csv.number(csv.row_of("A1"), "swing_pct") == 0.0);
}

TEST_CASE("an atlas of one party, of independents alone, or of a referendum opens everywhere without options") {
  SUBCASE("one party") {
    const FixtureAtlas fixture;
    make_own(fixture, "rose,Rose,party\n",
             "area_code,party,candidate,votes\nA1,rose,A,1\nA2,rose,B,2\nA3,rose,C,3\nA4,rose,D,4\n");
    check_opens(fixture);
  }
  SUBCASE("independents") {
    const FixtureAtlas fixture;
    make_own(fixture, "loner,Independent,independent\n",
             "area_code,party,candidate,votes\nA1,loner,A,1\nA1,loner,B,2\nA2,loner,C,3\nA3,loner,D,4\nA4,loner,E,4\n");
    check_opens(fixture);
  }
  SUBCASE("a referendum") {
    const FixtureAtlas fixture;
    make_own(fixture, "yes,Yes,answer\nno,No,answer\n",
             "area_code,party,candidate,votes\nA1,yes,,10\nA1,no,,20\nA2,yes,,30\nA2,no,,20\nA3,yes,,30\nA3,no,,20\n"
             "A4,yes,,30\nA4,no,,20\n",
             "method = \"referendum\"\n");
    check_opens(fixture);
  }
}

TEST_CASE("what hustings new writes of other parties opens as it says") {
  const FixtureAtlas fixture;
  fixture.write("votes.csv", own_rows);
  const TemporaryFolder folder;
  const Ran made = run({"new", folder / "own", "--boundaries", fixture.folder() / "squares.shp", "--results",
                        fixture.folder() / "votes.csv", "--date", "2018-05-03"});
  REQUIRE_MESSAGE(made.code == 0, made.err);
  check_runs({"check", folder / "own/atlas.toml"});
  check_runs({"render", "--size", "640x360", "--out", folder / "map.svg", folder / "own/atlas.toml"}, without_display);
  // It does not know who published the figures; the file is named until somebody says.
  CHECK(read_file(folder / "own/atlas.toml").find("source = \"votes.csv\"") != std::string::npos);
  CHECK(read_file(folder / "map.svg").find("Source: votes.csv") != std::string::npos);
}

TEST_CASE("no picture and no page says \"Source:\" with nothing behind it") {
  for (const char* method : {"", "method = \"multi-member\"\n"}) {
    const FixtureAtlas fixture;
    fixture.replace("atlas.toml", "compare = \"old\"\n", std::string("compare = \"old\"\n") + method);
    const TemporaryFolder out;
    for (const Words& more : {Words{}, Words{"--beside", "old"}}) {
      Words words{"render", "--contest", "new", "--size", "1280x720", "--out", out / "map.svg", fixture.atlas()};
      words.insert(words.begin() + 1, more.begin(), more.end());
      check_runs(words, without_display);
      CHECK(read_file(out / "map.svg").find("Source:") == std::string::npos);
    }
    if (run_program("sh", {"-c", "command -v pdftotext"}).code != 0) continue;
    check_runs({"atlas-book", "--contest", "new", "--out", out / "book.pdf", fixture.atlas()}, without_display);
    const std::string book = run_program("pdftotext", {out / "book.pdf", "-"}).out;
    CHECK(book.find("Source:") == std::string::npos);
    // The track is in no [[track]], and its history is there: the elections that it tells of.
    CHECK(contains_all(book, {"2010", "2014"}));
  }
}

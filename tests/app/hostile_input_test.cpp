// Files that mean no good, and places that are no files: an error in time, with what to do, and nothing half done.
#include <doctest/doctest.h>

#include <filesystem>
#include <fmt/format.h>
#include <sys/stat.h>

#include "places.h"
#include "tests/app/program.h"

namespace fs = std::filesystem;

namespace {

using Words = std::vector<std::string>;

void check_refused(const Words& words, int code, const Words& parts) {
  const Ran ran = run(words);
  CHECK_MESSAGE(ran.code == code, ran.out << ran.err);
  CHECK_MESSAGE(contains_all(ran.err, parts), ran.err);
}

/// Of a shell, which sends output to where it cannot be written.
Ran run_into(const std::string& target, const Words& words) {
  std::string command = HUSTINGS_BINARY;
  for (const std::string& word : words) command += " '" + word + "'";
  return run_program("sh", {"-c", "exec " + command + " " + target});
}

void make_pipe(const std::string& path) { REQUIRE(::mkfifo(path.c_str(), 0600) == 0); }

std::string repeated(const std::string& text, int count) {
  std::string all;
  for (int i = 0; i < count; ++i) all += text;
  return all;
}

}  // namespace

TEST_CASE("an atlas, a session and a story of any depth are refused and not crashed over") {
  const FixtureAtlas fixture;
  for (const std::string& text :
       {repeated("a.", 100'000) + "a = 1\n", "[" + repeated("a.", 100'000) + "a]\n", "x = " + repeated("[", 100'000),
        "x = " + repeated("{a = ", 100'000), "x = " + repeated("[{a.b.c.d = ", 20'000),
        repeated("\"a\".'b'. c .", 30'000) + "d = 1\n"}) {
    fixture.write("deep.toml", text);
    check_refused({"check", fixture.folder() / "deep.toml"}, 1, {"deep.toml", "more than 64 deep"});
    if (can_draw())
      check_refused({"story", fixture.folder() / "deep.toml", "--out", fixture.folder() / "out"}, 1, {"deep.toml"});
  }
  CHECK_FALSE(fs::exists(fixture.folder() / "out"));
}

TEST_CASE("a chain of includes ends with an error, however long it is") {
  const FixtureAtlas fixture;
  constexpr int files = 3000;
  for (int i = 0; i < files; ++i)
    fixture.write(fmt::format("i{}.toml", i), i + 1 < files
                                                  ? fmt::format("title = \"I\"\ninclude = [\"i{}.toml\"]\n", i + 1)
                                                  : fixture.read("atlas.toml"));
  check_refused({"check", fixture.folder() / "i0.toml"}, 1, {"included too deep", "Name it in the first of them"});
  CHECK(run({"check", fixture.folder() / fmt::format("i{}.toml", files - 20)}).code == 0);
}

TEST_CASE("pipes, devices and endless files are no sources, wherever they are named") {
  const FixtureAtlas fixture;
  make_pipe(fixture.folder() / "pipe.csv");
  make_pipe(fixture.folder() / "pipe.geojson");
  make_pipe(fixture.folder() / "pipe.toml");
  fs::create_symlink("/dev/zero", fixture.folder() / "zero.csv");
  fs::create_symlink("/dev/zero", fixture.folder() / "zero.xlsx");
  fixture.write("hole.geojson", "{\"type\": \"FeatureCollection\", ");
  fs::resize_file(fixture.folder() / "hole.geojson", std::uintmax_t{1} << 40U);
  fixture.write("hole.csv", "area_code,party,votes\n");
  fs::resize_file(fixture.folder() / "hole.csv", std::uintmax_t{1} << 40U);
  const std::string sound = fixture.read("atlas.toml");
  for (const char* name : {"pipe.csv", "zero.csv", "zero.xlsx", "hole.csv"}) {
    fixture.write("atlas.toml", sound);
    fixture.replace("atlas.toml", "new.csv", name);
    check_refused({"check", fixture.atlas()}, 1, {name});
    check_refused({"table", "--contest", "old", "--join", fixture.folder() / name, fixture.atlas()}, 1, {name});
    check_refused({"new", fixture.folder() / "made", "--boundaries", fixture.folder() / "squares.shp", "--results",
                   fixture.folder() / name},
                  1, {name});
  }
  for (const char* name : {"pipe.geojson", "hole.geojson"}) {
    fixture.write("atlas.toml", sound);
    fixture.replace("atlas.toml", "squares.shp", name);
    check_refused({"check", fixture.atlas()}, 1, {name});
  }
  for (const std::string& atlas : {fixture.folder() / "pipe.toml", std::string("/dev/zero")})
    check_refused({"check", atlas}, 1, {atlas});
  fixture.write("atlas.toml", "include = [\"pipe.toml\"]\n" + sound);
  check_refused({"check", fixture.atlas()}, 1, {"pipe.toml"});
}

TEST_CASE("a pipe in the place of a companion of the boundaries is no source either") {
  for (const char* name : {"squares.dbf", "squares.prj", "squares.cpg", "squares.qix", "squares.shp.xml"}) {
    const FixtureAtlas fixture;
    fixture.remove(name);
    make_pipe(fixture.folder() / name);
    check_refused({"check", fixture.atlas()}, 1, {name, "pipe or a device"});
  }
}

TEST_CASE("output that cannot be written is an error of the machine") {
  const FixtureAtlas fixture;
  for (const Words& words : {Words{"check", fixture.atlas()}, Words{"table", "--contest", "new", fixture.atlas()},
                             Words{"table", "--contest", "new", "--format", "text", fixture.atlas()}, Words{"--help"},
                             Words{"new", fixture.folder() / "made", "--boundaries", fixture.folder() / "squares.shp",
                                   "--results", fixture.folder() / "new.csv"}})
    for (const char* target : {">/dev/full", ">&-"}) {
      const Ran ran = run_into(target, words);
      CHECK_MESSAGE(ran.code == 3, words.front() << target << ran.out << ran.err);
      CHECK(contains_all(ran.err, {"standard output cannot be written"}));
      fs::remove_all(fixture.folder() / "made");
    }
}

TEST_CASE("a closed stream never gets its text into a file that takes its number") {
  const FixtureAtlas fixture;
  const Ran ran =
      run_into(">&- 2>&- <&-", {"table", "--contest", "new", "--out", fixture.folder() / "a.csv", fixture.atlas()});
  CHECK(ran.code == 0);
  CHECK(Csv(fixture.read("a.csv")).rows.size() == 4);
}

TEST_CASE("a table can be thrown away, and a full device is told of") {
  const FixtureAtlas fixture;
  const Ran away = run({"table", "--contest", "new", "--out", "/dev/null", fixture.atlas()});
  CHECK_MESSAGE(away.code == 0, away.err);
  CHECK(fs::is_character_file("/dev/null"));
  check_refused({"table", "--contest", "new", "--out", "/dev/full", fixture.atlas()}, 3, {"/dev/full"});
}

TEST_CASE("a first atlas that finds no room leaves nothing, nor the folders that it made") {
  const FixtureAtlas fixture;
  fixture.write("wide.csv",
                "ward,con,lab,electors\nSquare A1,\"1,200\",900,5000\nSquare A2,1,2,9\n"
                "Square A3,3,4,9\nSquare A4,5,6,20\n");
  const Words words{"new",       fixture.folder() / "deep/made", "--boundaries", fixture.folder() / "squares.shp",
                    "--results", fixture.folder() / "wide.csv",  "--title",      std::string(600, 't')};
  // Of 512 bytes: with none not even the first table is written, with one only the atlas, the last of them, is not.
  for (const int blocks : {0, 1}) {
    std::string command = fmt::format("ulimit -f {}; exec {}", blocks, HUSTINGS_BINARY);
    for (const std::string& word : words) command += " '" + word + "'";
    const Ran ran = run_program("sh", {"-c", command + " >/dev/null 2>&1"}, {"HUSTINGS_CACHE=off"});
    CHECK(ran.code == 3);
    CHECK_FALSE(fs::exists(fixture.folder() / "deep"));
  }
  const Ran fine = run(words);
  CHECK_MESSAGE(fine.code == 0, fine.err);
  CHECK(fs::exists(fixture.folder() / "deep/made/atlas.toml"));
}

TEST_CASE("a replaced file keeps its mode, and a read-only one is not replaced") {
  const FixtureAtlas fixture;
  const std::string out = fixture.folder() / "a.csv";
  const Words words{"table", "--contest", "new", "--out", out, fixture.atlas()};
  fixture.write("a.csv", "old");
  REQUIRE(::chmod(out.c_str(), 0640) == 0);
  CHECK(run(words).code == 0);
  CHECK((fs::status(out).permissions() & fs::perms::mask) == fs::perms(0640));
  fixture.write("a.csv", "mine");
  REQUIRE(::chmod(out.c_str(), 0444) == 0);
  check_refused(words, 3, {"a.csv", "is read-only", "write to another file"});
  CHECK(fixture.read("a.csv") == "mine");
}

TEST_CASE("pictures, tables and films may have names as long as a folder takes") {
  const FixtureAtlas fixture;
  const auto long_name = [](const std::string& ending) { return std::string(255 - ending.size(), 'x') + ending; };
  const TemporaryFolder folder;
  CHECK(run({"table", "--contest", "new", "--out", folder / long_name(".csv"), fixture.atlas()}).code == 0);
  if (can_draw()) {
    for (const char* ending : {".png", ".svg", ".pdf"})
      CHECK(run({"render", "--size", "64x48", "--out", folder / long_name(ending), fixture.atlas()}).code == 0);
    CHECK(run({"film", "--from", "old", "--to", "new", "--seconds", "1", "--fps", "2", "--size", "64x48", "--quiet",
               "--out", folder / long_name(".mp4"), fixture.atlas()})
              .code == 0);
  }
  for (const std::string& name : folder.files()) CHECK(name.size() == 255);
  fs::copy_file(fixture.folder() / "new.csv", fixture.folder() / long_name(".csv"));
  const Ran made = run({"new", fixture.folder() / "made", "--boundaries", fixture.folder() / "squares.shp", "--results",
                        fixture.folder() / long_name(".csv")});
  CHECK_MESSAGE(made.code == 0, made.err);
}

TEST_CASE("names of strangers cannot steer the terminal, by whatever way they come there") {
  const FixtureAtlas fixture;
  const std::string evil = "\x1b[31m\u009B0m\u202Ex\x07";
  fixture.write("new.csv", fixture.read("new.csv") + "B" + evil + "," + evil + ",Zed " + evil + ",5\n");
  const Ran checked = run({"check", fixture.atlas()});
  const Ran text = run({"table", "--contest", "new", "--format", "text", fixture.atlas()});
  const Ran contest = run({"table", "--contest", evil, fixture.atlas()});
  const Ran option = run({"--" + evil});
  const Ran absent = run({"check", fixture.folder() / (evil + ".toml")});
  const Ran made = run({"new", fixture.folder() / ("made" + evil), "--boundaries", fixture.folder() / "squares.shp",
                        "--results", fixture.folder() / "new.csv", "--title", evil});
  for (const Ran& ran : {checked, text, contest, option, absent, made}) {
    const std::string all = ran.out + ran.err;
    CHECK(all.find_first_of("\x1b\x07") == std::string::npos);
    CHECK(all.find("\u009B") == std::string::npos);
    CHECK(all.find("\u202E") == std::string::npos);
  }
  // In a table U+009B is what a file in Windows-1252 calls a quotation mark; in what is typed it is a control
  // character.
  CHECK(contains_all(checked.out, {"\\x1b[31m", "\\u202e"}));
  CHECK(contains_all(contest.out + contest.err, {"\\x1b[31m", "\\u009b", "\\u202e"}));
  CHECK(contest.code == 2);
  CHECK(option.code == 2);
}

TEST_CASE("no cell of a table begins like a formula") {
  const FixtureAtlas fixture;
  fixture.replace("atlas.toml", "title = \"The new one\"", "title = \"The new one\"\nnote = \"=1+1\"");
  fixture.write("new.csv",
                "area_code,party,candidate,votes\nA1,con,Ann,6\nA1,=cmd,Bob,4\nA2,con,Cat,1\nA2,-2+3,Dan,7\n"
                "A3,@x,Eve,5\nA3,con,Fay,4\nA4,+y,Gus,8\nA4,lab,Hal,4\n");
  const Ran ran = run({"table", "--contest", "new", "--columns", "area_code,winner,majority_pct", fixture.atlas()});
  REQUIRE_MESSAGE(ran.code == 0, ran.err);
  const Csv csv(ran.out);
  for (std::size_t row = 0; row < csv.rows.size(); ++row) {
    const std::string& cell = csv.cell(row, "winner");
    CHECK_MESSAGE((cell.empty() || std::string_view("=+-@\t\r").find(cell.front()) == std::string_view::npos), cell);
  }
}

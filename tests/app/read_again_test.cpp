// `hustings new --again`: a newer edition of the files that an atlas was made from.

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "tests/app/program.h"

namespace {

/// Two areas, an atlas made of them, and the file of results to be written anew.
class Edition {
 public:
  Edition() {
    const auto square = [](const std::string& code, const std::string& name, int west) {
      const std::string left = std::to_string(530000 + 1000 * west);
      const std::string right = std::to_string(531000 + 1000 * west);
      return R"({"type":"Feature","properties":{"code":")" + code + R"(","name":")" + name +
             R"("},"geometry":{"type":"Polygon","coordinates":[[[)" + left + ",180000],[" + right + ",180000],[" +
             right + ",181000],[" + left + ",181000],[" + left + ",180000]]]}}";
    };
    write_file(folder / "areas.geojson",
               R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:27700"}},"features":[)" +
                   square("E1", "Ash", 0) + "," + square("E2", "Oak", 1) + "," + square("E3", "Elm", 2) + "]}");
    results("Ash;Labour;1.060\nAsh;Conservative;940\nOak;Labour;10\nOak;Conservative;20\n");
    const Ran made = run({"new", atlas_folder(), "--boundaries", folder / "areas.geojson", "--results",
                          folder / "votes.csv", "--date", "2018-05-03", "--title", "The council"});
    REQUIRE_MESSAGE(made.code == 0, made.err);
  }

  void results(const std::string& rows) const { write_file(folder / "votes.csv", "Ward;Partei;Stimmen\n" + rows); }
  std::string atlas_folder() const { return folder / "mine"; }
  Ran again(std::vector<std::string> more = {}) const {
    more.insert(more.begin(), {"new", "--again", atlas_folder()});
    return run(more);
  }

  TemporaryFolder folder;
};

bool has(const Ran& ran, const std::string& part) { return (ran.out + ran.err).find(part) != std::string::npos; }

}  // namespace

TEST_CASE("files that have not changed change nothing when they are read again") {
  const Edition edition;
  const std::string atlas = read_file(edition.folder / "mine/atlas.toml");
  const std::string votes = read_file(edition.folder / "mine/results/votes.csv");
  const Ran again = edition.again();
  INFO(again.out, again.err);
  CHECK(again.code == 0);
  CHECK(has(again, "Nothing has changed."));
  CHECK(read_file(edition.folder / "mine/atlas.toml") == atlas);
  CHECK(read_file(edition.folder / "mine/results/votes.csv") == votes);
}

TEST_CASE("a newer edition is read with the same decisions, and what it changes is said") {
  const Edition edition;
  std::string atlas = read_file(edition.folder / "mine/atlas.toml");
  atlas.insert(0, "# my own words\n");
  write_file(edition.folder / "mine/atlas.toml", atlas);
  edition.results("Ash;Labour;1.061\nAsh;Conservative;940\nOak;Labour;10\nOak;Conservative;20\nElm;Labour;7\n");

  const Ran dry = edition.again({"--dry-run"});
  INFO(dry.out, dry.err);
  CHECK(dry.code == 0);
  CHECK(has(dry, "votes 1,061 (was 1,060)"));
  CHECK(read_file(edition.folder / "mine/results/votes.csv").find("1061") == std::string::npos);

  const Ran again = edition.again();
  INFO(again.out, again.err);
  CHECK(again.code == 0);
  CHECK(has(again, "Ash: lab: votes 1,061 (was 1,060)"));
  CHECK(has(again, "1 area is new: Elm"));
  CHECK(read_file(edition.folder / "mine/results/votes.csv").find("1061") != std::string::npos);
  const std::string now = read_file(edition.folder / "mine/atlas.toml");
  CHECK(now.starts_with("# my own words\n"));
  CHECK(now.find("title = \"The council\"") != std::string::npos);
  CHECK(now.find("date = 2018-05-03") != std::string::npos);
  CHECK(run({"check", edition.folder / "mine/atlas.toml"}).code == 0);
  CHECK(has(edition.again(), "Nothing has changed."));
}

TEST_CASE("a table that somebody changed is not replaced without being asked for") {
  const Edition edition;
  const std::string table = edition.folder / "mine/results/votes.csv";
  write_file(table, read_file(table) + "E3,lab,5\n");
  const std::string edited = read_file(table);
  edition.results("Ash;Labour;1.061\nAsh;Conservative;940\nOak;Labour;10\nOak;Conservative;20\n");
  const Ran again = edition.again();
  INFO(again.out, again.err);
  CHECK(again.code == 1);
  CHECK(has(again, "--drop-edits"));
  CHECK(read_file(table) == edited);
  const Ran dropped = edition.again({"--drop-edits"});
  CHECK(dropped.code == 0);
  CHECK(read_file(table) != edited);
}

TEST_CASE("an edition under another name is read in its place, and a file that is gone changes nothing") {
  const Edition edition;
  const std::string table = read_file(edition.folder / "mine/results/votes.csv");
  std::filesystem::rename(edition.folder / "votes.csv", edition.folder / "votes-final.csv");
  const Ran gone = edition.again();
  CHECK(gone.code == 1);
  CHECK(read_file(edition.folder / "mine/results/votes.csv") == table);
  write_file(edition.folder / "votes-final.csv",
             "Ward;Partei;Stimmen\nAsh;Labour;1.062\nAsh;Conservative;940\nOak;Labour;10\nOak;Conservative;20\n");
  const Ran again = edition.again({"--results", edition.folder / "votes-final.csv"});
  INFO(again.out, again.err);
  CHECK(again.code == 0);
  CHECK(has(again, "votes 1,062 (was 1,060)"));
  // From then on that is the file.
  CHECK(has(edition.again(), "Nothing has changed."));
}

TEST_CASE("an atlas that was written by hand cannot be read again, and the command says why") {
  const TemporaryFolder folder;
  write_file(folder / "atlas.toml", "title = \"by hand\"\n");
  const Ran again = run({"new", "--again", folder / "atlas.toml"});
  CHECK(again.code == 1);
  CHECK(has(again, "was not made from files"));
  CHECK(run({"new"}).code == 2);
  CHECK(run({"new", folder / "x", "--again", folder / "atlas.toml"}).code == 2);
  CHECK(run({"new", folder / "x"}).code == 2);
}

TEST_CASE("areas that lie nowhere on the Earth are a fault of the file, and named") {
  const TemporaryFolder folder;
  write_file(folder / "areas.geojson",
             R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:27700"}},"features":[)"
             R"({"type":"Feature","properties":{"code":"E1","name":"Ash"},"geometry":{"type":"Polygon","coordinates":)"
             R"([[[530530000,180000],[530531000,180000],[530531000,181000],[530530000,180000]]]}}]})");
  write_file(folder / "votes.csv", "code,party,votes\nE1,con,5\nE1,lab,6\n");
  const Ran made =
      run({"new", folder / "mine", "--boundaries", folder / "areas.geojson", "--results", folder / "votes.csv"});
  INFO(made.out, made.err);
  CHECK(made.code == 1);
  CHECK(has(made, "areas.geojson"));
  CHECK(has(made, "on the Earth"));
  CHECK_FALSE(std::filesystem::exists(folder / "mine"));
}

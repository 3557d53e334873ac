// `hustings new --again`: a newer edition of the files that an atlas was made from.

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "tests/app/program.h"

namespace {

/// Three areas, an atlas made of them, and the file of results to be written anew.
class Edition {
 public:
  explicit Edition(const std::string& rows = rows_of(1060)) {
    files_.write_layer({.codes = {"Ash", "Oak", "Elm"}});
    results(rows);
    const Ran made = run({"new", atlas_folder(), "--boundaries", folder() / "squares.shp", "--results",
                          folder() / "votes.csv", "--date", "2018-05-03", "--title", "The council"});
    REQUIRE_MESSAGE(made.code == 0, made.err);
  }

  /// With so many votes for the first.
  static std::string rows_of(int votes) {
    return fmt::format("Ash;Labour;{}.{:03}\nAsh;Conservative;940\nOak;Labour;10\nOak;Conservative;20\n", votes / 1000,
                       votes % 1000);
  }
  void results(const std::string& rows) const { write_file(folder() / "votes.csv", "Ward;Partei;Stimmen\n" + rows); }
  const TemporaryFolder& folder() const { return files_.folder(); }
  std::string atlas_folder() const { return folder() / "mine"; }
  std::string table() const { return folder() / "mine/results/votes.csv"; }
  std::string atlas() const { return folder() / "mine/atlas.toml"; }
  Ran again(std::vector<std::string> more = {}) const {
    more.insert(more.begin(), {"new", "--again", atlas_folder()});
    return run(more);
  }

 private:
  FixtureAtlas files_;
};

bool has(const Ran& ran, const std::string& part) { return (ran.out + ran.err).find(part) != std::string::npos; }

}  // namespace

TEST_CASE("files that have not changed change nothing when they are read again") {
  const Edition edition;
  const std::string atlas = read_file(edition.atlas());
  const std::string votes = read_file(edition.table());
  const Ran again = edition.again();
  INFO(again.out, again.err);
  CHECK(again.code == 0);
  CHECK(has(again, "Nothing has changed."));
  CHECK(read_file(edition.atlas()) == atlas);
  CHECK(read_file(edition.table()) == votes);
}

TEST_CASE("a newer edition is read with the same decisions, and what it changes is said") {
  const Edition edition;
  std::string atlas = read_file(edition.atlas());
  atlas.insert(0, "# my own words\n");
  write_file(edition.atlas(), atlas);
  edition.results(Edition::rows_of(1061) + "Elm;Labour;7\n");

  const Ran dry = edition.again({"--dry-run"});
  INFO(dry.out, dry.err);
  CHECK(dry.code == 0);
  CHECK(has(dry, "votes 1,061 (was 1,060)"));
  CHECK(read_file(edition.table()).find("1061") == std::string::npos);

  const Ran again = edition.again();
  INFO(again.out, again.err);
  CHECK(again.code == 0);
  CHECK(has(again, "Ash: lab: votes 1,061 (was 1,060)"));
  CHECK(has(again, "1 area is new: Elm"));
  CHECK(read_file(edition.table()).find("1061") != std::string::npos);
  const std::string now = read_file(edition.atlas());
  CHECK(now.starts_with("# my own words\n"));
  CHECK(now.find("title = \"The council\"") != std::string::npos);
  CHECK(now.find("date = 2018-05-03") != std::string::npos);
  CHECK(run({"check", edition.atlas()}).code == 0);
  CHECK(has(edition.again(), "Nothing has changed."));
}

TEST_CASE("a table that somebody changed is not replaced without being asked for") {
  const Edition edition;
  const std::string table = edition.table();
  write_file(table, read_file(table) + "E3,lab,5\n");
  const std::string edited = read_file(table);
  edition.results(Edition::rows_of(1061));
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
  const std::string table = read_file(edition.table());
  std::filesystem::rename(edition.folder() / "votes.csv", edition.folder() / "votes-final.csv");
  const Ran gone = edition.again();
  CHECK(gone.code == 1);
  CHECK(read_file(edition.table()) == table);
  write_file(edition.folder() / "votes-final.csv", "Ward;Partei;Stimmen\n" + Edition::rows_of(1062));
  const Ran again = edition.again({"--results", edition.folder() / "votes-final.csv"});
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

TEST_CASE("parties that are carried nowhere stay as they are, and one that stands no more is kept") {
  // One is known by another of its names only, which the atlas's own table of parties does not have.
  const std::string others =
      "Ash;Zebra Union;30\nOak;Zebra Union;40\nElm;Zebra Union;50\nAsh;The Independent Group for Change;5\n";
  const Edition edition(Edition::rows_of(1060) + others);
  const std::string parties = edition.folder() / "mine/parties.csv";
  REQUIRE(std::filesystem::exists(parties));
  CHECK(has(edition.again(), "Nothing has changed."));
  // A colour of somebody's own.
  std::string own = read_file(parties);
  const auto colour = own.find('#', own.find("Zebra Union"));
  REQUIRE(colour != std::string::npos);
  own.replace(colour, 7, "#123456");
  write_file(parties, own);
  edition.results(Edition::rows_of(1061) + "Ash;Yak Front;3\nOak;Yak Front;4\nElm;Labour;1\n");
  const Ran again = edition.again();
  INFO(again.out, again.err);
  CHECK(again.code == 0);
  CHECK(has(again, "Yak Front is new"));
  const std::string now = read_file(parties);
  CHECK(now.starts_with(own));
  CHECK(now.find("Yak Front") != std::string::npos);
  CHECK(run({"check", edition.atlas()}).code == 0);
  CHECK(has(edition.again(), "Nothing has changed."));
}

TEST_CASE("what an atlas does not remember of its tables is not taken for its own") {
  const Edition edition;
  std::string atlas = read_file(edition.atlas());
  atlas.erase(atlas.find("[import.written]"));
  write_file(edition.atlas(), atlas);
  edition.results(Edition::rows_of(1061));
  const Ran refused = edition.again();
  CHECK(refused.code == 1);
  CHECK(has(refused, "--drop-edits"));
  // Of the same files it is learnt again, and then a newer edition may come.
  edition.results(Edition::rows_of(1060));
  CHECK(has(edition.again(), "Nothing has changed."));
  edition.results(Edition::rows_of(1061));
  CHECK(edition.again().code == 0);
  const std::string now = read_file(edition.atlas());
  CHECK(now.find("[[contest]]") == now.rfind("[[contest]]"));
}

TEST_CASE("an area that the results call otherwise is paired, and stays so when the files are read again") {
  const FixtureAtlas files;
  files.write_layer({.codes = {"Ash", "Oak", "Elm"}});
  const auto write = [&](int votes) {
    files.write("votes.csv", fmt::format("Ward;Partei;Stimmen\nAsh;Labour;5\nAsh;Conservative;9\nOak;Labour;10\n"
                                         "Oak;Conservative;20\nThe Elm Trees;Labour;{}\nThe Elm Trees;Conservative;7\n",
                                         votes));
  };
  write(30);
  const auto made = [&](const std::string& name, const std::vector<std::string>& pairs) {
    std::vector<std::string> words{
        "new",       files.folder() / name,        "--boundaries", files.folder() / "squares.shp",
        "--results", files.folder() / "votes.csv", "--date",       "2018-05-03"};
    for (const std::string& pair : pairs) words.insert(words.end(), {"--pair", pair});
    return run(words);
  };
  CHECK(has(made("without", {}), "2 of 3 areas have a result"));
  const Ran paired = made("mine", {"The Elm Trees=Elm"});
  INFO(paired.out, paired.err);
  CHECK(paired.code == 0);
  CHECK(has(paired, "3 of 3 areas have a result"));
  CHECK(has(paired, "The Elm Trees of the results is"));
  write(31);
  CHECK(has(run({"new", "--again", files.folder() / "mine"}), "votes 31 (was 30)"));
  // A pair that fits nothing is said, and half a pair is no option.
  CHECK(has(made("odd", {"The Elm Trees=Nowhere", "Nobody=Elm"}), "no area is Nowhere"));
  CHECK(has(made("odder", {"Nobody=Elm"}), "no area of the results is called Nobody"));
  CHECK(made("oddest", {"The Elm Trees"}).code == 2);
}

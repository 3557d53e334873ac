// `hustings new` on files that name areas in ways of their own: what is written opens and joins.

#include <doctest/doctest.h>

#include "tests/app/program.h"

namespace {

/// Squares beside each other with these properties, and a table of results.
struct Strangers {
  Strangers(const std::vector<std::string>& properties, const std::string& results) {
    std::string features;
    for (std::size_t i = 0; i < properties.size(); ++i) {
      const std::string west = std::to_string(0.1 * static_cast<double>(i));
      const std::string east = std::to_string(0.1 * static_cast<double>(i) + 0.1);
      features += std::string(i > 0 ? "," : "") + R"({"type":"Feature","properties":{)" + properties[i] +
                  R"(},"geometry":{"type":"Polygon","coordinates":[[[)" + west + ",51],[" + east + ",51],[" + east +
                  ",51.1],[" + west + ",51.1],[" + west + ",51]]]}}";
    }
    write_file(folder / "areas.geojson", R"({"type":"FeatureCollection","features":[)" + features + "]}");
    write_file(folder / "votes.csv", results);
  }

  Ran made() const {
    return run({"new", folder / "mine", "--boundaries", folder / "areas.geojson", "--results", folder / "votes.csv",
                "--date", "2018-05-03"});
  }
  Csv table() const {
    const Ran ran = run({"table", "--contest", "votes", folder / "mine/atlas.toml"});
    REQUIRE_MESSAGE(ran.code == 0, ran.err);
    return Csv(ran.out);
  }

  TemporaryFolder folder;
};

void check_said(const Ran& ran, const std::vector<std::string>& parts) {
  INFO("said: ", ran.out, ran.err);
  CHECK(ran.code == 0);
  for (const std::string& part : parts) CHECK_MESSAGE((ran.out + ran.err).find(part) != std::string::npos, part);
}

}  // namespace

TEST_CASE("codes that lost their zeros in a spreadsheet join, and that is said") {
  const Strangers files(
      {R"("fips":"01001","name":"Ash")", R"("fips":"01003","name":"Elm")", R"("fips":"10001","name":"Oak")"},
      "county,party,votes\n1001,con,60\n1001,lab,40\n1003,con,30\n1003,lab,70\n10001,con,1\n10001,lab,2\n");
  check_said(files.made(), {"3 of 3 areas have a result", "leading zeros", "1001 is 01001"});
  const Csv table = files.table();
  CHECK(table.cell(table.row_of("01001"), "winner") == "con");
  CHECK(table.cell(table.row_of("01003"), "area_name") == "Elm");
}

TEST_CASE("boundaries without codes join by their names, however these are written") {
  const Strangers files({R"("NAME":"Alder & Ash")", R"("NAME":"Ynys M\u00f4n")", R"("NAME":"St. Mary")"},
                        "ward,party,votes\nAlder and Ash,con,60\nAlder and Ash,lab,40\nYNYS M\u00d4N,con,30\n"
                        "YNYS M\u00d4N,lab,70\nSaint Mary Ward,con,1\nSaint Mary Ward,lab,2\n");
  check_said(files.made(), {"3 of 3 areas have a result"});
}

TEST_CASE("two columns that only together name an area make its code") {
  const Strangers files({R"("STATE":"A","NAME":"Lee")", R"("STATE":"B","NAME":"Lee")", R"("STATE":"B","NAME":"Polk")"},
                        "state,county,party,votes\nA,Lee,con,60\nA,Lee,lab,40\nB,Lee,con,30\nB,Lee,lab,70\n"
                        "B,Polk County,con,1\nB,Polk County,lab,2\n");
  check_said(files.made(), {"3 of 3 areas have a result", "state + name", "state and county"});
  const Csv table = files.table();
  CHECK(table.cell(table.row_of("A/LEE"), "winner") == "con");
  CHECK(table.cell(table.row_of("B/LEE"), "winner") == "lab");
  CHECK(table.cell(table.row_of("B/POLK"), "area_name") == "Polk");
}

TEST_CASE("of two languages the name that the results use is shown") {
  const Strangers files({R"("welsh":"Caerdydd","english":"Cardiff")", R"("welsh":"Abertawe","english":"Swansea")",
                         R"("welsh":"Casnewydd","english":"Newport")"},
                        "district,party,votes\nCardiff,con,60\nCardiff,lab,40\nSwansea,con,30\nSwansea,lab,70\n"
                        "Newport,con,1\nNewport,lab,2\n");
  check_said(files.made(), {"3 of 3 areas have a result"});
  const Csv table = files.table();
  CHECK(table.cell(0, "area_name") == "Cardiff");
}

TEST_CASE("a publisher's layout is said, kept in the atlas with its publisher, and may be switched off or asked for") {
  const Strangers files({R"("code":"E14000001","name":"Alder")", R"("code":"E14000002","name":"Birch")"},
                        "ONS ID,ONS region ID,Constituency name,Party name,Party abbreviation,Candidate first "
                        "name,Candidate surname,Votes,Share,Change\n"
                        "E14000001,E12000001,Alder,Labour,Lab,Ann,Archer,60,0.6,0\n"
                        "E14000001,E12000001,Alder,Conservative,Con,Bob,Baker,40,0.4,0\n"
                        "E14000002,E12000001,Birch,Labour,Lab,Cat,Cook,30,0.3,0\n"
                        "E14000002,E12000001,Birch,Conservative,Con,Dan,Dyer,70,0.7,0\n");
  const auto with = [&](const std::string& folder, const std::string& layout) {
    return run({"new", files.folder / folder, "--boundaries", files.folder / "areas.geojson", "--results",
                files.folder / "votes.csv", "--date", "2019-12-12", "--layout", layout});
  };
  check_said(files.made(), {"2 of 2 areas have a result", "the layout house-of-commons-candidates"});
  const std::string atlas = read_file(files.folder / "mine/atlas.toml");
  CHECK(atlas.find("layout = \"house-of-commons-candidates\"") != std::string::npos);
  CHECK(atlas.find("source = \"House of Commons Library, general election by candidate\"") != std::string::npos);
  CHECK(with("off", "none").out.find("layout") == std::string::npos);
  const Ran unknown = with("unknown", "house-of-lords");
  CHECK(unknown.code == 2);
  CHECK(unknown.err.find("house-of-commons-candidates") != std::string::npos);
  write_file(files.folder / "mine.toml", "title = \"x\"\n");
  const Ran broken = with("broken", files.folder / "mine.toml");
  CHECK(broken.code == 1);
  CHECK((broken.out + broken.err).find("mine.toml: publisher: is missing") != std::string::npos);
}

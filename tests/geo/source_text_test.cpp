// Bytes of every kind in the names of layers and tables.
#include "geo/read/source_text.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "base/text/text.h"
#include "geo/read/read_layer.h"
#include "geo/read/read_table.h"
#include "tests/geo/fixtures.h"

using namespace hustings;
using namespace hustings::fixtures;

namespace {

const std::string square_text = "POLYGON((530000 180000,530100 180000,530100 180100,530000 180100,530000 180000))";
const std::string other_text = "POLYGON((530200 180000,530300 180000,530300 180100,530200 180100,530200 180000))";
/// A shapefile whose .dbf has these bytes in the place of the placeholders, and that .cpg, or none.
std::string shapefile_with(const Folder& folder, const std::string& first, const std::string& second,
                           const std::string& cpg) {
  const auto filler = [](const std::string& text) { return std::string(text.size(), 'x'); };
  const std::string path =
      write_shapefile(folder, "wards", {{"E1", filler(first), square_text}, {"E2", filler(second), other_text}});
  std::ifstream file(folder.path("wards.dbf"), std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(file), {}};
  bytes[29] = '\0';  // no mark of a language
  for (const std::string& text : {first, second}) {
    const auto at = bytes.find(filler(text) + " ");
    REQUIRE(at != std::string::npos);
    bytes.replace(at, text.size(), text);
  }
  folder.write("wards.dbf", bytes);
  std::filesystem::remove(folder.path("wards.cpg"));
  if (!cpg.empty()) folder.write("wards.cpg", cpg);
  return path;
}

Outcome<Layer> read(const std::string& path) {
  return read_layer(
      {.id = "wards", .source = path, .source_layer = {}, .code = "CODE", .name = "NAME", .parent = {}, .crs = {}});
}

std::size_t warnings_of_windows(const Findings& findings) {
  return static_cast<std::size_t>(std::count_if(findings.begin(), findings.end(), [](const Finding& finding) {
    return says(finding, {"read as Windows-1252"}) && finding.severity == Severity::warning;
  }));
}

}  // namespace

TEST_CASE("a .dbf in Windows-1252 is read as it was meant, whatever its .cpg says, and says so once") {
  for (const char* cpg : {"", "UTF-8"}) {
    CAPTURE(cpg);
    const Folder folder;
    const auto layer = read(shapefile_with(folder, "Ynys M\xF4n", "King\x92s", cpg));
    REQUIRE(layer);
    CHECK(layer.value->areas[0].name == "Ynys M\u00f4n");
    CHECK(layer.value->areas[1].name == "King\u2019s");
    CHECK(warnings_of_windows(layer.findings) == 1);
    CHECK(layer.findings.size() == 1);
    const auto table = read_table(folder.path("wards.dbf"));
    REQUIRE(table);
    CHECK(table.value->rows[0][1] == "Ynys M\u00f4n");
    CHECK(warnings_of_windows(table.findings) == 1);
  }
}

TEST_CASE("a .dbf that says truly what it holds is believed, without a warning") {
  const Folder folder;
  const auto latin = read(shapefile_with(folder, "Ynys M\xF4n", "King\x92s", "ISO-8859-1"));
  REQUIRE(latin);
  CHECK(latin.value->areas[0].name == "Ynys M\u00f4n");
  CHECK(latin.value->areas[1].name == "King\u2019s");  // by Latin-1 people mean Windows-1252
  CHECK(latin.findings.empty());
  const auto polish = read(shapefile_with(folder, "\xA3\xF3\x64\x9F", "Krak\xF3w", "1250"));
  REQUIRE(polish);
  CHECK(polish.value->areas[0].name == "\u0141\u00f3d\u017a");
  CHECK(polish.findings.empty());
}

TEST_CASE("a .dbf in UTF-8 is read so, though it says something else or nothing") {
  for (const char* cpg : {"", "UTF-8", "ISO-8859-1", "1250"}) {
    CAPTURE(cpg);
    const Folder folder;
    const auto layer = read(shapefile_with(folder, "Ynys M\u00f4n", "Mo\u0302r", cpg));
    REQUIRE(layer);
    CHECK(layer.value->areas[0].name == "Ynys M\u00f4n");
    CHECK(layer.value->areas[1].name == "M\u00f4r");  // composed
    CHECK(layer.findings.empty());
  }
}

TEST_CASE("GeoJSON and CSV with bytes of Windows-1252 are read as that, once a file") {
  const Folder folder;
  const auto feature = [](const std::string& code, const std::string& name) {
    return R"({"type":"Feature","properties":{"CODE":")" + code + R"(","NAME":")" + name +
           R"("},"geometry":{"type":"Polygon","coordinates":[[[0,51],[0.01,51],[0.01,51.01],[0,51]]]}})";
  };
  const auto layer =
      read(folder.write("wards.geojson", R"({"type":"FeatureCollection","features":[)" + feature("E1", "Caf\xE9") +
                                             "," + feature("E2", "Row \x96 two\xE9") + "]}"));
  REQUIRE(layer);
  CHECK(layer.value->areas[0].name == "Caf\u00e9");
  CHECK(layer.value->areas[1].name == "Row \u2013 two\u00e9");
  CHECK(warnings_of_windows(layer.findings) == 1);
  const auto table = read_table(folder.write("votes.csv", "ward,n\xE4me\nCaf\xE9,x\n\xE9,y\n"));
  REQUIRE(table);
  CHECK(table.value->columns[1] == "n\u00e4me");
  CHECK(warnings_of_windows(table.findings) == 1);
}

TEST_CASE("names of layers and cells of tables are composed, and blanks of every kind trimmed") {
  const Folder folder;
  const auto table = read_table(folder.write("votes.csv", "ward,votes\nYnys Mo\u0302n\u00a0,\u00a012\n"));
  REQUIRE(table);
  CHECK(table.value->rows[0] == std::vector<std::string>{"Ynys M\u00f4n", "12"});
  CHECK(table.findings.empty());
  const auto layer = read(folder.write(
      "wards.geojson",
      R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"CODE":"E1","NAME":"Ynys Mo)"
      "\u0302"
      R"(n"},"geometry":{"type":"Polygon","coordinates":[[[0,51],[0.01,51],[0.01,51.01],[0,51]]]}}]})"));
  REQUIRE(layer);
  CHECK(layer.value->areas[0].name == "Ynys M\u00f4n");
}

TEST_CASE("controls of Latin-1 in a text of UTF-8 become letters, with a warning of their own") {
  const Folder folder;
  const auto table = read_table(folder.write("votes.csv", "ward,votes\nKing\u0092s,12\n"));
  REQUIRE(table);
  CHECK(table.value->rows[0][0] == "King\u2019s");
  REQUIRE(table.findings.size() == 1);
  CHECK(says(table.findings[0], {"votes.csv", "control characters"}));
}

TEST_CASE("two columns may be the code together, and a column is found whatever its capitals") {
  const Folder folder;
  const auto both =
      read_layer({.id = "wards",
                  .source = write_shapefile(folder, "wards", {{"a", "Lee", square_text}, {"b", "Lee", other_text}}),
                  .source_layer = {},
                  .code = "CODE + name",
                  .name = "Name",
                  .parent = {},
                  .crs = {}});
  REQUIRE(both);
  CHECK(both.value->areas[0].code == "A/LEE");
  CHECK(both.value->areas[1].code == "B/LEE");
  CHECK(both.value->areas[1].name == "Lee");
  CHECK_FALSE(read_layer({.id = "wards",
                          .source = folder.path("wards.shp"),
                          .source_layer = {},
                          .code = "CODE + NOTHING",
                          .name = {},
                          .parent = {},
                          .crs = {}}));
}

#include "geo/read/read_layer.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <glm/geometric.hpp>

#include "tests/geo/fixtures.h"

using namespace hustings;
using namespace hustings::fixtures;

namespace fs = std::filesystem;

namespace {

const std::string near_square = "POLYGON((530000 180000,530100 180000,530100 180100,530000 180100,530000 180000))";
const std::string far_square = "POLYGON((530200 180000,530300 180000,530300 180100,530200 180100,530200 180000))";
const std::string bow_tie = "POLYGON((530000 180000,530100 180100,530100 180000,530000 180100,530000 180000))";
const std::vector<Record> two_areas = {{"e1", "Abbey", near_square}, {"E2", "Alibon", far_square}};

Outcome<Layer> read(const std::string& path, const std::string& code = "CODE", const std::string& crs = {}) {
  return read_layer(
      {.id = "wards", .source = path, .source_layer = {}, .code = code, .name = "NAME", .parent = {}, .crs = crs});
}

/// The layer is refused; its first finding names the file and layer, holds the parts, and says what to do.
void check_refused(const std::string& path, const Outcome<Layer>& outcome, const std::vector<std::string>& parts) {
  CHECK_FALSE(outcome);
  REQUIRE_FALSE(outcome.findings.empty());
  const Finding& finding = outcome.findings.front();
  INFO(describe(finding));
  CHECK(finding.severity == Severity::error);
  CHECK(finding.place.file == path);
  CHECK_FALSE(finding.remedy.empty());
  CHECK(says(finding, parts));
}

void check_refused(const std::string& path, const std::vector<std::string>& parts) {
  check_refused(path, read(path), parts);
}

std::string geojson(const std::string& features) {
  return R"({"type":"FeatureCollection","features":[)" + features + "]}";
}

std::string geojson_feature(const std::string& code, const std::string& geometry) {
  return R"({"type":"Feature","properties":{"CODE":")" + code + R"(","NAME":"n"},"geometry":)" + geometry + "}";
}

}  // namespace

TEST_CASE("a shapefile is read whole") {
  const Folder folder;
  const std::string path = write_shapefile(folder, "wards", two_areas);
  const auto outcome = read(path);
  REQUIRE(outcome);
  CHECK(outcome.findings.empty());
  const Layer& layer = *outcome.value;
  CHECK(layer.id == "wards");
  CHECK(layer.file == path);
  REQUIRE(layer.areas.size() == 2);
  CHECK(layer.areas[0].code == "E1");  // codes are folded to upper case
  CHECK(layer.areas[0].name == "Abbey");
  CHECK(area_of(layer.areas[0].shape) == 10000);
  CHECK(signed_area(layer.areas[0].shape[0].outer) > 0);
  CHECK(layer.bounds.low == Point{530000, 180000});
  CHECK(layer.bounds.high == Point{530300, 180100});
}

TEST_CASE("the GLA's own .prj, without an EPSG code and with a rounded scale, leaves coordinates as they are") {
  const Folder folder;
  const auto outcome = read(write_shapefile(
      folder, "wards",
      {{"E1", "Abbey", "POLYGON((530000.123456 180000,530100 180000.654321,530050 180100,530000.123456 180000))"}}));
  REQUIRE(outcome);
  const Ring& ring = outcome.value->areas[0].shape[0].outer;
  CHECK(std::find(ring.begin(), ring.end(), Point{530000.123456, 180000}) != ring.end());
  CHECK(std::find(ring.begin(), ring.end(), Point{530100, 180000.654321}) != ring.end());
}

TEST_CASE("holes and parts are kept, and turned the right way") {
  const Folder folder;
  const auto outcome = read(folder.write(
      "a.geojson",
      R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::27700"}},"features":[)" +
          geojson_feature(
              "E1",
              R"({"type":"MultiPolygon","coordinates":[[[[0,0],[0,9],[9,9],[9,0],[0,0]],[[2,2],[4,2],[4,4],[2,4],[2,2]]],[[[20,0],[21,0],[21,1],[20,0]]]]})") +
          "]}"));
  REQUIRE(outcome);
  const Shape& shape = outcome.value->areas[0].shape;
  REQUIRE(shape.size() == 2);
  CHECK(signed_area(shape[0].outer) == 81);
  REQUIRE(shape[0].holes.size() == 1);
  CHECK(signed_area(shape[0].holes[0]) == -4);
}

TEST_CASE("GeoJSON in longitude and latitude is brought to the National Grid") {
  const Folder folder;
  // Test point 9 of the Ordnance Survey's OSTN15 package (Lambeth). Without that package's grid PROJ is right to about
  // 5 m anywhere in Great Britain.
  const Point known{530624.974, 178388.464};
  const std::string path = folder.write(
      "lambeth.geojson",
      geojson(geojson_feature("E1", R"({"type":"Polygon","coordinates":[[[-0.1199255718,51.4893656495],)"
                                    R"([-0.1195,51.4893],[-0.1195,51.4894],[-0.1199255718,51.4893656495]]]})")));
  const auto outcome = read(path);
  REQUIRE(outcome);
  const Ring& ring = outcome.value->areas[0].shape[0].outer;
  CHECK(std::any_of(ring.begin(), ring.end(), [&](Point point) { return glm::distance(point, known) < 5; }));
}

TEST_CASE("a file that is not there, empty, or no boundaries at all is refused") {
  const Folder folder;
  check_refused(folder.path("absent.shp"), {"absent.shp", "no such file"});
  check_refused(folder.path("absent.geojson"), {"absent.geojson", "no such file"});
  check_refused(folder.write("empty.shp", ""), {"empty.shp", "is empty"});
  check_refused(folder.write("empty.geojson", ""), {"empty.geojson", "is empty"});
  check_refused(folder.write("short.shp", "PK"), {"short.shp", "shorter than a shapefile's header"});
  check_refused(folder.write("text.shp", std::string(500, 'x')), {"text.shp", "not a shapefile"});
  check_refused(folder.write("holes.shp", std::string(500, '\0')), {"holes.shp", "not a shapefile"});
  check_refused(folder.write("picture.png", "\x89PNG\r\n\x1a\n"), {"picture.png", "cannot be read"});
  check_refused(folder.write("broken.geojson", R"({"type":"FeatureCollection","features":[{"type":"Feat)"),
                {"broken.geojson"});
  check_refused(folder.write("none.geojson", geojson("")), {"none.geojson"});
  check_refused(folder.path(""), {});  // a folder without any layer
}

TEST_CASE("a shapefile without its companions, or cut short, is refused by name") {
  const Folder folder;
  const std::string path = write_shapefile(folder, "wards", two_areas);
  SUBCASE("no .dbf") {
    fs::remove(folder.path("wards.dbf"));
    check_refused(path, {"wards.shp", ".dbf file is missing"});
  }
  SUBCASE("no .shx") {
    fs::remove(folder.path("wards.shx"));
    check_refused(path, {"wards.shp", ".shx file is missing"});
  }
  SUBCASE("no .prj") {
    fs::remove(folder.path("wards.prj"));
    check_refused(path, {"wards.shp", "layer wards", "no coordinate reference system", "EPSG:27700"});
    CHECK(read(path, "CODE", "EPSG:27700"));
  }
  SUBCASE("a .prj that says nothing") {
    folder.write("wards.prj", "nonsense");
    check_refused(path, {"wards.shp", "no coordinate reference system"});
  }
  SUBCASE("a CRS that is none") {
    check_refused(path, read(path, "CODE", "EPSG:nonsense"), {"EPSG:nonsense", "coordinate reference system"});
  }
  SUBCASE("the .shp cut") {
    cut_to(path, fs::file_size(path) - 40);
    check_refused(path, {"wards.shp", "is truncated", "bytes"});
  }
  SUBCASE("the .shx cut") {
    cut_to(folder.path("wards.shx"), fs::file_size(folder.path("wards.shx")) - 8);
    check_refused(path, {"wards.shp"});
  }
  SUBCASE("the .dbf cut") {
    cut_to(folder.path("wards.dbf"), fs::file_size(folder.path("wards.dbf")) - 170);
    check_refused(path, {"wards.shp"});
  }
  SUBCASE("a record of the .shp overwritten") {
    overwrite(path, 100 + 8, std::string("\x63\0\0\0", 4));  // shape type 99
    check_refused(path, {"wards.shp"});
  }
  SUBCASE("a coordinate that is no number") {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    std::string bytes(sizeof nan, '\0');
    std::memcpy(bytes.data(), &nan, sizeof nan);
    overwrite(path, 100 + 8 + 44 + 4 + 16,
              bytes);  // after the header, the record's header, its box and counts, one point
    check_refused(path, {"wards.shp", "row 0", "E1"});
  }
}

TEST_CASE("points and lines are refused: a map needs polygons") {
  const Folder folder;
  const std::string points =
      write_shapefile(folder, "points", {{"E1", "Abbey", "POINT(530000 180000)"}}, gla_grid, "POINT");
  check_refused(points, {"points.shp", "layer wards", "row 0", "POINT", "polygons"});
  const std::string lines = write_shapefile(
      folder, "lines", {{"E1", "Abbey", "LINESTRING(530000 180000,530100 180000)"}}, gla_grid, "LINESTRING");
  check_refused(lines, {"lines.shp", "layer wards", "row 0", "LINESTRING", "polygons"});
}

TEST_CASE("codes must be there, filled and unique") {
  const Folder folder;
  const std::string twice =
      write_shapefile(folder, "twice", {{"E1", "Abbey", near_square}, {"e1 ", "Alibon", far_square}});
  const auto merged = read(twice);
  REQUIRE(merged);
  CHECK(merged.value->areas.size() == 1);
  CHECK(says(merged.findings.front(), {"twice.shp", "row 1", "E1", "Alibon", "Abbey"}));
  const std::string blank =
      write_shapefile(folder, "blank", {{"E1", "Abbey", near_square}, {"  ", "Alibon", far_square}});
  check_refused(blank, {"blank.shp", "row 1", "column CODE", "blank"});
  const std::string path = write_shapefile(folder, "wards", two_areas);
  check_refused(path, read(path, "GSS_CODE"),
                {"wards.shp", "layer wards", "column GSS_CODE", "no such column", "CODE, NAME"});
  check_refused(path, read(path, ""), {"wards.shp", "code column"});
  CHECK(read(path, "code"));  // OGR folds the case of column names
}

TEST_CASE("areas must have an extent") {
  const Folder folder;
  check_refused(
      write_shapefile(folder, "flat",
                      {{"E1", "Abbey", "POLYGON((530000 180000,530100 180000,530050 180000,530000 180000))"}}),
      {"flat.shp", "row 0", "E1"});
  check_refused(write_shapefile(folder, "empty", {}), {"empty.shp", "layer wards", "no areas"});
}

TEST_CASE("a layer that the source does not have is refused") {
  const Folder folder;
  const std::string path = write_shapefile(folder, "wards", two_areas);
  const auto outcome = read_layer(
      {.id = "wards", .source = path, .source_layer = "boroughs", .code = "CODE", .name = {}, .parent = {}, .crs = {}});
  check_refused(path, outcome, {"wards.shp", "boroughs"});
}

TEST_CASE("a ring that crosses itself is repaired, with a warning") {
  const Folder folder;
  const auto outcome = read(write_shapefile(folder, "tie", {{"E1", "Abbey", bow_tie}, {"E2", "Alibon", far_square}}));
  REQUIRE(outcome);
  REQUIRE(outcome.findings.size() == 1);
  const Finding& finding = outcome.findings[0];
  INFO(describe(finding));
  CHECK(finding.severity == Severity::warning);
  CHECK(finding.place.row == 0);
  CHECK(says(finding, {"tie.shp", "layer wards", "row 0", "E1", "repaired"}));
  CHECK(area_of(outcome.value->areas[0].shape) == doctest::Approx(5000));
  CHECK(is_valid(outcome.value->areas[0].shape));
}

TEST_CASE("every fault of a file is told, not only the first") {
  const Folder folder;
  const auto outcome = read(write_shapefile(
      folder, "many", {{"", "a", near_square}, {"E1", "b", ""}, {"E1", "c", near_square}, {"E2", "d", near_square}}));
  CHECK_FALSE(outcome);
  CHECK(outcome.findings.size() == 2);  // a blank code, and a row without a shape
}

TEST_CASE("places outside what a CRS can reach are refused") {
  const Folder folder;
  const std::string path = folder.write(
      "pole.geojson", geojson(geojson_feature(
                          "E1", R"({"type":"Polygon","coordinates":[[[500,100],[501,100],[501,101],[500,100]]]})")));
  check_refused(path, {"pole.geojson", "row 0", "E1"});
}

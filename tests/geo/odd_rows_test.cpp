// Rows of a layer that are not what a map wants: out of the world, without a shape, of several kinds, or twice.

#include <doctest/doctest.h>

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "geo/read/read_layer.h"
#include "geo/read/valid_shape.h"
#include "tests/geo/fixtures.h"

using namespace hustings;
using namespace hustings::fixtures;

namespace {

std::string feature(const std::string& code, const std::string& name, const std::string& geometry,
                    const std::string& parent = "B1") {
  return fmt::format(R"({{"type":"Feature","properties":{{"CODE":"{}","NAME":"{}","IN":"{}"}},"geometry":{}}})", code,
                     name, parent, geometry);
}

std::string square_json(double x, double y, double side = 100) {
  return fmt::format(R"({{"type":"Polygon","coordinates":[[[{0},{1}],[{2},{1}],[{2},{3}],[{0},{3}],[{0},{1}]]]}})", x,
                     y, x + side, y + side);
}

const std::string here = square_json(530000, 180000);
const std::string beside = square_json(530100, 180000);
const std::string island = square_json(530500, 180000);

Outcome<Layer> read(const Folder& folder, const std::vector<std::string>& features,
                    const std::string& target = "EPSG:27700") {
  const std::string path = folder.write(
      "wards.geojson",
      R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::27700"}},"features":[)" +
          fmt::format("{}", fmt::join(features, ",")) + "]}");
  return read_layer({.id = "wards",
                     .source = path,
                     .source_layer = {},
                     .code = "CODE",
                     .name = "NAME",
                     .parent = "IN",
                     .crs = {},
                     .target_crs = target});
}

void check_refused(const Outcome<Layer>& outcome, const std::vector<std::string>& parts) {
  CHECK_FALSE(outcome);
  REQUIRE(has_errors(outcome.findings));
  INFO(describe(first_error(outcome.findings)));
  CHECK(says(first_error(outcome.findings), parts));
  CHECK_FALSE(first_error(outcome.findings).remedy.empty());
}

/// Read, with a single warning.
Layer check_warned(const Outcome<Layer>& outcome, const std::vector<std::string>& parts) {
  REQUIRE(outcome);
  REQUIRE(outcome.findings.size() == 1);
  const Finding& finding = outcome.findings.front();
  INFO(describe(finding));
  CHECK(finding.severity == Severity::warning);
  CHECK(says(finding, {"wards.geojson", "layer wards"}));
  CHECK(says(finding, parts));
  CHECK_FALSE(finding.remedy.empty());
  for (const Area& area : outcome.value->areas) CHECK(is_valid(area.shape));
  return *outcome.value;
}

}  // namespace

TEST_CASE("coordinates that no system has are refused, whatever their size") {
  const Folder folder;
  for (const char* coordinate : {"1.1e8", "-1.1e8", "1e16", "1e156", "-1e160", "1.7e308"}) {
    CAPTURE(coordinate);
    const std::string far_east = fmt::format(
        R"({{"type":"Polygon","coordinates":[[[530000,180000],[{0},180000],[530000,180100],[530000,180000]]]}})",
        coordinate);
    const std::string far_north = fmt::format(
        R"({{"type":"Polygon","coordinates":[[[530000,180000],[530100,{0}],[530000,180100],[530000,180000]]]}})",
        coordinate);
    for (const std::string& shape :
         {far_east, far_north, R"({"type":"GeometryCollection","geometries":[)" + far_north + "," + here + "]}"})
      check_refused(read(folder, {feature("E1", "Abbey", here), feature("E2", "Alibon", shape)}),
                    {"wards.geojson", "layer wards", "row 1", "E2 Alibon", "coordinate", "no place"});
  }
  // They may come up on the way to the atlas's system, too: here they become tenths of a millimetre.
  check_refused(read(folder, {feature("E1", "Abbey", here)}, "+proj=merc +k_0=10000 +type=crs"),
                {"row 0", "E1 Abbey", "coordinate"});
}

TEST_CASE("the polygons of a collection are taken, and what is beside them is named") {
  const Folder folder;
  const std::string line = R"({"type":"LineString","coordinates":[[530000,180000],[530500,180500]]})";
  const std::string points = R"({"type":"MultiPoint","coordinates":[[530000,180000],[530500,180500]]})";
  const auto collection = [](const std::vector<std::string>& parts) {
    return fmt::format(R"({{"type":"GeometryCollection","geometries":[{}]}})", fmt::join(parts, ","));
  };
  const auto check = [&](const std::vector<std::string>& parts, double area, const std::vector<std::string>& said) {
    const Layer layer =
        check_warned(read(folder, {feature("E1", "Abbey", collection(parts)), feature("E2", "Alibon", beside)}), said);
    REQUIRE(layer.areas.size() == 2);
    CHECK(area_of(layer.areas[0].shape) == doctest::Approx(area));
  };
  check({here, line}, 10000, {"row 0", "E1 Abbey", "collection", "1 line", "left out"});
  check({line, points, here, island}, 20000, {"E1 Abbey", "1 line and 2 points", "left out"});
  check({here, island}, 20000, {"E1 Abbey", "collection"});
  check({collection({line, here})}, 10000, {"E1 Abbey", "1 line"});
  check({here, square_json(530050, 180000)}, 15000, {"E1 Abbey"});  // what two of them cover counts once
  check({here, square_json(530000, 180100)}, 20000, {"E1 Abbey"});  // a common side is no border
  check_refused(read(folder, {feature("E1", "Abbey", collection({line, points}))}),
                {"row 0", "E1 Abbey", "GEOMETRYCOLLECTION", "polygons"});
  std::vector<std::string> many;
  for (int i = 0; i < 30; ++i)
    many.push_back(feature(fmt::format("E{}", i), "Ward", collection({square_json(530000 + 100 * i, 180000), line})));
  check_warned(read(folder, many), {"row 0", "30 areas", "E0 Ward", "and 25 more", "30 lines"});
}

TEST_CASE("rows without a shape are left out with one warning") {
  const Folder folder;
  const std::string empty = R"({"type":"Polygon","coordinates":[]})";
  for (const std::string& nothing : {std::string("null"), empty}) {
    const Layer layer = check_warned(read(folder, {feature("E1", "Abbey", here), feature("E2", "Alibon", nothing)}),
                                     {"row 1", "E2 Alibon", "without a shape", "left out"});
    REQUIRE(layer.areas.size() == 1);
    CHECK(layer.areas[0].code == "E1");
  }
  const std::vector<std::string> rows{feature("", "All of them", "null"), feature("E1", "Abbey", here),
                                      feature("E1", "Abbey", "null"), feature("E2", "Alibon", "null")};
  const Layer layer = check_warned(read(folder, rows), {"row 0", "3 rows", "E2 Alibon"});
  CHECK(layer.areas.size() == 1);
  check_refused(read(folder, {feature("E1", "Abbey", "null")}), {"wards.geojson", "no areas"});
  const std::string shapefile = write_shapefile(
      folder, "wards",
      {{"E1", "Abbey", "POLYGON((530000 180000,530100 180000,530100 180100,530000 180000))"}, {"E2", "Alibon", ""}});
  const Outcome<Layer> from_shapefile = read_layer({.id = "wards",
                                                    .source = shapefile,
                                                    .source_layer = {},
                                                    .code = "CODE",
                                                    .name = "NAME",
                                                    .parent = {},
                                                    .crs = {}});
  REQUIRE(from_shapefile);
  REQUIRE(from_shapefile.findings.size() == 1);
  CHECK(says(from_shapefile.findings[0], {"wards.shp", "row 1", "E2 Alibon", "without a shape"}));
}

TEST_CASE("rows of one code and name are one area") {
  const Folder folder;
  struct Case {
    std::string second;
    double area;
    std::size_t parts;
  };
  for (const Case& one : {Case{island, 20000, 2},
                          {beside, 20000, 1},
                          {here, 10000, 1},
                          {square_json(530050, 180050), 17500, 1},
                          {square_json(530100, 180100), 20000, 2}}) {
    CAPTURE(one.second);
    for (const bool turned : {false, true}) {
      const std::vector<std::string> rows{feature("E1", "St. Abbey", turned ? one.second : here),
                                          feature("E2", "Alibon", square_json(540000, 180000)),
                                          feature("e1 ", "ST ABBEY", turned ? here : one.second)};
      const Layer layer = check_warned(read(folder, rows), {"row 2", "E1", "rows 0 and 2", "merged", "own code"});
      REQUIRE(layer.areas.size() == 2);
      CHECK(area_of(layer.areas[0].shape) == doctest::Approx(one.area));
      CHECK(layer.areas[0].shape.size() == one.parts);
    }
  }
  const Layer three = check_warned(
      read(folder, {feature("E1", "Abbey", here), feature("E1", "Abbey", beside), feature("E1", "Abbey", island)}),
      {"2 rows", "rows 0 and 1", "rows 0 and 2"});
  CHECK(area_of(three.areas[0].shape) == doctest::Approx(30000));
  const Layer renamed = check_warned(read(folder, {feature("E1", "Abbey", here), feature("E1", "Alibon", island)}),
                                     {"row 1", "E1 Alibon", "rows 0 and 1", "first called Abbey", "own code"});
  REQUIRE(renamed.areas.size() == 1);
  CHECK(renamed.areas[0].name == "Abbey");
  CHECK(area_of(renamed.areas[0].shape) == doctest::Approx(20000));
  // A column whose codes repeat all the time is no code.
  std::vector<std::string> numbers;
  for (int i = 0; i < 8; ++i)
    numbers.push_back(
        feature(std::to_string(i % 4), "Ward " + std::to_string(i), square_json(530000 + 100 * i, 180000)));
  check_refused(read(folder, numbers), {"4 rows", "row 4", "another name", "STATE + NAME"});
  check_refused(read(folder, {feature("E1", "Abbey", here, "B1"), feature("E1", "Abbey", island, "B2")}),
                {"row 1", "column CODE", "E1", "row 0"});
}

TEST_CASE("parts that overlap, touch or cross are united") {
  const auto part = [](Ring ring) { return Polygon{.outer = std::move(ring), .holes = {}}; };
  const Shape apart{part(square({0, 0}, 10)), part(square({20, 0}, 10))};
  REQUIRE(valid_shape(apart).size() == 2);
  CHECK(valid_shape(apart)[1].outer == apart[1].outer);  // what is valid stays as it is
  CHECK(area_of(valid_shape({part(square({0, 0}, 10)), part(square({5, 0}, 10))})) == doctest::Approx(150));
  CHECK(area_of(valid_shape({part(square({0, 0}, 10)), part(square({2, 2}, 4))})) == doctest::Approx(100));
  CHECK(area_of(valid_shape({part({{0, 0}, {10, 10}, {10, 0}, {0, 10}}), part(square({0, 0}, 10))})) ==
        doctest::Approx(100));
  CHECK(valid_shape({}).empty());
  CHECK(valid_shape({part({{0, 0}, {5, 5}, {9, 9}})}).empty());
}

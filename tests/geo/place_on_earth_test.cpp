// Boundaries that lie elsewhere than their CRS says, or where the atlas's CRS is not made for.

#include <doctest/doctest.h>

#include <cmath>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <glm/geometric.hpp>
#include <optional>

#include "geo/read/read_layer.h"
#include "geo/read/read_places.h"
#include "tests/geo/fixtures.h"

using namespace hustings;
using namespace hustings::fixtures;

namespace {

struct Spot {
  double x, y;
};

/// A layer of small squares, one at each place.
struct Source {
  std::vector<Spot> places;
  std::string crs;  ///< empty: as GeoJSON, longitude and latitude
  std::string target = "EPSG:27700";
  double side = 0.01;
};

Outcome<Layer> read(const Folder& folder, const Source& source) {
  std::vector<std::string> features;
  for (const auto& [x, y] : source.places)
    features.push_back(
        fmt::format(R"({{"type":"Feature","properties":{{"CODE":"X{0}"}},"geometry":{{"type":"Polygon","coordinates":)"
                    R"([[[{1},{2}],[{3},{2}],[{3},{4}],[{1},{4}],[{1},{2}]]]}}}})",
                    features.size(), x, y, x + source.side, y + source.side));
  const std::string path = folder.write(
      "areas.geojson", fmt::format(R"({{"type":"FeatureCollection","features":[{}]}})", fmt::join(features, ",")));
  return read_layer({.id = "areas",
                     .source = path,
                     .source_layer = {},
                     .code = "CODE",
                     .name = {},
                     .parent = {},
                     .crs = source.crs,
                     .target_crs = source.target});
}

/// One line for all areas, which says this; empty parts: nothing is said.
void check_doubt(const Outcome<Layer>& outcome, Severity severity, const std::vector<std::string>& parts) {
  for (const Finding& finding : outcome.findings) INFO(describe(finding));
  if (parts.empty()) {
    CHECK_MESSAGE(outcome.findings.empty(), describe(outcome.findings.front()));
    return;
  }
  REQUIRE(outcome.findings.size() == 1);
  const Finding& finding = outcome.findings.front();
  INFO(describe(finding));
  CHECK(finding.severity == severity);
  CHECK(outcome.value.has_value() == (severity == Severity::warning));
  CHECK(says(finding, {"areas.geojson", "layer areas"}));
  CHECK(says(finding, parts));
  CHECK_FALSE(finding.remedy.empty());
}

/// The CRS that a remedy proposes, as in crs = "EPSG:32614".
std::optional<std::string> proposed_crs(const std::string& remedy) {
  const std::string key = "crs = \"";
  const std::size_t begin = remedy.find(key);
  if (begin == std::string::npos) return std::nullopt;
  const std::size_t end = remedy.find('"', begin + key.size());
  return remedy.substr(begin + key.size(), end - begin - key.size());
}

const std::vector<Spot> london = {{-0.2, 51.4}, {-0.1, 51.4}, {0.0, 51.5}};
const std::vector<Spot> london_grid = {{525000, 170000}, {532000, 171000}, {538000, 182000}};

std::vector<Spot> swapped(std::vector<Spot> places) {
  for (Spot& place : places) std::swap(place.x, place.y);
  return places;
}

}  // namespace

TEST_CASE("what lies where its CRS and the atlas's are made for raises no doubt") {
  const Folder folder;
  check_doubt(read(folder, {.places = london, .crs = {}}), Severity::warning, {});
  check_doubt(read(folder, {.places = {{-5.93, 54.6}, {-1.2, 60.3}, {-6.3, 49.9}}, .crs = {}}), Severity::warning, {});
  check_doubt(read(folder, {.places = london_grid, .crs = "EPSG:27700", .side = 100}), Severity::warning, {});
  check_doubt(read(folder, {.places = {{13.4, 52.5}, {13.5, 52.5}}, .crs = {}, .target = "EPSG:25833"}),
              Severity::warning, {});
  check_doubt(read(folder, {.places = {{179.8, -17}, {-179.9, -17}}, .crs = {}, .target = "EPSG:3832"}),
              Severity::warning, {});
  // A map that somebody drew from the corner of a sheet.
  check_doubt(read(folder, {.places = {{0, 0}, {10, 0}, {0, 10}, {20, 20}}, .crs = "EPSG:27700", .side = 10}),
              Severity::warning, {});
}

TEST_CASE("metres that are called degrees are refused in one line, which says what they may be") {
  const Folder folder;
  check_doubt(read(folder, {.places = london_grid, .crs = {}, .side = 100}), Severity::error,
              {"row 0", "X0 and 2 more areas", "525000", "170000", "longitude and latitude",
               "these are metres, as of EPSG:27700", "51.5° N 0.1° W", "crs = \"EPSG:27700\""});
  // An easting and a northing of the Netherlands lie in Britain too; these do not.
  check_doubt(read(folder, {.places = {{120000, 1150000}}, .crs = {}, .side = 100}), Severity::error, {"EPSG:27700"});
  check_doubt(read(folder, {.places = {{1570000, 5180000}, {1750000, 5430000}}, .crs = {}, .side = 100}),
              Severity::error, {"these are metres, as of EPSG:2193", "crs = \"EPSG:2193\""});
  // No grid has these: nothing is guessed.
  check_doubt(read(folder, {.places = {{9e7, 9e7}}, .crs = {}, .side = 100}), Severity::error,
              {"no longitude and latitude", "say of which system"});
  check_doubt(read(folder, {.places = {{-0.1, 51.5}, {500, 100}}, .crs = {}}), Severity::error, {"row 1", "X1 lies"});
  check_doubt(read(folder, {.places = {{-0.1, 51.5}, {380, 50}}, .crs = {}}), Severity::error, {"row 1", "X1 lies"});
}

TEST_CASE("degrees that are called metres are doubted") {
  const Folder folder;
  const std::vector<std::vector<Spot>> anywhere = {
      london, {{172.6, -43.5}, {174.7, -36.8}}, {{-99.9, 40.1}, {-99.7, 40.1}}};
  for (const std::vector<Spot>& places : anywhere)
    check_doubt(read(folder, {.places = places, .crs = "EPSG:27700"}), Severity::warning,
                {"X0", "degrees", "metres", "crs = \"EPSG:4326\""});
}

TEST_CASE("latitude before longitude is doubted, or refused where it cannot be") {
  const Folder folder;
  check_doubt(read(folder, {.places = swapped(london), .crs = {}}), Severity::warning,
              {"X0 and 2 more areas", "swapped", "latitude first", "0.2° S, 51.4° E", "51.4° N, 0.2° W",
               "longitude before latitude"});
  check_doubt(read(folder, {.places = {{-41.3, 174.8}, {-36.8, 174.7}}, .crs = {}}), Severity::error,
              {"X0 and 1 more area", "Latitude first?", "latitude_first = true"});
  // UTM zone 33 with the northing first: far beyond the zone as it stands.
  check_doubt(
      read(
          folder,
          {.places = {{5818000, 390000}, {5819000, 391000}}, .crs = "EPSG:25833", .target = "EPSG:25833", .side = 100}),
      Severity::warning, {"X0", "swapped", "northing first", "easting before northing"});
}

TEST_CASE("areas where the atlas's CRS is not made for are doubted, and the CRS that is proposed fits") {
  const Folder folder;
  for (int north = -75; north <= 75; north += 30)
    for (int east = -179; east < 180; east += 17) {
      const std::vector<Spot> places = {{east + 0.0, north + 0.0}, {east + 0.3, north + 0.2}};
      const Outcome<Layer> outcome = read(folder, {.places = places, .crs = {}});
      check_doubt(outcome, Severity::warning, {"X0 and 1 more area", "outside", "EPSG:27700", "at its top"});
      const auto proposed = proposed_crs(outcome.findings.at(0).remedy);
      REQUIRE(proposed);
      CAPTURE(*proposed);
      check_doubt(read(folder, {.places = places, .crs = {}, .target = *proposed}), Severity::warning, {});
    }
}

TEST_CASE("a group across the date line gets one zone, and a continent none") {
  const Folder folder;
  const Outcome<Layer> fiji = read(folder, {.places = {{179.8, -17}, {-179.8, -17}, {-179.6, -17}}, .crs = {}});
  check_doubt(fiji, Severity::warning, {"X0 and 2 more areas", "outside", "17.0° S"});
  CHECK(proposed_crs(fiji.findings.at(0).remedy) == "EPSG:32701");
  const Outcome<Layer> states = read(folder, {.places = {{-120, 40}, {-75, 41}}, .crs = {}});
  check_doubt(states, Severity::warning, {"outside", "CRS that is made for it"});
  CHECK_FALSE(proposed_crs(states.findings.at(0).remedy));
}

TEST_CASE("one area far from the others is named") {
  const Folder folder;
  std::vector<Spot> places = london;
  places.push_back({10, 50});
  check_doubt(read(folder, {.places = places, .crs = {}}), Severity::warning,
              {"row 3", "X3 lies outside", "50.0° N, 10.0° E"});
}

TEST_CASE("coordinates of another system than the one that is named are doubted") {
  const Folder folder;
  // British eastings and northings, called a zone of which they would be far to the south.
  check_doubt(read(folder, {.places = london_grid, .crs = "EPSG:25833", .target = "EPSG:25833", .side = 100}),
              Severity::warning, {"X0 and 2 more areas", "outside", "CRS of the file"});
}

TEST_CASE("a source without a CRS is refused, and what is proposed fits its coordinates") {
  const Folder folder;
  const auto refusal = [&](const std::string& wkt) {
    const std::string path = write_shapefile(folder, "areas", {{"X0", "Abbey", wkt}}, "");
    const Outcome<Layer> outcome = read_layer(
        {.id = "areas", .source = path, .source_layer = {}, .code = "CODE", .name = {}, .parent = {}, .crs = {}});
    CHECK_FALSE(outcome);
    REQUIRE(outcome.findings.size() == 1);
    CHECK(says(outcome.findings[0], {"no coordinate reference system"}));
    return proposed_crs(outcome.findings[0].remedy);
  };
  CHECK(refusal("POLYGON((10 50,10.2 50,10.2 50.1,10 50))") == "EPSG:4326");
  CHECK(refusal("POLYGON((530000 180000,530100 180000,530100 180100,530000 180000))") == "EPSG:27700");
}

TEST_CASE("latitude that comes first is turned around where that is said") {
  const Folder folder;
  const std::string path =
      write_shapefile(folder, "areas", {{"X0", "Abbey", "POLYGON((51.4 -0.2,51.41 -0.2,51.41 -0.19,51.4 -0.2))"}},
                      "GEOGCS[\"WGS 84\",DATUM[\"WGS_1984\",SPHEROID[\"WGS 84\",6378137,298.257223563]],"
                      "PRIMEM[\"Greenwich\",0],UNIT[\"degree\",0.0174532925199433]]");
  LayerSource source{
      .id = "areas", .source = path, .source_layer = {}, .code = "CODE", .name = {}, .parent = {}, .crs = {}};
  check_doubt(read_layer(source), Severity::warning, {"swapped"});
  source.latitude_first = true;
  const Outcome<Layer> turned = read_layer(source);
  REQUIRE(turned);
  CHECK(turned.findings.empty());
  CHECK(turned.value->bounds.centre().x == doctest::Approx(525500).epsilon(0.01));
}

TEST_CASE("a TopoJSON without a CRS has degrees where its coordinates can be") {
  const Folder folder;
  const auto source = [&](const std::string& ring) {
    return LayerSource{
        .id = "areas",
        .source = folder.write("areas.topojson",
                               R"({"type":"Topology","objects":{"a":{"type":"GeometryCollection","geometries":)"
                               R"([{"type":"Polygon","arcs":[[0]],"properties":{"CODE":"X0"}}]}},"arcs":[)" +
                                   ring + "]}"),
        .source_layer = {},
        .code = "CODE",
        .name = {},
        .parent = {},
        .crs = {}};
  };
  const LayerSource degrees = source("[[-0.2,51.4],[-0.1,51.4],[-0.1,51.5],[-0.2,51.4]]");
  const Outcome<Layer> read = read_layer(degrees);
  REQUIRE(read);
  CHECK(read.findings.empty());
  CHECK(read.value->bounds.centre().x == doctest::Approx(529000).epsilon(0.01));
  const Outcome<SourcePlaces> places = read_places(degrees);
  REQUIRE(places);
  CHECK(places.value->assumed_degrees);
  check_doubt(read_layer(source("[[530000,180000],[531000,180000],[531000,181000],[530000,180000]]")), Severity::error,
              {"no coordinate reference system", "these are metres, as of EPSG:27700", "crs = \"EPSG:27700\""});
}

TEST_CASE("a map's CRS in feet is taken in metres") {
  const Folder folder;
  const Outcome<Layer> feet = read(folder, {.places = {{-74, 40.7}}, .crs = {}, .target = "EPSG:2263"});
  const Outcome<Layer> metres = read(folder, {.places = {{-74, 40.7}}, .crs = {}, .target = "EPSG:32118"});
  REQUIRE(feet);
  REQUIRE(metres);
  CHECK(area_of(feet.value->areas[0].shape) == doctest::Approx(area_of(metres.value->areas[0].shape)).epsilon(1e-4));
}

TEST_CASE("areas with a CRS of their own stand upright, as large as they are, about where they lie") {
  const Folder folder;
  folder.write("areas.geojson",
               R"({"type":"FeatureCollection","features":[)"
               R"({"type":"Feature","properties":{"CODE":"X0"},"geometry":{"type":"Polygon","coordinates":[[[-96,38],)"
               R"([-95,38],[-95,39],[-96,39],[-96,38]]]}},)"
               R"({"type":"Feature","properties":{"CODE":"X1"},"geometry":{"type":"Polygon","coordinates":[[[-151,63],)"
               R"([-149,63],[-149,65],[-151,65],[-151,63]]]}}]})");
  LayerSource source{.id = "areas",
                     .source = (folder / "areas.geojson").string(),
                     .source_layer = {},
                     .code = "CODE",
                     .name = {},
                     .parent = {},
                     .crs = {},
                     .target_crs = "+proj=laea +lat_0=38 +lon_0=-96 +datum=WGS84 +units=m +no_defs"};
  const Outcome<Layer> leaning = read_layer(source);
  source.elsewhere = {{.crs = "+proj=laea +lat_0=64 +lon_0=-150 +datum=WGS84 +units=m +no_defs", .codes = {"X1"}}};
  const Outcome<Layer> upright = read_layer(source);
  REQUIRE(leaning);
  REQUIRE(upright);
  const Box leaning_box = bounds_of(leaning.value->areas[1].shape), box = bounds_of(upright.value->areas[1].shape);
  CHECK(upright.value->areas[0].shape.front().outer == leaning.value->areas[0].shape.front().outer);
  CHECK(area_of(upright.value->areas[1].shape) ==
        doctest::Approx(area_of(leaning.value->areas[1].shape)).epsilon(0.001));
  CHECK(glm::distance(box.centre(), leaning_box.centre()) < 20'000);
  CHECK(leaning_box.size().x > 1.5 * box.size().x);
  CHECK(box.size().y == doctest::Approx(2 * 111'500).epsilon(0.02));
  CHECK(upright.findings.empty());
}

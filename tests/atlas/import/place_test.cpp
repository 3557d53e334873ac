// Which projection a first atlas gets, from where its areas lie.

#include <doctest/doctest.h>

#include <fmt/format.h>
#include <set>

#include "atlas/import/far_parts.h"
#include "atlas/import/place_of_source.h"
#include "tests/folder.h"

using namespace hustings;

namespace {

/// So many square areas, columns by rows, from a corner, each `step` degrees wide and high.
void add_block(std::vector<AreaSpot>& areas, Point low, int columns, int rows, double step) {
  for (int row = 0; row < rows; ++row)
    for (int column = 0; column < columns; ++column) {
      const Point corner = low + step * Point(column, row);
      const std::string code = fmt::format("A{}", areas.size());
      const EarthBox box{usual_longitude(corner.x), corner.y, usual_longitude(corner.x + step), corner.y + step};
      areas.push_back({.code = code, .name = "Area " + code, .label = box.middle(), .box = box});
    }
}

std::vector<AreaSpot> block(Point low, int columns, int rows, double step) {
  std::vector<AreaSpot> areas;
  add_block(areas, low, columns, rows, step);
  return areas;
}

PlaceChoice choice(const std::vector<AreaSpot>& areas) { return choose_place(areas, carried_grids(), regions_about); }

}  // namespace

TEST_CASE("areas get the grid of the country that they lie in") {
  struct Where {
    const char* crs;
    Point low;
    double step;
  };
  const std::vector<Where> places = {
      {"EPSG:27700", {-0.5, 51.3}, 0.1},  // London
      {"EPSG:27700", {-5.5, 50.2}, 1.2},  // Great Britain
      {"EPSG:2157", {-6.5, 53.2}, 0.05},  // Dublin
      {"EPSG:2157", {-9.9, 51.6}, 0.6},   // Ireland
      {"EPSG:2154", {-1, 43.5}, 1.0},     // France
      {"EPSG:28992", {4.5, 52}, 0.2},     // Netherlands
      {"EPSG:31370", {4, 50.3}, 0.1},     // Belgium
      {"EPSG:2180", {16, 50.5}, 0.8},     // Poland
      {"EPSG:2193", {172.5, -42}, 0.2},   // New Zealand
      {"EPSG:25832", {9.5, 53.3}, 0.1},   // Hamburg
      {"EPSG:3035", {6.5, 48}, 1.3},      // Germany, over two zones
  };
  for (const Where& where : places) {
    const PlaceChoice chosen = choice(block(where.low, 6, 5, where.step));
    CAPTURE(where.crs);
    CAPTURE(chosen.where);
    CHECK(chosen.crs == where.crs);
    CHECK(chosen.insets.empty());
    CHECK(chosen.doubt.empty());
    CHECK(is_projected_crs(chosen.crs));
  }
}

TEST_CASE("elsewhere the projection keeps sizes true about the middle, also over the date line") {
  const PlaceChoice west = choice(block({-100, 40}, 3, 2, 0.2));
  CHECK(west.crs == "+proj=laea +lat_0=40.2 +lon_0=-99.7 +datum=WGS84 +units=m +no_defs");
  CHECK(west.title == "Lambert azimuthal equal-area about 40.2° N 99.7° W");
  CHECK(west.where == "about 40.2° N 99.7° W, United States");
  const PlaceChoice line = choice(block({179.8, -17}, 3, 2, 0.2));
  CHECK(line.crs == "+proj=laea +lat_0=-16.8 +lon_0=-179.9 +datum=WGS84 +units=m +no_defs");
  CHECK(is_projected_crs(line.crs));
  // No national grid of a neighbour: Bilbao lies within the box of France's.
  CHECK(choice(block({-3.2, 43.1}, 3, 2, 0.05)).crs == "EPSG:25830");
}

TEST_CASE("one area in a hundred may lie outside of a grid, and not two") {
  std::vector<AreaSpot> areas = block({-0.5, 51.3}, 20, 10, 0.02);
  add_block(areas, {3, 50.5}, 2, 1, 0.02);
  CHECK(choice(areas).crs == "EPSG:27700");
  add_block(areas, {3, 50.6}, 3, 1, 0.02);
  CHECK(choice(areas).crs != "EPSG:27700");
}

TEST_CASE("parts far from the rest become insets that stand upright, and do not move the map") {
  std::vector<AreaSpot> states = block({-122, 30}, 20, 8, 2.4);
  const std::string home = choice(states).crs;
  add_block(states, {-160, 58}, 3, 2, 3);    // Alaska
  add_block(states, {-156, 19}, 2, 1, 0.3);  // Hawaii
  add_block(states, {-66.5, 18.1}, 1, 1, 0.3);
  const PlaceChoice chosen = choice(states);
  CHECK(chosen.crs == home);
  REQUIRE(chosen.insets.size() == 3);
  CHECK(chosen.insets[0].title == "Alaska");
  CHECK(chosen.insets[0].areas == std::vector<std::string>{"A160", "A161", "A162", "A163", "A164", "A165"});
  CHECK(chosen.insets[0].corner == Corner::lower_left);
  CHECK(chosen.insets[0].scale < 1);
  CHECK(chosen.insets[0].crs == "+proj=laea +lat_0=61 +lon_0=-155.5 +datum=WGS84 +units=m +no_defs");
  CHECK(chosen.insets[1].title == "Hawaii");
  CHECK(chosen.insets[2].title == "Area A168");  // one area has a name of its own
  CHECK(chosen.insets[2].corner == Corner::lower_right);
  CHECK(chosen.insets[2].scale > 1);
  const std::string toml = insets_toml(chosen);
  CHECK(toml.find("moved = true") != std::string::npos);
  CHECK(crs_toml(chosen).find("United States") != std::string::npos);
}

TEST_CASE("islands near the coast, large neighbours and two equal halves are no far parts") {
  std::vector<AreaSpot> coast = block({-5, 50}, 6, 8, 1);
  add_block(coast, {-1.5, 60}, 1, 1, 0.5);  // 220 km north
  CHECK(parts_of_land(coast).far.empty());
  std::vector<AreaSpot> country = block({-120, 45}, 50, 5, 1);
  add_block(country, {-110, 60}, 1, 1, 15);  // a large area of the north, whose middle is far away
  CHECK(parts_of_land(country).far.empty());
  std::vector<AreaSpot> halves = block({0, 0}, 5, 5, 1);
  add_block(halves, {90, 0}, 5, 5, 1);
  CHECK(parts_of_land(halves).far.empty());
  CHECK(parts_of_land(halves).main.size() == 50);
  const PartsOfLand line = parts_of_land(block({170, -20}, 20, 2, 1));
  CHECK(line.far.empty());
}

TEST_CASE("every area is in one part of the land") {
  std::vector<AreaSpot> areas = block({0, 45}, 10, 10, 0.5);
  add_block(areas, {55, -21}, 2, 2, 0.2);
  add_block(areas, {-61.5, 14.5}, 2, 1, 0.2);
  add_block(areas, {-61.6, 16.1}, 1, 1, 0.2);
  const PartsOfLand parts = parts_of_land(areas);
  CHECK(parts.main.size() == 100);
  REQUIRE(parts.far.size() == 2);
  CHECK(parts.far[0].size() == 4);
  CHECK(parts.far[1] == std::vector<std::size_t>{104, 105, 106});  // two islands of one sea share an inset
  std::set<std::size_t> all(parts.main.begin(), parts.main.end());
  for (const auto& part : parts.far) all.insert(part.begin(), part.end());
  CHECK(all.size() == areas.size());
}

TEST_CASE("latitude first is asked where it would make sense of the place, and no more") {
  const PlaceChoice swapped = choice(block({51.4, -0.2}, 3, 2, 0.02));
  CHECK(swapped.doubt.find("latitude first?") != std::string::npos);
  CHECK(swapped.doubt.find("United Kingdom") != std::string::npos);
  CHECK(choice(block({-0.2, 51.4}, 3, 2, 0.02)).doubt.empty());
  CHECK(choice(block({-100, 40}, 3, 2, 0.2)).doubt.empty());
  CHECK(choice(block({103.6, 1.2}, 3, 2, 0.05)).doubt.empty());
}

TEST_CASE("a source says where it lies, and remedies name options of the command line") {
  const Folder folder;
  const auto source = [&](const std::string& ring) {
    folder.write("areas.geojson",
                 R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"CODE":"X0"},)"
                 R"("geometry":{"type":"Polygon","coordinates":[)" +
                     ring + "]}}]}");
    return LayerSource{.id = "areas",
                       .source = (folder / "areas.geojson").string(),
                       .source_layer = {},
                       .code = "CODE",
                       .name = {},
                       .parent = {},
                       .crs = {}};
  };
  const Outcome<SourcePlace> midwest = place_of(source("[[-100,40],[-99,40],[-99,41],[-100,40]]"), {});
  REQUIRE(midwest);
  CHECK(midwest.value->said.front().find("United States") != std::string::npos);
  const Outcome<SourcePlace> own = place_of(source("[[-100,40],[-99,40],[-99,41],[-100,40]]"), "EPSG:5070");
  REQUIRE(own);
  CHECK(own.value->choice.crs == "EPSG:5070");
  CHECK_FALSE(place_of(source("[[-100,40],[-99,40],[-99,41],[-100,40]]"), "EPSG:4326"));
  const Outcome<SourcePlace> metres =
      place_of(source("[[530000,180000],[531000,180000],[531000,181000],[530000,180000]]"), {});
  CHECK_FALSE(metres);
  REQUIRE(metres.findings.size() == 1);
  CHECK(describe(metres.findings[0]).find("these are metres, as of EPSG:27700") != std::string::npos);
  CHECK(metres.findings[0].remedy == "Say so: --crs EPSG:27700");
  CHECK(with_options("or say latitude_first = true") == "or say --latitude-first");
}

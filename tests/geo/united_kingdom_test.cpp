// The carried layer of the United Kingdom: made from seats that did not quite meet.
#include <doctest/doctest.h>

#include <map>

#include "geo/mesh/topology.h"
#include "geo/read/read_layer.h"
#include "places.h"

using namespace hustings;

TEST_CASE("the 650 seats of the United Kingdom are valid, and neighbours share their borders") {
  const Outcome<Layer> layer = read_layer({.id = "uk-constituencies-2010",
                                           .source = HUSTINGS_TEST_ASSETS "/boundaries/uk-constituencies-2010.shp",
                                           .source_layer = {},
                                           .code = "GSS_CODE",
                                           .name = "NAME",
                                           .parent = "PARENT",
                                           .crs = {}});
  REQUIRE(layer);
  CHECK(layer.findings.empty());  // a repaired shape would be one
  std::map<char, int> nations;
  std::map<std::string, std::string> names;
  std::vector<Shape> shapes;
  double square_kilometres = 0;
  for (const Area& area : layer.value->areas) {
    ++nations[area.code[0]];
    names[area.code] = area.name;
    shapes.push_back(area.shape);
    square_kilometres += area_of(area.shape) / 1e6;
    CHECK_MESSAGE(area_of(area.shape) > 5e6, area.name);
  }
  CHECK(nations == std::map<char, int>{{'E', 533}, {'N', 18}, {'S', 59}, {'W', 40}});
  CHECK(names["W07000041"] == "Ynys M\u00F4n");
  CHECK(names["E14000692"] == "Enfield, Southgate");
  CHECK(names["N06000001"] == "Belfast East");
  CHECK(square_kilometres > 240'000);
  CHECK(square_kilometres < 246'000);

  // Merged into one, the seats leave no gap between them: an outline, islands, and not one hole.
  const std::vector<Shape> country = dissolve(build_topology(shapes), 1, [](std::int32_t) { return 0; });
  std::size_t holes = 0;
  for (const Polygon& part : country.front()) holes += part.holes.size();
  CHECK(holes == 0);
  CHECK(area_of(country.front()) / 1e6 == doctest::Approx(square_kilometres).epsilon(1e-9));
}

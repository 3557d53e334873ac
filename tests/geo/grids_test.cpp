// The carried table of grids says what PROJ's database says.

#include <doctest/doctest.h>

#include <cmath>
#include <memory>
#include <ogr_spatialref.h>

#include "geo/read/grids.h"
#include "geo/read/read_places.h"

using namespace hustings;

TEST_CASE("the part of the Earth that each carried grid is made for is PROJ's, and north is up on its meridian") {
  REQUIRE(carried_grids().size() > 20);
  for (const Grid& grid : carried_grids()) {
    CAPTURE(grid.crs);
    OGRSpatialReference crs;
    crs.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    REQUIRE(crs.SetFromUserInput(grid.crs.c_str()) == OGRERR_NONE);
    EarthBox use;
    const char* area = nullptr;
    REQUIRE(crs.GetAreaOfUse(&use.west, &use.south, &use.east, &use.north, &area));
    CHECK(use == grid.use);
    CHECK(grid.area == area);
    CHECK(is_projected_crs(grid.crs));
    const double middle = use.middle().y;
    const std::unique_ptr<OGRSpatialReference> degrees(crs.CloneGeogCS());
    degrees->SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    const std::unique_ptr<OGRCoordinateTransformation> way(OGRCreateCoordinateTransformation(degrees.get(), &crs));
    REQUIRE(way);
    Point low{grid.meridian, middle}, high{grid.meridian, middle + 0.1};
    REQUIRE(way->Transform(1, &low.x, &low.y) != 0);
    REQUIRE(way->Transform(1, &high.x, &high.y) != 0);
    CHECK(high.y > low.y);
    CHECK(std::abs(high.x - low.x) < 0.005 * (high.y - low.y));
  }
}

TEST_CASE("countries have their names from PROJ's database, the likeliest first") {
  const auto first = [](const EarthBox& box) {
    const std::vector<std::string> countries = likely_countries(regions_about(box));
    return countries.empty() ? std::string() : countries.front();
  };
  CHECK(first({-100, 40, -99.4, 40.26}) == "United States");
  CHECK(first({-8.1, 50.1, 1.7, 60.3}) == "United Kingdom");
  CHECK(first({-10, 51.5, -6.1, 55.2}) == "Ireland");
  CHECK(first({6, 47.4, 14.9, 54.9}) == "Germany");
  CHECK(first({3.5, 50.8, 7.1, 53.4}) == "Netherlands");
  CHECK(likely_countries(regions_about({-0.2, 51.38, -0.1, 51.42})) == std::vector<std::string>{"United Kingdom"});
  CHECK(likely_countries(regions_about({3, 50.6, 3.1, 50.7})) ==
        std::vector<std::string>{"Belgium", "France"});  // Lille
  CHECK(first({172.5, -41.5, 173, -41}) == "New Zealand");
  CHECK(first({179.8, -17, -179.6, -16.7}) == "Fiji");
  CHECK(first({-141, 43, -53, 75}) == "Canada");
  CHECK(place_text({-100, 40, -99.4, 40.26}) == "about 40.1° N 99.7° W, United States");
  CHECK(likely_countries(regions_about({-150, -45, -140, -40})).empty());  // the Pacific
}

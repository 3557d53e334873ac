// Boxes over the date line, and how a place is said.

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include "geo/earth.h"

using namespace hustings;

TEST_CASE("a box goes the narrower way around the Earth") {
  const EarthBox fiji = box_about(std::vector<Point>{{179.8, -17}, {-179.6, -16.7}, {-180, -17}, {180, -16.8}});
  CHECK(fiji.west == doctest::Approx(179.8));
  CHECK(fiji.east == doctest::Approx(-179.6));
  CHECK(fiji.width() == doctest::Approx(0.6));
  CHECK(std::abs(fiji.middle().x) > 179.8);
  CHECK(fiji.holds({180, -17}, 0));
  CHECK(fiji.holds({-179.7, -17}, 0));
  CHECK_FALSE(fiji.holds({0, -17}, 0));
  CHECK_FALSE(fiji.holds({180, -15}, 0.5));
  CHECK(fiji.covers(box_about(std::vector<Point>{{179.9, -16.9}, {-179.7, -16.8}}), 0));
  CHECK_FALSE(fiji.covers(box_about(std::vector<Point>{{179.7, -16.9}, {-179.7, -16.8}}), 0));
  const EarthBox britain = box_about(std::vector<Point>{{-5.7, 50.1}, {1.7, 52.6}, {-1.2, 60.3}});
  CHECK(britain == EarthBox{-5.7, 50.1, 1.7, 60.3});
  CHECK_FALSE(britain.holds({std::nan(""), 52}));
}

TEST_CASE("few that lie far away do not tell where the others are") {
  std::vector<Point> places(100, Point{-90, 40});
  places[3] = {-150, 65};
  places[40] = {-66, 18};
  places[41] = {std::nan(""), std::nan("")};
  const auto most = box_about_most(places);
  REQUIRE(most);
  CHECK(*most == EarthBox{-90, 40, -90, 40});
  CHECK_FALSE(box_about_most(std::vector<Point>{{std::nan(""), 0}}));
  CHECK_FALSE(box_about_most({}));
}

TEST_CASE("a place is said in degrees, with tenths where it is small") {
  CHECK(about_text({-124, 25, -67, 49}) == "about 37° N 96° W");
  CHECK(about_text({-0.5, 51.3, 0.3, 51.7}) == "about 51.5° N 0.1° W");
  CHECK(about_text({170, -47, 179, -34}) == "about 40° S 174° E");  // rounded to even
  CHECK(degrees_text({0, 0}, false) == "0° 0°");
  CHECK(degrees_text({-0.04, 51.46}, true) == "51.5° N 0°");
  CHECK(degrees_text({190, -17}, false) == "17° S 170° W");
}

TEST_CASE("distances are those of a sphere, over the date line too") {
  CHECK(kilometres_between({0, 0}, {0, 1}) == doctest::Approx(111.2).epsilon(0.001));
  CHECK(kilometres_between({179.9, 0}, {-179.9, 0}) == doctest::Approx(22.24).epsilon(0.001));
  CHECK(kilometres_between({-0.13, 51.5}, {2.35, 48.86}) == doctest::Approx(343).epsilon(0.01));
}

// A small picture of which area lies where.
#include <algorithm>
#include <doctest/doctest.h>

#include "geo/mesh/area_raster.h"

using namespace hustings;

namespace {

Polygon square(double x, double y, double side) {
  return {.outer = {{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}}, .holes = {}};
}

Layer layer_of(std::vector<Shape> shapes) {
  Layer layer;
  for (Shape& shape : shapes) layer.areas.push_back({.code = {}, .name = {}, .parent = {}, .shape = std::move(shape)});
  return layer;
}

}  // namespace

TEST_CASE("each pixel is of the area that holds its middle, north at the top") {
  const AreaRaster raster = raster_of(layer_of({{square(0, 0, 10)}, {square(0, 10, 10)}}), {40, 20});
  CHECK(raster.size == glm::ivec2(10, 20));
  CHECK(raster.at({5, 2}) == 1);
  CHECK(raster.at({5, 17}) == 0);
  CHECK(raster.at({10, 2}) == AreaRaster::nowhere);
  CHECK(raster.at({-1, 0}) == AreaRaster::nowhere);
  CHECK(std::count(raster.areas.begin(), raster.areas.end(), 0) == 100);
}

TEST_CASE("a hole is nowhere, and an area too small for any pixel has one") {
  Polygon ring = square(0, 0, 100);
  ring.holes.push_back({{40, 40}, {40, 60}, {60, 60}, {60, 40}});
  const AreaRaster raster = raster_of(layer_of({{ring}, {square(49.99, 49.99, 0.001)}}), {50, 50});
  CHECK(raster.at({10, 10}) == 0);
  CHECK(raster.at({22, 22}) == AreaRaster::nowhere);
  CHECK(std::count(raster.areas.begin(), raster.areas.end(), 1) == 1);
  CHECK(raster_of(Layer(), {10, 10}).areas.empty());
}

#include "tools/layers/context.h"

#include "geo/mesh/simplify.h"
#include "tools/layers/write_layer.h"

namespace hustings {

namespace {

constexpr double smallest = 250'000;  // square metres: slivers, islets and ponds say nothing at this scale

OgrShape box_around(const Box& box, double reach) {
  const Point low = box.low - Point{reach, reach};
  const Point high = box.high + Point{reach, reach};
  return to_ogr({{.outer = {low, {high.x, low.y}, high, {low.x, high.y}}, .holes = {}}});
}

}  // namespace

Layer surrounding_land(const Layer& countries, const Shape& london, double reach, double tolerance) {
  OgrShape land = to_ogr(london);
  const OgrShape box = box_around(bounds_of(london), reach);
  for (const Area& country : countries.areas) {
    const OgrShape near(to_ogr(country.shape)->Intersection(box.get()));
    land.reset(land->Union(near.get()));
  }
  Shape shape;
  for (Polygon& polygon : from_ogr(*land)) {
    if (area_of(polygon) < smallest) continue;
    std::erase_if(polygon.holes, [](const Ring& hole) { return std::abs(signed_area(hole)) < smallest; });
    shape.push_back(std::move(polygon));
  }
  const Topology simpler = simplify(build_topology(std::vector<Shape>{shape}), tolerance);
  Layer layer{.id = "land", .file = {}, .areas = {}, .bounds = {}};
  layer.areas.push_back({.code = "L1", .name = "Land", .parent = {}, .shape = shape_of(simpler, 0)});
  return layer;
}

}  // namespace hustings

#include "tools/layers/context.h"

#include <map>

#include "geo/read_table.h"
#include "geo/simplify.h"
#include "tools/layers/write_layer.h"

namespace hustings {

namespace {

std::map<std::string, std::string> regions_of(const std::string& path) {
  const Outcome<Table> table = read_table(path);
  if (!table) throw InputError(table.findings.front());
  const auto seat = table.value->find_column("pcon16cd");
  const auto region = table.value->find_column("eer16nm");
  std::map<std::string, std::string> out;
  for (std::size_t row = 0; row < table.value->rows.size(); ++row)
    out[table.value->cell(row, seat)] = table.value->cell(row, region);
  return out;
}

OgrShape box_around(const Box& box, double reach) {
  const Point low = box.low - Point{reach, reach};
  const Point high = box.high + Point{reach, reach};
  return to_ogr({{.outer = {low, {high.x, low.y}, high, {low.x, high.y}}, .holes = {}}});
}

}  // namespace

Layer surrounding_regions(const Layer& constituencies, const std::string& region_table, const Layer& countries,
                          const Shape& london, double reach, double tolerance) {
  const auto region_of = regions_of(region_table);
  const OgrShape box = box_around(bounds_of(london), reach);
  std::map<std::string, OGRMultiPolygon> by_region;
  for (const Area& seat : constituencies.areas) {
    const auto region = region_of.find(seat.code);
    if (region == region_of.end() || region->second == "London") continue;
    const OgrShape shape = to_ogr(seat.shape);
    if (!shape->Intersects(box.get())) continue;
    for (const auto* part : *shape->toMultiPolygon()) by_region[region->second].addGeometry(part);
  }
  OgrShape land;
  for (const Area& country : countries.areas)
    if (country.name == "England") land.reset(to_ogr(country.shape)->Intersection(box.get()));
  const OgrShape city = to_ogr(london);
  std::vector<Shape> shapes;
  Layer layer{.id = "regions", .file = {}, .areas = {}, .bounds = {}};
  for (auto& [name, parts] : by_region) {
    const OgrShape merged(parts.UnionCascaded());
    const OgrShape dry(merged->Intersection(land.get()));
    const OgrShape outside(dry->Difference(city.get()));
    Shape shape;
    for (Polygon& polygon : from_ogr(*outside))
      if (area_of(polygon) > 250'000)
        shape.push_back(std::move(polygon));  // slivers and islets say nothing at this scale
    for (Polygon& polygon : shape)
      std::erase_if(polygon.holes, [](const Ring& hole) { return std::abs(signed_area(hole)) < 250'000; });
    layer.areas.push_back(
        {.code = "R" + std::to_string(layer.areas.size() + 1), .name = name, .parent = {}, .shape = {}});
    shapes.push_back(std::move(shape));
  }
  const Topology simpler = simplify(build_topology(shapes), tolerance);
  for (std::size_t i = 0; i < shapes.size(); ++i) layer.areas[i].shape = shape_of(simpler, i);
  return layer;
}

}  // namespace hustings

#include "tools/layers/redrawn_wards.h"

#include <cmath>
#include <fmt/format.h>
#include <map>
#include <set>

#include "base/finding.h"
#include "geo/mesh/topology.h"
#include "tools/layers/write_layer.h"

namespace hustings {

namespace {

/// The nearest vertex of the shape, if it lies within reach; the point itself otherwise.
Point snapped(Point point, const Shape& shape, double reach) {
  Point best = point;
  double nearest = reach;
  for (const Polygon& polygon : shape)
    for (const Point vertex : polygon.outer)
      if (const double distance = std::hypot(vertex.x - point.x, vertex.y - point.y); distance <= nearest)
        nearest = distance, best = vertex;
  return best;
}

std::unique_ptr<OGRLineString> line_of(const std::vector<Point>& points) {
  auto line = std::make_unique<OGRLineString>();
  for (const Point point : points) line->addPoint(point.x, point.y);
  return line;
}

void insert_on_segments(Ring& ring, Point point) {
  constexpr double on_line = 0.1;  // metres
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const Point a = ring[i];
    const Point b = ring[(i + 1) % ring.size()];
    if (std::min(std::hypot(a.x - point.x, a.y - point.y), std::hypot(b.x - point.x, b.y - point.y)) < on_line)
      continue;
    if (distance_to_segment(point, a, b) > on_line) continue;
    ring.insert(ring.begin() + static_cast<std::ptrdiff_t>(i + 1), point);
    return;
  }
}

/// All the borders of a redrawn borough: its old edge, and the new lines inside it with their ends brought to that
/// edge.
OgrShape borders_of(const std::vector<const Area*>& wards, const Area& borough) {
  std::vector<const Shape*> shapes;
  for (const Area* ward : wards) shapes.push_back(&ward->shape);
  const Topology topology = build_topology(shapes);
  auto lines = std::make_unique<OGRMultiLineString>();
  for (const Arc& arc : topology.arcs) {
    if (arc.left == no_area || arc.right == no_area || arc.left == arc.right) continue;
    std::vector<Point> points = arc.points;
    constexpr double reach = 6;  // metres; re-digitising moved borders by less
    const bool first_on_edge = distance_to_border(borough.shape, points.front()) < reach / 2;
    const bool last_on_edge = distance_to_border(borough.shape, points.back()) < reach / 2;
    if (first_on_edge) points.front() = snapped(points.front(), borough.shape, reach);
    if (last_on_edge) points.back() = snapped(points.back(), borough.shape, reach);
    lines->addGeometryDirectly(line_of(points).release());
  }
  for (const Polygon& polygon : borough.shape) {
    std::vector<Point> ring = polygon.outer;
    ring.push_back(ring.front());
    lines->addGeometryDirectly(line_of(ring).release());
  }
  return lines;
}

/// Splits the borough along the borders and gives every piece to the ward that covers most of it.
std::vector<Area> rebuilt(const std::vector<const Area*>& wards, const Area& borough) {
  const OgrShape lines = borders_of(wards, borough);
  const OgrShape noded(lines->Union(lines.get()));  // lines that cross get a node there
  const OgrShape faces(noded->Polygonize());
  std::vector<std::unique_ptr<OGRMultiPolygon>> parts(wards.size());
  for (auto& part : parts) part = std::make_unique<OGRMultiPolygon>();
  std::vector<OgrShape> originals;
  for (const Area* ward : wards) originals.push_back(to_ogr(ward->shape));
  for (const auto* face : *faces->toGeometryCollection()) {
    std::size_t best = wards.size();
    double most = 0;
    for (std::size_t i = 0; i < wards.size(); ++i) {
      if (!originals[i]->Intersects(face)) continue;
      const OgrShape common(originals[i]->Intersection(face));
      const double area = area_of(from_ogr(*common));
      if (area > most) most = area, best = i;
    }
    if (best < wards.size()) parts[best]->addGeometry(face);
  }
  std::vector<Area> out;
  double largest_change = 0;
  for (std::size_t i = 0; i < wards.size(); ++i) {
    Area area = *wards[i];
    const OgrShape whole(parts[i]->UnionCascaded());
    area.shape = from_ogr(*whole);
    const OgrShape common(whole->Intersection(originals[i].get()));
    const double change =
        area_of(area.shape) + area_of(wards[i]->shape) - 2 * (common ? area_of(from_ogr(*common)) : 0);
    largest_change = std::max(largest_change, change);
    if (change > 0.001 * area_of(area.shape) || area.shape.size() != 1)
      throw InputError({.severity = Severity::error,
                        .place = {},
                        .what = fmt::format("{} {} changed by {:.0f} m2, {} parts, when cut to its borough's edge",
                                            area.code, area.name, change, area.shape.size()),
                        .remedy = "Look at its borders"});
    out.push_back(std::move(area));
  }
  fmt::print("{}: {} redrawn wards, at most {:.0f} m2 of one lie elsewhere than published\n", borough.name, out.size(),
             largest_change);
  return out;
}

std::map<std::string, std::vector<const Area*>> redrawn_by_borough(const Layer& new_wards, const Layer& old_wards) {
  std::set<std::string> old_codes;
  for (const Area& area : old_wards.areas) old_codes.insert(area.code);
  std::map<std::string, std::vector<const Area*>> redrawn;
  for (const Area& area : new_wards.areas)
    if (!old_codes.contains(area.code)) redrawn[area.parent].push_back(&area);
  return redrawn;
}

}  // namespace

void put_new_nodes_on_old_borders(Layer& old_wards, const Layer& new_wards) {
  for (const auto& [borough, wards] : redrawn_by_borough(new_wards, old_wards)) {
    std::vector<const Shape*> shapes;
    for (const Area* ward : wards) shapes.push_back(&ward->shape);
    const Topology topology = build_topology(shapes);
    for (const Arc& arc : topology.arcs) {
      if (arc.left == no_area || arc.right == no_area || arc.left == arc.right) continue;
      for (const Point end : {arc.points.front(), arc.points.back()})
        for (Area& area : old_wards.areas)
          for (Polygon& polygon : area.shape) insert_on_segments(polygon.outer, end);
    }
  }
}

Layer on_old_borders(const Layer& new_wards, const Layer& old_wards, const Layer& boroughs) {
  std::map<std::string, const Area*> old_by_code;
  for (const Area& area : old_wards.areas) old_by_code[area.code] = &area;
  Layer out{.id = new_wards.id, .file = new_wards.file, .areas = {}, .bounds = new_wards.bounds};
  const auto redrawn = redrawn_by_borough(new_wards, old_wards);
  double largest = 0;
  for (const Area& area : new_wards.areas) {
    const auto old = old_by_code.find(area.code);
    if (old == old_by_code.end()) continue;
    largest = std::max(largest, std::abs(area_of(old->second->shape) - area_of(area.shape)));
    Area kept = area;
    kept.shape = old->second->shape;
    out.areas.push_back(std::move(kept));
  }
  fmt::print("wards of 2014 with an old code: {}, largest change of area {:.0f} m2\n", out.areas.size(), largest);
  for (const Area& borough : boroughs.areas)
    if (const auto wards = redrawn.find(borough.code); wards != redrawn.end())
      for (Area& area : rebuilt(wards->second, borough)) out.areas.push_back(std::move(area));
  std::sort(out.areas.begin(), out.areas.end(), [](const Area& a, const Area& b) { return a.code < b.code; });
  return out;
}

}  // namespace hustings

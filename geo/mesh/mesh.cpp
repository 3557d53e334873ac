#include "geo/mesh/mesh.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <functional>
#include <string_view>

#include "base/on_all_cores.h"
#include "geo/geos.h"
#include "geo/mesh/triangulate.h"

namespace hustings {

namespace {

constexpr double area_tolerance = 1e-6;  // relative; beyond it a shape is not filled as it is

/// Adds a polygon's triangles; false where its rings cross.
bool append(ShapeTriangles& out, const Polygon& polygon) {
  const auto base = static_cast<std::uint32_t>(out.points.size());
  out.points.insert(out.points.end(), polygon.outer.begin(), polygon.outer.end());
  for (const Ring& hole : polygon.holes) out.points.insert(out.points.end(), hole.begin(), hole.end());
  const Triangulation triangles = triangulate(polygon);
  for (const std::uint32_t index : triangles.indices) out.indices.push_back(base + index);
  return triangles.complete;
}

double triangle_area(const ShapeTriangles& triangles) {
  double twice = 0;
  for (std::size_t i = 0; i + 2 < triangles.indices.size(); i += 3)
    twice += std::abs(cross(triangles.points[triangles.indices[i]], triangles.points[triangles.indices[i + 1]],
                            triangles.points[triangles.indices[i + 2]]));
  return twice / 2;
}

void measure(ShapeTriangles& triangles, const Shape& shape) {
  const double wanted = area_of(shape);
  const double difference = std::abs(triangle_area(triangles) - wanted);
  triangles.relative_error = difference == 0 ? 0 : difference / std::abs(wanted);
}

std::vector<BorderSegment> borders_of(const Layer& layer, const Topology& topology, Point origin) {
  std::size_t count = 0;
  for (const Arc& arc : topology.arcs) count += arc.points.size() - std::min<std::size_t>(1, arc.points.size());
  std::vector<BorderSegment> borders;
  borders.reserve(count);
  for (const Arc& arc : topology.arcs) {
    const BorderRank rank = rank_of(layer, arc);
    for (std::size_t i = 0; i + 1 < arc.points.size(); ++i) {
      const Point a = arc.points[i] - origin;
      const Point b = arc.points[i + 1] - origin;
      borders.push_back({static_cast<float>(a.x), static_cast<float>(a.y), static_cast<float>(b.x),
                         static_cast<float>(b.y), arc.left, arc.right, rank});
    }
  }
  return borders;
}

}  // namespace

BorderRank rank_of(const Layer& layer, const Arc& arc) {
  if (arc.left == no_area || arc.right == no_area) return BorderRank::outline;
  const std::string& left = layer.areas[static_cast<std::size_t>(arc.left)].parent;
  const std::string& right = layer.areas[static_cast<std::size_t>(arc.right)].parent;
  return left == right ? BorderRank::area : BorderRank::parent;
}

ShapeTriangles triangles_of(const Shape& shape) {
  ShapeTriangles out;
  bool complete = true;
  for (const Polygon& polygon : shape) complete = append(out, polygon) && complete;
  measure(out, shape);
  if (complete && out.relative_error <= area_tolerance) return out;
  const Geos geos;  // rings cross; what GEOS makes of them does not
  const Geos::Geometry whole = geos.geometry_of(shape);
  const Geos::Geometry valid = geos.own(whole ? GEOSMakeValid_r(geos.handle(), whole.get()) : nullptr);
  const Shape repaired_shape = geos.shape_of(valid.get());
  if (repaired_shape.empty()) return out;
  ShapeTriangles repaired;
  for (const Polygon& polygon : repaired_shape) append(repaired, polygon);
  measure(repaired, repaired_shape);
  const double area = area_of(shape);
  repaired.rings_cross = std::abs(area_of(repaired_shape) - area) > area_tolerance * area;
  return repaired;
}

namespace {

/// The triangles of all areas in one row, in the areas' order.
void put_together(const std::vector<ShapeTriangles>& parts, LayerMesh& mesh) {
  struct Place {
    std::size_t vertex = 0, index = 0;
  };
  std::vector<Place> places(parts.size() + 1);
  for (std::size_t i = 0; i < parts.size(); ++i)
    places[i + 1] = {places[i].vertex + parts[i].points.size(), places[i].index + parts[i].indices.size()};
  std::vector<MeshVertex> vertices(places.back().vertex);
  std::vector<std::uint32_t> indices(places.back().index);
  on_all_cores(parts.size(), [&](std::size_t i) {
    const Place place = places[i];
    for (std::size_t k = 0; k < parts[i].points.size(); ++k) {
      const Point point = parts[i].points[k] - mesh.origin;
      vertices[place.vertex + k] = {static_cast<float>(point.x), static_cast<float>(point.y),
                                    static_cast<std::uint32_t>(i)};
    }
    for (std::size_t k = 0; k < parts[i].indices.size(); ++k)
      indices[place.index + k] = static_cast<std::uint32_t>(place.vertex) + parts[i].indices[k];
  });
  mesh.vertices = std::move(vertices);
  mesh.indices = std::move(indices);
}

/// `triangles` gives those of an area by its index.
LayerMesh make_mesh_of(const Layer& layer, const Topology& topology,
                       const std::function<ShapeTriangles(std::size_t)>& triangles, Findings& findings) {
  LayerMesh mesh;
  mesh.origin = layer.bounds.empty() ? Point{0, 0} : layer.bounds.centre();
  std::vector<ShapeTriangles> parts(layer.areas.size());
  on_all_cores(parts.size(), [&](std::size_t i) { parts[i] = triangles(i); });
  put_together(parts, mesh);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const auto warn = [&](std::string_view what, std::string remedy) {
      findings.push_back({.severity = Severity::warning,
                          .place = {.file = layer.file, .layer = layer.id, .row = {}, .column = {}},
                          .what = fmt::format("{} {} {}", layer.areas[i].code, layer.areas[i].name, what),
                          .remedy = std::move(remedy)});
    };
    if (!(parts[i].relative_error <= area_tolerance))
      warn("is not filled as it should be. That is a fault of Hustings, not of the file",
           "Please report it together with the file");
    else if (parts[i].rings_cross) warn("has rings that cross; it is drawn as repaired", "Correct its boundary");
  }
  mesh.borders = borders_of(layer, topology, mesh.origin);
  return mesh;
}

}  // namespace

LayerMesh make_mesh(const Layer& layer, const Topology& topology, Findings& findings) {
  return make_mesh_of(
      layer, topology, [&](std::size_t area) { return triangles_of(layer.areas[area].shape); }, findings);
}

LayerMesh make_simplified_mesh(const Layer& layer, const Topology& simplified) {
  Findings coarse;  // of a coarse outline; the source's own are those that count
  return make_mesh_of(
      layer, simplified, [&](std::size_t area) { return triangles_of(shape_of(simplified, area)); }, coarse);
}

}  // namespace hustings

#include "geo/mesh.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <fmt/format.h>
#include <functional>
#include <thread>

#include "geo/geos.h"
#include "geo/triangulate.h"

namespace hustings {

namespace {

constexpr double area_tolerance = 1e-6;  // relative; beyond it a shape is not filled as it is

/// Adds a polygon's triangles; false where its ears run out.
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

/// What GEOS makes of a shape that ears cannot cover: constrained Delaunay triangles of the repaired polygon.
class GeosTriangulator {
 public:
  ShapeTriangles triangles(const Shape& shape) {
    ShapeTriangles out;
    const GEOSContextHandle_t handle = geos_.handle();
    const Geos::Geometry whole = geos_.geometry_of(shape);
    const Geos::Geometry valid = geos_.own(whole ? GEOSMakeValid_r(handle, whole.get()) : nullptr);
    const Geos::Geometry parts =
        geos_.own(valid ? GEOSConstrainedDelaunayTriangulation_r(handle, valid.get()) : nullptr);
    if (!parts) return out;
    for (int i = 0; i < GEOSGetNumGeometries_r(handle, parts.get()); ++i) {
      const GEOSGeometry* ring = GEOSGetExteriorRing_r(handle, GEOSGetGeometryN_r(handle, parts.get(), i));
      const GEOSCoordSequence* sequence = ring != nullptr ? GEOSGeom_getCoordSeq_r(handle, ring) : nullptr;
      for (unsigned k = 0; sequence != nullptr && k < 3; ++k) {
        Point point{};
        GEOSCoordSeq_getXY_r(handle, sequence, k, &point.x, &point.y);
        out.indices.push_back(static_cast<std::uint32_t>(out.points.size()));
        out.points.push_back(point);
      }
    }
    return out;
  }

 private:
  Geos geos_;
};

void for_all(std::size_t count, const auto& work) {
  std::atomic<std::size_t> next = 0;
  const auto worker = [&] {
    for (std::size_t i = next++; i < count; i = next++) work(i);
  };
  std::vector<std::jthread> threads;
  for (unsigned i = 1; i < std::max(1U, std::thread::hardware_concurrency()); ++i) threads.emplace_back(worker);
  worker();
}

void add_borders(const Layer& layer, const Topology& topology, LayerMesh& mesh) {
  for (const Arc& arc : topology.arcs) {
    const BorderRank rank = rank_of(layer, arc);
    for (std::size_t i = 0; i + 1 < arc.points.size(); ++i) {
      const Point a = arc.points[i] - mesh.origin;
      const Point b = arc.points[i + 1] - mesh.origin;
      mesh.borders.push_back({static_cast<float>(a.x), static_cast<float>(a.y), static_cast<float>(b.x),
                              static_cast<float>(b.y), arc.left, arc.right, rank});
    }
  }
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
  ShapeTriangles repaired = GeosTriangulator().triangles(shape);
  if (repaired.indices.empty()) return out;
  measure(repaired, shape);
  return repaired;
}

namespace {

/// `shape` gives each area's outline by its index.
LayerMesh make_mesh_of(const Layer& layer, const Topology& topology, const std::function<Shape(std::size_t)>& shape,
                       Findings& findings) {
  LayerMesh mesh;
  mesh.origin = layer.bounds.empty() ? Point{0, 0} : layer.bounds.centre();
  std::vector<ShapeTriangles> parts(layer.areas.size());
  for_all(parts.size(), [&](std::size_t i) { parts[i] = triangles_of(shape(i)); });
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const auto base = static_cast<std::uint32_t>(mesh.vertices.size());
    for (const Point point : parts[i].points)
      mesh.vertices.push_back({static_cast<float>(point.x - mesh.origin.x), static_cast<float>(point.y - mesh.origin.y),
                               static_cast<std::uint32_t>(i)});
    for (const std::uint32_t index : parts[i].indices) mesh.indices.push_back(base + index);
    if (parts[i].relative_error > area_tolerance)
      findings.push_back({.severity = Severity::warning,
                          .place = {.file = layer.file, .layer = layer.id, .row = {}, .column = {}},
                          .what = fmt::format("{} {} cannot be filled exactly: its rings cross themselves",
                                              layer.areas[i].code, layer.areas[i].name),
                          .remedy = "Repair its boundary"});
  }
  add_borders(layer, topology, mesh);
  return mesh;
}

}  // namespace

LayerMesh make_mesh(const Layer& layer, const Topology& topology, Findings& findings) {
  return make_mesh_of(
      layer, topology, [&](std::size_t area) { return layer.areas[area].shape; }, findings);
}

LayerMesh make_simplified_mesh(const Layer& layer, const Topology& simplified) {
  Findings coarse;  // of a coarse outline; the source's own are those that count
  return make_mesh_of(
      layer, simplified, [&](std::size_t area) { return shape_of(simplified, area); }, coarse);
}

}  // namespace hustings

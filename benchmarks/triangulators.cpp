#include "benchmarks/triangulators.h"

#include <GL/glu.h>
#include <algorithm>
#include <cmath>
#include <geos_c.h>
#include <memory>

#include "geo/mesh/triangulate.h"
#include "tests/geo/fixtures.h"

namespace hustings::benchmarks {

ShapeTriangles by_ears(const Shape& shape) {
  ShapeTriangles out;
  for (const Polygon& polygon : shape) {
    const auto base = static_cast<std::uint32_t>(out.points.size());
    out.points.insert(out.points.end(), polygon.outer.begin(), polygon.outer.end());
    for (const Ring& hole : polygon.holes) out.points.insert(out.points.end(), hole.begin(), hole.end());
    for (const std::uint32_t index : triangulate(polygon).indices) out.indices.push_back(base + index);
  }
  return out;
}

ShapeTriangles by_geos(const Shape& shape) {
  ShapeTriangles out;
  const fixtures::GeosShape geos(shape);
  const GEOSContextHandle_t context = geos.context();
  GEOSGeometry* parts = GEOSConstrainedDelaunayTriangulation_r(context, geos.geometry());
  if (parts == nullptr) return out;
  for (int i = 0; i < GEOSGetNumGeometries_r(context, parts); ++i) {
    const GEOSGeometry* ring = GEOSGetExteriorRing_r(context, GEOSGetGeometryN_r(context, parts, i));
    const GEOSCoordSequence* sequence = GEOSGeom_getCoordSeq_r(context, ring);
    for (unsigned k = 0; k < 3; ++k) {
      Point point{};
      GEOSCoordSeq_getXY_r(context, sequence, k, &point.x, &point.y);
      out.indices.push_back(static_cast<std::uint32_t>(out.points.size()));
      out.points.push_back(point);
    }
  }
  GEOSGeom_destroy_r(context, parts);
  return out;
}

namespace {

/// What GLU's callbacks write to. It hands a vertex back as the pointer that it was given, which holds its index.
struct GluWork {
  ShapeTriangles out;

  void* add(Point point) {
    out.points.push_back(point);
    return reinterpret_cast<void*>(out.points.size() - 1);
  }
};

using GluCallback = void (*)();

void on_vertex(void* vertex, void* work) {
  static_cast<GluWork*>(work)->out.indices.push_back(
      static_cast<std::uint32_t>(reinterpret_cast<std::uintptr_t>(vertex)));
}

/// Where rings cross GLU makes a vertex of its own.
void on_combine(const GLdouble place[3], void* /*neighbours*/[4], const GLfloat /*weights*/[4], void** made,
                void* work) {
  *made = static_cast<GluWork*>(work)->add({place[0], place[1]});
}

/// Asking for edge flags makes GLU send plain triangles, no fans or strips.
void on_edge_flag(GLboolean /*on_border*/) {}

void add_contour(GLUtesselator* tessellator, GluWork& work, const Ring& ring) {
  gluTessBeginContour(tessellator);
  for (const Point point : ring) {
    GLdouble place[3] = {point.x, point.y, 0};
    gluTessVertex(tessellator, place, work.add(point));
  }
  gluTessEndContour(tessellator);
}

}  // namespace

ShapeTriangles by_glu(const Shape& shape) {
  GluWork work;
  const std::unique_ptr<GLUtesselator, decltype(&gluDeleteTess)> tessellator(gluNewTess(), gluDeleteTess);
  gluTessCallback(tessellator.get(), GLU_TESS_VERTEX_DATA, reinterpret_cast<GluCallback>(on_vertex));
  gluTessCallback(tessellator.get(), GLU_TESS_COMBINE_DATA, reinterpret_cast<GluCallback>(on_combine));
  gluTessCallback(tessellator.get(), GLU_TESS_EDGE_FLAG, reinterpret_cast<GluCallback>(on_edge_flag));
  gluTessNormal(tessellator.get(), 0, 0, 1);
  for (const Polygon& polygon : shape) {
    gluTessBeginPolygon(tessellator.get(), &work);
    add_contour(tessellator.get(), work, polygon.outer);
    for (const Ring& hole : polygon.holes) add_contour(tessellator.get(), work, hole);
    gluTessEndPolygon(tessellator.get());
  }
  return std::move(work.out);
}

std::size_t fill_all(const Triangulator& triangulator, const std::vector<Shape>& shapes) {
  std::size_t triangles = 0;
  for (const Shape& shape : shapes) triangles += triangulator.fill(shape).indices.size() / 3;
  return triangles;
}

std::size_t vertices_of(const std::vector<Shape>& shapes) {
  std::size_t vertices = 0;
  for (const Shape& shape : shapes) vertices += vertex_count(shape);
  return vertices;
}

double worst_error(const Triangulator& triangulator, const std::vector<Shape>& shapes) {
  double worst = 0;
  for (const Shape& shape : shapes) {
    const ShapeTriangles filled = triangulator.fill(shape);
    double twice = 0;
    for (std::size_t i = 0; i + 2 < filled.indices.size(); i += 3)
      twice += std::abs(cross(filled.points[filled.indices[i]], filled.points[filled.indices[i + 1]],
                              filled.points[filled.indices[i + 2]]));
    worst = std::max(worst, std::abs(twice / 2 / area_of(shape) - 1));
  }
  return worst;
}

std::vector<Shape> many_holes() { return {{fixtures::perforated(1000, 70, 12)}}; }

}  // namespace hustings::benchmarks

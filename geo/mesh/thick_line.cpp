#include "geo/mesh/thick_line.h"

#include <algorithm>
#include <cmath>
#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include "geo/geos.h"

namespace hustings {

namespace {

GEOSCoordSequence* sequence_of(GEOSContextHandle_t handle, const Line& line) {
  GEOSCoordSequence* sequence = GEOSCoordSeq_create_r(handle, static_cast<unsigned>(line.size()), 2);
  for (unsigned i = 0; i < line.size(); ++i) GEOSCoordSeq_setXY_r(handle, sequence, i, line[i].x, line[i].y);
  return sequence;
}

Line line_of(GEOSContextHandle_t handle, const GEOSGeometry* geometry) {
  const GEOSCoordSequence* sequence = GEOSGeom_getCoordSeq_r(handle, geometry);
  unsigned size = 0;
  if (sequence == nullptr || GEOSCoordSeq_getSize_r(handle, sequence, &size) == 0) return {};
  Line line(size);
  for (unsigned i = 0; i < size; ++i) GEOSCoordSeq_getXY_r(handle, sequence, i, &line[i].x, &line[i].y);
  return line;
}

Line without_repeats(const Line& line) {
  Line out = line;
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

bool is_corner(Point before, Point at, Point after) {
  constexpr double sharpest_bend = 0.5;  // cosine of 60 degrees: what turns further was meant to
  return glm::dot(glm::normalize(at - before), glm::normalize(after - at)) < sharpest_bend;
}

/// The same line with a vertex on either side of each corner, so that a curve through all bends there alone: what was
/// drawn straight stays straight.
Line with_corners_held(const Line& line, double reach) {
  Line out;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const bool corner = i > 0 && i + 1 < line.size() && is_corner(line[i - 1], line[i], line[i + 1]);
    const auto hold = [&](Point towards) {
      const double length = glm::distance(line[i], towards);
      if (corner && length > 3 * reach) out.push_back(line[i] + (towards - line[i]) * (reach / length));
    };
    if (i > 0) hold(line[i - 1]);
    out.push_back(line[i]);
    if (i + 1 < line.size()) hold(line[i + 1]);
  }
  return out;
}

}  // namespace

Shape widened(std::span<const Line> lines, double half_width) {
  const Geos geos;
  GEOSContextHandle_t handle = geos.handle();
  std::vector<GEOSGeometry*> parts;
  for (const Line& all : lines) {
    const Line line = without_repeats(all);
    if (line.size() == 1) parts.push_back(GEOSGeom_createPoint_r(handle, sequence_of(handle, line)));
    else if (line.size() > 1) parts.push_back(GEOSGeom_createLineString_r(handle, sequence_of(handle, line)));
  }
  if (parts.empty() || half_width <= 0) {
    for (GEOSGeometry* part : parts) GEOSGeom_destroy_r(handle, part);
    return {};
  }
  const auto collection = geos.own(
      GEOSGeom_createCollection_r(handle, GEOS_GEOMETRYCOLLECTION, parts.data(), static_cast<unsigned>(parts.size())));
  // Arcs within a tenth of a unit of the true circle.
  const double angle = 2 * std::acos(std::max(0.0, 1 - 0.1 / half_width));
  const int quarter = std::clamp(static_cast<int>(std::ceil(1.5708 / std::max(angle, 0.02))), 2, 32);
  const auto buffer = geos.own(GEOSBuffer_r(handle, collection.get(), half_width, quarter));
  return geos.shape_of(buffer.get());
}

Line thinned(const Line& all, double tolerance) {
  const Line line = without_repeats(all);
  if (line.size() < 3) return line;
  const Geos geos;
  const auto whole = geos.own(GEOSGeom_createLineString_r(geos.handle(), sequence_of(geos.handle(), line)));
  const auto thin = geos.own(GEOSSimplify_r(geos.handle(), whole.get(), tolerance));
  Line out = thin ? line_of(geos.handle(), thin.get()) : Line{};
  return out.size() < 2 ? line : out;
}

Line smoothed(const Line& all, double step) {
  const Line vertices = without_repeats(all);
  if (vertices.size() < 3 || step <= 0) return vertices;
  const Line line = with_corners_held(vertices, 2 * step);
  Line out{line.front()};
  // Knots are as far apart as the square root of the way between them. The ends are mirrored outwards.
  const auto knot = [](Point a, Point b) { return std::sqrt(std::max(1e-9, glm::distance(a, b))); };
  for (std::size_t i = 0; i + 1 < line.size(); ++i) {
    const Point b = line[i];
    const Point c = line[i + 1];
    const Point a = i > 0 ? line[i - 1] : 2.0 * b - c;
    const Point d = i + 2 < line.size() ? line[i + 2] : 2.0 * c - b;
    const double ab = knot(a, b);
    const double bc = knot(b, c);
    const double cd = knot(c, d);
    const Point at_b = (b - a) / ab - (c - a) / (ab + bc) + (c - b) / bc;
    const Point at_c = (c - b) / bc - (d - b) / (bc + cd) + (d - c) / cd;
    const int pieces = std::clamp(static_cast<int>(std::ceil(glm::distance(b, c) / step)), 1, 64);
    for (int piece = 1; piece <= pieces; ++piece) {
      const double t = static_cast<double>(piece) / pieces;
      const double square = t * t;
      const double cube = square * t;
      out.push_back((2 * cube - 3 * square + 1) * b + (cube - 2 * square + t) * bc * at_b +
                    (3 * square - 2 * cube) * c + (cube - square) * bc * at_c);
    }
  }
  return out;
}

}  // namespace hustings

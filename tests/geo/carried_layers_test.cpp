// What must hold for every area of every carried layer.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

#include "geo/mesh/detail_levels.h"
#include "geo/mesh/interior_point.h"
#include "geo/mesh/locate.h"
#include "geo/mesh/mesh.h"
#include "geo/mesh/simplify.h"
#include "geo/mesh/topology.h"
#include "geo/read/read_layer.h"
#include "places.h"
#include "tests/carried.h"
#include "tests/geo/fixtures.h"

using namespace hustings;
using namespace hustings::fixtures;

namespace {

const Shape& outline() {
  static const Shape shape = [] {
    auto layer = read_layer({.id = "outline",
                             .source = HUSTINGS_TEST_ASSETS "/boundaries/outline.shp",
                             .source_layer = {},
                             .code = "GSS_CODE",
                             .name = "NAME",
                             .parent = {},
                             .crs = {}});
    REQUIRE(layer);
    REQUIRE(layer.value->areas.size() == 1);
    return layer.value->areas[0].shape;
  }();
  return shape;
}

double total_area(const std::vector<Shape>& shapes) {
  double total = 0;
  for (const Shape& shape : shapes) total += area_of(shape);
  return total;
}

double perimeter_of(const Shape& shape) {
  const auto round = [](const Ring& ring) { return length_of(ring) + length_of({ring.back(), ring.front()}); };
  double length = 0;
  for (const Polygon& polygon : shape) {
    length += round(polygon.outer);
    for (const Ring& hole : polygon.holes) length += round(hole);
  }
  return length;
}

std::set<std::pair<double, double>> vertices_of(const Shape& shape) {
  std::set<std::pair<double, double>> vertices;
  const auto add = [&](const Ring& ring) {
    for (const Point point : ring) vertices.emplace(point.x, point.y);
  };
  for (const Polygon& polygon : shape) {
    add(polygon.outer);
    for (const Ring& hole : polygon.holes) add(hole);
  }
  return vertices;
}

/// Merges a layer's areas by their parents, and holds the result against the layer of the parents.
void check_nests(const std::string& id, const std::string& parent_id) {
  const Atlas& atlas = carried_atlas();
  const AtlasLayer& layer = atlas.layers[atlas.find_layer(id).value()];
  const AtlasLayer& parents = atlas.layers[atlas.find_layer(parent_id).value()];
  const auto parent_of = [&](std::int32_t area) {
    return static_cast<std::int32_t>(parents.find(layer.layer.areas[static_cast<std::size_t>(area)].parent).value());
  };
  const std::vector<Shape> merged =
      dissolve(build_topology(shapes_of(layer.layer)), parents.layer.areas.size(), parent_of);
  for (std::size_t i = 0; i < merged.size(); ++i) {
    const Area& parent = parents.layer.areas[i];
    CAPTURE(parent.name);
    CHECK(merged[i].size() == parent.shape.size());
    CHECK(vertices_of(merged[i]) == vertices_of(parent.shape));
    CHECK(std::abs(area_of(merged[i]) - area_of(parent.shape)) < 0.01);
    CHECK(is_valid(merged[i]));
  }
}

/// The furthest that a vertex which was left out lies from the line that was kept.
double furthest_left_out(const std::vector<Point>& line, const std::vector<Point>& kept) {
  double furthest = 0;
  std::size_t at = 0;
  for (const Point point : line) {
    if (at + 1 < kept.size() && point == kept[at + 1]) ++at;
    if (at + 1 < kept.size()) furthest = std::max(furthest, distance_to_segment(point, kept[at], kept[at + 1]));
  }
  return at + 1 == kept.size() ? furthest : std::numeric_limits<double>::infinity();
}

}  // namespace

TEST_CASE("the triangles of every carried area have its area") {
  for (const AtlasLayer& layer : carried_atlas().layers)
    for (const Area& area : layer.layer.areas) {
      CAPTURE(area.code);
      const ShapeTriangles triangles = triangles_of(area.shape);
      CHECK(triangles.relative_error < 1e-6);
      CHECK(triangles.points.size() == vertex_count(area.shape));  // by ears, without help from GEOS
    }
  for (const Ground& ground : carried_atlas().ground)
    for (const Area& area : ground.layer.areas) CHECK(triangles_of(area.shape).relative_error < 1e-6);
}

TEST_CASE("the carried meshes are whole, and were made without warnings") {
  for (const AtlasLayer& layer : carried_atlas().layers) {
    CAPTURE(layer.layer.id);
    Findings findings;
    const LayerMesh mesh = make_mesh(layer.layer, build_topology(shapes_of(layer.layer)), findings);
    CHECK(findings.empty());
    CHECK(mesh.indices == layer.levels->mesh(0).indices);
    double twice = 0;
    for (std::size_t i = 0; i < mesh.indices.size(); i += 3) {
      const auto at = [&](std::size_t k) {
        return Point{mesh.vertices[mesh.indices[i + k]].x, mesh.vertices[mesh.indices[i + k]].y};
      };
      CHECK(mesh.vertices[mesh.indices[i]].area == mesh.vertices[mesh.indices[i + 1]].area);
      CHECK(mesh.vertices[mesh.indices[i]].area == mesh.vertices[mesh.indices[i + 2]].area);
      twice += cross(at(0), at(1), at(2));
    }
    const double wanted = total_area(shapes_of(layer.layer));
    CHECK(std::abs(twice / 2 - wanted) < 1e-6 * wanted);
  }
}

TEST_CASE("the label of every carried area lies in it, and picks it") {
  for (const AtlasLayer& layer : carried_atlas().layers) {
    REQUIRE(layer.label_points.size() == layer.layer.areas.size());
    for (std::uint32_t i = 0; i < layer.layer.areas.size(); ++i) {
      CAPTURE(layer.layer.areas[i].code);
      CHECK(layer.locator->locate(layer.label_points[i]) == i);
      CHECK(layer.label_points[i] == interior_point(layer.layer.areas[i].shape));
      CHECK(distance_to_border(layer.layer.areas[i].shape, layer.label_points[i]) > 20);  // metres
    }
  }
}

TEST_CASE("every border is shared by two areas, or belongs to one and the outline") {
  for (const AtlasLayer& layer : carried_atlas().layers) {
    CAPTURE(layer.layer.id);
    const Topology topology = build_topology(shapes_of(layer.layer));
    const std::vector<int> uses = uses_of_arcs(topology);
    double outer = 0;
    for (std::size_t i = 0; i < uses.size(); ++i) {
      const Arc& arc = topology.arcs[i];
      CHECK(uses[i] == (arc.right == no_area ? 1 : 2));
      CHECK(arc.left != no_area);
      CHECK(arc.left != arc.right);
      if (arc.right == no_area) outer += length_of(arc.points);
    }
    CHECK(outer == doctest::Approx(perimeter_of(outline())).epsilon(1e-9));
  }
}

TEST_CASE("the areas of every carried layer cover Greater London, once") {
  const double wanted = area_of(outline());
  CHECK(wanted == doctest::Approx(1.595e9).epsilon(0.005));  // square metres, with the tidal Thames
  for (const AtlasLayer& layer : carried_atlas().layers) {
    CAPTURE(layer.layer.id);
    CHECK(std::abs(total_area(shapes_of(layer.layer)) - wanted) < 1);
    for (const Area& area : layer.layer.areas) {
      CAPTURE(area.code);
      CHECK(is_valid(area.shape));
    }
  }
}

TEST_CASE("wards nest in boroughs, and boroughs in assembly constituencies") {
  SUBCASE("wards of 2002") { check_nests("wards-2002", "boroughs"); }
  SUBCASE("wards of 2014") { check_nests("wards-2014", "boroughs"); }
  SUBCASE("boroughs") { check_nests("boroughs", "assembly"); }
}

TEST_CASE("a simplified layer still covers Greater London, without gaps, crossings or lost areas") {
  for (const AtlasLayer& layer : carried_atlas().layers) {
    const Topology topology = build_topology(shapes_of(layer.layer));
    std::size_t before = layer.levels->mesh(0).borders.size();
    for (const double tolerance : {10.0, 50.0, 200.0}) {
      CAPTURE(layer.layer.id);
      CAPTURE(tolerance);
      const Topology simpler = simplify(topology, tolerance);
      REQUIRE(simpler.arcs.size() == topology.arcs.size());
      std::size_t vertices = 0;
      double outer = 0;  // twice the signed area within the arcs that only one area uses
      for (std::size_t i = 0; i < topology.arcs.size(); ++i) {
        const auto& kept = simpler.arcs[i].points;
        CHECK(furthest_left_out(topology.arcs[i].points, kept) <= tolerance + 1e-6);
        vertices += kept.size();
        if (simpler.arcs[i].right == no_area)
          for (std::size_t k = 0; k + 1 < kept.size(); ++k) outer += cross(outline()[0].outer[0], kept[k], kept[k + 1]);
      }
      double total = 0;
      for (std::size_t area = 0; area < simpler.areas.size(); ++area) {
        CAPTURE(layer.layer.areas[area].code);
        const Shape shape = shape_of(simpler, area);
        CHECK(shape.size() == layer.layer.areas[area].shape.size());
        CHECK(area_of(shape) > 0);
        for (const Polygon& polygon : shape) CHECK(signed_area(polygon.outer) > 0);
        CHECK(is_valid(shape));
        total += area_of(shape);
      }
      CHECK(std::abs(total - outer / 2) < 1);
      CHECK(std::abs(total - area_of(outline())) < 0.01 * area_of(outline()));
      CHECK(vertices < before);
      before = vertices;
    }
  }
}

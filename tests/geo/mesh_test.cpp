#include "geo/mesh/mesh.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "tests/geo/fixtures.h"

using namespace hustings;
using namespace hustings::fixtures;

namespace {

/// Two areas of one parent, side by side, and one of another beside them.
Layer three_areas() {
  Layer layer{.id = "wards", .file = "wards.shp", .areas = {}, .bounds = {}};
  const char* const parents[] = {"A", "A", "B"};
  for (int i = 0; i < 3; ++i)
    layer.areas.push_back({.code = "E" + std::to_string(i),
                           .name = "n",
                           .parent = parents[i],
                           .shape = {{.outer = square({530000 + 10.0 * i, 180000}, 10), .holes = {}}}});
  for (const Area& area : layer.areas) layer.bounds.add(bounds_of(area.shape));
  return layer;
}

LayerMesh mesh_of(const Layer& layer, Findings& findings) {
  return make_mesh(layer, build_topology(shapes_of(layer)), findings);
}

}  // namespace

TEST_CASE("a mesh holds every border once, with its rank and its two areas") {
  Findings findings;
  const LayerMesh mesh = mesh_of(three_areas(), findings);
  CHECK(findings.empty());
  CHECK(mesh.origin == Point{530015, 180005});
  REQUIRE(mesh.borders.size() == 10);
  const auto count = [&](BorderRank rank) {
    return std::count_if(mesh.borders.begin(), mesh.borders.end(),
                         [&](const BorderSegment& border) { return border.rank == rank; });
  };
  CHECK(count(BorderRank::area) == 1);
  CHECK(count(BorderRank::parent) == 1);
  CHECK(count(BorderRank::outline) == 8);
  for (const BorderSegment& border : mesh.borders) {
    CHECK(std::abs(border.ax) <= 15);
    CHECK(std::abs(border.by) <= 5);
    CHECK((border.right == no_area) == (border.rank == BorderRank::outline));
  }
}

TEST_CASE("triangles know their area") {
  Findings findings;
  const LayerMesh mesh = mesh_of(three_areas(), findings);
  CHECK(mesh.vertices.size() == 12);
  CHECK(mesh.indices.size() == 18);
  for (const std::uint32_t index : mesh.indices) {
    REQUIRE(index < mesh.vertices.size());
    const MeshVertex& vertex = mesh.vertices[index];
    CHECK(vertex.x >= -15 + 10.0F * static_cast<float>(vertex.area));
    CHECK(vertex.x <= -5 + 10.0F * static_cast<float>(vertex.area));
  }
}

TEST_CASE("an area whose ring crosses itself is filled as GEOS repairs it, and reported") {
  Layer layer = three_areas();
  layer.areas[1].shape = {
      {.outer = {{530010, 180000}, {530020, 180000}, {530020, 180010}, {530014, 179996}, {530010, 180010}},
       .holes = {}}};
  Findings findings;
  const LayerMesh mesh = mesh_of(layer, findings);
  CHECK(std::any_of(mesh.vertices.begin(), mesh.vertices.end(),
                    [](const MeshVertex& vertex) { return vertex.area == 1; }));
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].severity == Severity::warning);
  CHECK(says(findings[0], {"wards.shp", "layer wards", "E1"}));
}

TEST_CASE("a layer without areas makes an empty mesh") {
  Findings findings;
  const LayerMesh mesh = mesh_of({}, findings);
  CHECK(mesh.indices.empty());
  CHECK(mesh.borders.empty());
  CHECK(mesh.origin == Point{0, 0});
  CHECK(findings.empty());
}

// Insets: areas drawn elsewhere, larger or nearer, in the same mesh and the same arcs.
#include "geo/mesh/inset.h"

#include <algorithm>
#include <cmath>
#include <doctest/doctest.h>
#include <glm/geometric.hpp>

#include "geo/mesh/detail_levels.h"
#include "geo/mesh/drawn_shapes.h"
#include "tests/geo/fixtures.h"

using namespace hustings;
using namespace hustings::fixtures;

namespace {

/// Four squares of 10 km in a row, the last one an island 40 km further north.
Layer squares() {
  Layer layer{.id = "squares", .file = {}, .areas = {}, .bounds = {}};
  for (int i = 0; i < 4; ++i) {
    const Point low{500000.0 + 10000 * i, i == 3 ? 250000.0 : 200000.0};
    layer.areas.push_back({.code = "X" + std::to_string(i + 1),
                           .name = "n",
                           .parent = {},
                           .shape = {{.outer = square(low, 10000), .holes = {}}}});
    layer.bounds.add(bounds_of(layer.areas.back().shape));
  }
  return layer;
}

/// The second square three times as large, and the island nearer.
LayerInsets insets_of(const Layer& layer) {
  const std::vector<WantedInset> wanted{
      {.title = "Second", .areas = {1}, .corner = Corner::lower_right, .scale = 3},
      {.title = "Island", .areas = {3}, .corner = Corner::upper_left, .scale = 1, .moved = true}};
  return place_insets(layer, wanted);
}

bool meet(const Box& a, const Box& b) {
  return a.low.x < b.high.x && b.low.x < a.high.x && a.low.y < b.high.y && b.low.y < a.high.y;
}

/// The size of an area's triangles in a box, square kilometres.
double size_in(const LayerMesh& mesh, std::uint32_t area, const Box& box) {
  double size = 0;
  for (std::size_t i = 0; i + 2 < mesh.indices.size(); i += 3) {
    const auto at = [&](std::size_t k) {
      const MeshVertex& vertex = mesh.vertices[mesh.indices[i + k]];
      return mesh.origin + Point(vertex.x, vertex.y);
    };
    if (mesh.vertices[mesh.indices[i]].area != area || !box.contains((at(0) + at(1) + at(2)) / 3.0)) continue;
    size += cross(at(0), at(1), at(2)) / 2e6;
  }
  return size;
}

}  // namespace

TEST_CASE("an inset's frame meets no area and no other frame, and the bounds hold it") {
  const Layer layer = squares();
  const LayerInsets insets = insets_of(layer);
  REQUIRE(insets.all.size() == 2);
  CHECK_FALSE(meet(insets.all[0].frame, insets.all[1].frame));
  for (const Inset& inset : insets.all) {
    CHECK(insets.bounds.contains(inset.frame.low));
    CHECK(insets.bounds.contains(inset.frame.high));
    for (int area = 0; area < 3; ++area)
      CHECK_FALSE(meet(inset.frame, bounds_of(layer.areas[static_cast<std::size_t>(area)].shape)));
    for (const std::uint32_t area : inset.areas) {
      const Box placed = inset.placed(bounds_of(layer.areas[area].shape));
      CHECK(inset.frame.contains(placed.low));
      CHECK(inset.frame.contains(placed.high));
    }
  }
  CHECK(insets.all[0].frame.size().x > 30000);
  CHECK(insets.bounds.size().y < layer.bounds.size().y);  // the island is nearer
  CHECK(insets.moved(3) == &insets.all[1]);
  CHECK(insets.moved(1) == nullptr);
}

TEST_CASE("without insets, or with all areas moved, the map is as it was") {
  const Layer layer = squares();
  CHECK(place_insets(layer, {}).empty());
  CHECK(place_insets(layer, {}).bounds.low == layer.bounds.low);
  const std::vector<WantedInset> all{{.title = "All", .areas = {0, 1, 2, 3}, .moved = true}};
  CHECK(place_insets(layer, all).empty());
}

TEST_CASE("a mesh with insets has enlarged areas twice and moved ones once, with their borders") {
  const Layer layer = squares();
  const LayerInsets insets = insets_of(layer);
  DetailLevels levels(layer);
  const LayerMesh mesh =
      with_insets(levels.mesh(0), insets, [&](const Inset&) -> const LayerMesh& { return levels.mesh(0); });
  const Box& enlarged = insets.all[0].frame;
  const Box& nearer = insets.all[1].frame;
  const auto home = [&](std::size_t area) { return bounds_of(layer.areas[area].shape); };
  CHECK(size_in(mesh, 1, home(1)) == doctest::Approx(100));
  CHECK(size_in(mesh, 1, enlarged) == doctest::Approx(900));
  CHECK(size_in(mesh, 0, home(0)) == doctest::Approx(100));
  CHECK(size_in(mesh, 0, enlarged) == 0);
  CHECK(size_in(mesh, 3, home(3)) == 0);
  CHECK(size_in(mesh, 3, nearer) == doctest::Approx(100));
  double around = 0;
  for (const BorderSegment& border : mesh.borders) {
    const Point a = mesh.origin + Point(border.ax, border.ay);
    if (!enlarged.contains(a)) continue;
    around += std::hypot(border.bx - border.ax, border.by - border.ay);
    // In the frame nothing lies beside the area: its borders are outlines there.
    CHECK(std::max(border.left, border.right) == 1);
    CHECK(std::min(border.left, border.right) == no_area);
    CHECK(border.rank == BorderRank::outline);
  }
  CHECK(around == doctest::Approx(120000));
}

TEST_CASE("arcs with insets give an area the parts of both places") {
  const Layer layer = squares();
  const LayerInsets insets = insets_of(layer);
  DetailLevels levels(layer);
  const Topology arcs =
      with_insets(levels.topology(0), insets, [&](const Inset&) -> const Topology& { return levels.topology(0); });
  CHECK(area_of(shape_of(arcs, 0)) == doctest::Approx(1e8));
  CHECK(area_of(shape_of(arcs, 1)) == doctest::Approx(1e9));
  const Shape island = shape_of(arcs, 3);
  REQUIRE(island.size() == 1);
  CHECK(insets.all[1].frame.contains(bounds_of(island).centre()));
  CHECK(layer.areas[3].shape.front().outer.front().y >= 250000);  // the layer itself is as it was
}

TEST_CASE("the camera through an inset shows the layer's geometry where the inset has it") {
  const Layer layer = squares();
  const LayerInsets insets = insets_of(layer);
  const Viewport viewport{.centre = {520000, 190000}, .metres_per_pixel = 80, .size = {1000, 800}};
  for (const Inset& inset : insets.all)
    for (const Point point : {inset.from, inset.from + Point(1000, -2500)})
      CHECK(glm::distance(inset.through(viewport).to_screen(point), viewport.to_screen(inset.placed(point))) < 1e-6);
}

TEST_CASE("an enlarged inset is taken from a finer level") {
  const Inset same{.title = {}, .areas = {}, .frame = {}};
  const Inset larger{.title = {}, .areas = {}, .scale = 5, .frame = {}};
  CHECK(level_in(same, 6) == 6);
  CHECK(DetailLevels::tolerance_of(level_in(larger, 6)) * 5 <= DetailLevels::tolerance_of(6));
  CHECK(level_in(larger, 0) == 0);
}

TEST_CASE("what a map covers is what is drawn: areas at home, and frames") {
  const Layer layer = squares();
  const LayerInsets insets = insets_of(layer);
  CHECK(drawn_shapes(layer, nullptr).size() == 4);
  const std::vector<Shape> shapes = drawn_shapes(layer, &insets);
  REQUIRE(shapes.size() == 5);
  Box box;
  for (const Shape& shape : shapes) box.add(bounds_of(shape));
  CHECK(box.low == insets.bounds.low);
  CHECK(box.high == insets.bounds.high);
  CHECK(area_of(shapes[3]) > 9e8);
}

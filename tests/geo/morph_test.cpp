// Between geography and cartogram: the same triangles fill both.
#include "geo/tiles/morph.h"

#include <doctest/doctest.h>

#include <cmath>
#include <map>

#include "atlas/atlas.h"
#include "geo/mesh/detail_levels.h"
#include "geo/mesh/interior_point.h"
#include "geo/tiles/cartogram.h"
#include "geo/tiles/morph_ring.h"
#include "tests/carried.h"
#include "tests/geo/fixtures.h"

using namespace hustings;
using namespace hustings::fixtures;

namespace {

struct Sizes {
  std::vector<double> from, to;  // of each area
  double most_inverted = 0;      // the largest triangle of the cartogram that is turned over, square metres
};

Sizes sizes_of(const MorphMesh& mesh, std::size_t areas) {
  Sizes out{.from = std::vector<double>(areas), .to = std::vector<double>(areas)};
  for (std::size_t i = 0; i < mesh.indices.size(); i += 3) {
    const auto vertex = [&](std::size_t k) -> const MorphVertex& { return mesh.vertices[mesh.indices[i + k]]; };
    const auto from = [&](std::size_t k) { return Point{vertex(k).x, vertex(k).y}; };
    const auto to = [&](std::size_t k) { return Point{vertex(k).to_x, vertex(k).to_y}; };
    out.from[vertex(0).area] += cross(from(0), from(1), from(2)) / 2;
    const double there = cross(to(0), to(1), to(2)) / 2;
    out.to[vertex(0).area] += there;
    out.most_inverted = std::max(out.most_inverted, -there);
  }
  return out;
}

/// What the borders of each area enclose.
Sizes enclosed_by(const MorphMesh& mesh, std::size_t areas) {
  Sizes out{.from = std::vector<double>(areas), .to = std::vector<double>(areas)};
  for (const MorphBorder& border : mesh.borders) {
    CHECK(border.right == no_area);
    const auto area = static_cast<std::size_t>(border.left);
    out.from[area] += (double{border.ax} * border.by - double{border.ay} * border.bx) / 2;
    out.to[area] += (double{border.to_ax} * border.to_by - double{border.to_ay} * border.to_bx) / 2;
  }
  return out;
}

void check_morph(const Layer& layer, const Topology& topology, const Cartogram& cartogram) {
  const MorphMesh mesh = make_morph_mesh(layer, topology, cartogram);
  const std::size_t areas = layer.areas.size();
  const Sizes triangles = sizes_of(mesh, areas);
  const Sizes borders = enclosed_by(mesh, areas);
  // Coordinates are floats: so far from the origin they are apart by so much, and a ring of some kilometres of border
  // cannot enclose its area more exactly than that.
  const double step = std::max(layer.bounds.size().x, layer.bounds.size().y) / 2 * 1.2e-7;
  double total = 0, wanted_total = 0;
  for (std::size_t area = 0; area < areas; ++area) {
    CAPTURE(layer.areas[area].name);
    const double wanted = area_of(shape_of(topology, area));
    const double tile = signed_area(tile_ring(cartogram, area));
    const double side = std::sqrt(std::max(wanted, tile));
    CHECK(std::abs(triangles.from[area] - wanted) < 1e-6 * wanted + 10 * side * step);
    CHECK(std::abs(borders.from[area] - wanted) < 1e-6 * wanted + 10 * side * step);
    CHECK(std::abs(triangles.to[area] - tile) < 1e-6 * tile + 10 * side * step);
    CHECK(std::abs(borders.to[area] - tile) < 1e-6 * tile + 10 * side * step);
    total += triangles.from[area];
    wanted_total += wanted;
  }
  CHECK(total == doctest::Approx(wanted_total).epsilon(1e-6));
  // A triangle that is a line there, along a side of its tile, may turn over by the rounding of its floats.
  const double side = tile_ring(cartogram, 0).size() == 6 ? cartogram.tiles[0].radius : cartogram.bounds.size().x;
  CHECK(triangles.most_inverted <= side * step);
  for (std::size_t i = 0; i < mesh.indices.size(); i += 3)
    CHECK(mesh.vertices[mesh.indices[i]].area == mesh.vertices[mesh.indices[i + 1]].area);
}

Layer layer_of(const std::vector<Shape>& shapes) {
  Layer layer{.id = "seats", .file = "seats.shp", .areas = {}, .bounds = {}};
  for (const Shape& shape : shapes) {
    layer.areas.push_back({.code = "E", .name = "n", .parent = {}, .shape = shape});
    layer.bounds.add(bounds_of(shape));
  }
  return layer;
}

std::vector<Point> labels_of(const std::vector<Shape>& shapes) {
  std::vector<Point> points;
  for (const Shape& shape : shapes) points.push_back(interior_point(shape));
  return points;
}

}  // namespace

TEST_CASE("a morph of every carried layer fills its areas at one end and its tiles at the other") {
  for (const AtlasLayer& layer : carried_atlas().layers) {
    CAPTURE(layer.layer.id);
    const std::vector<double> weights(layer.layer.areas.size(), 1);
    for (const std::size_t level : {0, 2, 4}) {
      const Topology& topology = layer.levels->topology(level);
      check_morph(layer.layer, topology, hexagons(layer.layer, topology, layer.label_points));
      check_morph(layer.layer, topology, circles(layer.layer, topology, layer.label_points, weights));
    }
  }
}

TEST_CASE("holes and smaller parts shrink away") {
  // A square with two holes, one of them filled by another area, and an island beside it.
  const Ring inner = square({530300, 180300}, 200);
  const std::vector<Shape> shapes{
      {{.outer = square({530000, 180000}, 1000), .holes = {reversed(inner), reversed(square({530700, 180300}, 200))}},
       {.outer = square({532000, 180000}, 100), .holes = {}}},
      {{.outer = inner, .holes = {}}}};
  const Layer layer = layer_of(shapes);
  const Topology topology = build_topology(shapes);
  const Cartogram cartogram = hexagons(layer, topology, labels_of(shapes));
  check_morph(layer, topology, cartogram);
  const MorphMesh mesh = make_morph_mesh(layer, topology, cartogram);
  Box island;
  for (const MorphVertex& vertex : mesh.vertices)
    if (vertex.x + mesh.origin.x > 531500) island.add({vertex.to_x, vertex.to_y});
  CHECK(island.size() == Point{0, 0});
  std::map<BorderRank, int> ranks;
  for (const MorphBorder& border : mesh.borders) ++ranks[border.rank];
  CHECK(ranks[BorderRank::area] >= 8);  // the inner area's, from both sides
  CHECK(ranks[BorderRank::parent] == 0);
}

TEST_CASE("many holes leave no triangle turned over") {
  const std::vector<Shape> shapes{{perforated(10000, 5, 7)}};
  const Layer layer = layer_of(shapes);
  const Topology topology = build_topology(shapes);
  check_morph(layer, topology, hexagons(layer, topology, labels_of(shapes)));
  const std::vector<double> weights{1};
  check_morph(layer, topology, circles(layer, topology, labels_of(shapes), weights));
}

TEST_CASE("straight corners are there when their tile needs them") {
  // Points along straight sides, which no triangle of the geography needs; a comb, whose points lie on one line.
  Ring ring;
  for (int i = 0; i < 10; ++i) ring.emplace_back(i * 100, 0);
  for (int i = 0; i < 10; ++i) ring.emplace_back(1000, i * 100);
  for (int i = 10; i > 0; --i) {
    ring.emplace_back(i * 100, 1000);
    ring.emplace_back(i * 100 - 50, 500);
  }
  ring.emplace_back(0, 1000);
  const std::vector<Shape> shapes{{{.outer = ring, .holes = {}}}, {}};
  const Layer layer = layer_of(shapes);
  const Topology topology = build_topology(shapes);
  const std::vector<Point> labels{{500, 200}, {500, 200}};
  check_morph(layer, topology, hexagons(layer, topology, labels));
  CHECK(morph_triangles({.outer = ring, .holes = {}}).size() == 3 * (ring.size() - 2));
}

TEST_CASE("a hexagon becomes a hexagon without turning") {
  Ring ring;
  for (int i = 0; i < 6; ++i)
    ring.emplace_back(100 * std::cos(M_PI * (i / 3.0 + 0.5)), 100 * std::sin(M_PI * (i / 3.0 + 0.5)));
  Ring tile;
  for (const Point point : ring) tile.push_back(2.0 * point + Point{1000, 0});
  const MorphRing out = make_morph_ring(ring, std::vector<BorderRank>(6, BorderRank::area), tile);
  for (std::size_t i = 0; i < out.from.size(); ++i) {
    const Point wanted = 2.0 * out.from[i] + Point{1000, 0};
    CHECK(std::abs(out.to[i].x - wanted.x) + std::abs(out.to[i].y - wanted.y) < 4);  // one of 64 starts
  }
}

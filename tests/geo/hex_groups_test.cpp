// Hexagons of a larger area stay in one piece, islands near the mainland, and outlines run around larger areas.
#include "geo/tiles/hex_groups.h"

#include <doctest/doctest.h>
#include <glm/geometric.hpp>
#include <map>
#include <set>

#include "atlas/atlas.h"
#include "geo/mesh/detail_levels.h"
#include "geo/mesh/interior_point.h"
#include "geo/read/read_layer.h"
#include "geo/tiles/tile_groups.h"
#include "places.h"
#include "tests/carried.h"

using namespace hustings;

namespace {

std::vector<std::uint32_t> groups_of(const Layer& layer) {
  std::map<std::string, std::uint32_t> numbers;
  std::vector<std::uint32_t> groups;
  for (const Area& area : layer.areas)
    groups.push_back(numbers.emplace(area.parent, static_cast<std::uint32_t>(numbers.size())).first->second);
  return groups;
}

Layer united_kingdom() {
  Outcome<Layer> outcome = read_layer({.id = "uk-constituencies-2010",
                                       .source = HUSTINGS_TEST_ASSETS "/boundaries/uk-constituencies-2010.shp",
                                       .source_layer = {},
                                       .code = "GSS_CODE",
                                       .name = "NAME",
                                       .parent = "PARENT",
                                       .crs = {}});
  REQUIRE(outcome);
  return std::move(*outcome.value);
}

struct LaidOut {
  Cartogram hexagons;
  std::vector<NeighbourPair> neighbours;
};

LaidOut laid_out(const Layer& layer) {
  std::vector<Point> labels;
  std::vector<const Shape*> shapes;
  for (const Area& area : layer.areas) labels.push_back(interior_point(area.shape)), shapes.push_back(&area.shape);
  const Topology topology = build_topology(shapes);
  return {hexagons(layer, topology, labels), neighbours_of(topology)};
}

}  // namespace

TEST_CASE("the hexagons of a nation, a region and a borough stay in one piece") {
  const Layer uk = united_kingdom();
  const LaidOut layout = laid_out(uk);
  CHECK(torn_pieces(layout.hexagons.cells, layout.neighbours, groups_of(uk)) == 0);
  for (const AtlasLayer& layer : carried_atlas().layers) {
    if (!layer.parent_layer) continue;
    CAPTURE(layer.layer.id);
    const Topology& topology = layer.levels->topology(2);
    const Cartogram cartogram = hexagons(layer.layer, topology, layer.label_points);
    CHECK(torn_pieces(cartogram.cells, neighbours_of(topology), groups_of(layer.layer)) == 0);
  }
}

TEST_CASE("the United Kingdom's hexagons lie to each other as its nations do") {
  const Layer uk = united_kingdom();
  const Cartogram cartogram = laid_out(uk).hexagons;
  std::map<std::string, std::pair<Point, int>> sums;
  for (std::size_t i = 0; i < uk.areas.size(); ++i) {
    auto& [sum, count] = sums[uk.areas[i].parent];
    sum += cartogram.tiles[i].centre;
    ++count;
  }
  const auto middle = [&](const char* code) { return sums.at(code).first / static_cast<double>(sums.at(code).second); };
  const Point scotland = middle("S15000001"), north_east = middle("E15000001"), wales = middle("W08000001");
  const Point west_midlands = middle("E15000005"), east = middle("E15000006"), london = middle("E15000007");
  const Point south_west = middle("E15000009"), ulster = middle("N07000001"), north_west = middle("E15000002");
  CHECK(scotland.y > north_east.y);
  CHECK(north_east.y > west_midlands.y);
  CHECK(wales.x < west_midlands.x);
  CHECK(west_midlands.x < east.x);
  CHECK(london.y < east.y);
  CHECK(south_west.x < london.x);
  CHECK(ulster.x < north_west.x);
  CHECK(ulster.y > wales.y);
  // No island is lost in the sea: Orkney and Shetland, the Western Isles, and Northern Ireland are near.
  for (std::size_t i = 0; i < uk.areas.size(); ++i) {
    double nearest = 1e18;
    for (std::size_t k = 0; k < uk.areas.size(); ++k)
      if (uk.areas[k].parent != uk.areas[i].parent || uk.areas[k].code != uk.areas[i].code)
        nearest = std::min(nearest, glm::distance(cartogram.tiles[i].centre, cartogram.tiles[k].centre));
    CHECK(nearest < 4 * 1.7321 * cartogram.tiles[i].radius);
  }
}

TEST_CASE("outlines of groups run between them and around the whole, each edge once") {
  const HexLattice lattice{.origin = {1000, 2000}, .radius = 10};
  // Two cells of one group side by side, and one of another above the two.
  const Cartogram tiles = cartogram_of(lattice, {{0, 0}, {1, 0}, {0, 1}});
  const auto edges = group_edges(tiles.tiles, std::vector<std::uint32_t>{0, 0, 1});
  CHECK(edges.size() == 14);  // 18 sides; one pair inside a group is gone, two between groups are drawn once
  for (const auto& [from, to] : edges) CHECK(glm::distance(from, to) == doctest::Approx(10));
  CHECK(group_edges(tiles.tiles, std::vector<std::uint32_t>{0, 0, 0}).size() == 12);
  CHECK(group_edges({}, {}).empty());
}

TEST_CASE("a landmass comes near, and not nearer than asked") {
  const Box box{{0, 0}, {1000, 1000}};
  const std::vector<Landmass> landmasses{{.areas = {2}, .outline = {box, 10}}, {.areas = {0, 1}, .outline = {box, 10}}};
  std::vector<HexCell> cells{{0, 0}, {1, 0}, {20, 5}};
  draw_near(landmasses, 2, cells);
  CHECK(cells[0] == HexCell{0, 0});
  CHECK(hex_distance(cells[2], cells[1]) == 3);
  const std::vector<HexCell> near = cells;
  draw_near(landmasses, 2, cells);
  CHECK(cells == near);
}

// Equal-area views: one tile an area, none on another, neighbours mostly still neighbours.
#include "geo/tiles/cartogram.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <numbers>
#include <random>
#include <set>

#include "atlas/atlas.h"
#include "geo/mesh/detail_levels.h"
#include "geo/mesh/interior_point.h"
#include "geo/read/read_layer.h"
#include "geo/tiles/assignment.h"
#include "places.h"
#include "tests/carried.h"
#include "tests/geo/fixtures.h"

using namespace hustings;
using namespace hustings::fixtures;

namespace {

Layer layer_of(const std::vector<Shape>& shapes) {
  Layer layer{.id = "seats", .file = "seats.shp", .areas = {}, .bounds = {}};
  for (std::size_t i = 0; i < shapes.size(); ++i) {
    layer.areas.push_back({.code = "E" + std::to_string(i + 1), .name = "n", .parent = {}, .shape = shapes[i]});
    layer.bounds.add(bounds_of(shapes[i]));
  }
  return layer;
}

/// Squares of a kilometre, `across` in each row.
std::vector<Shape> squares(int count, int across) {
  std::vector<Shape> shapes;
  for (int i = 0; i < count; ++i) {
    const int row = i / across;
    shapes.push_back(
        {{.outer = square({530000 + 1000.0 * (i - row * across), 180000 + 1000.0 * row}, 1000), .holes = {}}});
  }
  return shapes;
}

std::vector<Point> middles_of(const std::vector<Shape>& shapes) {
  std::vector<Point> points;
  for (const Shape& shape : shapes) points.push_back(bounds_of(shape).centre());
  return points;
}

Cartogram hexagons_of(const std::vector<Shape>& shapes) {
  return hexagons(layer_of(shapes), build_topology(shapes), middles_of(shapes));
}

Cartogram carried_hexagons(const AtlasLayer& layer) {
  return hexagons(layer.layer, layer.levels->topology(2), layer.label_points);
}

double layer_area(const Layer& layer) {
  double total = 0;
  for (const Area& area : layer.areas) total += area_of(area.shape);
  return total;
}

double spacing_of(const Cartogram& hexagons) { return hexagons.tiles.front().radius * std::numbers::sqrt3; }

void check_cells(const Cartogram& cartogram, std::size_t areas) {
  REQUIRE(cartogram.tiles.size() == areas);
  REQUIRE(cartogram.cells.size() == areas);
  std::set<std::pair<std::int32_t, std::int32_t>> cells;
  for (const HexCell cell : cartogram.cells) cells.emplace(cell.q, cell.r);
  CHECK(cells.size() == areas);
  for (std::size_t i = 0; i < areas; ++i) {
    CHECK(cartogram.tiles[i].radius == cartogram.tiles[0].radius);
    CHECK(tile_at(cartogram, cartogram.tiles[i].centre) == i);
    for (const Point corner : tile_ring(cartogram, i)) CHECK(cartogram.bounds.contains(corner));
  }
}

/// Cells without any cell beside them.
std::size_t strays(const Cartogram& cartogram) {
  std::size_t count = 0;
  for (const Tile& a : cartogram.tiles) {
    std::size_t near = 0;
    for (const Tile& b : cartogram.tiles)
      near += glm::distance(a.centre, b.centre) < 1.01 * spacing_of(cartogram) ? 1 : 0;
    count += near == 1 ? 1 : 0;  // itself
  }
  return count;
}

double largest_overlap(const Cartogram& circles) {
  double largest = 0;
  for (std::size_t i = 0; i < circles.tiles.size(); ++i)
    for (std::size_t k = 0; k < i; ++k) {
      const Tile& a = circles.tiles[i];
      const Tile& b = circles.tiles[k];
      largest =
          std::max(largest, (a.radius + b.radius - glm::distance(a.centre, b.centre)) / std::min(a.radius, b.radius));
    }
  return largest;
}

/// Free cells that the layout closes in.
std::size_t holes(const Cartogram& cartogram) {
  std::set<std::pair<int, int>> taken, open;
  for (const HexCell cell : cartogram.cells) taken.emplace(cell.q, cell.r);
  const auto [low_q, high_q] = std::minmax_element(cartogram.cells.begin(), cartogram.cells.end(),
                                                   [](HexCell a, HexCell b) { return a.q < b.q; });
  const auto [low_r, high_r] = std::minmax_element(cartogram.cells.begin(), cartogram.cells.end(),
                                                   [](HexCell a, HexCell b) { return a.r < b.r; });
  const int left = low_q->q - 1, right = high_q->q + 1, bottom = low_r->r - 1, top = high_r->r + 1;
  std::vector<std::pair<int, int>> queue{{left, bottom}};
  open.insert(queue.front());
  for (std::size_t i = 0; i < queue.size(); ++i)
    for (const auto& [dq, dr] : {std::pair(1, 0), {-1, 0}, {0, 1}, {0, -1}, {1, -1}, {-1, 1}}) {
      const std::pair next(queue[i].first + dq, queue[i].second + dr);
      if (next.first < left || next.first > right || next.second < bottom || next.second > top) continue;
      if (!taken.contains(next) && open.insert(next).second) queue.push_back(next);
    }
  const auto all = static_cast<std::size_t>(right - left + 1) * static_cast<std::size_t>(top - bottom + 1);
  return all - taken.size() - open.size();
}

}  // namespace

TEST_CASE("every carried layer becomes as many equal hexagons, of its size together, none on another") {
  for (const AtlasLayer& layer : carried_atlas().layers) {
    CAPTURE(layer.layer.id);
    const Cartogram cartogram = carried_hexagons(layer);
    check_cells(cartogram, layer.layer.areas.size());
    const double radius = cartogram.tiles[0].radius;
    const double total = 1.5 * std::numbers::sqrt3 * radius * radius * static_cast<double>(cartogram.tiles.size());
    CHECK(total == doctest::Approx(layer_area(layer.layer)).epsilon(1e-9));
    CHECK(strays(cartogram) == 0);
    CHECK(holes(cartogram) == 0);
    const Cartogram again = carried_hexagons(layer);
    CHECK(again.cells == cartogram.cells);
    CHECK(again.tiles[0].centre == cartogram.tiles[0].centre);
  }
}

TEST_CASE("neighbours stay neighbours, and areas near their place") {
  for (const AtlasLayer& layer : carried_atlas().layers) {
    const Cartogram cartogram = carried_hexagons(layer);
    const std::vector<NeighbourPair> pairs = neighbours_of(layer.levels->topology(0));
    const double kept = kept_neighbour_share(cartogram, pairs);
    const double away = mean_displacement(cartogram, layer.label_points) / spacing_of(cartogram);
    CAPTURE(layer.layer.id);
    // Areas have on the mean as many neighbours as cells, but some have nine and others three: not all pairs can stay.
    // Reached are 0.73 (wards) to 0.85 (boroughs), and 0.80 with the seats; the limits leave room for another
    // compiler's rounding.
    CHECK(kept > 0.68);
    // Wards in the middle of London are a fifth of those at its rim: those near the middle must go some cells outwards.
    CHECK(away < std::max(1.0, 0.1 * std::sqrt(static_cast<double>(layer.layer.areas.size()))));
  }
}

TEST_CASE("where towns hold most of the areas, hexagons leave the outline rather than their region") {
  const Outcome<Layer> outcome = read_layer({.id = "uk-constituencies-2010",
                                             .source = HUSTINGS_TEST_ASSETS "/boundaries/uk-constituencies-2010.shp",
                                             .source_layer = {},
                                             .code = "GSS_CODE",
                                             .name = "NAME",
                                             .parent = {},
                                             .crs = {}});
  REQUIRE(outcome);
  const Layer& layer = *outcome.value;
  std::vector<Point> labels;
  for (const Area& area : layer.areas) labels.push_back(interior_point(area.shape));
  const Topology topology = build_topology(shapes_of(layer));
  const Cartogram cartogram = hexagons(layer, topology, labels);
  check_cells(cartogram, 650);
  CHECK(kept_neighbour_share(cartogram, neighbours_of(topology)) >
        0.6);  // 0.66; London's seats are a 150th of the others
  CHECK(mean_displacement(cartogram, labels) < 3.5 * spacing_of(cartogram));  // 2.7; within the outline 7.2
  double south_of_scotland = -1e18, north_of_england = -1e18;
  for (std::size_t i = 0; i < layer.areas.size(); ++i) {
    const Point centre = cartogram.tiles[i].centre;
    if (layer.areas[i].code[0] == 'S') south_of_scotland = std::max(south_of_scotland, -centre.y);
    if (layer.areas[i].code[0] == 'E') north_of_england = std::max(north_of_england, centre.y);
  }
  CHECK(north_of_england + south_of_scotland < 6 * spacing_of(cartogram));  // the border runs aslant, here as there
}

TEST_CASE("a layer of few areas, of islands, or of none") {
  CHECK(hexagons_of({}).tiles.empty());
  const Cartogram one = hexagons_of(squares(1, 1));
  check_cells(one, 1);
  CHECK(glm::distance(one.tiles[0].centre, {530500, 180500}) < 1000);
  check_cells(hexagons_of(squares(2, 2)), 2);
  check_cells(hexagons_of(squares(40, 40)), 40);  // a row

  std::vector<Shape> shapes = squares(30, 6);
  for (int i = 0; i < 3; ++i) shapes.push_back({{.outer = square({560000.0 + 20000 * i, 200000}, 1000), .holes = {}}});
  const Cartogram islands = hexagons_of(shapes);
  check_cells(islands, 33);
  for (std::size_t i = 30; i < 33; ++i)  // each where it lies, not in the mainland
    CHECK(glm::distance(islands.tiles[i].centre, middles_of(shapes)[i]) < spacing_of(islands));

  shapes.emplace_back();  // an area without a shape
  check_cells(hexagons_of(shapes), 34);
}

TEST_CASE("squares in a square become hexagons that keep nearly all neighbours") {
  const std::vector<Shape> shapes = squares(144, 12);
  const Cartogram cartogram = hexagons_of(shapes);
  CHECK(kept_neighbour_share(cartogram, neighbours_of(build_topology(shapes))) > 0.9);
  CHECK(mean_displacement(cartogram, middles_of(shapes)) < spacing_of(cartogram));
}

TEST_CASE("thousands of areas are laid out as well") {
  const std::vector<Shape> shapes = squares(2500, 50);
  const Cartogram cartogram = hexagons_of(shapes);
  check_cells(cartogram, 2500);
  CHECK(kept_neighbour_share(cartogram, neighbours_of(build_topology(shapes))) > 0.85);
  CHECK(mean_displacement(cartogram, middles_of(shapes)) < 2 * spacing_of(cartogram));
}

TEST_CASE("an assignment is the cheapest there is") {
  std::mt19937 random(7);
  const auto number = [&] { return static_cast<double>(random() % 1000); };
  for (int round = 0; round < 50; ++round) {
    std::vector<Point> points, places;
    for (int i = 0; i < 6; ++i) points.emplace_back(number(), number()), places.emplace_back(number(), number());
    const auto cost = [&](const std::vector<std::uint32_t>& to) {
      double sum = 0;
      for (std::size_t i = 0; i < to.size(); ++i) sum += glm::dot(points[i] - places[to[i]], points[i] - places[to[i]]);
      return sum;
    };
    std::vector<std::uint32_t> order{0, 1, 2, 3, 4, 5};
    double least = cost(order);
    while (std::next_permutation(order.begin(), order.end())) least = std::min(least, cost(order));
    CHECK(cost(assigned(points, places)) == doctest::Approx(least));
  }
}

TEST_CASE("circles have their weights' sizes and do not overlap") {
  for (const AtlasLayer& layer : carried_atlas().layers) {
    CAPTURE(layer.layer.id);
    std::vector<double> weights;
    for (std::size_t i = 0; i < layer.layer.areas.size(); ++i)
      weights.push_back(10000 + 1000 * static_cast<double>((i * 37) % 50));
    weights[3] = 0;  // unknown
    const Cartogram cartogram = circles(layer.layer, layer.levels->topology(2), layer.label_points, weights);
    REQUIRE(cartogram.tiles.size() == weights.size());
    CHECK(largest_overlap(cartogram) < 1e-3);
    double total = 0;
    for (const Tile& tile : cartogram.tiles) total += std::numbers::pi * tile.radius * tile.radius;
    CHECK(total == doctest::Approx(circles_share * layer_area(layer.layer)));
    for (std::size_t i = 0; i < weights.size(); ++i)
      if (i != 3)
        CHECK(std::pow(cartogram.tiles[i].radius / cartogram.tiles[0].radius, 2) ==
              doctest::Approx(weights[i] / weights[0]));
    CHECK(cartogram.tiles[3].radius > 0);
    CHECK(cartogram.tiles[3].radius < 0.3 * cartogram.tiles[0].radius);
    CHECK(tile_at(cartogram, cartogram.tiles[0].centre) == 0U);
    const double radius = std::sqrt(total / static_cast<double>(weights.size()) / std::numbers::pi);
    // The mean circle's widths that circles of the middle must go outwards grow with their number's root.
    CHECK(mean_displacement(cartogram, layer.label_points) <
          std::max(2.0, 0.15 * std::sqrt(static_cast<double>(weights.size()))) * radius);
    const Cartogram again = circles(layer.layer, layer.levels->topology(2), layer.label_points, weights);
    CHECK(again.tiles[5].centre == cartogram.tiles[5].centre);
  }
}

TEST_CASE("a crowd of thousands of circles parts as well") {
  // Squares that are the smaller, the nearer they are to the middle: there they are a tenth as wide as at the rim.
  std::vector<Shape> shapes = squares(2500, 50);
  for (Shape& shape : shapes)
    for (Point& point : shape[0].outer) {
      const Point from = (point - Point{555000, 205000}) / 25000.0;
      point = Point{555000, 205000} + from * 25000.0 * (0.1 + 0.45 * glm::dot(from, from));
    }
  const std::vector<double> weights(shapes.size(), 1);
  const Cartogram cartogram = circles(layer_of(shapes), build_topology(shapes), middles_of(shapes), weights);
  CHECK(largest_overlap(cartogram) < 1e-3);
  CHECK(mean_displacement(cartogram, middles_of(shapes)) < 15000);  // of 50 km across
  CHECK(cartogram.bounds.size().x < 75000);
}

TEST_CASE("circles that start in one place part") {
  const std::vector<Shape> shapes = squares(9, 3);
  const std::vector<Point> middle(9, Point{531500, 181500});
  const std::vector<double> weights(9, 1);
  const Cartogram cartogram = circles(layer_of(shapes), build_topology(shapes), middle, weights);
  CHECK(largest_overlap(cartogram) < 1e-3);
  CHECK(circles(layer_of({}), build_topology(std::vector<Shape>{}), {}, {}).tiles.empty());
}

namespace {

Outcome<Cartogram> made_by_hand(const std::vector<std::vector<std::string>>& rows,
                                std::vector<std::string> columns = {"area_code", "q", "r"}) {
  Table table{.file = "layout.csv", .columns = std::move(columns), .rows = rows, .lines = {}};
  for (std::size_t i = 0; i < rows.size(); ++i) table.lines.push_back(static_cast<std::int64_t>(i) + 2);
  const std::vector<Shape> shapes = squares(3, 3);
  return hexagons_from(layer_of(shapes), middles_of(shapes), table);
}

void check_refused(const Outcome<Cartogram>& outcome, std::optional<std::int64_t> row, const std::string& part) {
  CHECK_FALSE(outcome);
  REQUIRE(outcome.findings.size() == 1);
  const Finding& finding = outcome.findings.front();
  INFO(describe(finding));
  CHECK(finding.severity == Severity::error);
  CHECK(finding.place.file == "layout.csv");
  CHECK(finding.place.row == row);
  CHECK_FALSE(finding.remedy.empty());
  CHECK(says(finding, {part}));
}

}  // namespace

TEST_CASE("a layout made by hand is taken as it is") {
  const auto outcome = made_by_hand({{"E1", "0", "0"}, {"E3", "-1", "1"}, {" e2", "1", "0"}});
  REQUIRE(outcome);
  CHECK(outcome.findings.empty());
  const Cartogram& cartogram = *outcome.value;
  check_cells(cartogram, 3);
  CHECK(cartogram.cells[2] == HexCell{-1, 1});
  const Point east = cartogram.tiles[1].centre - cartogram.tiles[0].centre;
  CHECK(east.x == doctest::Approx(spacing_of(cartogram)));
  CHECK(std::abs(east.y) < 1e-6);
  const Point north_west = cartogram.tiles[2].centre - cartogram.tiles[0].centre;
  CHECK(north_west.x == doctest::Approx(-spacing_of(cartogram) / 2));
  CHECK(north_west.y == doctest::Approx(1.5 * cartogram.tiles[0].radius));
  Point mean{0, 0};
  for (const Tile& tile : cartogram.tiles) mean += tile.centre / 3.0;
  CHECK(glm::distance(mean, {531500, 180500}) < 1e-6);
}

TEST_CASE("what is wrong with a layout made by hand is said, with its file and row") {
  const std::vector<std::string> first{"E1", "0", "0"}, second{"E2", "1", "0"}, third{"E3", "2", "0"};
  check_refused(made_by_hand({first, second, third, {"E9", "3", "0"}}), 5, "E9");
  check_refused(made_by_hand({first, second}), std::nullopt, "E3");
  check_refused(made_by_hand({first, second, {"E3", "1", "0"}}), 4, "E2");
  check_refused(made_by_hand({first, second, {"E3", "1.5", "0"}}), 4, "1.5");
  check_refused(made_by_hand({first, second, {"E3", "1", ""}}), 4, "coordinate");
  check_refused(made_by_hand({first, second, {"E3", "1", "99999999999"}}), 4, "99999999999");
  check_refused(made_by_hand({first, second, third, {"E3", "5", "5"}}), 5, "already");
  check_refused(made_by_hand({first, second, third}, {"area_code", "q", "s"}), std::nullopt, "column r");
}

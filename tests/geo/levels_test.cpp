// Levels of detail on the carried layers: nothing opens, nothing overlaps, nothing wanders.
#include "geo/levels.h"

#include <doctest/doctest.h>

#include <cmath>

#include "atlas/atlas.h"
#include "geo/interior_point.h"
#include "tests/carried.h"

using namespace hustings;

namespace {

double triangles_area(const LayerMesh& mesh) {
  double twice = 0;
  for (std::size_t i = 0; i < mesh.indices.size(); i += 3) {
    const auto at = [&](std::size_t k) {
      return Point{mesh.vertices[mesh.indices[i + k]].x, mesh.vertices[mesh.indices[i + k]].y};
    };
    twice += cross(at(0), at(1), at(2));
  }
  return twice / 2;
}

/// Of all that the arcs with one side outside enclose.
double outline_area(const Topology& topology, Point origin) {
  double twice = 0;
  for (const Arc& arc : topology.arcs) {
    if (arc.left != no_area && arc.right != no_area) continue;
    const double sign = arc.right == no_area ? 1 : -1;
    for (std::size_t i = 0; i + 1 < arc.points.size(); ++i)
      twice += sign * cross(origin, arc.points[i], arc.points[i + 1]);
  }
  return twice / 2;
}

}  // namespace

TEST_CASE("the coarsest level within an error is taken") {
  CHECK(Levels::tolerance_of(0) == 0);
  CHECK(Levels::level_within(0) == 0);
  CHECK(Levels::level_within(4.9) == 0);
  for (std::size_t level = 1; level < Levels::count; ++level) {
    CHECK(Levels::tolerance_of(level) > Levels::tolerance_of(level - 1));
    CHECK(Levels::level_within(Levels::tolerance_of(level)) == level);
  }
  CHECK(Levels::level_within(1e9) == Levels::count - 1);
}

TEST_CASE("at every level the areas fill their outline: no gap and no overlap") {
  for (const AtlasLayer& layer : carried_atlas().layers) {
    std::size_t before = layer.levels->mesh(0).indices.size();
    for (std::size_t level = 0; level < 5; ++level) {
      CAPTURE(layer.layer.id);
      CAPTURE(level);
      const LayerMesh& mesh = layer.levels->mesh(level);
      const double outline = outline_area(layer.levels->topology(level), mesh.origin);
      CHECK(triangles_area(mesh) == doctest::Approx(outline).epsilon(1e-5));
      CHECK(mesh.indices.size() <= before);
      before = mesh.indices.size();
      CHECK(layer.levels->maybe_mesh(level) == &mesh);
    }
  }
}

TEST_CASE("no border is further from the source than its level allows") {
  const AtlasLayer& wards = carried_atlas().layers[*carried_atlas().find_layer("wards-2014")];
  const Topology& source = wards.levels->topology(0);
  for (const std::size_t level : {1, 2, 3}) {
    const Topology& coarse = wards.levels->topology(level);
    REQUIRE(coarse.arcs.size() == source.arcs.size());
    double furthest = 0;
    for (std::size_t arc = 0; arc < source.arcs.size(); ++arc)
      for (const Point point : source.arcs[arc].points) {
        double nearest = 1e18;
        const auto& kept = coarse.arcs[arc].points;
        for (std::size_t i = 0; i + 1 < kept.size(); ++i)
          nearest = std::min(nearest, distance_to_segment(point, kept[i], kept[i + 1]));
        furthest = std::max(furthest, nearest);
      }
    CHECK(furthest <= Levels::tolerance_of(level) + 1e-6);
    CHECK(furthest > 0);
  }
}

TEST_CASE("well inside an area every level has the same area") {
  const AtlasLayer& wards = carried_atlas().layers[*carried_atlas().find_layer("wards-2014")];
  for (const std::size_t level : {1, 2, 3}) {
    int tried = 0;
    for (AreaIndex area = 0; area < wards.layer.areas.size(); ++area) {
      const Point inside = wards.label_points[area];
      if (distance_to_border(wards.layer.areas[area].shape, inside) <= Levels::tolerance_of(level)) continue;
      CHECK(contains(shape_of(wards.levels->topology(level), area), inside));
      ++tried;
    }
    CHECK(tried > 600);
  }
}

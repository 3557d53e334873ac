// Levels of detail on the carried layers: nothing opens, nothing overlaps, nothing wanders.
#include "geo/mesh/detail_levels.h"

#include <doctest/doctest.h>

#include <cmath>

#include "atlas/atlas.h"
#include "geo/mesh/interior_point.h"
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

const AtlasLayer& layer_called(const char* id) { return carried_atlas().layers[*carried_atlas().find_layer(id)]; }

/// How far a line leaves another: at its vertices, and along its edges, metres.
double furthest_from(const std::vector<Point>& line, const std::vector<Point>& other) {
  double furthest = 0;
  const auto add = [&](Point at) {
    double nearest = 1e18;
    for (std::size_t i = 0; i + 1 < other.size(); ++i)
      nearest = std::min(nearest, distance_to_segment(at, other[i], other[i + 1]));
    furthest = std::max(furthest, nearest);
  };
  for (std::size_t i = 0; i + 1 < line.size(); ++i)
    for (const double along : {0.0, 0.25, 0.5, 0.75}) add(line[i] + (line[i + 1] - line[i]) * along);
  return furthest;
}

std::vector<Point> grid_over(const Box& box, int across) {
  std::vector<Point> points;
  for (int y = 0; y < across; ++y)
    for (int x = 0; x < across; ++x)
      points.push_back(box.low + box.size() * Point{(x + 0.37) / across, (y + 0.41) / across});
  return points;
}

/// The areas of a level that contain each point; one, if nothing opens and nothing overlaps.
std::vector<std::vector<AreaIndex>> areas_at(const std::vector<Point>& points, const AtlasLayer& layer,
                                             std::size_t level) {
  std::vector<std::vector<AreaIndex>> found(points.size());
  for (AreaIndex area = 0; area < layer.layer.areas.size(); ++area) {
    const Shape shape = shape_of(layer.levels->topology(level), area);
    const Box bounds = bounds_of(shape);
    for (std::size_t i = 0; i < points.size(); ++i)
      if (bounds.contains(points[i]) && contains(shape, points[i])) found[i].push_back(area);
  }
  return found;
}

}  // namespace

TEST_CASE("the coarsest level within an error is taken") {
  CHECK(DetailLevels::tolerance_of(0) == 0);
  CHECK(DetailLevels::level_within(0) == 0);
  CHECK(DetailLevels::level_within(4.9) == 0);
  for (std::size_t level = 1; level < DetailLevels::count; ++level) {
    CHECK(DetailLevels::tolerance_of(level) > DetailLevels::tolerance_of(level - 1));
    CHECK(DetailLevels::level_within(DetailLevels::tolerance_of(level)) == level);
  }
  CHECK(DetailLevels::level_within(1e9) == DetailLevels::count - 1);
}

TEST_CASE("at every level the areas fill their outline: no gap and no overlap") {
  for (const AtlasLayer& layer : carried_atlas().layers) {
    std::size_t before = layer.levels->mesh(0).indices.size();
    for (std::size_t level = 0; level < DetailLevels::count; ++level) {
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

TEST_CASE("no border is further from the source than its level allows, nor the source from it") {
  for (const char* id : {"wards-2014", "constituencies-2010"}) {
    DetailLevels& levels = *layer_called(id).levels;
    const Topology& source = levels.topology(0);
    for (std::size_t level = 1; level < DetailLevels::count; ++level) {
      CAPTURE(level);
      const Topology& coarse = levels.topology(level);
      REQUIRE(coarse.arcs.size() == source.arcs.size());
      double furthest = 0;
      for (std::size_t arc = 0; arc < source.arcs.size(); ++arc)
        furthest = std::max({furthest, furthest_from(source.arcs[arc].points, coarse.arcs[arc].points),
                             furthest_from(coarse.arcs[arc].points, source.arcs[arc].points)});
      CHECK(furthest <= DetailLevels::tolerance_of(level) + 1e-6);
      CHECK(furthest > 0);
    }
  }
}

TEST_CASE("at every level each point of the outline lies in one area, and well inside an area in the same as ever") {
  for (const char* id : {"wards-2014", "constituencies-2010"}) {
    const AtlasLayer& layer = layer_called(id);
    const std::vector<Point> points = grid_over(layer.layer.bounds, 90);
    const std::vector<std::vector<AreaIndex>> before = areas_at(points, layer, 0);
    std::vector<double> deep(points.size(), 0);  // metres to the border
    for (std::size_t i = 0; i < points.size(); ++i)
      if (before[i].size() == 1) deep[i] = distance_to_border(layer.layer.areas[before[i][0]].shape, points[i]);
    for (std::size_t level = 0; level < DetailLevels::count; ++level) {
      CAPTURE(std::string(id));
      CAPTURE(level);
      const std::vector<Shape> outline =
          dissolve(layer.levels->topology(level), 1, [](std::int32_t area) { return area == no_area ? -1 : 0; });
      const std::vector<std::vector<AreaIndex>> now = areas_at(points, layer, level);
      int picked = 0;
      for (std::size_t i = 0; i < points.size(); ++i) {
        REQUIRE(now[i].size() == (contains(outline[0], points[i]) ? 1 : 0));
        if (deep[i] <= DetailLevels::tolerance_of(level)) continue;
        REQUIRE(now[i] == before[i]);
        ++picked;
      }
      if (level <= 3) CHECK(picked > 2000);
    }
  }
}

TEST_CASE("well inside an area every level has the same area") {
  const AtlasLayer& wards = layer_called("wards-2014");
  for (const std::size_t level : {1, 2, 3}) {
    int tried = 0;
    for (AreaIndex area = 0; area < wards.layer.areas.size(); ++area) {
      const Point inside = wards.label_points[area];
      if (distance_to_border(wards.layer.areas[area].shape, inside) <= DetailLevels::tolerance_of(level)) continue;
      CHECK(contains(shape_of(wards.levels->topology(level), area), inside));
      ++tried;
    }
    CHECK(tried > 600);
  }
}

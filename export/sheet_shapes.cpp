#include "export/sheet_shapes.h"

#include <algorithm>
#include <glm/common.hpp>

#include "export/paired_rings.h"
#include "geo/mesh/detail_levels.h"
#include "geo/mesh/inset.h"
#include "geo/tiles/morph.h"

namespace hustings {

namespace {

constexpr double ground_error = 0.25;  // pixels
/// Pixels beyond the map from where on an area is cut: coordinates stay what PDF and its readers can hold.
constexpr double far_away = 16384;

/// The ring as far as it lies on one side of a line; its ends are joined along the line. Source: Sutherland, I. E. and
/// Hodgman, G. W., Reentrant polygon clipping, Communications of the ACM 17, 1974.
template <class Depth>
SheetLine cut_at(const SheetLine& ring, Depth depth) {
  SheetLine out;
  for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
    const double before = depth(ring[j]);
    const double here = depth(ring[i]);
    if ((before < 0) != (here < 0)) out.push_back(glm::mix(ring[j], ring[i], before / (before - here)));
    if (here >= 0) out.push_back(ring[i]);
  }
  return out;
}

}  // namespace

SheetLine cut_to(SheetLine ring, const Box& box) {
  ring = cut_at(ring, [&](glm::dvec2 at) { return at.x - box.low.x; });
  if (!ring.empty()) ring = cut_at(ring, [&](glm::dvec2 at) { return box.high.x - at.x; });
  if (!ring.empty()) ring = cut_at(ring, [&](glm::dvec2 at) { return at.y - box.low.y; });
  if (!ring.empty()) ring = cut_at(ring, [&](glm::dvec2 at) { return box.high.y - at.y; });
  return ring;
}

namespace {

Box grown(const Box& box, glm::dvec2 by) { return {box.low - by, box.high + by}; }

bool meet(const Box& a, const Box& b) {
  return a.low.x <= b.high.x && b.low.x <= a.high.x && a.low.y <= b.high.y && b.low.y <= a.high.y;
}

Box bounds_of_lines(const std::vector<SheetLine>& lines) {
  Box box;
  for (const SheetLine& line : lines)
    for (const glm::dvec2 vertex : line) box.add(vertex);
  return box;
}

/// Single segments that go on in the next one become one line.
std::vector<SheetBorder> joined(std::vector<SheetBorder> borders) {
  std::vector<SheetBorder> lines;
  for (SheetBorder& line : borders) {
    const bool goes_on = !lines.empty() && lines.back().rank == line.rank && lines.back().left == line.left &&
                         lines.back().points.back() == line.points.front();
    if (goes_on) lines.back().points.insert(lines.back().points.end(), line.points.begin() + 1, line.points.end());
    else lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace

SheetShapes::SheetShapes(const Viewport& viewport, const Box& seen, double scale, const VectorDetail& detail)
    : viewport_(viewport), detail_(detail), seen_(seen), about_(grown(seen, seen.size() + glm::dvec2(64 * scale))) {
  world_.add(viewport.to_world(seen.low));
  world_.add(viewport.to_world(seen.high));
}

std::size_t SheetShapes::level() const {
  return DetailLevels::level_within(detail_.largest_error * viewport_.metres_per_pixel);
}

SheetLine SheetShapes::line_of(const Ring& ring) const {
  SheetLine line;
  line.reserve(ring.size());
  for (const Point point : ring) line.push_back(viewport_.to_screen(point));
  return line;
}

std::vector<SheetLine> SheetShapes::rings_of(const Shape& shape) const {
  std::vector<SheetLine> rings;
  for (const Polygon& polygon : shape) {
    rings.push_back(line_of(polygon.outer));
    for (const Ring& hole : polygon.holes) rings.push_back(line_of(hole));
  }
  return rings;
}

std::vector<SheetLine> SheetShapes::cut(std::vector<SheetLine> rings, bool always) const {
  const Box box = bounds_of_lines(rings);
  const bool far = !meet(box, seen_) || box.low.x < seen_.low.x - far_away || box.low.y < seen_.low.y - far_away ||
                   box.high.x > seen_.high.x + far_away || box.high.y > seen_.high.y + far_away;
  if (!always && !far) return rings;
  for (SheetLine& ring : rings) ring = cut_to(std::move(ring), about_);
  std::erase_if(rings, [](const SheetLine& ring) { return ring.size() < 3; });
  return rings;
}

std::vector<SheetShape> SheetShapes::ground(const Atlas& atlas, GroundKind kind) const {
  std::vector<SheetShape> shapes;
  const std::size_t level = DetailLevels::level_within(ground_error * viewport_.metres_per_pixel);
  for (const Ground& ground : atlas.ground) {
    if (ground.kind != kind) continue;
    for (std::size_t area = 0; area < ground.layer.areas.size(); ++area) {
      std::vector<SheetLine> rings = cut(rings_of(shape_of(ground.levels->topology(level), area)), true);
      if (!rings.empty()) shapes.push_back({.code = {}, .id = {}, .title = {}, .rings = std::move(rings)});
    }
  }
  return shapes;
}

namespace {

/// The layer's arcs at that level and, in insets, as fine as these ask for.
Topology topology_with(const LayerInsets& insets, const AtlasLayer& layer, std::size_t level, std::size_t finest) {
  return with_insets(layer.levels->topology(level), insets, [&](const Inset& inset) -> const Topology& {
    return layer.levels->topology(std::max(finest, level_in(inset, level)));
  });
}

}  // namespace

void SheetShapes::set_insets(const AtlasLayer& layer, const LayerInsets* insets) {
  with_insets_.reset();
  if (insets != nullptr) with_insets_ = topology_with(*insets, layer, level(), 0);
}

Shape SheetShapes::shape(const AtlasLayer& layer, AreaIndex area) const {
  if (with_insets_) return shape_of(*with_insets_, area);
  const std::size_t exact = level();
  return exact == 0 ? layer.layer.areas[area].shape : shape_of(layer.levels->topology(exact), area);
}

/// Uncut, but for what lies so far away that a camera on its way would not see it.
std::vector<SheetLine> SheetShapes::paired(const AtlasLayer& layer, AreaIndex area, const Ring& tile,
                                           double morph) const {
  const Shape lying = shape(layer, area);
  std::vector<SheetLine> rings = rings_of(lying);
  if (morph > 0) {
    const std::vector<Ring> on_tile = paired_rings(lying, tile);
    for (std::size_t i = 0; i < rings.size(); ++i)
      for (std::size_t k = 0; k < rings[i].size(); ++k)
        rings[i][k] = glm::mix(rings[i][k], viewport_.to_screen(on_tile[i][k]), morph);
  }
  const glm::dvec2 near(far_away);
  return meet(bounds_of_lines(rings), {seen_.low - near, seen_.high + near}) ? rings : std::vector<SheetLine>();
}

std::vector<SheetLine> SheetShapes::rings(const AtlasLayer& layer, AreaIndex area) const {
  if (detail_.paired) return paired(layer, area, {}, 0);
  if (with_insets_) {
    std::vector<SheetLine> all = rings_of(shape_of(*with_insets_, area));
    return meet(bounds_of_lines(all), seen_) ? cut(std::move(all), detail_.cut) : std::vector<SheetLine>();
  }
  if (!meet(layer.area_bounds[area], world_)) return {};
  const std::size_t exact = level();
  return cut(rings_of(exact == 0 ? layer.layer.areas[area].shape : shape_of(layer.levels->topology(exact), area)),
             detail_.cut);
}

std::vector<SheetBorder> SheetShapes::borders(const AtlasLayer& layer) const {
  std::vector<SheetBorder> borders;
  for (const Arc& arc : (with_insets_ ? *with_insets_ : layer.levels->topology(level())).arcs)
    add_border(borders, arc.points, rank_of(layer.layer, arc), arc.left, arc.right);
  return borders;
}

/// The pieces of a line that may show.
void SheetShapes::add_border(std::vector<SheetBorder>& borders, const std::vector<Point>& points, BorderRank rank,
                             std::int32_t left, std::int32_t right) const {
  SheetLine piece;
  const auto end = [&] {
    if (piece.size() > 1) borders.push_back({piece, rank, left, right});
    piece.clear();
  };
  for (std::size_t i = 0; i + 1 < points.size(); ++i) {
    const glm::dvec2 a = viewport_.to_screen(points[i]);
    const glm::dvec2 b = viewport_.to_screen(points[i + 1]);
    if (!meet({glm::min(a, b), glm::max(a, b)}, about_)) {
      end();
      continue;
    }
    if (piece.empty()) piece.push_back(a);
    piece.push_back(b);
  }
  end();
}

SheetAreas SheetShapes::on_tiles(const AtlasLayer& layer, const Placement& placement, TileKind kind) const {
  SheetAreas areas;
  areas.shapes.resize(layer.layer.areas.size());
  const Cartogram tiles{.kind = kind, .tiles = placement.tiles, .cells = {}, .bounds = {}};
  const double error = std::max(detail_.largest_error, ground_error) * viewport_.metres_per_pixel;
  const std::size_t level = std::max<std::size_t>(1, DetailLevels::level_within(error));
  const LayerInsets* insets = placement.insets;
  const MorphMesh mesh = insets != nullptr
                             ? make_morph_mesh(layer.layer, topology_with(*insets, layer, level, 1), tiles)
                             : make_morph_mesh(layer.layer, layer.levels->topology(level), tiles);
  const double t = placement.morph;
  const auto start_of = [&](const MorphBorder& border) {
    return mesh.origin + glm::mix(Point(border.ax, border.ay), Point(border.to_ax, border.to_ay), t);
  };
  const auto end_of = [&](const MorphBorder& border) {
    return mesh.origin + glm::mix(Point(border.bx, border.by), Point(border.to_bx, border.to_by), t);
  };
  std::size_t first = 0;
  Ring ring;
  for (std::size_t i = 0; i < mesh.borders.size(); ++i) {
    const MorphBorder& border = mesh.borders[i];
    ring.push_back(start_of(border));
    add_border(areas.borders, {start_of(border), end_of(border)}, border.rank, border.left, border.right);
    const MorphBorder& begin = mesh.borders[first];
    if (border.bx != begin.ax || border.by != begin.ay || border.to_bx != begin.to_ax || border.to_by != begin.to_ay)
      continue;
    if (t < 1) areas.shapes[static_cast<std::size_t>(border.left)].rings.push_back(line_of(ring));
    ring.clear();
    first = i + 1;
  }
  areas.borders = joined(std::move(areas.borders));
  for (std::size_t area = 0; area < areas.shapes.size(); ++area) {
    std::vector<SheetLine>& rings = areas.shapes[area].rings;
    if (detail_.paired) {
      rings = paired(layer, static_cast<AreaIndex>(area), tile_ring(tiles, area), t);
      continue;
    }
    if (t >= 1) rings = {line_of(tile_ring(tiles, area))};
    if (!meet(bounds_of_lines(rings), seen_)) rings.clear();
    else rings = cut(std::move(rings), detail_.cut);
  }
  return areas;
}

}  // namespace hustings

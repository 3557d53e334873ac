#include "atlas/paint/placement.h"

#include <algorithm>
#include <glm/common.hpp>

#include "atlas/paint/area_colours.h"
#include "geo/mesh/detail_levels.h"
#include "geo/mesh/inset.h"

namespace hustings {

namespace {

/// Level of detail whose neighbours are asked for: any has the same, and at 80 m there is little left to look through.
const std::size_t coarse_level = DetailLevels::level_within(80);

/// A hexagon stands on a corner: it is as wide as its flat sides are apart. A name in a circle has no more room.
Box box_of(const Tile& tile) {
  const Point half{0.866 * tile.radius, tile.radius};
  return {tile.centre - half, tile.centre + half};
}

Box between(const Box& a, const Box& b, double t) { return {glm::mix(a.low, b.low, t), glm::mix(a.high, b.high, t)}; }

}  // namespace

bool Placement::is_moved(AreaIndex area) const { return insets != nullptr && insets->moved(area) != nullptr; }

Point Placement::anchor(const AtlasLayer& layer, AreaIndex area) const {
  const Inset* inset = insets != nullptr ? insets->moved(area) : nullptr;
  const Point point = inset != nullptr ? inset->placed(layer.label_points[area]) : layer.label_points[area];
  return tiles.empty() ? point : glm::mix(point, tiles[area].centre, morph);
}

Box Placement::bounds(const AtlasLayer& layer, AreaIndex area) const {
  const Inset* inset = insets != nullptr ? insets->moved(area) : nullptr;
  const Box box = inset != nullptr ? inset->placed(layer.area_bounds[area]) : layer.area_bounds[area];
  return tiles.empty() ? box : between(box, box_of(tiles[area]), morph);
}

std::vector<AreaIndex> neighbours_of(const AtlasLayer& layer, AreaIndex area) {
  std::vector<AreaIndex> found;
  if (!layer.levels) return found;
  const auto self = static_cast<std::int32_t>(area);
  for (const Arc& arc : layer.levels->topology(coarse_level).arcs) {
    const std::int32_t other = arc.left == self ? arc.right : arc.right == self ? arc.left : no_area;
    if (other != no_area && other != self) found.push_back(static_cast<AreaIndex>(other));
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

const LayerInsets* shown_insets(const View& view, const AtlasLayer& layer) {
  return view.insets ? layer.insets.get() : nullptr;
}

Box placed_bounds(const AtlasLayer& layer, const Placement& placement) {
  const Box& lying = placement.insets != nullptr ? placement.insets->bounds : layer.layer.bounds;
  if (placement.tiles.empty()) return lying;
  Box tiles;
  for (const Tile& tile : placement.tiles) tiles.add(box_of(tile));
  return between(lying, tiles, placement.morph);
}

void Placements::follow(const Atlas& atlas) {
  atlas_ = &atlas;
  circles_.clear();
}

const Cartogram& Placements::hexagons_of(LayerIndex layer) {
  const auto found = hexagons_.find(layer);
  if (found != hexagons_.end()) return found->second;
  const AtlasLayer& drawn = atlas_->layers[layer];
  if (drawn.hexagons) return *drawn.hexagons;
  return hexagons_.emplace(layer, hexagons(drawn.layer, drawn.levels->topology(coarse_level), drawn.label_points))
      .first->second;
}

const Cartogram& Placements::circles_of(const ShownContest& asked, LayerIndex layer, CircleSize size) {
  const ShownContest shown = asked.as_published();  // no projection changes how many vote
  for (const Circles& known : circles_)
    if (known.shown == shown && known.layer == layer && known.size == size) return *known.cartogram;
  const AtlasLayer& drawn = atlas_->layers[layer];
  const ScenePart still{.layer = layer, .from = shown, .to = shown, .fraction = 0};
  circles_.push_back(
      {shown, layer, size,
       std::make_unique<const Cartogram>(circles(drawn.layer, drawn.levels->topology(coarse_level), drawn.label_points,
                                                 area_sizes(*atlas_, still, size)))});
  return *circles_.back().cartogram;
}

const Cartogram& Placements::any_of(Layout layout, LayerIndex layer) {
  if (layout == Layout::hexagons) return hexagons_of(layer);
  const auto found =
      std::find_if(circles_.begin(), circles_.end(), [&](const Circles& known) { return known.layer == layer; });
  return found != circles_.end() ? *found->cartogram : hexagons_of(layer);
}

Placement Placements::of(const View& view, const ScenePart& part) {
  const LayerInsets* insets = shown_insets(view, atlas_->layers[part.layer]);
  if (view.layout == Layout::geography || view.morph <= 0) return {.morph = 0, .tiles = {}, .insets = insets};
  if (view.layout == Layout::hexagons) return {view.morph, hexagons_of(part.layer).tiles, insets};
  Placement placement{view.morph, circles_of(part.from, part.layer, view.circle_size).tiles, insets};
  if (part.still()) return placement;
  const Cartogram& to = circles_of(part.to, part.layer, view.circle_size);
  for (std::size_t area = 0; area < placement.tiles.size(); ++area) {
    Tile& tile = placement.tiles[area];
    tile.centre = glm::mix(tile.centre, to.tiles[area].centre, part.fraction);
    tile.radius = glm::mix(tile.radius, to.tiles[area].radius, part.fraction);
  }
  return placement;
}

}  // namespace hustings

#include "picture/map_painter.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/on_all_cores.h"
#include "geo/mesh/detail_levels.h"
#include "geo/mesh/inset.h"
#include "picture/map_theme.h"

namespace hustings {

namespace {

/// Pixels that a border may be from where the source has it: less than anyone sees.
constexpr double largest_error = 0.5;
/// The same while the camera moves, and for the quiet ground.
constexpr double largest_moving_error = 1;
constexpr double largest_ground_error = 1;
constexpr double largest_moving_ground_error = 1.5;

/// What colours depend on: the view without what a hand did but, under a spotlight, its selection.
View colouring_of(View view) {
  std::vector<std::string> in_spotlight;
  if (view.spotlight) in_spotlight = std::move(view.selected);
  static_cast<Hand&>(view) = Hand();
  view.selected = std::move(in_spotlight);
  view.spotlight = !view.selected.empty();
  view.charts = {};
  view.overlays = true;
  view.vision = Vision::normal;
  view.layout = Layout::geography;
  view.morph = 1;
  view.insets = true;
  view.beside.clear();
  view.swipe.reset();
  return view;
}

std::vector<std::uint32_t> packed(const std::vector<Paint>& paints) {
  std::vector<std::uint32_t> colours;
  colours.reserve(paints.size());
  for (const Paint& paint : paints) colours.push_back(static_cast<std::uint32_t>(paint.pattern) << 24U | paint.colour);
  return colours;
}

std::vector<std::uint32_t> stripes_of(const std::vector<Paint>& paints) {
  if (std::none_of(paints.begin(), paints.end(), [](const Paint& paint) { return paint.pattern == Pattern::split; }))
    return {};
  std::vector<std::uint32_t> stripes;
  for (const Paint& paint : paints) stripes.push_back(paint.second);
  return stripes;
}

/// Two maps of the same areas, each of one colour, dissolve area by area: one map is half the work of two.
bool can_mix(const MapPart& under, const MapPart& over) {
  return under.layer == over.layer && under.colours.size() == over.colours.size() && under.stripes.empty() &&
         over.stripes.empty();
}

/// Patterns are those of the nearer one.
MapPart mixed(MapPart under, const MapPart& over) {
  for (std::size_t i = 0; i < under.colours.size(); ++i) {
    std::uint32_t& below = under.colours[i];
    const std::uint32_t above = over.colours[i];
    std::uint32_t mix = (over.opacity < 0.5 ? below : above) & 0xFF000000U;
    for (const unsigned shift : {0U, 8U, 16U}) {
      const double from = below >> shift & 255U;
      const double to = above >> shift & 255U;
      mix |= static_cast<std::uint32_t>(std::lround(std::lerp(from, to, over.opacity))) << shift;
    }
    below = mix;
  }
  return under;
}

}  // namespace

MapPainter::MapPainter(const Atlas& atlas, bool may_wait, std::unique_ptr<MapRenderer> renderer)
    : atlas_(&atlas),
      may_wait_(may_wait),
      renderer_(renderer ? std::move(renderer) : std::make_unique<MapRenderer>()),
      places_(atlas) {}

void MapPainter::follow(const Atlas& atlas) {
  atlas_ = &atlas;
  places_.follow(atlas);
  over_.view.reset();
  under_.view.reset();
  for (std::size_t part = 0; part < placements_.size(); ++part)
    if (placements_[part].insets != nullptr)
      placements_[part].insets = atlas.layers[over_.map.scene.parts[part].layer].insets.get();
}

/// The wanted level, or the nearest one that is there; a finer one rather than a coarser.
std::size_t MapPainter::level_to_draw(DetailLevels& levels, std::size_t wanted) {
  if (may_wait_ || levels.maybe_mesh(wanted) != nullptr) return wanted;
  for (std::size_t step = 1; step < DetailLevels::count; ++step)
    for (const std::size_t level : {wanted - step, wanted + step})
      if (level < DetailLevels::count && levels.maybe_mesh(level) != nullptr) {
        exact_ = false;
        return level;
      }
  return wanted;  // there is none: somebody must wait
}

std::size_t MapPainter::layer_handle(LayerIndex layer, std::size_t wanted_level, const LayerInsets* insets) {
  DetailLevels& levels = *atlas_->layers[layer].levels;
  LayerKey key{.layer = layer, .level = level_to_draw(levels, wanted_level), .inset_levels = {}};
  if (insets != nullptr)
    for (const Inset& inset : insets->all)
      key.inset_levels.push_back(level_to_draw(levels, level_in(inset, wanted_level)));
  const auto found = layer_handles_.find(key);
  if (found != layer_handles_.end()) return found->second;
  const LayerMesh& mesh = levels.mesh(key.level);
  const auto taken_from = [&](const Inset& inset) -> const LayerMesh& {
    return levels.mesh(key.inset_levels[static_cast<std::size_t>(&inset - insets->all.data())]);
  };
  const std::size_t handle = renderer_->add_layer(insets != nullptr ? with_insets(mesh, *insets, taken_from) : mesh);
  return layer_handles_.emplace(std::move(key), handle).first->second;
}

std::size_t MapPainter::ground_handle(std::size_t ground, std::size_t wanted_level) {
  const Ground& drawn = atlas_->ground[ground];
  const std::size_t level = level_to_draw(*drawn.levels, wanted_level);
  const auto found = ground_handles_.find({ground, level});
  if (found != ground_handles_.end()) return found->second;
  const GroundRole role = drawn.kind == GroundKind::land ? GroundRole::land : GroundRole::water;
  return ground_handles_.emplace(std::pair(ground, level), renderer_->add_ground(drawn.levels->mesh(level), role))
      .first->second;
}

void MapPainter::update_colours(const View& view, Coloured& coloured) const {
  View colouring = colouring_of(view);
  if (coloured.view == colouring) return;
  coloured.map = painted_map(*atlas_, view);
  coloured.view = std::move(colouring);
}

MapPart MapPainter::part_of(const View& view, const PaintedMap& map, std::size_t index, std::size_t level,
                            const Placement& placement) {
  const LayerIndex layer = map.scene.parts[index].layer;
  const std::vector<Paint>& paints = map.shown_paints(index);
  MapPart part;
  part.layer = placement.tiles.empty() ? layer_handle(layer, level, placement.insets)
                                       : morph_handle(view.layout, layer, level, placement.insets);
  part.colours = packed(paints);
  part.stripes = stripes_of(paints);
  part.tiles = placement.tiles;
  return part;
}

/// The mesh that morphs; made for the hexagons, or for circles of any size, which have one form.
std::size_t MapPainter::morph_handle(Layout layout, LayerIndex layer, std::size_t wanted_level,
                                     const LayerInsets* insets) {
  DetailLevels& levels = *atlas_->layers[layer].levels;
  const std::size_t level = level_to_draw(levels, std::max<std::size_t>(wanted_level, 1));
  const MorphKey key{layout, layer, level, insets != nullptr};
  const auto found = morph_handles_.find(key);
  if (found != morph_handles_.end()) return found->second;
  const Cartogram& tiles = places_.any_of(layout, layer);
  const Topology& lying = levels.topology(level);
  const auto taken_from = [&](const Inset& inset) -> const Topology& {
    return levels.topology(std::max<std::size_t>(level_in(inset, level), 1));
  };
  const MorphMesh mesh = make_morph_mesh(atlas_->layers[layer].layer,
                                         insets != nullptr ? with_insets(lying, *insets, taken_from) : lying, tiles);
  return morph_handles_.emplace(key, renderer_->add_layer(mesh, tiles.tiles)).first->second;
}

void MapPainter::draw(const View& view, const Viewport& viewport, double pixel_scale, const Accents& accents,
                      const Target& target) {
  update_colours(view, over_);
  if (accents.under != nullptr) update_colours(*accents.under, under_);
  exact_ = true;
  const double metres = viewport.metres_per_pixel;
  const std::size_t level =
      DetailLevels::level_within((accents.moving ? largest_moving_error : largest_error) * metres);
  const std::size_t ground_level =
      DetailLevels::level_within((accents.moving ? largest_moving_ground_error : largest_ground_error) * metres);
  MapFrame frame;
  frame.viewport = viewport;
  frame.pixel_scale = pixel_scale;
  frame.theme = map_theme(view.look);
  if (accents.ground) frame.theme.sea = frame.theme.land = frame.theme.water = frame.theme.paper = *accents.ground;
  frame.cutout = accents.cutout;
  frame.hovered = accents.hovered;
  frame.flashing = accents.flashing;
  frame.flash = accents.flash;
  frame.moving = accents.moving;
  for (std::size_t i = 0; i < atlas_->ground.size(); ++i) frame.ground.push_back(ground_handle(i, ground_level));
  const PaintedMap& map = over_.map;
  placements_.clear();
  for (const ScenePart& part : map.scene.parts) placements_.push_back(places_.of(view, part));
  for (const Placement& placement : placements_)
    if (!placement.tiles.empty()) frame.morph = placement.morph;
  if (accents.under != nullptr) {
    // Each of the two may itself be between two maps; its chief part is enough.
    const std::size_t below = under_.map.main_index();
    const std::size_t above = map.main_index();
    MapPart under =
        part_of(*accents.under, under_.map, below, level, places_.of(*accents.under, under_.map.scene.parts[below]));
    MapPart over = part_of(view, map, above, level, placements_[above]);
    over.opacity = accents.opacity;
    if (can_mix(under, over)) {
      frame.parts = {mixed(std::move(under), over)};
      frame.marked_part = 0;
    } else {
      frame.parts = {std::move(under), std::move(over)};
      frame.marked_part = 1;
    }
  } else {
    for (std::size_t i = 0; i < map.scene.parts.size(); ++i) {
      frame.parts.push_back(part_of(view, map, i, level, placements_[i]));
      frame.parts.back().opacity = i == 0 ? 1 : map.scene.dissolve;
    }
    frame.marked_part = map.main_index();
  }
  frame.selected = selected_areas(atlas_->layers[map.main_part().layer], view);
  renderer_->draw(frame, target);
}

namespace {

/// Of the layer and of what its areas lie in: those have labels too.
void prepare_labels(const Atlas& atlas, const AtlasLayer& layer) {
  layer.label_points.prepare();
  if (layer.parent_layer) atlas.layers[*layer.parent_layer].label_points.prepare();
}

}  // namespace

void prepare_picture(const Atlas& atlas, const View& view, const Viewport& viewport, bool labels) {
  const std::size_t level = DetailLevels::level_within(largest_error * viewport.metres_per_pixel);
  std::vector<std::pair<DetailLevels*, std::size_t>> needed;
  if (view.layout == Layout::geography)
    for (const ScenePart& part : scene_of(atlas, view).parts) {
      const AtlasLayer& layer = atlas.layers[part.layer];
      needed.emplace_back(layer.levels.get(), level);
      if (const LayerInsets* insets = shown_insets(view, layer))
        for (const Inset& inset : insets->all) needed.emplace_back(layer.levels.get(), level_in(inset, level));
    }
  for (const Ground& ground : atlas.ground) needed.emplace_back(ground.levels.get(), level);
  on_all_cores(needed.size(), [&](std::size_t i) { needed[i].first->mesh(needed[i].second); });
  if (labels)
    for (const ScenePart& part : scene_of(atlas, view).parts) prepare_labels(atlas, atlas.layers[part.layer]);
}

void prepare_first_picture(const Atlas& atlas) {
  const auto contest = atlas.find_contest(atlas.default_contest);
  if (!contest) return;
  const AtlasLayer& layer = atlas.layers[atlas.contests[*contest].own.layer];
  constexpr double usual_pixels = 900;
  const double metres_per_pixel = std::max(layer.layer.bounds.size().x, layer.layer.bounds.size().y) / usual_pixels;
  const std::size_t level = DetailLevels::level_within(largest_error * metres_per_pixel);
  layer.levels->mesh(level);
  if (layer.insets)
    for (const Inset& inset : layer.insets->all) layer.levels->mesh(level_in(inset, level));
  for (const Ground& ground : atlas.ground)
    ground.levels->mesh(DetailLevels::level_within(largest_ground_error * metres_per_pixel));
  prepare_labels(atlas, layer);
}

void prepare_all_levels(const Atlas& atlas) {
  for (const AtlasLayer& layer : atlas.layers) layer.label_points.prepare();
  for (std::size_t level = DetailLevels::count; level-- > 0;) {
    for (const AtlasLayer& layer : atlas.layers) layer.levels->mesh(level);
    for (const Ground& ground : atlas.ground) ground.levels->mesh(level);
  }
}

Viewport viewport_of(const Atlas& atlas, const View& view, glm::dvec2 size, const Margins& margins,
                     Placements* placements) {
  if (view.camera)
    return {.centre = view.camera->centre, .metres_per_pixel = view.camera->metres_per_pixel, .size = size};
  const Scene scene = scene_of(atlas, view);
  const ScenePart& part = main_part(scene);
  const AtlasLayer& layer = atlas.layers[part.layer];
  if (placements == nullptr)
    return fit(placed_bounds(layer, {.morph = 0, .tiles = {}, .insets = shown_insets(view, layer)}), size, margins);
  return fit(placed_bounds(layer, placements->of(view, part)), size, margins);
}

}  // namespace hustings

#include "app/map_painter.h"

namespace hustings {

namespace {

/// What colours depend on: the view without its camera and selection.
View colouring_of(View view) {
  view.camera.reset();
  view.selected.clear();
  view.overlays = true;
  return view;
}

std::vector<std::uint32_t> packed(const std::vector<Paint>& paints) {
  std::vector<std::uint32_t> colours;
  colours.reserve(paints.size());
  for (const Paint& paint : paints) colours.push_back(static_cast<std::uint32_t>(paint.pattern) << 24U | paint.colour);
  return colours;
}

}  // namespace

MapPainter::MapPainter(const Atlas& atlas) : atlas_(atlas) {
  for (const Ground& ground : atlas.ground)
    renderer_.add_ground(ground.mesh, ground.kind == GroundKind::land ? GroundRole::land : GroundRole::water);
}

std::size_t MapPainter::uploaded(LayerIndex layer) {
  const auto found = handles_.find(layer);
  if (found != handles_.end()) return found->second;
  return handles_.emplace(layer, renderer_.add_layer(atlas_.layers[layer].mesh)).first->second;
}

void MapPainter::update_colours(const View& view) {
  View colouring = colouring_of(view);
  if (coloured_view_ == colouring) return;
  scene_ = scene_of(atlas_, view);
  paints_.clear();
  for (const ScenePart& part : scene_.parts) paints_.push_back(area_colours(atlas_, view, part));
  coloured_view_ = std::move(colouring);
}

const std::vector<Paint>& MapPainter::main_paints() const {
  return paints_[scene_.parts.size() > 1 && &main_part(scene_) == &scene_.parts[1] ? 1 : 0];
}

void MapPainter::draw(const View& view, const Viewport& viewport, double pixel_scale, std::optional<AreaIndex> hovered,
                      const Target& target) {
  update_colours(view);
  MapFrame frame{.viewport = viewport,
                 .pixel_scale = pixel_scale,
                 .parts = {},
                 .selected = {},
                 .hovered = hovered,
                 .marked_part = 0};
  for (std::size_t i = 0; i < scene_.parts.size(); ++i)
    frame.parts.push_back({.layer = uploaded(scene_.parts[i].layer),
                           .colours = packed(paints_[i]),
                           .opacity = i == 0 ? 1 : scene_.dissolve});
  frame.marked_part = &main_part(scene_) == &scene_.parts.front() ? 0 : 1;
  frame.selected = selected_areas(atlas_.layers[main_part(scene_).layer], view);
  renderer_.draw(frame, target);
}

std::vector<AreaIndex> selected_areas(const AtlasLayer& layer, const View& view) {
  std::vector<AreaIndex> areas;
  for (const std::string& code : view.selected)
    if (const auto area = layer.find(code)) areas.push_back(*area);
  return areas;
}

Viewport viewport_of(const Atlas& atlas, const View& view, glm::dvec2 size, const Margins& margins) {
  if (view.camera)
    return {.centre = view.camera->centre, .metres_per_pixel = view.camera->metres_per_pixel, .size = size};
  return fit(atlas.layers[main_part(scene_of(atlas, view)).layer].layer.bounds, size, margins);
}

}  // namespace hustings

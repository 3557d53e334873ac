#include "picture/map_cells.h"

#include <algorithm>
#include <glm/common.hpp>

#include "picture/cell_overlays.h"
#include "picture/map_theme.h"
#include "ui/map/cells.h"
#include "ui/map/presented_map.h"

namespace hustings {

namespace {

glm::ivec2 pixel(ImVec2 at) { return {static_cast<int>(at.x), static_cast<int>(at.y)}; }

glm::ivec2 size_of(const ui::Rectangle& rectangle) { return pixel(rectangle.high) - pixel(rectangle.low); }

/// The areas with the same codes on another layer.
std::vector<AreaIndex> same_areas(const AtlasLayer& from, const AtlasLayer& to, const std::vector<AreaIndex>& areas) {
  if (&from == &to) return areas;
  std::vector<AreaIndex> same;
  for (const AreaIndex area : areas)
    if (const auto found = to.find(from.layer.areas[area].code)) same.push_back(*found);
  return same;
}

const AtlasLayer& layer_of(const Atlas& atlas, const View& view) {
  return atlas.layers[main_part(scene_of(atlas, view)).layer];
}

}  // namespace

void MapCells::follow(const Atlas& atlas) {
  atlas_ = &atlas;
  for (const std::unique_ptr<MapPainter>& painter : painters_)
    if (painter) painter->follow(atlas);
}

const Target& MapCells::cell_target(std::size_t map, glm::ivec2 size) {
  if (targets_.size() <= map) targets_.resize(map + 1);
  if (!targets_[map] || targets_[map]->size() != size) targets_[map] = std::make_unique<Target>(size);
  return *targets_[map];
}

bool MapCells::are_exact() const {
  return std::all_of(painters_.begin(), painters_.begin() + static_cast<std::ptrdiff_t>(drawn_),
                     [](const auto& painter) { return painter->is_exact(); });
}

/// What all maps of a picture have in common.
struct MapCells::Picture {
  const View& view;
  const CellPlaces& places;
  double pixel_scale;
  const MapPainter::Accents& accents;
  const Target& target;
  const AtlasLayer& own_layer;

  /// Of the whole picture, what the target holds.
  Cutout part() const { return accents.cutout.value_or(Cutout{.corner = {0, 0}, .size = target.size()}); }
};

void MapCells::draw(MapPainter& own, const View& view, const CellPlaces& places, double pixel_scale,
                    const MapPainter::Accents& accents, const Target& target) {
  const ui::CellLayout& layout = places.layout;
  drawn_ = layout.several() ? view.beside.size() : 0;
  corners_ = {};
  if (!layout.several()) {
    targets_.clear();
    painters_.clear();
    return own.draw(view, places.camera, pixel_scale, accents, target);
  }
  targets_.resize(view.beside.size() + 1);
  painters_.resize(view.beside.size());
  const AtlasLayer& own_layer = layer_of(*atlas_, view_beside(view, 0));
  const Picture picture{view, places, pixel_scale, accents, target, own_layer};
  if (layout.apart()) {
    target.bind();
    const glm::vec3 ground = accents.ground.value_or(map_theme(view.look).sea);
    glClearColor(ground.r, ground.g, ground.b, 1);
    glClear(GL_COLOR_BUFFER_BIT);
  }
  for (std::size_t map = 0; map <= view.beside.size(); ++map) {
    if (map > 0 && !painters_[map - 1]) painters_[map - 1] = std::make_unique<MapPainter>(*atlas_, may_wait_);
    draw_in_cell(picture, map, map == 0 ? own : *painters_[map - 1]);
  }
}

/// On another layer than the own map's, the areas with the same codes.
MapPainter::Accents MapCells::accents_on(const Picture& picture, std::size_t map, const View& shown) const {
  MapPainter::Accents with = picture.accents;
  if (map == 0) return with;
  const AtlasLayer& layer = layer_of(*atlas_, shown);
  const auto same = [&](const std::vector<AreaIndex>& areas) { return same_areas(picture.own_layer, layer, areas); };
  with.flashing = same(picture.accents.flashing);
  with.hovered.reset();
  if (picture.accents.hovered)
    for (const AreaIndex area : same({*picture.accents.hovered})) with.hovered = area;
  return with;
}

void MapCells::draw_in_cell(const Picture& picture, std::size_t map, MapPainter& painter) {
  const auto& [view, places, pixel_scale, accents, target, own_layer] = picture;
  const ui::CellLayout& layout = places.layout;
  const View shown = view_beside(view, map);
  MapPainter::Accents with = accents_on(picture, map, shown);
  std::optional<View> under;
  if (accents.under != nullptr && map <= accents.under->beside.size()) under = view_beside(*accents.under, map);
  with.under = under ? &*under : nullptr;
  if (map == 0 && !layout.apart()) return painter.draw(shown, places.camera, pixel_scale, with, target);
  const ui::Cell& cell = layout.cells[map];
  const Cutout part = picture.part();
  const glm::ivec2 corner = pixel(cell.frame.low);
  const glm::ivec2 low = glm::max(pixel(cell.seen.low), part.corner);
  const glm::ivec2 size = glm::max(glm::min(pixel(cell.seen.high), part.corner + part.size) - low, glm::ivec2(0));
  const bool shows = size.x > 0 && size.y > 0;
  // While maps slide, what lies outside of the picture is not drawn.
  const bool slides = layout.apart() && size != size_of(cell.frame);
  if (accents.cutout || slides || !shows) {
    if (shows) corners_[map] = low - corner;
    // Of a map that lies on another part, or outside, its figures are needed all the same: they are written about.
    with.cutout = shows ? Cutout{.corner = low - corner, .size = size} : Cutout{.corner = {0, 0}, .size = {1, 1}};
    const Target& drawn = cell_target(map, with.cutout->size);
    painter.draw(shown, places.camera, pixel_scale, with, drawn);
    drawn.copy_part({0, 0}, size, target, low - part.corner);
  } else {
    const Target& drawn = cell_target(map, size_of(cell.frame));
    painter.draw(shown, places.camera, pixel_scale, with, drawn);
    drawn.copy_part(low - corner, size, target, low);
  }
}

std::optional<MapCells::Found> MapCells::area_at(MapPainter& own, const ui::CellLayout& layout, glm::ivec2 at) {
  const ImVec2 place{static_cast<float>(at.x), static_cast<float>(at.y)};
  const std::size_t map = layout.at(place);
  if (map > drawn_) return std::nullopt;
  const ui::Rectangle& seen = layout.cells[map].seen;
  if (place.x < seen.low.x || place.y < seen.low.y || place.x >= seen.high.x || place.y >= seen.high.y)
    return std::nullopt;
  MapPainter& painter = map == 0 ? own : *painters_[map - 1];
  const auto area = painter.area_at(at - pixel(layout.cells[map].frame.low) - corners_[map]);
  return area ? std::optional(Found{map, *area}) : std::nullopt;
}

ui::Rectangle MapCells::draw_overlays(const ui::Canvas& canvas, const View& view, const MapPainter& own,
                                      const CellPlaces& places, const OverlayStyle& style) {
  std::vector<DrawnMap> maps;
  for (std::size_t map = 0; map <= drawn_; ++map) maps.emplace_back(map == 0 ? own : *painters_[map - 1], &names_[map]);
  return draw_cell_overlays(canvas, *atlas_, view, maps, places, style);
}

}  // namespace hustings

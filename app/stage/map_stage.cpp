#include "app/stage/map_stage.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <glm/common.hpp>
#include <imgui.h>

#include "app/stage/desk.h"
#include "app/stage/passing_places.h"
#include "atlas/figures/changes.h"
#include "atlas/paint/scales.h"
#include "atlas/view/night_view.h"
#include "atlas/view/playback.h"
#include "geo/mesh/inset.h"
#include "geo/mesh/locate.h"
#include "picture/story_show.h"
#include "ui/map/card_place.h"
#include "ui/map/cells.h"
#include "ui/map/headline_panel.h"
#include "ui/zones/zones.h"

namespace hustings {

void MapStage::drop_atlas() {
  hovered.reset();
  found.reset();
  flashes = {};
  if (desk_.live.same_layers) return;
  beside.reset();
  plans.reset();
  painter.reset();  // before what it draws
  labels = {};
}

void MapStage::take_atlas() {
  if (!desk_.surface) return;
  if (desk_.live.same_layers && painter) {
    painter->follow(*desk_.atlas);
    beside->follow(*desk_.atlas);
    plans->follow(*desk_.atlas);
    return;
  }
  painter = std::make_unique<MapPainter>(*desk_.atlas, false);
  beside = std::make_unique<MapCells>(*desk_.atlas, false);
  plans = std::make_unique<TextPlans>(*desk_.atlas);
}

void MapStage::add_commands(CommandTable& table) {
  const auto add = [&](const char* id, const char* title, std::vector<KeyStroke> keys, std::function<void()> run) {
    table.push_back({.id = id, .title = title, .keys = std::move(keys), .run = std::move(run), .repeats = true});
  };
  const auto zoom_middle = [this](double factor) { zoom(glm::dvec2(desk_.surface->size) / 2.0, factor, 0.2); };
  add("fit", "The whole map", {plain(SDLK_0)}, [this] { fit_all(); });
  add("zoom-in", "Zoom in", {any_shift(SDLK_PLUS), any_shift(SDLK_EQUALS), plain(SDLK_KP_PLUS)},
      [zoom_middle] { zoom_middle(1 / 1.6); });
  add("zoom-out", "Zoom out", {plain(SDLK_MINUS), plain(SDLK_KP_MINUS)}, [zoom_middle] { zoom_middle(1.6); });
  add("pan-left", "Move to the west", {plain(SDLK_LEFT)}, [this] { pan(-1, 0); });
  add("pan-right", "Move to the east", {plain(SDLK_RIGHT)}, [this] { pan(1, 0); });
  add("pan-up", "Move to the north", {plain(SDLK_UP)}, [this] { pan(0, 1); });
  add("pan-down", "Move to the south", {plain(SDLK_DOWN)}, [this] { pan(0, -1); });
  table.push_back({.id = "fit-selection",
                   .title = "Fly to what is selected",
                   .keys = {plain(SDLK_f)},
                   .run = [this] { fit_selection(); },
                   .enabled = [this] { return !desk_.view.selected.empty(); }});
  table.push_back({.id = "deselect",
                   .title = "Deselect all",
                   .keys = {},
                   .run = [this] { desk_.view.selected.clear(); },
                   .enabled = [this] { return !desk_.view.selected.empty(); }});
}

ui::Canvas MapStage::canvas() const {
  ui::Canvas canvas = desk_.surface->overlays.canvas(glm::dvec2(desk_.surface->size));
  if (desk_.presentation.on()) return beside_panel(canvas, desk_.panel_shown());
  if (!desk_.panels.shared.hidden && canvas.size.x >= canvas.px(ui::narrow_width))
    canvas.inset = ui::insets_of(canvas, desk_.panels.shared.zones);
  return canvas;
}

ui::Canvas MapStage::list_canvas() const {
  return desk_.presentation.on() ? desk_.surface->overlays.panel_canvas(glm::dvec2(desk_.surface->size)) : canvas();
}

/// The view on the desk, and what an audience is told of it.
ToldMap MapStage::told() const {
  const auto [title, caption] = desk_.cue_words();
  return {desk_.view, title, caption};
}

/// Of another view than the window's: that of a cue that it is on its way to.
ui::CellLayout MapStage::cells_for(const ToldMap& told) const {
  const ui::Canvas canvas = this->canvas();
  if (desk_.presentation.on()) return presented_layout(canvas, list_canvas(), told, planning());
  ui::CellLayout maps =
      ui::lay_out_beside_panels(canvas, told.view, !desk_.panels.shared.hidden, std::round(canvas.px(2)));
  if (told.view.beside.empty()) maps.texts = window_plan(told.view);
  return maps;
}

namespace {

constexpr float toolbar_width = 920;  // design pixels: of its field and words
constexpr float toolbar_height = 28;

/// What lies over the map in the window and stays there, or comes back to the same place: zones, words, card, timeline.
std::vector<ui::Rectangle> panel_places(const ui::Canvas& canvas, const ui::Zones& zones, bool filtered) {
  const bool narrow = canvas.size.x < canvas.px(ui::narrow_width);
  const float foot = canvas.size.y - canvas.px(ui::timeline_height);
  const float right = narrow ? 0 : canvas.inset.right;
  const float words = canvas.px(ui::toolbar_left);
  const float rows = filtered ? 2 * toolbar_height + 6 : toolbar_height;
  std::vector<ui::Rectangle> places{{{0, foot}, canvas.size},
                                    {{words, canvas.px(ui::toolbar_top)},
                                     {std::min(words + canvas.px(toolbar_width), canvas.size.x - canvas.inset.right),
                                      canvas.px(ui::toolbar_top + rows)}}};
  if (right > 0) places.push_back({{canvas.size.x - right, canvas.px(ui::list_top)}, {canvas.size.x, foot}});
  if (narrow) return places;
  if (ui::has_card_column(canvas)) places.push_back(ui::card_room(canvas));
  for (const ui::Zone zone : {ui::Zone::left, ui::Zone::bottom})
    if (const auto place = ui::zone_place(canvas, zones, zone)) places.push_back(*place);
  return places;
}

}  // namespace

TextPlans::Plan MapStage::window_plan(const View& view) const {
  const ui::Canvas canvas = this->canvas();
  const bool hidden = desk_.panels.shared.hidden;
  ui::WindowPlaces places;
  places.legend_bottom =
      canvas.size.y - canvas.px((hidden ? 0 : ui::timeline_height) + 16) - canvas.inset.legend_bottom;
  if (!hidden) {
    places.panels = panel_places(canvas, desk_.panels.shared.zones, view.filter.active());
    places.panels.push_back(notice_row(desk_));  // what comes for a moment moves nothing
  }
  return plans->window(canvas, view, places, painter->placements());
}

ui::CellLayout MapStage::cells() const {
  return desk_.transition.shot && desk_.transition.shot->layout.cells.size() == desk_.view.beside.size() + 1
             ? desk_.transition.shot->layout
             : cells_for(told());
}

CameraRoom MapStage::room_for(const ToldMap& told) const {
  const ui::Canvas canvas = this->canvas();
  if (desk_.presentation.on()) return presented_room(canvas, list_canvas(), told, planning());
  const ui::CellLayout maps = cells_for(told);
  CameraRoom room{maps.frame_size(),
                  maps.apart() ? ui::cell_margins(canvas, canvas, maps, one_measure(told.view))
                               : ui::below_titles(ui::panel_margins(canvas, !desk_.panels.shared.hidden), canvas, maps),
                  std::nullopt};
  if (maps.texts) room.home = planned_home(told.view, [this](const View& view) { return window_plan(view); });
  return room;
}

CameraRoom MapStage::room() const { return room_for(told()); }

/// Of each map in its cell.
Viewport MapStage::camera_of(const View& view) const {
  if (view.camera) return painter->viewport(view, cells().frame_size(), {});
  const ToldMap words = told();
  const CameraRoom room = room_for({view, words.title, words.caption});
  return room.home ? *room.home : painter->viewport(view, cells().frame_size(), room.margins);
}

Viewport MapStage::viewport() const { return cells().on_picture(cell_viewport(), 0); }

/// The camera of each map in its cell.
Viewport MapStage::cell_viewport() const { return camera_of(shown_view()); }

Viewport MapStage::home() const {
  View whole = shown_view();
  whole.camera.reset();
  return cells().on_picture(camera_of(whole), 0);
}

/// Within what a camera may show; in pixels of the picture.
Viewport MapStage::clamped(const Viewport& viewport) const {
  const ui::CellLayout maps = cells();
  const AtlasLayer& layer = desk_.atlas->layers[main_part(scene_of(*desk_.atlas, desk_.view)).layer];
  Box bounds = layer.layer.bounds;
  if (const LayerInsets* insets = shown_insets(desk_.view, layer)) bounds.add(insets->bounds);
  return maps.on_picture(hustings::clamped(maps.in_cell(viewport), bounds), 0);
}

void MapStage::set_camera(const Viewport& viewport) {
  const Viewport shown = cells().in_cell(clamped(viewport));
  desk_.view.camera = Camera{shown.centre, shown.metres_per_pixel};
}

void MapStage::zoom(glm::dvec2 screen, double factor, double seconds) {
  screen = cells().on_first(screen);
  const Viewport from = viewport();
  const double scale = clamped(from.zoomed_at(screen, from.metres_per_pixel * factor)).metres_per_pixel;
  const Viewport to = clamped(from.zoomed_at(screen, scale));
  if (seconds > 0) motion.fly_to(from, to, seconds);
  else set_camera(to);
}

void MapStage::pan(double x, double y) {
  Viewport to = viewport();
  to.centre += Point{x, y} * (0.2 * std::min(to.size.x, to.size.y) * to.metres_per_pixel);
  motion.fly_to(viewport(), clamped(to), 0.2);
}

void MapStage::fly_to(const Box& box) {
  const ui::CellLayout maps = cells();
  Viewport to = fit(box, maps.frame_size(), margins());
  const double scale = std::max(to.metres_per_pixel * 1.8, 1.0);  // some surroundings, to see where it is
  // What is flown to stays in the middle of what the panels leave free.
  to.centre = box.centre() + (to.centre - box.centre()) * (scale / to.metres_per_pixel);
  to.metres_per_pixel = scale;
  motion.travel_to(viewport(), maps.on_picture(to, 0));
}

void MapStage::fit_selection() {
  const ScenePart part = main_part(scene_of(*desk_.atlas, desk_.view));
  const AtlasLayer& layer = desk_.atlas->layers[part.layer];
  Box box;
  for (const AreaIndex area : selected_areas(layer, desk_.view)) box.add(painter->placement().bounds(layer, area));
  if (!box.empty()) fly_to(box);
}

void MapStage::fit_all() {
  motion.travel_to(viewport(), home());
  const Viewport shown = cell_viewport();
  desk_.view.camera = Camera{shown.centre, shown.metres_per_pixel};
  flight_home_ = motion.started();
}

void MapStage::finish_flight() {
  flight_home_.reset();
  desk_.view.camera.reset();
}

View MapStage::shown_view() const {
  View shown = desk_.view;
  if (desk_.transition.active()) return shown;
  shown.layout = layout.layout();
  shown.morph = layout.morph();
  return shown;
}

std::optional<std::pair<LayerIndex, AreaIndex>> MapStage::area_at(glm::dvec2 screen) const {
  const auto under = beside->area_at(*painter, cells(), glm::ivec2(glm::floor(screen)));
  if (!under) return std::nullopt;
  const View shown = view_beside(desk_.view, under->map);
  return std::pair(main_part(scene_of(*desk_.atlas, shown)).layer, under->area);
}

void MapStage::select_at(glm::dvec2 screen, bool add) {
  const auto clicked = area_at(screen);
  if (!add) desk_.view.selected.clear();
  if (!clicked) return;
  const std::string& code = desk_.atlas->layers[clicked->first].layer.areas[clicked->second].code;
  const auto selected = std::find(desk_.view.selected.begin(), desk_.view.selected.end(), code);
  if (selected == desk_.view.selected.end()) desk_.view.selected.push_back(code);
  else desk_.view.selected.erase(selected);
}

bool MapStage::camera_moves() const {
  constexpr double rest = 0.12;  // seconds after which a hand that holds the map is at rest
  return desk_.transition.active() || motion.moving() ||
         (((drag.moved && !drag.boxing) || fingers_move) && drag.since_motion < rest) ||
         layout.moving(desk_.view.layout);
}

/// Seats flash as they change hands while the film runs, and as they are declared.
void MapStage::update_flashes(double seconds) {
  const Colouring colouring = measure_of(desk_.view.colour).colouring;
  const bool leads = colouring == Colouring::leader || colouring == Colouring::margin;
  // A seat that declares lights up whatever the colours say, and whether the night plays or goes step by step.
  const bool night = shows_night(*desk_.atlas, desk_.view);
  if (desk_.panels.shared.reduced_motion || (!night && (!leads || !desk_.playback.playing))) {
    flashes.advance(seconds, 0, {});
    return;
  }
  const ScenePart part = main_part(scene_of(*desk_.atlas, desk_.view));
  flashes.advance(seconds, part.layer, leaders_of(*desk_.atlas, desk_.view, part), night);
}

void MapStage::draw_map(double scale) {
  MapPainter::Accents accents;
  accents.hovered = hovered;
  if (desk_.panels.shared.pointed &&
      desk_.panels.shared.pointed->first == main_part(scene_of(*desk_.atlas, desk_.view)).layer)
    accents.hovered = desk_.panels.shared.pointed->second;
  accents.flashing = flashes.areas();
  accents.flash = flashes.strength();
  if (desk_.field.picker.what == ui::Asking::place && !desk_.field.found.lit.empty() &&
      !desk_.field.picker.text.empty()) {
    accents.flashing = desk_.field.found.lit;
    accents.flash = 1;
  }
  if (!desk_.panels.shared.pointed_many.empty()) {
    accents.flashing = desk_.panels.shared.pointed_many;
    accents.flash = 1;
  }
  accents.moving = drawn_moving;
  if (desk_.transition.shot && desk_.transition.shot->under) {
    accents.under = &*desk_.transition.shot->under;
    accents.opacity = desk_.transition.shot->opacity;
  }
  const ui::CellLayout places = cells();
  const Viewport camera = cell_viewport();
  beside->draw(*painter, shown_view(), {places, camera}, scale, accents, *desk_.surface->target);
}

void MapStage::update_hover(bool may_point) {
  hovered.reset();
  found.reset();
  if (!may_point || drawn_moving || desk_.drawing.on) return;
  if (!desk_.pointer.inside() || ImGui::GetIO().WantCaptureMouse || drag.moved) return;
  found = beside->area_at(*painter, cells(), glm::ivec2(glm::floor(desk_.pointer.position())));
  if (!found) return;
  hovered = found->area;
  if (found->map == 0) return;
  const AtlasLayer& there = desk_.atlas->layers[main_part(beside->painter(found->map).scene()).layer];
  hovered = desk_.atlas->layers[main_part(painter->scene()).layer].find(there.layer.areas[found->area].code);
}

void MapStage::drag_by(glm::dvec2 step) {
  Viewport view = viewport();
  view.centre += Point{-step.x, step.y} * view.metres_per_pixel;
  set_camera(view);
}

void MapStage::zoom_to_box(glm::dvec2 from, glm::dvec2 to) {
  Box box;
  const ui::CellLayout maps = cells();
  const glm::dvec2 start = maps.on_first(from);
  box.add(viewport().to_world(start));
  box.add(viewport().to_world(start + to - from));
  if (box.size().x > 0 && box.size().y > 0)
    motion.fly_to(viewport(), maps.on_picture(fit(box, maps.frame_size(), {}), 0), 0.25);
}

void MapStage::fly_to(LayerIndex layer, AreaIndex area) {
  const Atlas& atlas = *desk_.atlas;
  const AtlasLayer& there = atlas.layers[layer];
  const Area& wanted = there.layer.areas[area];
  if (!atlas.layers[main_part(scene_of(atlas, desk_.view)).layer].find(wanted.code))
    show_contest_on(layer, wanted.name);
  const ScenePart part = main_part(scene_of(atlas, desk_.view));
  const AtlasLayer& shown = atlas.layers[part.layer];
  auto target = shown.find(wanted.code);
  if (!target) {  // no election is shown on that layer: what lies there is selected instead
    target = shown.locator->locate(there.label_points[area]);
    if (target)
      desk_.notify(fmt::format("Shown: {}, at the centre of {}", shown.layer.areas[*target].name, wanted.name));
  }
  if (target) desk_.view.selected = {shown.layer.areas[*target].code};
  const Placement placement = painter->placements().of(desk_.view, part);
  fly_to(target && (!placement.tiles.empty() || placement.is_moved(*target)) ? placement.bounds(shown, *target)
                                                                             : there.area_bounds[area]);
}

void MapStage::show_contest_on(LayerIndex layer, const std::string& wanted) {
  const auto contest = nearest_contest_on(*desk_.atlas, layer, *desk_.atlas->find_contest(desk_.view.contest));
  if (!contest) return;
  desk_.view.by.clear();
  go_to(*desk_.atlas, *contest, desk_.playback, desk_.view);
  desk_.notify(
      fmt::format("Shown: {}, whose map has {}. Ctrl+Z goes back", desk_.atlas->contest(*contest).title, wanted));
}

void MapStage::forget_names() {
  labels = {};
  beside->forget_names();
}

bool MapStage::moves() const {
  return motion.moving() || layout.moving(desk_.view.layout) || flashes.active() || drawn_moving;
}

bool MapStage::advance(double seconds) {
  bool changed = flashes.active() || drawn_moving;
  motion.set_cuts(desk_.panels.shared.reduced_motion);
  if (desk_.panels.shared.reduced_motion) {
    // What would move is where it goes to.
    if (!desk_.transition.active()) layout.put(desk_.view.layout);
    show_nearest(desk_.view);
  }
  if (motion.moving()) {
    set_camera(motion.advance(viewport(), seconds));
    if (flight_home_ == motion.started() && !motion.moving()) finish_flight();
    changed = true;
  }
  if (!desk_.transition.active()) changed |= layout.advance(seconds, desk_.view.layout);
  drag.since_motion += seconds;
  return changed;
}

void MapStage::draw(bool may_point) {
  drawn_moving = camera_moves();
  // Borders of a presentation are those of names and panels: what is read from afar is text.
  const auto scale = static_cast<double>(desk_.surface->overlays.panel_canvas({}).scale);
  draw_map(scale);
  // The picture itself says what the pointer is on; where that is something else than before, it is drawn again.
  const auto hovered_before = hovered;
  update_hover(may_point);
  if (hovered != hovered_before) draw_map(scale);
}

}  // namespace hustings

#include "picture/story_show.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <imgui.h>

#include "atlas/view/scene.h"
#include "base/paths.h"
#include "picture/story_files.h"
#include "ui/kit/font_letters.h"
#include "ui/labels/labels.h"
#include "ui/map/cells.h"
#include "ui/map/presented_map.h"
#include "ui/panels/panel_table.h"
#include "ui/zones/zones.h"

namespace hustings {

namespace fs = std::filesystem;

namespace {

/// What of an area's surroundings is shown with it.
constexpr double surroundings = 1.8;

/// So long that the eye can follow, however short the cue says.
constexpr double shortest_way = 0.1;

Box box_of(const Atlas& atlas, const Cue& cue, Placements& placements) {
  Box box;
  const ScenePart part = main_part(scene_of(atlas, cue.view));
  const AtlasLayer& shown = atlas.layers[part.layer];
  const Placement placement = placements.of(cue.view, part);
  for (const std::string& code : cue.framing->areas) {
    if (const auto area = shown.find(code)) {
      box.add(placement.bounds(shown, *area));
      continue;
    }
    for (const AtlasLayer& layer : atlas.layers)
      if (const auto area = layer.find(code)) {
        box.add(layer.area_bounds[*area]);
        break;
      }
  }
  return box;
}

}  // namespace

Viewport cue_viewport(const Atlas& atlas, const Cue& cue, const CameraRoom& room, Placements& placements) {
  const auto& [size, margins, home] = room;
  if (cue.framing) {
    const Box box = cue.framing->areas.empty() ? Box() : box_of(atlas, cue, placements);
    if (!box.empty()) {
      Viewport viewport = fit(box, size, margins);
      const Point middle =
          viewport.to_world({(margins.left + size.x - margins.right) / 2, (margins.top + size.y - margins.bottom) / 2});
      const Point aside = viewport.centre - middle;
      viewport.metres_per_pixel *= surroundings;
      viewport.centre = middle + aside * surroundings;
      return viewport;
    }
    if (cue.framing->across > 0) {
      Box square;
      square.add(cue.framing->centre - Point(cue.framing->across / 2));
      square.add(cue.framing->centre + Point(cue.framing->across / 2));
      return fit(square, size, margins);
    }
  }
  if (home) return *home;
  View view = cue.view;
  view.camera.reset();
  return viewport_of(atlas, view, size, margins, &placements);
}

Framing framing_of(const Viewport& viewport, const Margins& margins) {
  const glm::dvec2 low{margins.left, margins.top};
  const glm::dvec2 high{viewport.size.x - margins.right, viewport.size.y - margins.bottom};
  Framing framing;
  framing.centre = viewport.to_world((low + high) / 2.0);
  framing.across = std::max(1.0, std::min(high.x - low.x, high.y - low.y)) * viewport.metres_per_pixel;
  return framing;
}

namespace {

/// Not yet either end, though it were rounded to it: only there a view has the maps of that end alone.
double on_the_way(double moved) {
  return std::clamp(moved, std::numeric_limits<double>::min(), std::nextafter(1.0, 0.0));
}

}  // namespace

CueTransition::CueTransition(const Atlas& atlas, const View& from, MapArrangement from_here, const Cue& to,
                             MapArrangement to_there, Arrival arrive)
    : tween_(atlas, from, to.view, arrive),
      flight_(from_here.viewport, to_there.viewport),
      from_(std::move(from_here.layout)),
      from_standing_(from_here.standing.value_or(from_)),
      to_(std::move(to_there.layout)),
      cut_(arrive == Arrival::cut) {}

/// Texts change at one moment. They fade out before it and in after it, in less than a fifth of a second together.
float CueTransition::strength_at(double part, double seconds, const Tween::Now& now) const {
  constexpr double fade_seconds = 0.09;
  constexpr int steps = 6;
  if (cut_ || seconds <= 0 || part <= 0 || part >= 1) return 1;
  const auto tells_the_same = [&](double other) {
    const Tween::Now then = tween_.at(other);
    return then.arriving == now.arriving && then.told.contest == now.told.contest &&
           then.told.colour == now.told.colour;
  };
  const double reach = fade_seconds / seconds;
  if (tells_the_same(part - reach) && tells_the_same(part + reach)) return 1;  // most frames
  for (int step = 0; step <= steps; ++step) {
    const double away = fade_seconds * step / steps / seconds;
    if (!tells_the_same(part - away) || !tells_the_same(part + away))
      return static_cast<float>(step) / static_cast<float>(steps + 1);
  }
  return 1;
}

Shot CueTransition::at(double part, double seconds) const {
  Tween::Now now = tween_.at(part);
  const float strength = strength_at(part, seconds, now);
  const double moved = cut_ || part >= 1 ? 1 : part <= 0 ? 0 : on_the_way(eased(part));
  Shot shot{.view = std::move(now.view),
            .under = std::move(now.under),
            .opacity = now.opacity,
            .viewport = flight_.at(moved),
            .layout = ui::between(from_, to_, moved),
            .standing = now.arriving ? to_ : from_standing_,
            .arriving = now.arriving,
            .told = std::move(now.told),
            .passing = now.passing,
            .transition = now.transition,
            .strength = strength};
  shot.viewport.size = shot.layout.frame_size();
  shot.view.camera = Camera{shot.viewport.centre, shot.viewport.metres_per_pixel};
  return shot;
}

double seconds_of(const Cue& cue) { return cue.arrive == Arrival::cut ? 0 : std::max(cue.seconds, shortest_way); }

struct StoryPainter::Stage {
  Stage(const Atlas& shown, bool may_wait)
      : atlas(shown), painter(atlas, may_wait), cells(atlas, may_wait), plans(atlas) {}
  Planning planning() { return {plans, painter.placements()}; }
  const Atlas& atlas;
  MapPainter painter;
  MapCells cells;
  TextPlans plans;
};

StoryPainter::StoryPainter(const fs::path& story_file, glm::ivec2 size, std::optional<Look> look, Findings& found)
    : size_(size), look_(look), overlays_(1, Look::dark), target_(size) {
  StoryFiles files = read_story_files(story_file, found);
  story_ = std::move(files.story);
  atlases_ = std::move(files.atlases);
  start();
}

StoryPainter::StoryPainter(Story story, StoryAtlases atlases, glm::ivec2 size)
    : story_(std::move(story)),
      atlases_(std::move(atlases)),
      size_(size),
      live_(true),
      overlays_(1, Look::dark),
      target_(size) {
  start();
}

/// Fonts, with all letters that there are to write.
void StoryPainter::start() {
  const ImVec2 pixels{static_cast<float>(size_.x), static_cast<float>(size_.y)};
  overlays_.set_scales(ui::presentation_scale(pixels), ui::presented_panel_scale(pixels));
  ui::FontLetters letters = ui::letters_of(story_);
  for (const auto& [named, atlas] : atlases_) letters.add(ui::letters_of(*atlas));
  overlays_.need(letters);
}

void StoryPainter::tell(Story story) {
  story_ = std::move(story);
  panels_.reset();
  overlays_.need(ui::letters_of(story_));
}

bool StoryPainter::prepare(std::size_t cue) {
  std::unique_ptr<Stage>& stage = stages_[named_atlas(story_, story_.cues[cue])];
  if (stage) return false;
  stage = std::make_unique<Stage>(atlas(cue), !live_);
  return true;
}

bool StoryPainter::is_exact(std::size_t cue) {
  const Stage& stage = stage_of(cue);
  return stage.painter.is_exact() && stage.cells.are_exact();
}

StoryPainter::~StoryPainter() = default;

StoryPainter::Stage& StoryPainter::stage_of(std::size_t cue) {
  prepare(cue);
  return *stages_.at(named_atlas(story_, story_.cues[cue]));
}

const Atlas& StoryPainter::atlas(std::size_t cue) const { return *atlases_.at(named_atlas(story_, story_.cues[cue])); }

double StoryPainter::begins(std::size_t cue) const {
  double seconds = 0;
  for (std::size_t i = 0; i < cue; ++i) seconds += story_.cues[i].hold + seconds_of(story_.cues[i + 1]);
  return seconds;
}

double StoryPainter::seconds() const { return begins(story_.cues.size() - 1) + story_.cues.back().hold; }

Shot StoryPainter::resting_on(std::size_t cue) {
  Stage& stage = stage_of(cue);
  const Cue& told = story_.cues[cue];
  Shot shot{.view = told.view,
            .under = std::nullopt,
            .opacity = 1,
            .viewport = {},
            .layout = {},
            .standing = {},
            .arriving = true};
  if (look_) shot.view.look = *look_;
  shot.told = shot.view;
  const ui::Canvas canvas = canvas_of(cue);
  const ui::Canvas smaller = smaller_canvas();
  const ToldMap words{told.view, told.title, told.caption};
  shot.layout = shot.standing = presented_layout(canvas, smaller, words, stage.planning());
  shot.viewport = cue_viewport(stage.atlas, told, presented_room(canvas, smaller, words, stage.planning()),
                               stage.painter.placements());
  shot.view.camera = Camera{shot.viewport.centre, shot.viewport.metres_per_pixel};
  return shot;
}

ui::Canvas StoryPainter::canvas_of(std::size_t cue) const {
  ui::Canvas canvas = overlays_.canvas(glm::dvec2(size_));
  if (!live_)
    canvas.inset.bottom = ui::presented_source_height(smaller_canvas(), source_line(atlas(cue), story_.cues[cue].view));
  return beside_panel(canvas, panel_of(story_.cues[cue].panels));
}

std::optional<ui::Rectangle> StoryPainter::panel_place(std::size_t cue) const {
  if (!panel_of(story_.cues[cue].panels)) return std::nullopt;
  return ui::presented_column(canvas_of(cue), story_.cues[cue].caption);
}

const Target& StoryPainter::draw_cue(std::size_t cue) { return draw(stage_of(cue), resting_on(cue), cue); }

std::size_t StoryPainter::cue_at(double seconds) const {
  std::size_t cue = 0;
  while (cue + 1 < story_.cues.size() && seconds >= begins(cue) + story_.cues[cue].hold) ++cue;
  return cue;
}

std::optional<std::size_t> StoryPainter::resting_at(double seconds) const {
  const std::size_t cue = cue_at(seconds);
  return cue == 0 || seconds >= begins(cue) ? std::optional(cue) : std::nullopt;
}

const Target& StoryPainter::draw_at(double seconds) {
  if (const auto resting = resting_at(seconds)) return draw_cue(*resting);
  // On the way to this cue from the one before it.
  const std::size_t cue = cue_at(seconds);
  const double after = seconds - begins(cue);
  Stage& stage = stage_of(cue);
  if (&stage != &stage_of(cue - 1)) return draw_cue(cue);
  const Shot from = resting_on(cue - 1);
  const Shot to = resting_on(cue);
  Cue told = story_.cues[cue];
  told.view = to.view;
  const CueTransition approach(stage.atlas, from.view, {from.viewport, from.layout}, told, {to.viewport, to.layout},
                               told.arrive);
  const Shot shot = approach.at(1 + after / seconds_of(told), seconds_of(told));
  return draw(stage, shot, shot.arriving ? cue : cue - 1);
}

std::optional<ui::PanelKind> panel_of(const std::map<std::string, std::string>& panels) {
  const ui::Zones zones = ui::zones_from(panels);
  for (std::size_t i = 0; i < ui::panel_kinds; ++i) {
    const auto kind = static_cast<ui::PanelKind>(i);
    // Those set up the map, and are nothing for an audience.
    if (kind == ui::PanelKind::controls || kind == ui::PanelKind::story) continue;
    if (ui::is_open(zones, kind)) return kind;
  }
  return std::nullopt;
}

ui::Canvas beside_panel(ui::Canvas canvas, std::optional<ui::PanelKind> panel) {
  if (panel) canvas.inset.right = canvas.size.x - ui::presented_column(canvas, {}).low.x;
  return canvas;
}

namespace {

/// Two maps have a band each for their titles.
bool is_single(const View& view) { return view.beside.empty(); }

}  // namespace

ui::CellLayout presented_layout(const ui::Canvas& canvas, const ui::Canvas& smaller, const ToldMap& told,
                                const Planning& with) {
  ui::CellLayout layout = ui::lay_out_presented(canvas, told.view, std::round(smaller.px(2)));
  if (is_single(told.view)) layout.texts = with.plans.presented(canvas, told, with.placements);
  return layout;
}

CameraRoom presented_room(const ui::Canvas& canvas, const ui::Canvas& smaller, const ToldMap& told,
                          const Planning& with) {
  const ui::CellLayout layout = presented_layout(canvas, smaller, told, with);
  CameraRoom room{layout.frame_size(), {}, std::nullopt};
  if (layout.apart()) {
    room.margins = ui::cell_margins(ui::title_canvas(canvas, smaller, layout), smaller, layout, one_measure(told.view));
  } else if (layout.texts) {
    room.margins = ui::margins_of(*layout.texts, canvas.size);
    room.home = planned_home(told.view, [&](const View& view) {
      return with.plans.presented(canvas, {view, told.title, told.caption}, with.placements);
    });
  } else {
    room.margins = ui::below_titles(ui::presentation_margins(canvas, told.view), canvas, layout);
  }
  return room;
}

ui::PresentedTexts texts_of(const Shot& shot, const Cue& cue) {
  ui::PresentedTexts texts{.told = &shot.told, .transition = shot.transition, .strength = shot.strength};
  if (shot.passing) return texts;
  texts.title = cue.title;
  texts.caption = cue.caption;
  return texts;
}

void draw_presented(const PresentedCanvases& on, const Atlas& atlas, View& view, const PresentedMaps& maps,
                    ui::PresentedTexts presented, const PresentedPanel& panel) {
  presented.names = &on.smaller;
  const ui::CellLayout& standing = maps.places.standing != nullptr ? *maps.places.standing : maps.places.layout;
  presented.plan = standing.texts.get();
  const OverlayStyle style{.legend_bottom = 0, .presented = &presented, .handle = maps.handle};
  if (maps.places.layout.several()) maps.cells.draw_overlays(on.canvas, view, maps.own, maps.places, style);
  else draw_map_overlays(on.canvas, atlas, view, DrawnMap(maps.own, maps.names), maps.places.camera, style);
  if (!panel.kind) return;
  const ScenePart& part = main_part(maps.own.scene());
  const std::vector<AreaIndex> selected = selected_areas(atlas.layers[part.layer], view);
  ui::Workspace& shared = panel.panels.shared;
  const ui::PanelContext context{
      on.canvas, atlas, view, part, selected.empty() ? std::nullopt : std::optional(selected.back()), shared};
  shared.presented = true;
  ui::draw_presented_panel(on.canvas, ui::presented_column(on.canvas, presented.caption), view.look,
                           [&] { panel.panels.draw(*panel.kind, context); });
  shared.presented = false;
}

const Target& StoryPainter::draw(Stage& stage, Shot shot, std::size_t cue) {
  const Cue& told = story_.cues[cue];
  const ui::Canvas canvas = canvas_of(cue);
  MapPainter::Accents accents;
  accents.under = shot.under ? &*shot.under : nullptr;
  accents.opacity = shot.opacity;
  const ui::Canvas smaller = smaller_canvas();
  const CellPlaces places{.layout = shot.layout, .camera = shot.viewport, .standing = &shot.standing};
  stage.cells.draw(stage.painter, shot.view, places, static_cast<double>(smaller.scale), accents, target_);
  overlays_.set_look(shot.view.look);
  stage.cells.forget_names();
  ui::PresentedTexts presented = texts_of(shot, told);
  if (!live_) presented.source = source_line(stage.atlas, told.view);
  const auto panel = panel_of(told.panels);
  if (!panels_ || panels_of_ != cue) panels_ = std::make_unique<ui::PanelSet>();
  panels_of_ = cue;
  panels_->restore(told.panels);
  // Panels measure themselves in their first frames.
  for (int frames = panel ? 3 : 1; frames > 0; --frames) {
    overlays_.begin_still_frame(size_);
    draw_presented({canvas, smaller}, stage.atlas, shot.view, {stage.painter, stage.cells, places}, presented,
                   {panel, *panels_});
    if (frames > 1) ImGui::EndFrame();
  }
  ImGuiSurface::finish_frame(target_);
  vision_.apply(shot.view.vision, target_);
  return target_;
}

}  // namespace hustings

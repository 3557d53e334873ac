#include "picture/map_overlays.h"

#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>
#include <tuple>

#include "atlas/figures/lit_areas.h"
#include "atlas/figures/provenance.h"
#include "atlas/paint/headline.h"
#include "atlas/paint/legend.h"
#include "atlas/view/scene.h"
#include "atlas/view/what_if.h"
#include "ui/kit/font_letters.h"
#include "ui/kit/sheet.h"
#include "ui/labels/inset_frames.h"
#include "ui/labels/labels.h"
#include "ui/labels/symbols.h"
#include "ui/labels/tile_groups.h"
#include "ui/map/draw_marks.h"
#include "ui/map/headline_panel.h"
#include "ui/map/legend_panel.h"
#include "ui/map/legend_strip.h"
#include "ui/map/presented_map.h"
#include "ui/map/watermark.h"

namespace hustings {

ImGuiSurface::ImGuiSurface(float scale, Look look) : ImGuiSurface(scale, look, WithoutOpenGl{}) { start_opengl(); }

ImGuiSurface::ImGuiSurface(float scale, Look look, WithoutOpenGl /*without*/)
    : context_(ImGui::CreateContext()), scale_(scale), panel_scale_(scale), look_(look) {
  make_current();
  make_fonts();
}

void ImGuiSurface::start_opengl() {
  make_current();
  ImGui_ImplOpenGL3_Init("#version 330 core");
  FontTexture::make_device_objects();
  font_texture_.take_letters();
}

void ImGuiSurface::make_fonts() {
  std::tie(fonts_, panel_fonts_) = ui::build_fonts(scale_, panel_scale_, letters_);
  sheet_ = std::make_unique<ui::ListSheet>(fonts_);
  panel_sheet_ = std::make_unique<ui::ListSheet>(panel_fonts_);
  ui::apply_style(panel_scale_, look_);
}

ImGuiSurface::~ImGuiSurface() {
  make_current();
  if (ImGui::GetIO().BackendRendererUserData != nullptr) ImGui_ImplOpenGL3_Shutdown();
  ImGui::DestroyContext(context_);
}

void ImGuiSurface::make_current() const { ImGui::SetCurrentContext(context_); }

void ImGuiSurface::set_scales(float scale, float panel_scale) {
  if (scale == scale_ && panel_scale == panel_scale_) return;
  scale_ = scale;
  panel_scale_ = panel_scale;
  rebuild_fonts();
}

void ImGuiSurface::need(const ui::FontLetters& letters) {
  if (letters_.hold(letters)) return;
  letters_.add(letters);
  rebuild_fonts();
}

void ImGuiSurface::rebuild_fonts() {
  make_current();
  make_fonts();
  if (ImGui::GetIO().BackendRendererUserData != nullptr) font_texture_.take_letters();
}

void ImGuiSurface::set_look(Look look) {
  if (look == look_) return;
  make_current();
  look_ = look;
  ui::apply_style(panel_scale_, look);
}

ui::Canvas ImGuiSurface::canvas(glm::dvec2 size) const {
  return {{static_cast<float>(size.x), static_cast<float>(size.y)}, scale_, &fonts_, {}, sheet_.get()};
}

ui::Canvas ImGuiSurface::panel_canvas(glm::dvec2 size) const {
  return {
      {static_cast<float>(size.x), static_cast<float>(size.y)}, panel_scale_, &panel_fonts_, {}, panel_sheet_.get()};
}

void ImGuiSurface::begin_still_frame(glm::ivec2 size) const {
  make_current();
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = {static_cast<float>(size.x), static_cast<float>(size.y)};
  io.DisplayFramebufferScale = {1, 1};
  io.DeltaTime = 1.0f / 25;  // a fixed clock: the same input gives the same picture
  ImGui_ImplOpenGL3_NewFrame();
  ImGui::NewFrame();
}

void ImGuiSurface::finish_frame(const Target& target) {
  ImGui::Render();
  target.bind();
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

const VisionMatrix& vision_matrix(Vision vision) {
  static constexpr VisionMatrix usual{{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}};
  switch (vision) {
    case Vision::protanopia: return protanopia_matrix;
    case Vision::deuteranopia: return deuteranopia_matrix;
    case Vision::tritanopia: return tritanopia_matrix;
    case Vision::normal: break;
  }
  return usual;
}

void ImGuiSurface::end_still_frame() { ImGui::Render(); }

void ImGuiSurface::draw_again(const Target& target, glm::ivec2 corner) const {
  make_current();
  ImDrawData* data = ImGui::GetDrawData();
  data->DisplayPos = {static_cast<float>(corner.x), static_cast<float>(corner.y)};
  data->DisplaySize = {static_cast<float>(target.size().x), static_cast<float>(target.size().y)};
  target.bind();
  ImGui_ImplOpenGL3_RenderDrawData(data);
}

void VisionPreview::apply(Vision vision, const Target& target) {
  if (vision == Vision::normal) return;
  if (!pass_) pass_.emplace();
  pass_->apply(vision_matrix(vision), target);
}

namespace {

/// Symbols and names of the areas of an inset, which are its alone.
void draw_in_inset(const ui::Canvas& canvas, const View& view, const ui::LabelContext& map, const Inset& inset,
                   const std::vector<Paint>& shown, const NameRoom& room) {
  const Placement lying;
  const Viewport through = inset.through(map.viewport);
  ui::LabelContext context{.atlas = map.atlas,
                           .part = map.part,
                           .placement = lying,
                           .paints = map.paints,
                           .viewport = through,
                           .selected = map.selected,
                           .marginality = map.marginality,
                           .lit = map.lit,
                           .cue_areas = map.cue_areas,
                           .presented = map.presented,
                           .inset = &inset};
  const std::vector<ui::Rectangle> symbols = ui::draw_symbols(canvas, context, view);
  context.paints = shown;
  context.symbols = symbols;
  ui::draw_labels(canvas, context, room.taken);
}

/// What of the picture lies outside the rectangle.
std::vector<ui::Rectangle> outside(const ui::Rectangle& seen, ImVec2 size) {
  constexpr float beyond = 1e5f;
  return {{{-beyond, -beyond}, {seen.low.x, size.y + beyond}},
          {{seen.high.x, -beyond}, {size.x + beyond, size.y + beyond}},
          {{-beyond, -beyond}, {size.x + beyond, seen.low.y}},
          {{-beyond, seen.high.y}, {size.x + beyond, size.y + beyond}}};
}

/// Frames, symbols and names of the insets, and what names on the map keep clear of.
void draw_insets(const ui::Canvas& canvas, const View& view, const DrawnMap& map, const ui::LabelContext& context,
                 NameRoom& room) {
  const LayerInsets* insets = map.placement.insets;
  constexpr double gone = 0.3;  // of the way to tiles
  if (insets == nullptr || map.placement.morph >= gone) return;
  ui::draw_inset_frames(canvas, *insets, context.viewport, static_cast<float>(1 - map.placement.morph / gone));
  const std::vector<ui::Rectangle> places = ui::inset_places(*insets, context.viewport);
  const std::vector<ui::Rectangle> titles = ui::inset_titles(canvas, *insets, context.viewport);
  for (std::size_t i = 0; i < places.size() && map.placement.tiles.empty(); ++i) {
    NameRoom inside{.taken = outside(places[i], canvas.size)};
    inside.taken.insert(inside.taken.end(), room.taken.begin(), room.taken.end());
    inside.taken.push_back(titles[i]);
    canvas.sheet->push_clip(places[i].low, places[i].high);
    draw_in_inset(canvas, view, context, insets->all[i], map.painted.shown_paints(map.painted.main_index()), inside);
    canvas.sheet->pop_clip();
  }
  room.taken.insert(room.taken.end(), places.begin(), places.end());
}

}  // namespace

void draw_on_map(const ui::Canvas& canvas, const Atlas& atlas, const View& view, const DrawnMap& map,
                 const Viewport& viewport, NameRoom room) {
  const PaintedMap& painted = map.painted;
  const ScenePart& part = painted.main_part();
  ui::LabelContext context{.atlas = atlas,
                           .part = part,
                           .placement = map.placement,
                           .paints = painted.main_paints(),
                           .viewport = viewport,
                           .selected = selected_areas(atlas.layers[part.layer], view),
                           .marginality = marginality_of(atlas, part),
                           .lit = lit_areas(atlas, view, part),
                           .cue_areas = std::move(room.first),
                           .presented = room.presented,
                           .keeps_groups = map.placement.tiles.empty() || view.layout == Layout::hexagons};
  ui::draw_tile_groups(canvas, context);
  draw_insets(canvas, view, map, context, room);
  const std::vector<ui::Rectangle> symbols = ui::draw_symbols(canvas, context, view);
  context.paints = painted.shown_paints(painted.main_index());
  context.symbols = symbols;
  ui::draw_labels(canvas, context, std::move(room.taken), map.names);
}

ui::LegendSpot place_legend(const ui::Canvas& canvas, Legend& legend, float bottom, const ui::PresentedTexts* presented,
                            std::optional<ui::Rectangle> band) {
  if (presented != nullptr) return ui::presented_legend(canvas, legend, *presented, band);
  if (!band && canvas.inset.legend_height > 0)
    legend = ui::shortened(canvas, std::move(legend), canvas.inset.legend_height);
  return {canvas, bottom, band};
}

std::optional<float> ground_of(const ui::TextPlan* plan, const Viewport& camera) {
  return plan != nullptr ? std::optional(ui::away_from_home(*plan, camera)) : std::nullopt;
}

const ui::Canvas& canvas_of_names(const ui::Canvas& canvas, const OverlayStyle& style) {
  return style.presented != nullptr && style.presented->names != nullptr ? *style.presented->names : canvas;
}

ui::Rectangle draw_map_overlays(const ui::Canvas& canvas, const Atlas& atlas, const View& view, const DrawnMap& map,
                                const Viewport& viewport, const OverlayStyle& style) {
  const ui::PresentedTexts* presented = style.presented;
  const View& told = presented != nullptr && presented->told != nullptr ? *presented->told : view;
  Headline headline = headline_of(atlas, told);
  if (presented != nullptr) headline.transition |= presented->transition;
  Legend legend = &told == &view ? legend_of(atlas, view, map.painted.scene, map.painted.values)
                                 : legend_of(atlas, told, scene_of(atlas, told));
  const ui::LegendSpot spot = style.plan != nullptr ? style.plan->spot_of(canvas, legend)
                                                    : place_legend(canvas, legend, style.legend_bottom, presented);
  const ui::Rectangle legend_there = ui::legend_place(spot, legend);
  const ui::Canvas& names = canvas_of_names(canvas, style);
  const std::string hypothesis = hypothesis_title(atlas, view);
  std::vector<ui::Rectangle> taken =
      presented ? ui::presented_places(canvas, *presented)
      : style.plan
          ? style.plan->places()
          : std::vector{ui::headline_place(canvas), ui::source_place(canvas, source_line(atlas, view, &canvas))};
  taken.push_back(legend_there);
  if (!hypothesis.empty()) taken.push_back(ui::watermark_place(canvas, hypothesis, legend_there));
  draw_on_map(names, atlas, view, map, viewport,
              {.taken = std::move(taken),
               .first = presented ? areas_of_cue(atlas, view, map.painted) : std::vector<AreaIndex>{},
               .presented = presented != nullptr});
  ui::draw_marks(names, view.marks, viewport);
  ui::draw_watermark(canvas, hypothesis, legend_there);
  if (presented != nullptr) {
    ui::PresentedTexts texts = *presented;
    texts.ground = ground_of(texts.plan, viewport).value_or(1);
    ui::draw_presentation(canvas, atlas, view, headline, texts);
  } else {
    ui::draw_headline(canvas, headline, ground_of(style.plan, viewport));
  }
  if (presented != nullptr) canvas.sheet->set_strength(presented->strength);
  ui::draw_legend(spot, legend);
  canvas.sheet->set_strength(1);
  return legend_there;
}

bool is_marked(const Atlas& atlas, const View& view) {
  return !view.marks.empty() || !hypothesis_title(atlas, view).empty();
}

void draw_on_bare_map(const ui::Canvas& canvas, const Atlas& atlas, const View& view, const Viewport& viewport) {
  ui::draw_marks(canvas, view.marks, viewport);
  ui::draw_watermark(canvas, hypothesis_title(atlas, view));
}

std::string source_line(const Atlas& atlas, const View& view, const ui::Canvas* canvas) {
  const auto contest = atlas.find_contest(view.contest);
  if (!contest) return atlas.attribution;
  std::string sources = source_line_of(atlas, view);
  constexpr std::size_t longest = 150;  // letters of a line
  const auto fits = [&](const std::string& line) {
    return line.size() <= longest && (canvas == nullptr || canvas->sheet->width_of(ui::TextStyle::small, line) <=
                                                               canvas->size.x * ui::source_width);
  };
  for (std::size_t map = 1; map <= view.beside.size(); ++map) {
    std::string other = source_line_of(atlas, view_beside(view, map));
    if (sources.find(other) != std::string::npos) continue;
    const std::size_t line = sources.rfind('\n') + 1;  // 0 where there is one line
    if (!sources.empty()) sources += fits(sources.substr(line) + ". " + other) ? ". " : "\n";
    sources += other;
  }
  if (!sources.empty() && !atlas.attribution.empty()) sources += '\n';
  return sources + atlas.attribution;
}

}  // namespace hustings

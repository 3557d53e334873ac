#include "export/deck/cue_slide.h"

#include "atlas/paint/painted_map.h"
#include "export/deck/slide_sheet.h"
#include "export/vector_map.h"
#include "geo/mesh/detail_levels.h"
#include "picture/cell_overlays.h"
#include "picture/map_theme.h"
#include "picture/story_show.h"
#include "ui/map/presented_map.h"

namespace hustings {

namespace {

const ImVec2 whole_slide{static_cast<float>(slide_size.x), static_cast<float>(slide_size.y)};

float large_scale() { return ui::presentation_scale(whole_slide); }
float small_scale() { return ui::presented_panel_scale(whole_slide); }

SheetSetting setting_of(const View& view, float scale) {
  return {.size = glm::dvec2(slide_size), .scale = scale, .look = view.look, .vision = view.vision};
}

/// A sheet that is only measured on.
struct Measuring {
  explicit Measuring(const View& view)
      : page(glm::dvec2(slide_size), ui::palette_of(view.look)),
        large(page, setting_of(view, large_scale())),
        small(page, setting_of(view, small_scale())) {}
  SlidePage page;
  SlideSheet large, small;
};

}  // namespace

struct CueSlide::Map {
  View view;
  Viewport viewport;
  PaintedMap painted;
  std::vector<Placement> placements;
};

CueSlide::CueSlide(SlideTools& tools, const Cue& cue, std::optional<Look> look)
    : tools_(tools), cue_(cue), view_(cue.view) {
  if (look) view_.look = *look;
  lay_out();
}

/// With the room that the source below takes, and a panel beside.
ui::Canvas CueSlide::canvas(ui::Sheet& sheet, float scale) const {
  return {.size = whole_slide, .scale = scale, .fonts = nullptr, .inset = {}, .sheet = &sheet};
}

void CueSlide::lay_out() {
  Measuring sheets(view_);
  const ui::Canvas smaller = canvas(sheets.small, small_scale());
  ui::Canvas large = canvas(sheets.large, large_scale());
  large.inset.bottom = ui::presented_source_height(smaller, source_line(tools_.atlas, view_));
  large = beside_panel(large, panel_of(cue_.panels));
  const ToldMap told{view_, cue_.title, cue_.caption};
  const Planning with{tools_.plans, tools_.placements};
  layout_ = presented_layout(large, smaller, told, with);
  Cue here = cue_;
  here.view = view_;
  camera_ = cue_viewport(tools_.atlas, here, presented_room(large, smaller, told, with), tools_.placements);
  view_.camera = Camera{camera_.centre, camera_.metres_per_pixel};
}

std::vector<LayerIndex> CueSlide::layers() const {
  std::vector<LayerIndex> layers;
  for (std::size_t map = 0; map < layout_.cells.size(); ++map)
    for (const ScenePart& part : scene_of(tools_.atlas, view_beside(view_, map)).parts) layers.push_back(part.layer);
  return layers;
}

std::size_t CueSlide::level_needed() const {
  return DetailLevels::level_within(slide_error * camera_.metres_per_pixel);
}

std::string CueSlide::draw(std::size_t level, double morph) const {
  SlidePage page(glm::dvec2(slide_size), ui::palette_of(view_.look));
  page.set_morph(morph);
  SlideSheet large_sheet(page, setting_of(view_, large_scale()));
  SlideSheet small_sheet(page, setting_of(view_, small_scale()));
  const ui::Canvas smaller = canvas(small_sheet, small_scale());
  ui::Canvas large = canvas(large_sheet, large_scale());
  const std::string source = source_line(tools_.atlas, view_);
  large.inset.bottom = ui::presented_source_height(smaller, source);
  large = beside_panel(large, panel_of(cue_.panels));

  constexpr double rounding = 1e-6;
  const VectorDetail detail{
      .largest_error = DetailLevels::tolerance_of(level) / camera_.metres_per_pixel * (1 + rounding),
      .titles = true,
      .figures = true,
      .paired = true};
  std::vector<std::unique_ptr<Map>> maps;
  std::vector<DrawnMap> drawn;
  for (std::size_t i = 0; i < layout_.cells.size(); ++i) {
    Map& map = *maps.emplace_back(std::make_unique<Map>());
    map.view = view_beside(view_, i);
    map.viewport = layout_.on_picture(camera_, i);
    map.painted = painted_map(tools_.atlas, map.view);
    for (const ScenePart& part : map.painted.scene.parts)
      map.placements.push_back(tools_.placements.of(map.view, part));
    VectorPlace place{.cell = {}, .map = i, .ground = true};
    if (layout_.several()) place.cell = layout_.cells[i];
    DrawingSteps steps;
    VectorMap vectors(small_sheet, tools_.atlas, map.view, {map.painted, map.placements, map.viewport}, place, detail);
    vectors.add_steps(steps);
    steps.run();
    drawn.emplace_back(map.painted, map.placements[map.painted.main_index()]);
  }
  const ui::PresentedTexts texts{.title = cue_.title,
                                 .caption = cue_.caption,
                                 .names = &smaller,
                                 .source = source,
                                 .told = &view_,
                                 .plan = layout_.texts.get()};
  const OverlayStyle style{.legend_bottom = 0, .presented = &texts};
  if (layout_.several()) draw_cell_overlays(large, tools_.atlas, view_, drawn, {layout_, camera_}, style);
  else draw_map_overlays(large, tools_.atlas, view_, drawn.front(), camera_, style);
  if (const auto kind = panel_of(cue_.panels))
    draw_cue_panel(page, large, ui::presented_column(large, cue_.caption),
                   {tools_.atlas, view_, maps.front()->painted.main_part(), *kind, cue_.panels}, tools_.panels);
  return page.xml();
}

}  // namespace hustings

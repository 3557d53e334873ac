#include "export/vector_drawing.h"

#include "export/vector_map.h"
#include "picture/cell_overlays.h"
#include "picture/map_theme.h"
#include "ui/kit/sheet.h"
#include "ui/map/headline_panel.h"

namespace hustings {

struct VectorDrawing::Map {
  View view;
  Viewport viewport;  ///< of the whole sheet
  PaintedMap painted;
  std::vector<Placement> placements;
  std::unique_ptr<VectorMap> drawn;
};

VectorDrawing::VectorDrawing(VectorSheet& sheet, const Atlas& atlas, const View& view, const StillStyle& style,
                             const VectorDetail& detail)
    : sheet_(sheet),
      atlas_(atlas),
      view_(view),
      style_(style),
      places_(atlas),
      places_on_sheet_(
          atlas, {.size = glm::ivec2(sheet.setting().size), .overlays = style.overlays, .scale = sheet.setting().scale},
          places_),
      layout_(places_on_sheet_.layout(view)),
      camera_(places_on_sheet_.viewport(view)) {
  steps_.add([this] { draw_page(); });
  for (std::size_t i = 0; i < layout_.cells.size(); ++i) {
    Map& map = *maps_.emplace_back(std::make_unique<Map>());
    map.view = view_beside(view_, i);
    map.viewport = layout_.on_picture(camera_, i);
    map.painted.scene = scene_of(atlas, map.view);
    VectorPlace place{.cell = {}, .map = i, .ground = !style.transparent};
    if (layout_.several()) place.cell = layout_.cells[i];
    map.drawn = std::make_unique<VectorMap>(sheet, atlas, map.view, LaidMap{map.painted, map.placements, map.viewport},
                                            place, detail);
    steps_.add([this, &map] { paint(map); });
    map.drawn->add_steps(steps_);
  }
  steps_.add([this] { write_over(); });
}

VectorDrawing::~VectorDrawing() = default;

/// What lies between and about several maps.
void VectorDrawing::draw_page() {
  if (style_.transparent || !layout_.apart()) return;
  const ui::SheetGroup group(sheet_, "page");
  const glm::vec3 sea = map_theme(view_.look).sea;
  sheet_.rectangle({0, 0}, layout_.size, ImGui::ColorConvertFloat4ToU32({sea.r, sea.g, sea.b, 1}));
}

void VectorDrawing::paint(Map& map) {
  map.painted = painted_map(atlas_, map.view);
  for (const ScenePart& part : map.painted.scene.parts) map.placements.push_back(places_.of(map.view, part));
}

void VectorDrawing::write_over() {
  const ui::Canvas canvas{.size = layout_.size,
                          .scale = sheet_.setting().scale,
                          .fonts = nullptr,
                          .inset = {},
                          .sheet = &sheet_,
                          .scrims = !style_.transparent};
  if (!style_.overlays) {
    if (layout_.several()) draw_on_bare_cells(canvas, atlas_, view_, layout_, camera_);
    else draw_on_bare_map(canvas, atlas_, view_, camera_);
    return;
  }
  ui::draw_source_line(canvas, source_line(atlas_, view_, &canvas), ground_of(layout_.texts.get(), camera_));
  const OverlayStyle text{.legend_bottom = canvas.size.y - canvas.px(20), .plan = layout_.texts.get()};
  std::vector<DrawnMap> maps;
  for (const auto& map : maps_) maps.emplace_back(map->painted, map->placements[map->painted.main_index()]);
  if (layout_.several()) draw_cell_overlays(canvas, atlas_, view_, maps, {layout_, camera_}, text);
  else draw_map_overlays(canvas, atlas_, view_, maps[0], camera_, text);
}

void draw_vector_picture(VectorSheet& sheet, const Atlas& atlas, const View& view, const StillStyle& style) {
  VectorDrawing(sheet, atlas, view, style).steps().run();
}

}  // namespace hustings

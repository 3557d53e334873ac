#include "app/still.h"

#include <algorithm>

namespace hustings {

namespace {

/// A field of a hundred metres, with a corner at the easting.
Area field(const char* code, double easting) {
  const Ring square{{easting, 0}, {easting + 100, 0}, {easting + 100, 100}, {easting, 100}};
  return {.code = code, .name = code, .parent = {}, .shape = {{.outer = square, .holes = {}}}};
}

/// Drivers put off compiling a shader until something is drawn with it. Two fields beside a river have them do it
/// before there is an atlas.
void compile_shaders(MapRenderer& renderer) {
  Layer fields{.id = {}, .file = {}, .areas = {field("A", 0), field("B", 100)}, .bounds = {}};
  for (const Area& area : fields.areas) fields.bounds.add(bounds_of(area.shape));
  const Layer river{.id = {}, .file = {}, .areas = {field("C", 200)}, .bounds = bounds_of(field("C", 200).shape)};
  Levels field_levels(fields);
  Levels river_levels(river);
  const glm::ivec2 size{64, 64};
  MapFrame frame;
  frame.viewport = {.centre = {150, 50}, .metres_per_pixel = 5, .size = glm::dvec2(size)};
  frame.ground = {renderer.add_ground(field_levels.mesh(0), GroundRole::land),
                  renderer.add_ground(river_levels.mesh(0), GroundRole::water)};
  MapPart& part = frame.parts.emplace_back();
  part.layer = renderer.add_layer(field_levels.mesh(0));
  part.colours = {0x112233, 0x445566};
  renderer.draw(frame, Target(size));
}

}  // namespace

float picture_scale(glm::ivec2 size) {
  return std::clamp(std::min(static_cast<float>(size.x) / 1440, static_cast<float>(size.y) / 810), 0.5f, 8.0f);
}

Viewport still_viewport(const Atlas& atlas, const View& view, glm::ivec2 size, bool overlays, Placements* placements) {
  const glm::dvec2 pixels(size);
  const double edge = 0.03 * std::min(pixels.x, pixels.y);
  const ui::Canvas canvas{
      .size = {static_cast<float>(size.x), static_cast<float>(size.y)}, .scale = picture_scale(size), .fonts = nullptr};
  const Margins margins = overlays ? ui::panel_margins(canvas, false) : Margins{edge, edge, edge, edge};
  return viewport_of(atlas, view, pixels, margins, placements);
}

StillTools::StillTools(glm::ivec2 size, bool with_overlays) : renderer(std::make_unique<MapRenderer>()) {
  compile_shaders(*renderer);
  if (with_overlays) overlays = std::make_unique<Overlays>(picture_scale(size), Look::dark);
}

StillMaker::StillMaker(const Atlas& atlas, glm::ivec2 size, bool overlays)
    : StillMaker(atlas, size, overlays, StillTools(size, overlays)) {}

StillMaker::StillMaker(const Atlas& atlas, glm::ivec2 size, bool overlays, StillTools tools)
    : atlas_(atlas),
      size_(size),
      with_overlays_(overlays),
      scale_(picture_scale(size)),
      target_(size),
      overlays_(std::move(tools.overlays)),
      painter_(atlas, true, std::move(tools.renderer)) {}

Overlays& StillMaker::overlays() {
  if (!overlays_) overlays_ = std::make_unique<Overlays>(scale_, Look::dark);
  return *overlays_;
}

Image StillMaker::draw(const View& view) {
  const Viewport seen = viewport(view);
  painter_.draw(view, seen, scale_, {}, target_);
  if (with_overlays_ || is_marked(atlas_, view)) {
    overlays().set_look(view.look);
    overlays().begin_still_frame(size_);
    const ui::Canvas canvas = overlays().canvas(glm::dvec2(size_));
    if (with_overlays_) {
      // The source goes first: its scrim lies under the legend.
      ui::draw_source_line(canvas, source_line(atlas_, view));
      draw_map_overlays(canvas, atlas_, view, painter_, seen, canvas.size.y - canvas.px(20));
    } else {
      draw_on_bare_map(canvas, atlas_, view, seen);
    }
    Overlays::finish_frame(target_);
  }
  vision_.apply(view.vision, target_);
  return target_.read_back();
}

}  // namespace hustings

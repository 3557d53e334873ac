#include "picture/still.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <future>

#include "geo/mesh/detail_levels.h"
#include "picture/cell_overlays.h"
#include "picture/transparency.h"
#include "ui/kit/font_letters.h"
#include "ui/map/cells.h"
#include "ui/map/headline_panel.h"

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
  DetailLevels field_levels(fields);
  DetailLevels river_levels(river);
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

namespace {

ui::Canvas still_canvas(glm::ivec2 size, std::optional<float> scale) {
  return {.size = {static_cast<float>(size.x), static_cast<float>(size.y)},
          .scale = scale.value_or(picture_scale(size)),
          .fonts = nullptr};
}

}  // namespace

ui::CellLayout still_layout(const View& view, glm::ivec2 size, bool overlays, std::optional<float> scale) {
  const ui::Canvas canvas = still_canvas(size, scale);
  const ui::Rectangle whole{{0, 0}, canvas.size};
  const float gap = std::max(1.0f, std::round(canvas.px(2)));
  return overlays ? ui::lay_out_beside_panels(canvas, view, false, gap) : ui::lay_out(view, canvas.size, whole, gap);
}

TextPlans::Plan StillPlaces::plan(const View& view) {
  return plans_.still(still_canvas(style_.size, style_.scale), view, placements_);
}

ui::CellLayout StillPlaces::layout(const View& view) {
  ui::CellLayout layout = still_layout(view, style_.size, style_.overlays, style_.scale);
  if (is_planned(view)) layout.texts = plan(view);
  return layout;
}

CameraRoom StillPlaces::room(const View& view) {
  const ui::Canvas canvas = still_canvas(style_.size, style_.scale);
  const ui::CellLayout maps = layout(view);
  CameraRoom room{maps.frame_size(), {}, std::nullopt};
  if (maps.texts) {
    room.margins = ui::margins_of(*maps.texts, canvas.size);
    room.home = planned_home(view, [this](const View& standing) { return plan(standing); });
  } else if (!style_.overlays) {
    const double edge = 0.03 * std::min(room.size.x, room.size.y);
    room.margins = {edge, edge, edge, edge};
  } else if (maps.apart()) {
    room.margins = ui::cell_margins(canvas, canvas, maps, one_measure(view));
  } else {
    room.margins = ui::below_titles(ui::panel_margins(canvas, false), canvas, maps);
  }
  return room;
}

Viewport StillPlaces::viewport(const View& view) {
  const CameraRoom about = room(view);
  if (!view.camera && about.home) return *about.home;
  return viewport_of(atlas_, view, about.size, about.margins, &placements_);
}

Viewport still_viewport(const Atlas& atlas, const View& view, glm::ivec2 size, bool overlays, Placements* placements,
                        std::optional<float> scale) {
  const StillStyle style{.size = size, .overlays = overlays, .scale = scale};
  if (placements != nullptr) return StillPlaces(atlas, style, *placements).viewport(view);
  Placements none(atlas);
  View as_it_lies = view;
  as_it_lies.layout = Layout::geography;
  return StillPlaces(atlas, style, none).viewport(as_it_lies);
}

StillTools::StillTools(const StillStyle& style) : renderer(std::make_unique<MapRenderer>()) {
  compile_shaders(*renderer);
  if (style.overlays) overlays = std::make_unique<ImGuiSurface>(style.pixel_scale(), Look::dark);
}

StillMaker::StillMaker(const Atlas& atlas, const StillStyle& style) : StillMaker(atlas, style, StillTools()) {}

StillMaker::StillMaker(const Atlas& atlas, const StillStyle& style, StillTools tools)
    : atlas_(atlas),
      style_(style),
      overlays_(std::move(tools.overlays)),
      letters_(ui::letters_of(atlas)),
      painter_(atlas, true, std::move(tools.renderer)),
      places_(atlas, style, painter_.placements()),
      cells_(atlas) {}

void StillMaker::draw_map(const View& view, const Cutout& part, std::optional<glm::vec3> ground) {
  if (!target_ || target_->size() != part.size) target_.emplace(part.size);
  MapPainter::Accents accents;
  accents.ground = ground;
  if (part.size != style_.size) accents.cutout = part;
  const ui::CellLayout cells = layout(view);
  const Viewport camera = viewport(view);
  cells_.draw(painter_, view, {cells, camera}, static_cast<double>(style_.pixel_scale()), accents, *target_);
}

bool StillMaker::is_written(const View& view) {
  return style_.overlays || !view.beside.empty() || is_marked(atlas_, view);
}

/// What is written is the same for all parts of a picture.
void StillMaker::write_over(const View& view, const Cutout& part) {
  if (written_ != view) {
    overlays_->set_look(view.look);
    overlays_->need(letters_);
    overlays_->need(ui::letters_of(view));
    overlays_->begin_still_frame(style_.size);
    ui::Canvas canvas = overlays_->canvas(glm::dvec2(style_.size));
    canvas.scrims = !style_.transparent;
    if (style_.overlays) {
      const ui::CellLayout cells = layout(view);
      // The source goes first: its scrim lies under the legend.
      ui::draw_source_line(canvas, source_line(atlas_, view, &canvas), ground_of(cells.texts.get(), viewport(view)));
      const OverlayStyle text{.legend_bottom = canvas.size.y - canvas.px(20), .plan = cells.texts.get()};
      const Viewport camera = viewport(view);
      if (view.beside.empty()) {
        draw_map_overlays(canvas, atlas_, view, DrawnMap(painter_), camera, text);
      } else {
        cells_.forget_names();
        cells_.draw_overlays(canvas, view, painter_, {cells, camera}, text);
      }
    } else if (!view.beside.empty()) {
      draw_on_bare_cells(canvas, atlas_, view, layout(view), viewport(view));
    } else {
      draw_on_bare_map(canvas, atlas_, view, viewport(view));
    }
    ImGuiSurface::end_still_frame();
    written_ = view;
  }
  overlays_->draw_again(*target_, part.corner);
}

const Target& StillMaker::draw_part(const View& view, const Cutout& part) {
  std::future<std::unique_ptr<ImGuiSurface>> fonts;
  if (is_written(view) && !overlays_)
    fonts = std::async(std::launch::async, [scale = style_.pixel_scale()] {
      return std::make_unique<ImGuiSurface>(scale, Look::dark, ImGuiSurface::WithoutOpenGl{});
    });
  draw_map(view, part, style_.transparent ? std::optional(glm::vec3(0)) : std::nullopt);
  if (fonts.valid()) {
    overlays_ = fonts.get();
    overlays_->start_opengl();
  }
  if (is_written(view)) write_over(view, part);
  if (!style_.transparent) vision_.apply(view.vision, *target_);
  return *target_;
}

void StillMaker::read_part(const View& view, const Cutout& part, std::uint8_t* pixels, int row_pixels) {
  draw_part(view, part);
  if (!style_.transparent) return target_->read_into(pixels, row_pixels);
  Frame over_black, over_white;
  target_->read_into(over_black);
  draw_map(view, part, glm::vec3(1));
  if (is_written(view)) write_over(view, part);
  target_->read_into(over_white);
  remove_ground(over_white.pixels, over_black.pixels);
  if (view.vision != Vision::normal) {
    // Eyes see colours, not what is left of them after they were laid over black.
    target_->write(over_black.pixels);
    vision_.apply(view.vision, *target_);
    target_->read_into(over_black);
  }
  for (int y = 0; y < part.size.y; ++y)
    std::memcpy(pixels + std::ptrdiff_t{4} * row_pixels * y,
                over_black.pixels.data() + over_black.row_bytes() * static_cast<std::size_t>(y),
                over_black.row_bytes());
}

Image StillMaker::draw(const View& view) {
  if (!style_.transparent) return draw_whole(view).read_back();
  Frame frame{style_.size, {}};
  frame.pixels.resize(frame.row_bytes() * static_cast<std::size_t>(style_.size.y));
  read_part(view, {.corner = {0, 0}, .size = style_.size}, frame.pixels.data(), style_.size.x);
  Image image{style_.size.x, style_.size.y, {}};
  image.pixels.reserve(frame.pixels.size());
  for (int y = 0; y < style_.size.y; ++y)
    image.pixels.insert(image.pixels.end(), frame.row(y), frame.row(y) + frame.row_bytes());
  return image;
}

}  // namespace hustings

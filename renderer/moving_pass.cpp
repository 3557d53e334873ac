// The picture while the camera moves: areas and borders straight to the target. On a rasteriser without a GPU this
// costs a third of the two passes; what it gives up is the soft edge of fills beneath thin borders.
#include "renderer/border_style.h"
#include "renderer/map_renderer.h"
#include "renderer/pattern_glsl.h"
#include "shaders/embedded.h"

namespace hustings {

namespace {

Program area_program(bool patterns) {
  const std::string source = "#version 330 core\n" + pattern_glsl(patterns) + shaders::moving_frag;
  return {"fill.vert", shaders::fill_vert, "moving.frag", source.c_str()};
}

}  // namespace

void MapRenderer::draw_moving_lines(const Mesh& mesh, const MapFrame& frame, glm::vec3 half_width, glm::vec3 alpha,
                                    const std::array<glm::vec3, 3>& colours) {
  moving_line_->use();
  moving_line_->set("line_colour", colours);
  moving_line_->set("line_alpha", alpha);
  draw_borders(mesh.lines, mesh.origin, frame, *moving_line_,
               {half_width * static_cast<float>(frame.pixel_scale), Caps::butt}, frame.morph);
}

void MapRenderer::draw_moving(const MapFrame& frame, const Target& target) {
  if (!moving_line_)
    moving_line_ = Program("border.vert", shaders::border_vert, "moving_line.frag", shaders::moving_line_frag);
  const MapPart& part = frame.parts.front();
  const Mesh& mesh = layers_[part.layer];
  glActiveTexture(GL_TEXTURE0);
  const bool patterns = upload_colours(frame, part);
  std::optional<Program>& areas = moving_[patterns ? 1 : 0];
  if (!areas) areas = area_program(patterns);
  upload_tiles(part.tiles, mesh.origin);
  target.bind();
  glDisable(GL_SCISSOR_TEST);
  glDisable(GL_DEPTH_TEST);
  glDisable(GL_STENCIL_TEST);
  glDisable(GL_BLEND);
  const glm::vec3 sea = glm::mix(frame.theme.sea, frame.theme.paper, static_cast<float>(frame.morph));
  glClearColor(sea.r, sea.g, sea.b, 1);
  glClear(GL_COLOR_BUFFER_BIT);
  bind_colours(*areas);
  areas->set("pattern_ink", frame.theme.pattern_ink);
  areas->set("pixel_scale", static_cast<float>(frame.pixel_scale));
  areas->set("stripes_at", stripes_at_);
  draw_land_and_areas(frame, mesh, *areas);

  glEnable(GL_BLEND);
  glBlendEquation(GL_FUNC_ADD);
  glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
  draw_moving_water(frame);
  moving_line_->use();
  set_morph(*moving_line_, frame.morph);
  const BorderStyle style = border_style(
      typical_area_pixels(mesh.extent, mesh.area_count, frame.viewport.metres_per_pixel * frame.pixel_scale));
  if (frame.borders) draw_moving_lines(mesh, frame, style.half_width, style.alpha, shown_borders(frame));
  draw_moving_marks(frame, mesh);
  set_morph(*moving_line_, 0);
  glDisable(GL_BLEND);
  glBindVertexArray(0);
}

/// Water fades with the places that areas leave.
void MapRenderer::draw_moving_water(const MapFrame& frame) {
  const auto alpha = static_cast<float>(1 - frame.morph);
  if (alpha <= 0) return;
  for (const std::size_t handle : frame.ground) {
    const auto& [role, ground] = grounds_[handle];
    if (role != GroundRole::water) continue;
    cover_fill_.use();
    cover_fill_.set("ground_id", 1U);
    set_morph(cover_fill_, 0);
    cover_fill_.set("water", glm::vec4(frame.theme.water, alpha));
    draw_fill(ground, frame, cover_fill_);
    moving_line_->use();
    set_morph(*moving_line_, 0);
    draw_moving_lines(ground, frame, glm::vec3(0.6f), glm::vec3(alpha),
                      {frame.theme.water, frame.theme.water, frame.theme.water});
  }
}

void MapRenderer::draw_moving_marks(const MapFrame& frame, const Mesh& mesh) {
  if (frame.selected.empty()) return;
  upload_outline(mesh, frame.selected);
  moving_line_->use();
  moving_line_->set("line_colour", std::array{frame.theme.selected, frame.theme.selected, frame.theme.selected});
  moving_line_->set("line_alpha", glm::vec3(1));
  draw_borders(marks_.lines, mesh.origin, frame, *moving_line_,
               {glm::vec3(1.6f * static_cast<float>(frame.pixel_scale))}, frame.morph);
}

}  // namespace hustings

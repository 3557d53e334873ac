// The colour pass in shaders, and what it shares with the one on the processor (cpu_pass.cpp): colours by id, and what
// lies over the areas.
#include <algorithm>
#include <cmath>
#include <glm/common.hpp>

#include "renderer/border_style.h"
#include "renderer/map_renderer.h"
#include "renderer/passes.h"
#include "renderer/pattern_glsl.h"
#include "shaders/embedded.h"

namespace hustings {

namespace {

std::uint32_t packed(glm::vec3 colour) {
  const auto byte = [](float channel) { return static_cast<std::uint32_t>(std::lround(255 * channel)); };
  return byte(colour.r) << 16U | byte(colour.g) << 8U | byte(colour.b);
}

}  // namespace

std::array<glm::vec3, 3> MapRenderer::shown_borders(const MapFrame& frame) {
  std::array<glm::vec3, 3> colours = frame.theme.border;
  for (glm::vec3& colour : colours) colour = glm::mix(colour, colours.front(), static_cast<float>(frame.morph));
  return colours;
}

void MapRenderer::bind_colours(const Program& program) const {
  glActiveTexture(GL_TEXTURE0 + colour_unit);
  glBindTexture(GL_TEXTURE_BUFFER, colours_);
  glActiveTexture(GL_TEXTURE0);
  program.use();
  program.set("colours", colour_unit);
}

std::vector<std::uint32_t> MapRenderer::colours_by_id(const MapFrame& frame, const MapPart& part) {
  // Areas that leave their places leave their surroundings behind.
  const auto away = static_cast<float>(frame.morph);
  std::vector<std::uint32_t> colours{packed(glm::mix(frame.theme.sea, frame.theme.paper, away)),
                                     packed(glm::mix(frame.theme.land, frame.theme.paper, away))};
  colours.insert(colours.end(), part.colours.begin(), part.colours.end());
  if (part.stripes.empty()) return colours;
  colours.resize(colours.size() + ground_ids);
  colours.insert(colours.end(), part.stripes.begin(), part.stripes.end());
  return colours;
}

bool MapRenderer::upload_colours(const MapFrame& frame, const MapPart& part) {
  const std::vector<std::uint32_t> colours = colours_by_id(frame, part);
  std::vector<std::uint8_t> texels;
  texels.reserve(4 * colours.size());
  for (const std::uint32_t colour : colours)
    for (const unsigned shift : {16U, 8U, 0U, 24U}) texels.push_back(static_cast<std::uint8_t>(colour >> shift));
  stripes_at_ = static_cast<int>(part.colours.size() + ground_ids);  // second colours lie behind the first
  const bool patterns =
      std::any_of(part.colours.begin(), part.colours.end(), [](std::uint32_t colour) { return colour >> 24U != 0; });
  glBindBuffer(GL_TEXTURE_BUFFER, colour_data_);
  glBufferData(GL_TEXTURE_BUFFER, static_cast<GLsizeiptr>(texels.size()), texels.data(), GL_STREAM_DRAW);
  if (colours_ == 0) {
    GLuint name = 0;
    glGenTextures(1, &name);
    colours_ = Texture(name);
  }
  glBindTexture(GL_TEXTURE_BUFFER, colours_);
  glTexBuffer(GL_TEXTURE_BUFFER, GL_RGBA8, colour_data_);
  return patterns;
}

const Program& MapRenderer::colour_program(const ColourVariant& variant) {
  const auto found = colour_.find(variant);
  if (found != colour_.end()) return found->second;
  const std::string source = std::string("#version 330 core\n") + (variant.marks ? "#define MARKS\n" : "") +
                             (variant.overlay ? "#define OVERLAY\n" : "") + (variant.inside ? "#define INSIDE\n" : "") +
                             (variant.wide_ids ? "#define WIDE_IDS\n" : "") + pattern_glsl(variant.patterns) +
                             shaders::colour_frag;
  return colour_.emplace(variant, Program("screen.vert", shaders::screen_vert, "colour.frag", source.c_str()))
      .first->second;
}

void MapRenderer::draw_colours(const MapFrame& frame, const MapPart& part, const Geometry& geometry, bool overlay) {
  glActiveTexture(GL_TEXTURE0);
  const bool patterns = upload_colours(frame, part);
  const bool marks = !frame.selected.empty() || frame.hovered.has_value() || !frame.flashing.empty();
  attach_stencil(geometry.stencil);
  glEnable(GL_STENCIL_TEST);
  glStencilMask(0);
  if (overlay) {
    glEnable(GL_BLEND);
    glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
  }
  for (const bool inside : {true, false}) {
    glStencilFunc(inside ? GL_EQUAL : GL_NOTEQUAL, 0, border_bit | mark_bit);
    draw_screen(colour_program({.patterns = patterns,
                                .marks = marks && !inside,
                                .overlay = overlay,
                                .inside = inside,
                                .wide_ids = geometry.wide_ids}),
                frame, part, geometry);
  }
  glDisable(GL_BLEND);
  glDisable(GL_STENCIL_TEST);
  attach_stencil(0);
}

Covering MapRenderer::covering_of(const MapFrame& frame, const MapPart& part) const {
  const Mesh& mesh = layers_[part.layer];
  const double pixels =
      typical_area_pixels(mesh.extent, mesh.area_count, frame.viewport.metres_per_pixel * frame.pixel_scale);
  return {.water_colour = frame.theme.water,
          .water_alpha = static_cast<float>(1 - frame.morph),
          .border_colour = shown_borders(frame),
          .border_alpha = frame.borders ? border_style(pixels).alpha : glm::vec3(0)};
}

void MapRenderer::draw_screen(const Program& colour, const MapFrame& frame, const MapPart& part,
                              const Geometry& geometry) const {
  colour.use();
  const std::array<std::pair<const char*, GLuint>, 4> textures = {
      {{"ids", geometry.ids}, {"weights", geometry.weights}, {"covers", geometry.covers}, {"marks", marks_.coverage}}};
  for (int unit = 0; unit < static_cast<int>(textures.size()); ++unit) {
    glActiveTexture(static_cast<GLenum>(GL_TEXTURE0 + unit));
    glBindTexture(GL_TEXTURE_2D, textures[static_cast<std::size_t>(unit)].second);
    colour.set(textures[static_cast<std::size_t>(unit)].first, unit);
  }
  bind_colours(colour);
  const Covering covering = covering_of(frame, part);
  colour.set("stripes_at", stripes_at_);
  colour.set("water_colour", covering.water_colour);
  colour.set("border_colour", covering.border_colour);
  colour.set("border_alpha", covering.border_alpha);
  colour.set("selected_colour", frame.theme.selected);
  colour.set("hovered_colour", frame.theme.hovered);
  colour.set("pattern_ink", frame.theme.pattern_ink);
  colour.set("water_alpha", covering.water_alpha);
  colour.set("flash", static_cast<float>(frame.flash));
  colour.set("pixel_scale", static_cast<float>(frame.pixel_scale));
  colour.set("corner", glm::vec2(drawn_part(frame)));
  colour.set("opacity", static_cast<float>(part.opacity));
  glBindVertexArray(screen_);
  glDrawArrays(GL_TRIANGLES, 0, 3);
}

}  // namespace hustings

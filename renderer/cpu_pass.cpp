// The colour pass where the processor lays the colours on (renderer/cpu_colours): what the geometry pass left behind is
// read back once, and a frame of animation fills runs of pixels.
#include "renderer/map_renderer.h"

namespace hustings {

namespace {

/// What a framebuffer holds, rows from the bottom.
template <class T>
std::vector<T> pixels_of(GLuint framebuffer, GLenum attachment, glm::ivec2 size, GLenum format, GLenum type) {
  std::vector<T> pixels(static_cast<std::size_t>(size.x) * static_cast<std::size_t>(size.y));
  glBindFramebuffer(GL_READ_FRAMEBUFFER, framebuffer);
  glReadBuffer(attachment);
  glPixelStorei(GL_PACK_ALIGNMENT, 1);
  glReadPixels(0, 0, size.x, size.y, format, type, pixels.data());
  glReadBuffer(GL_COLOR_ATTACHMENT0);
  return pixels;
}

}  // namespace

void MapRenderer::read_runs(Geometry& geometry, const Covering& covering) {
  if (geometry.runs_pass == geometry.pass && geometry.runs_covering == covering) return;
  const auto ids = pixels_of<std::uint32_t>(geometry.ids_framebuffer, GL_COLOR_ATTACHMENT0, geometry.size,
                                            GL_RED_INTEGER, GL_UNSIGNED_INT);
  const auto weights =
      pixels_of<std::uint8_t>(geometry.ids_framebuffer, GL_COLOR_ATTACHMENT1, geometry.size, GL_RED, GL_UNSIGNED_BYTE);
  const auto covers = pixels_of<std::uint32_t>(geometry.covers_framebuffer, GL_COLOR_ATTACHMENT0, geometry.size,
                                               GL_RGBA, GL_UNSIGNED_BYTE);
  geometry.runs.take({.size = geometry.size, .ids = ids, .weights = weights, .covers = covers}, covering);
  geometry.runs_pass = geometry.pass;
  geometry.runs_covering = covering;
}

void MapRenderer::read_marks() {
  if (marks_.is_read) return;
  const bool any = !marks_.selected.empty() || marks_.hovered || !marks_.flashing.empty();
  marks_.pixels.take(
      any ? pixels_of<std::uint32_t>(marks_.framebuffer, GL_COLOR_ATTACHMENT0, marks_.size, GL_RGBA, GL_UNSIGNED_BYTE)
          : std::vector<std::uint32_t>());
  marks_.is_read = true;
}

void MapRenderer::draw_on_cpu(const MapFrame& frame, std::size_t parts, const Target& target) {
  for (std::size_t i = 0; i < parts; ++i) {
    const MapPart& part = frame.parts[i];
    read_runs(geometries_[i], covering_of(frame, part));
    const std::vector<std::uint32_t> colours = colours_by_id(frame, part);
    const std::size_t ids = part.stripes.empty() ? colours.size() : colours.size() / 2;
    geometries_[i].runs.paint({.colours = std::span(colours).first(ids),
                               .stripes = std::span(colours).subspan(ids),
                               .pattern_ink = frame.theme.pattern_ink,
                               .pixel_scale = static_cast<float>(frame.pixel_scale)},
                              i == 0 ? 1.0f : static_cast<float>(part.opacity), picture_);
  }
  read_marks();
  marks_.pixels.paint(frame.theme.selected, frame.theme.hovered, static_cast<float>(frame.flash), picture_);
  target.write(picture_);
}

}  // namespace hustings

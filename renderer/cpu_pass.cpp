// The colour pass where the processor lays the colours on (renderer/cpu_colours): what the geometry pass left behind is
// read back once, and a frame of animation fills runs of pixels.
#include <algorithm>

#include "renderer/map_renderer.h"

namespace hustings {

namespace {

constexpr int strip_height = 120;  // rows: what is read stays in the processor's cache

/// Rows of what a framebuffer holds, from the bottom.
template <class T>
std::span<const T> rows_of(std::vector<T>& room, GLuint framebuffer, GLenum attachment, glm::ivec2 size, int first,
                           GLenum format, GLenum type) {
  const int rows = std::min(strip_height, size.y - first);
  room.resize(static_cast<std::size_t>(size.x) * strip_height);
  glBindFramebuffer(GL_READ_FRAMEBUFFER, framebuffer);
  glReadBuffer(attachment);
  glPixelStorei(GL_PACK_ALIGNMENT, 1);
  glReadPixels(0, first, size.x, rows, format, type, room.data());
  glReadBuffer(GL_COLOR_ATTACHMENT0);
  return std::span<const T>(room).first(static_cast<std::size_t>(size.x) * static_cast<std::size_t>(rows));
}

}  // namespace

void MapRenderer::read_runs(Geometry& geometry, const Covering& covering) {
  if (geometry.runs_pass == geometry.pass && geometry.runs_covering == covering) return;
  std::vector<std::uint32_t> ids, covers;
  std::vector<std::uint8_t> weights;
  geometry.runs.start(geometry.size);
  for (int row = 0; row < geometry.size.y; row += strip_height)
    geometry.runs.take(static_cast<std::size_t>(row),
                       {.ids = rows_of(ids, geometry.ids_framebuffer, GL_COLOR_ATTACHMENT0, geometry.size, row,
                                       GL_RED_INTEGER, GL_UNSIGNED_INT),
                        .weights = rows_of(weights, geometry.ids_framebuffer, GL_COLOR_ATTACHMENT1, geometry.size, row,
                                           GL_RED, GL_UNSIGNED_BYTE),
                        .covers = rows_of(covers, geometry.covers_framebuffer, GL_COLOR_ATTACHMENT0, geometry.size, row,
                                          GL_RGBA, GL_UNSIGNED_BYTE)},
                       covering);
  geometry.runs_pass = geometry.pass;
  geometry.runs_covering = covering;
}

void MapRenderer::read_marks() {
  if (marks_.is_read) return;
  marks_.pixels.clear();
  std::vector<std::uint32_t> coverage;
  if (!marks_.selected.empty() || marks_.hovered || !marks_.flashing.empty())
    for (int row = 0; row < marks_.size.y; row += strip_height)
      marks_.pixels.take(
          static_cast<std::size_t>(row) * static_cast<std::size_t>(marks_.size.x),
          rows_of(coverage, marks_.framebuffer, GL_COLOR_ATTACHMENT0, marks_.size, row, GL_RGBA, GL_UNSIGNED_BYTE));
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
                               .pixel_scale = static_cast<float>(frame.pixel_scale),
                               .corner = glm::vec2(drawn_part(frame))},
                              i == 0 ? 1.0f : static_cast<float>(part.opacity), picture_);
  }
  read_marks();
  marks_.pixels.paint(frame.theme.selected, frame.theme.hovered, static_cast<float>(frame.flash), picture_);
  target.write(picture_);
}

}  // namespace hustings

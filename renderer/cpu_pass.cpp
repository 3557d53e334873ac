// The colour pass where the processor lays the colours on (renderer/cpu_colours): what the geometry pass left behind is
// read back once, and a frame of animation fills runs of pixels.
#include <algorithm>

#include "renderer/map_renderer.h"

namespace hustings {

namespace {

constexpr int strip_height = 120;  // rows: what is read stays in the processor's cache

/// What of a framebuffer is read, and as what.
struct Attachment {
  GLuint framebuffer;
  GLenum number;
  GLenum format, type;
};

/// Rows of what a framebuffer holds, from the bottom.
template <class T>
std::span<const T> rows_of(std::vector<T>& room, const Attachment& from, glm::ivec2 size, int first) {
  const int rows = std::min(strip_height, size.y - first);
  room.resize(static_cast<std::size_t>(size.x) * strip_height);
  glBindFramebuffer(GL_READ_FRAMEBUFFER, from.framebuffer);
  glReadBuffer(from.number);
  glPixelStorei(GL_PACK_ALIGNMENT, 1);
  glReadPixels(0, first, size.x, rows, from.format, from.type, room.data());
  glReadBuffer(GL_COLOR_ATTACHMENT0);
  return std::span<const T>(room).first(static_cast<std::size_t>(size.x) * static_cast<std::size_t>(rows));
}

}  // namespace

void MapRenderer::read_runs(Geometry& geometry, const Covering& covering) {
  if (geometry.runs_pass == geometry.pass && geometry.runs_covering == covering) return;
  std::vector<std::uint32_t> ids, covers;
  std::vector<glm::uvec2> wide_ids;
  std::vector<std::uint8_t> weights;
  const bool wide = geometry.wide_ids;
  geometry.runs.start(geometry.size, wide);
  const Attachment ids_at{geometry.ids_framebuffer, GL_COLOR_ATTACHMENT0,
                          static_cast<GLenum>(wide ? GL_RG_INTEGER : GL_RED_INTEGER), GL_UNSIGNED_INT};
  const Attachment weights_at{geometry.ids_framebuffer, GL_COLOR_ATTACHMENT1, GL_RED, GL_UNSIGNED_BYTE};
  const Attachment covers_at{geometry.covers_framebuffer, GL_COLOR_ATTACHMENT0, GL_RGBA, GL_UNSIGNED_BYTE};
  for (int row = 0; row < geometry.size.y; row += strip_height)
    geometry.runs.take(
        static_cast<std::size_t>(row),
        {.ids = wide ? std::span<const std::uint32_t>() : rows_of(ids, ids_at, geometry.size, row),
         .wide_ids = wide ? rows_of(wide_ids, ids_at, geometry.size, row) : std::span<const glm::uvec2>(),
         .weights = rows_of(weights, weights_at, geometry.size, row),
         .covers = rows_of(covers, covers_at, geometry.size, row)},
        covering);
  geometry.runs_pass = geometry.pass;
  geometry.runs_covering = covering;
}

void MapRenderer::read_marks() {
  if (marks_.is_read) return;
  marks_.pixels.clear();
  std::vector<std::uint32_t> coverage;
  const Attachment coverage_at{marks_.framebuffer, GL_COLOR_ATTACHMENT0, GL_RGBA, GL_UNSIGNED_BYTE};
  if (!marks_.selected.empty() || marks_.hovered || !marks_.flashing.empty())
    for (int row = 0; row < marks_.size.y; row += strip_height)
      marks_.pixels.take(static_cast<std::size_t>(row) * static_cast<std::size_t>(marks_.size.x),
                         rows_of(coverage, coverage_at, marks_.size, row));
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

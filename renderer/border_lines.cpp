#include "renderer/border_lines.h"

#include <algorithm>
#include <vector>

namespace hustings {

namespace {

constexpr int first_unit = 7;  // of three texture buffers; those below are the other passes'

template <class T>
void fill(const Buffer& buffer, const std::vector<T>& data, GLenum usage) {
  glBindBuffer(GL_TEXTURE_BUFFER, buffer);
  glBufferData(GL_TEXTURE_BUFFER, static_cast<GLsizeiptr>(data.size() * sizeof(T)), data.data(), usage);
}

Texture texture_of(const Buffer& buffer, GLenum format) {
  GLuint name = 0;
  glGenTextures(1, &name);
  Texture texture(name);
  glBindTexture(GL_TEXTURE_BUFFER, texture);
  glTexBuffer(GL_TEXTURE_BUFFER, format, buffer);
  return texture;
}

}  // namespace

Quads::Quads() : array_(make_vertex_array()), indices_(make_buffer()) {}

void Quads::draw(const std::vector<Chunks::Run>& runs) {
  if (runs.empty()) return;
  const GLsizei count = runs.back().first + runs.back().count;
  glBindVertexArray(array_);
  if (count > room_) {
    room_ = std::max(count, 2 * room_);
    std::vector<GLuint> indices;
    indices.reserve(6 * static_cast<std::size_t>(room_));
    for (GLuint quad = 0; quad < static_cast<GLuint>(room_); ++quad)
      for (const GLuint corner : {0U, 1U, 2U, 2U, 1U, 3U}) indices.push_back(4 * quad + corner);
    glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, indices_);
    glBufferData(GL_ELEMENT_ARRAY_BUFFER, static_cast<GLsizeiptr>(indices.size() * sizeof(GLuint)), indices.data(),
                 GL_STATIC_DRAW);
  }
  draw_runs(runs, 6);
}

BorderLines::BorderLines() : ends_data_(make_buffer()), sides_data_(make_buffer()), rims_data_(make_buffer()) {}

void BorderLines::set(std::span<const BorderSegment> segments, std::span<const glm::vec4> rims, GLenum usage) {
  std::vector<glm::vec4> ends;
  std::vector<glm::ivec4> sides;
  ends.reserve(segments.size());
  sides.reserve(segments.size());
  for (const BorderSegment& segment : segments) {
    ends.emplace_back(segment.ax, segment.ay, segment.bx, segment.by);
    sides.emplace_back(segment.left, segment.right, static_cast<int>(segment.rank), 0);
  }
  count_ = static_cast<GLsizei>(segments.size());
  chunks_ = {};
  for (std::size_t i = 0; i < segments.size(); ++i) {
    chunks_.add(i, {segments[i].ax, segments[i].ay});
    chunks_.add(i, {segments[i].bx, segments[i].by});
  }
  fill(ends_data_, ends, usage);
  fill(sides_data_, sides, usage);
  // Where nothing morphs the buffer is not read, but a texture needs one.
  fill(rims_data_, rims.empty() ? std::vector<glm::vec4>(1) : std::vector<glm::vec4>(rims.begin(), rims.end()), usage);
  if (ends_ != 0) return;
  ends_ = texture_of(ends_data_, GL_RGBA32F);
  sides_ = texture_of(sides_data_, GL_RGBA32I);
  rims_ = texture_of(rims_data_, GL_RGBA32F);
}

void BorderLines::bind(const Program& program) const {
  int unit = first_unit;
  for (const auto& [name, texture] :
       {std::pair("piece_ends", &ends_), {"piece_sides", &sides_}, {"piece_rims", &rims_}}) {
    glActiveTexture(static_cast<GLenum>(GL_TEXTURE0 + unit));
    glBindTexture(GL_TEXTURE_BUFFER, *texture);
    program.set(name, unit++);
  }
  glActiveTexture(GL_TEXTURE0);
}

}  // namespace hustings

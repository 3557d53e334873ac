// Geometry on the GPU: layers, layers that morph, ground, and the tiles that areas move to.
#include <algorithm>
#include <string>

#include "base/finding.h"
#include "renderer/map_renderer.h"
#include "renderer/passes.h"

namespace hustings {

namespace {

void fill_buffer(const Buffer& buffer, GLenum target, const auto& data, GLenum usage) {
  glBindBuffer(target, buffer);
  glBufferData(target, static_cast<GLsizeiptr>(data.size() * sizeof(*data.data())), data.data(), usage);
}

const void* at_byte(std::size_t offset) { return reinterpret_cast<const void*>(offset); }

Point extent_of(const SharedArray<BorderSegment>& borders) {
  Box box;
  for (const BorderSegment& segment : borders) box.add({segment.ax, segment.ay});
  return box.size();
}

}  // namespace

MapRenderer::Mesh MapRenderer::upload(const LayerMesh& source) {
  Mesh mesh;
  mesh.origin = source.origin;
  mesh.vertices = make_buffer();
  mesh.indices = make_buffer();
  mesh.fill = make_vertex_array();
  mesh.index_count = static_cast<GLsizei>(source.indices.size());
  mesh.borders = source.borders;
  mesh.extent = extent_of(source.borders);
  for (std::size_t i = 0; i < source.indices.size(); ++i) {
    const MeshVertex& vertex = source.vertices[source.indices[i]];
    mesh.triangles.add(i / 3, {vertex.x, vertex.y});
  }
  glBindVertexArray(mesh.fill);
  fill_buffer(mesh.vertices, GL_ARRAY_BUFFER, source.vertices, GL_STATIC_DRAW);
  glEnableVertexAttribArray(0);
  glVertexAttribPointer(0, 2, GL_FLOAT, GL_FALSE, sizeof(MeshVertex), at_byte(offsetof(MeshVertex, x)));
  glEnableVertexAttribArray(1);
  glVertexAttribIPointer(1, 1, GL_UNSIGNED_INT, sizeof(MeshVertex), at_byte(offsetof(MeshVertex, area)));
  fill_buffer(mesh.indices, GL_ELEMENT_ARRAY_BUFFER, source.indices, GL_STATIC_DRAW);
  glBindVertexArray(0);
  mesh.lines.set(std::span(source.borders.data(), source.borders.size()), {}, GL_STATIC_DRAW);
  return mesh;
}

std::size_t MapRenderer::add_layer(const MorphMesh& mesh, std::span<const Tile> made_for) {
  std::vector<MeshVertex> vertices;
  std::vector<BorderSegment> borders;
  const auto rim = [&](float x, float y, std::size_t area) {
    const Tile& tile = made_for[area];
    return glm::vec2((Point{x, y} + mesh.origin - tile.centre) / std::max(tile.radius, 1e-9));
  };
  std::vector<glm::vec2> rims;
  for (const MorphVertex& vertex : mesh.vertices) {
    vertices.push_back({vertex.x, vertex.y, vertex.area});
    rims.push_back(rim(vertex.to_x, vertex.to_y, vertex.area));
  }
  std::vector<glm::vec4> segment_rims;
  for (const MorphBorder& segment : mesh.borders) {
    borders.push_back({segment.ax, segment.ay, segment.bx, segment.by, segment.left, segment.right, segment.rank});
    const auto area = static_cast<std::size_t>(segment.left);
    segment_rims.emplace_back(rim(segment.to_ax, segment.to_ay, area), rim(segment.to_bx, segment.to_by, area));
  }
  const std::size_t handle = add_layer(LayerMesh{mesh.origin, std::move(vertices), mesh.indices, std::move(borders)});
  Mesh& made = layers_[handle];
  made.rims = make_buffer();
  glBindVertexArray(made.fill);
  fill_buffer(made.rims, GL_ARRAY_BUFFER, rims, GL_STATIC_DRAW);
  glEnableVertexAttribArray(2);
  glVertexAttribPointer(2, 2, GL_FLOAT, GL_FALSE, sizeof(glm::vec2), nullptr);
  glBindVertexArray(0);
  made.lines.set(std::span(made.borders.data(), made.borders.size()), segment_rims, GL_STATIC_DRAW);
  made.border_rims = std::move(segment_rims);
  return handle;
}

void MapRenderer::upload_tiles(const std::vector<Tile>& tiles, Point origin) {
  glActiveTexture(GL_TEXTURE0 + tile_unit);
  if (tiles.empty()) {
    if (tile_rows_ == 0) tiles_ = make_texture(GL_RGBA32F, colour_width, tile_rows_ = 1);
    glBindTexture(GL_TEXTURE_2D, tiles_);
    glActiveTexture(GL_TEXTURE0);
    return;
  }
  const int rows = static_cast<int>((tiles.size() + colour_width - 1) / colour_width);
  if (rows > tile_rows_) {
    tile_rows_ = rows;
    tiles_ = make_texture(GL_RGBA32F, colour_width, rows);
  }
  std::vector<glm::vec4> texels(static_cast<std::size_t>(rows) * colour_width);
  for (std::size_t i = 0; i < tiles.size(); ++i)
    texels[i] = glm::vec4(glm::vec2(tiles[i].centre - origin), static_cast<float>(tiles[i].radius), 0);
  glBindTexture(GL_TEXTURE_2D, tiles_);
  glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
  glTexSubImage2D(GL_TEXTURE_2D, 0, 0, 0, colour_width, rows, GL_RGBA, GL_FLOAT, texels.data());
  glActiveTexture(GL_TEXTURE0);
}

std::size_t MapRenderer::add_layer(const LayerMesh& mesh) {
  layers_.push_back(upload(mesh));
  std::uint32_t areas = 0;
  for (const MeshVertex& vertex : mesh.vertices) areas = std::max(areas, vertex.area + 1);
  layers_.back().area_count = areas;
  layers_.back().wide_ids = needs_wide_ids(areas);
  GLint texels = 0;
  glGetIntegerv(GL_MAX_TEXTURE_BUFFER_SIZE, &texels);
  if (2 * (areas + ground_ids) > static_cast<std::size_t>(texels))
    throw MachineError("this graphics driver cannot tell so many areas apart: " + std::to_string(areas));
  return layers_.size() - 1;
}

std::size_t MapRenderer::add_ground(const LayerMesh& mesh, GroundRole role) {
  grounds_.emplace_back(role, upload(mesh));
  return grounds_.size() - 1;
}

}  // namespace hustings

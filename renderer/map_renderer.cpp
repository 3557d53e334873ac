#include "renderer/map_renderer.h"

#include <algorithm>
#include <cmath>
#include <glm/common.hpp>

#include "shaders/embedded.h"

namespace hustings {

namespace {

constexpr int colour_width = 1024;  // texels a row of the colour texture; colour.frag counts on it

void fill_buffer(const Buffer& buffer, GLenum target, const auto& data, GLenum usage) {
  glBindBuffer(target, buffer);
  glBufferData(target, static_cast<GLsizeiptr>(data.size() * sizeof(*data.data())), data.data(), usage);
}

const void* at_byte(std::size_t offset) { return reinterpret_cast<const void*>(offset); }

constexpr GLuint land_id = 1;  // 0 is the sea; areas follow (fill.vert)
constexpr std::size_t ground_ids = 2;

// Bits of the stencil. Where one is set a pixel shows more than its area's own colour.
constexpr GLuint border_bit = 1;
constexpr GLuint mark_bit = 2;

void attach_stencil(GLuint stencil) {
  glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_DEPTH_STENCIL_ATTACHMENT, GL_RENDERBUFFER, stencil);
}

Framebuffer framebuffer_of(const std::vector<const Texture*>& textures, const Renderbuffer& stencil) {
  Framebuffer framebuffer = make_framebuffer();
  glBindFramebuffer(GL_FRAMEBUFFER, framebuffer);
  std::vector<GLenum> buffers;
  for (const Texture* texture : textures) {
    buffers.push_back(static_cast<GLenum>(GL_COLOR_ATTACHMENT0 + buffers.size()));
    glFramebufferTexture2D(GL_FRAMEBUFFER, buffers.back(), GL_TEXTURE_2D, *texture, 0);
  }
  glDrawBuffers(static_cast<GLsizei>(buffers.size()), buffers.data());
  attach_stencil(stencil);
  return framebuffer;
}

/// Until it goes, what is drawn sets these bits of the stencil.
class Stencilling {
 public:
  explicit Stencilling(GLuint bits) {
    glEnable(GL_STENCIL_TEST);
    glStencilMask(bits);
    glStencilFunc(GL_ALWAYS, static_cast<GLint>(bits), bits);
    glStencilOp(GL_KEEP, GL_KEEP, GL_REPLACE);
  }
  Stencilling(const Stencilling&) = delete;
  Stencilling& operator=(const Stencilling&) = delete;
  ~Stencilling() { glDisable(GL_STENCIL_TEST); }
};

void clear_stencil(GLuint bits) {
  glStencilMask(bits);
  glClearStencil(0);
  glClear(GL_STENCIL_BUFFER_BIT);
}

/// How borders look when the areas have this typical size on the screen: thin and faint while they crowd.
struct BorderStyle {
  glm::vec3 half_width;  // design pixels, by rank
  glm::vec3 alpha;
};

BorderStyle border_style(double area_pixels) {
  const auto open = static_cast<float>(glm::smoothstep(6.0, 60.0, area_pixels));
  return {.half_width = {glm::mix(0.30f, 0.55f, open), glm::mix(0.65f, 1.1f, open), 1.0f},
          .alpha = {glm::mix(0.35f, 0.85f, open), 0.95f, 0.9f}};
}

std::uint32_t packed(glm::vec3 colour) {
  const auto byte = [](float channel) { return static_cast<std::uint32_t>(std::lround(255 * channel)); };
  return byte(colour.r) << 16U | byte(colour.g) << 8U | byte(colour.b);
}

double typical_area_pixels(Point extent, std::size_t areas, double metres_per_pixel) {
  return std::sqrt(extent.x * extent.y / static_cast<double>(std::max<std::size_t>(1, areas))) / metres_per_pixel;
}

Point extent_of(const SharedArray<BorderSegment>& borders) {
  Box box;
  for (const BorderSegment& segment : borders) box.add({segment.ax, segment.ay});
  return box.size();
}

}  // namespace

MapRenderer::MapRenderer(MapTheme theme)
    : theme_((require_opengl(), theme)),
      fill_("fill.vert", shaders::fill_vert, "fill.frag", shaders::fill_frag),
      cover_fill_("fill.vert", shaders::fill_vert, "cover_fill.frag", shaders::cover_fill_frag),
      edge_("border.vert", shaders::border_vert, "edge.frag", shaders::edge_frag),
      cover_("border.vert", shaders::border_vert, "cover.frag", shaders::cover_frag),
      corners_(make_buffer()),
      screen_(make_vertex_array()) {
  fill_buffer(corners_, GL_ARRAY_BUFFER, std::vector<float>{-1, -1, 1, -1, -1, 1, 1, 1}, GL_STATIC_DRAW);
  marks_.segments = make_buffer();
  marks_.border = make_vertex_array();
  bind_segments(marks_.border, marks_.segments);
}

MapRenderer::Mesh MapRenderer::upload(const LayerMesh& source) {
  Mesh mesh;
  mesh.origin = source.origin;
  mesh.vertices = make_buffer();
  mesh.indices = make_buffer();
  mesh.segments = make_buffer();
  mesh.fill = make_vertex_array();
  mesh.border = make_vertex_array();
  mesh.index_count = static_cast<GLsizei>(source.indices.size());
  mesh.segment_count = static_cast<GLsizei>(source.borders.size());
  mesh.borders = source.borders;
  mesh.extent = extent_of(source.borders);
  glBindVertexArray(mesh.fill);
  fill_buffer(mesh.vertices, GL_ARRAY_BUFFER, source.vertices, GL_STATIC_DRAW);
  glEnableVertexAttribArray(0);
  glVertexAttribPointer(0, 2, GL_FLOAT, GL_FALSE, sizeof(MeshVertex), at_byte(offsetof(MeshVertex, x)));
  glEnableVertexAttribArray(1);
  glVertexAttribIPointer(1, 1, GL_UNSIGNED_INT, sizeof(MeshVertex), at_byte(offsetof(MeshVertex, area)));
  fill_buffer(mesh.indices, GL_ELEMENT_ARRAY_BUFFER, source.indices, GL_STATIC_DRAW);
  fill_buffer(mesh.segments, GL_ARRAY_BUFFER, source.borders, GL_STATIC_DRAW);
  bind_segments(mesh.border, mesh.segments);
  return mesh;
}

void MapRenderer::bind_segments(const VertexArray& array, const Buffer& segments) {
  glBindVertexArray(array);
  glBindBuffer(GL_ARRAY_BUFFER, corners_);
  glEnableVertexAttribArray(0);
  glVertexAttribPointer(0, 2, GL_FLOAT, GL_FALSE, 0, nullptr);
  glBindBuffer(GL_ARRAY_BUFFER, segments);
  glEnableVertexAttribArray(1);
  glVertexAttribPointer(1, 4, GL_FLOAT, GL_FALSE, sizeof(BorderSegment), at_byte(offsetof(BorderSegment, ax)));
  glEnableVertexAttribArray(2);
  glVertexAttribIPointer(2, 2, GL_INT, sizeof(BorderSegment), at_byte(offsetof(BorderSegment, left)));
  glEnableVertexAttribArray(3);
  glVertexAttribIPointer(3, 1, GL_UNSIGNED_INT, sizeof(BorderSegment), at_byte(offsetof(BorderSegment, rank)));
  for (const GLuint attribute : {1U, 2U, 3U}) glVertexAttribDivisor(attribute, 1);
  glBindVertexArray(0);
}

std::size_t MapRenderer::add_layer(const LayerMesh& mesh) {
  layers_.push_back(upload(mesh));
  std::uint32_t areas = 0;
  for (const MeshVertex& vertex : mesh.vertices) areas = std::max(areas, vertex.area + 1);
  layers_.back().area_count = areas;
  return layers_.size() - 1;
}

std::size_t MapRenderer::add_ground(const LayerMesh& mesh, GroundRole role) {
  grounds_.emplace_back(role, upload(mesh));
  return grounds_.size() - 1;
}

MapRenderer::Placement MapRenderer::placement(const Viewport& viewport, Point origin) {
  const glm::dvec2 scale = 2.0 / (viewport.size * viewport.metres_per_pixel);
  return {glm::vec2(scale), glm::vec2((origin - viewport.centre) * scale)};  // subtracted in doubles, then floats
}

void MapRenderer::draw_fill(const Mesh& mesh, const Viewport& viewport, const Program& program) const {
  const Placement place = placement(viewport, mesh.origin);
  program.use();
  program.set("scale", place.scale);
  program.set("offset", place.offset);
  glBindVertexArray(mesh.fill);
  glDrawElements(GL_TRIANGLES, mesh.index_count, GL_UNSIGNED_INT, nullptr);
}

void MapRenderer::draw_borders(const VertexArray& array, GLsizei count, Point origin, const Viewport& viewport,
                               const Program& program, glm::vec3 half_width) const {
  const Placement place = placement(viewport, origin);
  program.use();
  program.set("scale", place.scale);
  program.set("offset", place.offset);
  program.set("size", glm::vec2(viewport.size));
  program.set("half_width", half_width);
  glBindVertexArray(array);
  glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, count);
}

void MapRenderer::draw_geometry(Geometry& geometry, const MapFrame& frame, std::size_t layer) {
  if (geometry.layer == layer && geometry.viewport == frame.viewport && geometry.ground == frame.ground &&
      geometry.pixel_scale == frame.pixel_scale)
    return;
  const glm::ivec2 size(frame.viewport.size);
  if (geometry.size != size) {
    geometry.size = size;
    geometry.ids = make_texture(GL_R32UI, size.x, size.y);
    geometry.weights = make_texture(GL_R8, size.x, size.y);
    geometry.covers = make_texture(GL_RGBA8, size.x, size.y);
    geometry.stencil = make_stencil(size.x, size.y);
    geometry.ids_framebuffer = framebuffer_of({&geometry.ids, &geometry.weights}, geometry.stencil);
    geometry.covers_framebuffer = framebuffer_of({&geometry.covers}, geometry.stencil);
  }
  glViewport(0, 0, size.x, size.y);
  glDisable(GL_SCISSOR_TEST);
  glDisable(GL_DEPTH_TEST);
  glDisable(GL_CULL_FACE);
  glDisable(GL_BLEND);
  glBindFramebuffer(GL_FRAMEBUFFER, geometry.ids_framebuffer);
  clear_stencil(border_bit | mark_bit);
  draw_ids(frame, layers_[layer]);
  glBindFramebuffer(GL_FRAMEBUFFER, geometry.covers_framebuffer);
  draw_covers(frame, layers_[layer]);
  geometry.viewport = frame.viewport;
  geometry.layer = layer;
  geometry.ground = frame.ground;
  geometry.pixel_scale = frame.pixel_scale;
  geometry.pass = ++geometry_passes_;
}

void MapRenderer::draw_ids(const MapFrame& frame, const Mesh& mesh) {
  constexpr std::array<GLuint, 4> sea{};
  constexpr std::array<GLfloat, 4> whole{1, 1, 1, 1};
  glClearBufferuiv(GL_COLOR, 0, sea.data());
  glClearBufferfv(GL_COLOR, 1, whole.data());
  fill_.use();
  fill_.set("ground_id", land_id);
  for (const std::size_t handle : frame.ground)
    if (const auto& [role, ground] = grounds_[handle]; role == GroundRole::land)
      draw_fill(ground, frame.viewport, fill_);
  fill_.use();
  fill_.set("ground_id", 0U);
  draw_fill(mesh, frame.viewport, fill_);
  const Stencilling stencilling(border_bit);
  draw_borders(mesh.border, mesh.segment_count, mesh.origin, frame.viewport, edge_, glm::vec3(0));
}

void MapRenderer::draw_covers(const MapFrame& frame, const Mesh& mesh) {
  constexpr std::array<GLfloat, 4> nothing{};
  glClearBufferfv(GL_COLOR, 0, nothing.data());
  const Stencilling stencilling(border_bit);
  glEnable(GL_BLEND);
  glBlendEquation(GL_MAX);
  constexpr glm::vec4 water{0, 0, 0, 1};
  const auto scale = static_cast<float>(frame.pixel_scale);
  const std::array<glm::vec4, 3> water_channel{water, water, water};
  for (const std::size_t handle : frame.ground) {
    const auto& [role, ground] = grounds_[handle];
    if (role != GroundRole::water) continue;
    cover_fill_.use();
    cover_fill_.set("ground_id", land_id);
    cover_fill_.set("water", water);
    draw_fill(ground, frame.viewport, cover_fill_);
    cover_.use();
    cover_.set("channel", water_channel);
    cover_.set("glow", 0.0f);
    // A river narrower than a pixel must not break up: its banks have a width of their own.
    draw_borders(ground.border, ground.segment_count, ground.origin, frame.viewport, cover_, glm::vec3(0.6f * scale));
  }
  const double pixels =
      typical_area_pixels(mesh.extent, mesh.area_count, frame.viewport.metres_per_pixel * frame.pixel_scale);
  const std::array<glm::vec4, 3> by_rank{glm::vec4(1, 0, 0, 0), glm::vec4(0, 1, 0, 0), glm::vec4(0, 0, 1, 0)};
  cover_.use();
  cover_.set("channel", by_rank);
  cover_.set("glow", 0.0f);
  draw_borders(mesh.border, mesh.segment_count, mesh.origin, frame.viewport, cover_,
               border_style(pixels).half_width * scale);
  glBlendEquation(GL_FUNC_ADD);
  glDisable(GL_BLEND);
}

void MapRenderer::draw_marks(const MapFrame& frame) {
  const std::size_t part = std::min({frame.marked_part, frame.parts.size() - 1, geometries_.size() - 1});
  const std::size_t layer = frame.parts[part].layer;
  const Geometry& geometry = geometries_[part];
  if (marks_.pass == geometry.pass && marks_.selected == frame.selected && marks_.hovered == frame.hovered) return;
  const glm::ivec2 size(frame.viewport.size);
  if (marks_.size != size) {
    marks_.size = size;
    marks_.coverage = make_texture(GL_RG8, size.x, size.y);
    marks_.framebuffer = framebuffer_of({&marks_.coverage}, geometry.stencil);
  }
  glBindFramebuffer(GL_FRAMEBUFFER, marks_.framebuffer);
  attach_stencil(geometry.stencil);
  clear_stencil(mark_bit);
  const Stencilling stencilling(mark_bit);
  glViewport(0, 0, size.x, size.y);
  constexpr std::array<GLfloat, 4> nothing{};
  glClearBufferfv(GL_COLOR, 0, nothing.data());
  glEnable(GL_BLEND);
  glBlendEquation(GL_MAX);
  const auto scale = static_cast<float>(frame.pixel_scale);
  const auto outline = [&](const std::vector<std::uint32_t>& areas, glm::vec4 channel, float half_width, float glow) {
    if (areas.empty()) return;
    // Borders between two marked areas are left out: several selected neighbours get one outline.
    const auto marked = [&](std::int32_t area) {
      return std::find(areas.begin(), areas.end(), static_cast<std::uint32_t>(area)) != areas.end();
    };
    std::vector<BorderSegment> segments;
    for (const BorderSegment& segment : layers_[layer].borders)
      if (marked(segment.left) != marked(segment.right)) segments.push_back(segment);
    fill_buffer(marks_.segments, GL_ARRAY_BUFFER, segments, GL_STREAM_DRAW);
    const std::array<glm::vec4, 3> channels{channel, channel, channel};
    cover_.use();
    cover_.set("channel", channels);
    cover_.set("glow", glow * scale);
    draw_borders(marks_.border, static_cast<GLsizei>(segments.size()), layers_[layer].origin, frame.viewport, cover_,
                 glm::vec3((half_width + glow) * scale));
  };
  outline(frame.selected, {1, 0, 0, 0}, 1.6f, 5.0f);
  if (frame.hovered) outline({*frame.hovered}, {0, 1, 0, 0}, 1.0f, 0.0f);
  glBlendEquation(GL_FUNC_ADD);
  glDisable(GL_BLEND);
  marks_.pass = geometry.pass;
  marks_.selected = frame.selected;
  marks_.hovered = frame.hovered;
}

bool MapRenderer::upload_colours(const MapPart& part) {
  const std::size_t count = part.colours.size() + ground_ids;
  const int rows = static_cast<int>((count + colour_width - 1) / colour_width);
  const int all_rows = part.stripes.empty() ? rows : 2 * rows;
  if (all_rows > colour_rows_) {
    colour_rows_ = all_rows;
    colours_ = make_texture(GL_RGBA8, colour_width, all_rows);
  }
  std::vector<std::uint8_t> texels(static_cast<std::size_t>(all_rows) * colour_width * 4);
  const auto set = [&](std::size_t id, std::uint32_t colour) {
    texels[4 * id] = static_cast<std::uint8_t>(colour >> 16U);
    texels[4 * id + 1] = static_cast<std::uint8_t>(colour >> 8U);
    texels[4 * id + 2] = static_cast<std::uint8_t>(colour);
    texels[4 * id + 3] = static_cast<std::uint8_t>(colour >> 24U);
  };
  set(0, packed(theme_.sea));
  set(land_id, packed(theme_.land));
  std::uint32_t patterns = 0;
  for (std::size_t i = 0; i < part.colours.size(); ++i) {
    set(i + ground_ids, part.colours[i]);
    patterns |= part.colours[i] >> 24U;
  }
  stripes_row_ = rows;  // second colours lie below the first
  for (std::size_t i = 0; i < part.stripes.size(); ++i)
    set(static_cast<std::size_t>(rows) * colour_width + i + ground_ids, part.stripes[i]);
  glBindTexture(GL_TEXTURE_2D, colours_);
  glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
  glTexSubImage2D(GL_TEXTURE_2D, 0, 0, 0, colour_width, all_rows, GL_RGBA, GL_UNSIGNED_BYTE, texels.data());
  return patterns != 0;
}

const Program& MapRenderer::colour_program(bool patterns, bool marks, bool overlay, bool inside) {
  const int variant = (patterns ? 1 : 0) | (marks ? 2 : 0) | (overlay ? 4 : 0) | (inside ? 8 : 0);
  const auto found = colour_.find(variant);
  if (found != colour_.end()) return found->second;
  const std::string source = std::string("#version 330 core\n") + (patterns ? "#define PATTERNS\n" : "") +
                             (marks ? "#define MARKS\n" : "") + (overlay ? "#define OVERLAY\n" : "") +
                             (inside ? "#define INSIDE\n" : "") + "#line 1\n" + shaders::colour_frag;
  return colour_.emplace(variant, Program("screen.vert", shaders::screen_vert, "colour.frag", source.c_str()))
      .first->second;
}

void MapRenderer::draw_colours(const MapFrame& frame, const MapPart& part, const Geometry& geometry, bool overlay) {
  glActiveTexture(GL_TEXTURE0);
  const bool patterns = upload_colours(part);
  const bool marks = !frame.selected.empty() || frame.hovered.has_value();
  attach_stencil(geometry.stencil);
  glEnable(GL_STENCIL_TEST);
  glStencilMask(0);
  if (overlay) {
    glEnable(GL_BLEND);
    glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
  }
  for (const bool inside : {true, false}) {
    glStencilFunc(inside ? GL_EQUAL : GL_NOTEQUAL, 0, border_bit | mark_bit);
    draw_screen(colour_program(patterns, marks && !inside, overlay, inside), frame, part, geometry);
  }
  glDisable(GL_BLEND);
  glDisable(GL_STENCIL_TEST);
  attach_stencil(0);
}

void MapRenderer::draw_screen(const Program& colour, const MapFrame& frame, const MapPart& part,
                              const Geometry& geometry) const {
  const Mesh& mesh = layers_[part.layer];
  colour.use();
  const std::array<std::pair<const char*, GLuint>, 5> textures = {{{"ids", geometry.ids},
                                                                   {"weights", geometry.weights},
                                                                   {"covers", geometry.covers},
                                                                   {"marks", marks_.coverage},
                                                                   {"colours", colours_}}};
  for (int unit = 0; unit < static_cast<int>(textures.size()); ++unit) {
    glActiveTexture(static_cast<GLenum>(GL_TEXTURE0 + unit));
    glBindTexture(GL_TEXTURE_2D, textures[static_cast<std::size_t>(unit)].second);
    colour.set(textures[static_cast<std::size_t>(unit)].first, unit);
  }
  glActiveTexture(GL_TEXTURE0);
  const double pixels =
      typical_area_pixels(mesh.extent, mesh.area_count, frame.viewport.metres_per_pixel * frame.pixel_scale);
  colour.set("stripes_row", stripes_row_);
  colour.set("water_colour", theme_.water);
  colour.set("border_colour", theme_.border);
  colour.set("border_alpha", border_style(pixels).alpha);
  colour.set("selected_colour", theme_.selected);
  colour.set("hovered_colour", theme_.hovered);
  colour.set("pixel_scale", static_cast<float>(frame.pixel_scale));
  colour.set("opacity", static_cast<float>(part.opacity));
  glBindVertexArray(screen_);
  glDrawArrays(GL_TRIANGLES, 0, 3);
}

void MapRenderer::draw(const MapFrame& frame, const Target& target) {
  const std::size_t parts = std::min(frame.parts.size(), geometries_.size());
  for (std::size_t i = 0; i < parts; ++i) draw_geometry(geometries_[i], frame, frame.parts[i].layer);
  draw_marks(frame);
  target.bind();
  glDisable(GL_SCISSOR_TEST);
  glDisable(GL_BLEND);
  for (std::size_t i = 0; i < parts; ++i) draw_colours(frame, frame.parts[i], geometries_[i], i > 0);
  glBindVertexArray(0);
}

}  // namespace hustings

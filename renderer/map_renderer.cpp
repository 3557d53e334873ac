#include "renderer/map_renderer.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <glm/common.hpp>

#include "renderer/border_style.h"
#include "shaders/embedded.h"

namespace hustings {

namespace {

constexpr int colour_width = 1024;  // texels a row of textures by area; the shaders count on it
constexpr int colour_unit = 5;      // of the buffer of colours
constexpr int tile_unit = 6;        // of the texture of tiles: above those of the colour pass

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

/// What the picture shows and some pixels about it, in metres about an origin.
Reach reach_of(const Viewport& viewport, Point origin, double margin) {
  const Box seen = viewport.visible();
  const Point more{margin * viewport.metres_per_pixel};
  return {glm::vec2(seen.low - more - origin), glm::vec2(seen.high + more - origin)};
}

std::uint32_t packed(glm::vec3 colour) {
  const auto byte = [](float channel) { return static_cast<std::uint32_t>(std::lround(255 * channel)); };
  return byte(colour.r) << 16U | byte(colour.g) << 8U | byte(colour.b);
}

Point extent_of(const SharedArray<BorderSegment>& borders) {
  Box box;
  for (const BorderSegment& segment : borders) box.add({segment.ax, segment.ay});
  return box.size();
}

}  // namespace

std::array<glm::vec3, 3> MapRenderer::shown_borders(const MapFrame& frame) {
  std::array<glm::vec3, 3> colours = frame.theme.border;
  for (glm::vec3& colour : colours) colour = glm::mix(colour, colours.front(), static_cast<float>(frame.morph));
  return colours;
}

MapRenderer::MapRenderer(ColourPass colour_pass)
    : fill_((require_opengl(), "fill.vert"), shaders::fill_vert, "fill.frag", shaders::fill_frag),
      cover_fill_("fill.vert", shaders::fill_vert, "cover_fill.frag", shaders::cover_fill_frag),
      edge_("border.vert", shaders::border_vert, "edge.frag", shaders::edge_frag),
      cover_("border.vert", shaders::border_vert, "cover.frag", shaders::cover_frag),
      screen_(make_vertex_array()),
      colours_on_cpu_(colour_pass == ColourPass::fastest ? opengl_is_software()
                                                         : colour_pass == ColourPass::processor) {
  colour_data_ = make_buffer();
}

void MapRenderer::set_morph(const Program& program, double morph) {
  program.set("morph", static_cast<float>(morph));
  program.set("tiles", tile_unit);
}

void MapRenderer::bind_colours(const Program& program) const {
  glActiveTexture(GL_TEXTURE0 + colour_unit);
  glBindTexture(GL_TEXTURE_BUFFER, colours_);
  glActiveTexture(GL_TEXTURE0);
  program.use();
  program.set("colours", colour_unit);
}

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

void MapRenderer::draw_fill(const Mesh& mesh, const Viewport& viewport, const Program& program, double morph) const {
  const Placement place = placement(viewport, mesh.origin);
  program.use();
  program.set("scale", place.scale);
  program.set("offset", place.offset);
  glBindVertexArray(mesh.fill);
  if (morph > 0) glDrawElements(GL_TRIANGLES, mesh.index_count, GL_UNSIGNED_INT, nullptr);
  else {
    if (getenv("SAY")) fprintf(stderr, "tri %d of borders %zu\n", mesh.index_count / 3, mesh.borders.size());
    draw_runs(mesh.triangles.within(reach_of(viewport, mesh.origin, 0), mesh.index_count / 3), 3);
  }
}

void MapRenderer::draw_borders(const BorderLines& lines, Point origin, const Viewport& viewport, const Program& program,
                               glm::vec3 half_width, Caps caps, double morph) {
  const Placement place = placement(viewport, origin);
  program.use();
  program.set("scale", place.scale);
  program.set("offset", place.offset);
  program.set("size", glm::vec2(viewport.size));
  program.set("half_width", half_width);
  program.set("cap", caps == Caps::round ? 1.0f : 0.0f);
  lines.bind(program);
  // Areas that have left their places may be anywhere.
  const double margin = 2 + static_cast<double>(std::max({half_width.x, half_width.y, half_width.z}));
  quads_.draw(morph > 0 ? std::vector<Chunks::Run>{{0, lines.count()}}
                        : lines.within(reach_of(viewport, origin, margin)));
}

void MapRenderer::draw_geometry(Geometry& geometry, const MapFrame& frame, const MapPart& part) {
  const std::size_t layer = part.layer;
  if (geometry.layer == layer && geometry.viewport == frame.viewport && geometry.ground == frame.ground &&
      geometry.pixel_scale == frame.pixel_scale && geometry.morph == frame.morph && geometry.tiles == part.tiles)
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
  upload_tiles(part.tiles, layers_[layer].origin);
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
  geometry.morph = frame.morph;
  geometry.tiles = part.tiles;
  geometry.pass = ++geometry_passes_;
}

/// Land stays where it is; areas may be on their way.
void MapRenderer::draw_land_and_areas(const MapFrame& frame, const Mesh& mesh, const Program& program) const {
  program.use();
  program.set("ground_id", land_id);
  set_morph(program, 0);
  for (const std::size_t handle : frame.ground)
    if (const auto& [role, ground] = grounds_[handle]; role == GroundRole::land)
      draw_fill(ground, frame.viewport, program);
  program.use();
  program.set("ground_id", 0U);
  set_morph(program, frame.morph);
  draw_fill(mesh, frame.viewport, program, frame.morph);
}

void MapRenderer::draw_ids(const MapFrame& frame, const Mesh& mesh) {
  constexpr std::array<GLuint, 4> sea{};
  constexpr std::array<GLfloat, 4> whole{1, 1, 1, 1};
  glClearBufferuiv(GL_COLOR, 0, sea.data());
  glClearBufferfv(GL_COLOR, 1, whole.data());
  draw_land_and_areas(frame, mesh, fill_);
  const Stencilling stencilling(border_bit);
  edge_.use();
  set_morph(edge_, frame.morph);
  draw_borders(mesh.lines, mesh.origin, frame.viewport, edge_, glm::vec3(0), Caps::round, frame.morph);
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
    draw_borders(ground.lines, ground.origin, frame.viewport, cover_, glm::vec3(0.6f * scale));
  }
  const double pixels =
      typical_area_pixels(mesh.extent, mesh.area_count, frame.viewport.metres_per_pixel * frame.pixel_scale);
  const std::array<glm::vec4, 3> by_rank{glm::vec4(1, 0, 0, 0), glm::vec4(0, 1, 0, 0), glm::vec4(0, 0, 1, 0)};
  cover_.use();
  set_morph(cover_, frame.morph);
  cover_.set("channel", by_rank);
  cover_.set("glow", 0.0f);
  draw_borders(mesh.lines, mesh.origin, frame.viewport, cover_, border_style(pixels).half_width * scale, Caps::round,
               frame.morph);
  set_morph(cover_, 0);
  glBlendEquation(GL_FUNC_ADD);
  glDisable(GL_BLEND);
}

void MapRenderer::draw_marks(const MapFrame& frame) {
  const std::size_t part = std::min({frame.marked_part, frame.parts.size() - 1, geometries_.size() - 1});
  const Geometry& geometry = geometries_[part];
  marked_geometry_ = part;
  if (marks_.pass == geometry.pass && marks_.selected == frame.selected && marks_.hovered == frame.hovered &&
      marks_.flashing == frame.flashing)
    return;
  const glm::ivec2 size(frame.viewport.size);
  if (marks_.size != size) {
    marks_.size = size;
    marks_.coverage = make_texture(GL_RGBA8, size.x, size.y);
    marks_.framebuffer = framebuffer_of({&marks_.coverage}, geometry.stencil);
  }
  upload_tiles(frame.parts[part].tiles, layers_[frame.parts[part].layer].origin);
  glBindFramebuffer(GL_FRAMEBUFFER, marks_.framebuffer);
  attach_stencil(geometry.stencil);
  clear_stencil(mark_bit);
  const Stencilling stencilling(mark_bit);
  glViewport(0, 0, size.x, size.y);
  constexpr std::array<GLfloat, 4> nothing{};
  glClearBufferfv(GL_COLOR, 0, nothing.data());
  glEnable(GL_BLEND);
  glBlendEquation(GL_MAX);
  cover_.use();
  set_morph(cover_, frame.morph);
  outline(frame, frame.selected, {1, 0, 0, 0}, 1.6f, 5.0f);
  outline(frame, frame.flashing, {0, 0, 1, 0}, 1.6f, 7.0f);
  if (frame.hovered) outline(frame, {*frame.hovered}, {0, 1, 0, 0}, 1.0f, 0.0f);
  set_morph(cover_, 0);
  glBlendEquation(GL_FUNC_ADD);
  glDisable(GL_BLEND);
  marks_.pass = geometry.pass;
  marks_.is_read = false;
  marks_.selected = frame.selected;
  marks_.hovered = frame.hovered;
  marks_.flashing = frame.flashing;
}

/// One outline about these areas. Borders between two of them are left out: several neighbours get one outline.
void MapRenderer::upload_outline(const Mesh& mesh, const std::vector<std::uint32_t>& areas) {
  const auto marked = [&](std::int32_t area) {
    return std::find(areas.begin(), areas.end(), static_cast<std::uint32_t>(area)) != areas.end();
  };
  std::vector<BorderSegment> segments;
  std::vector<glm::vec4> rims;
  for (std::size_t i = 0; i < mesh.borders.size(); ++i) {
    if (marked(mesh.borders[i].left) == marked(mesh.borders[i].right)) continue;
    segments.push_back(mesh.borders[i]);
    if (!mesh.border_rims.empty()) rims.push_back(mesh.border_rims[i]);
  }
  marks_.lines.set(segments, rims, GL_STREAM_DRAW);
}

void MapRenderer::outline(const MapFrame& frame, const std::vector<std::uint32_t>& areas, glm::vec4 channel,
                          float half_width, float glow) {
  if (areas.empty()) return;
  const Mesh& mesh = layers_[frame.parts[marked_geometry_].layer];
  upload_outline(mesh, areas);
  const auto scale = static_cast<float>(frame.pixel_scale);
  const std::array<glm::vec4, 3> channels{channel, channel, channel};
  cover_.use();
  cover_.set("channel", channels);
  cover_.set("glow", glow * scale);
  draw_borders(marks_.lines, mesh.origin, frame.viewport, cover_, glm::vec3((half_width + glow) * scale), Caps::round,
               frame.morph);
}

std::optional<std::uint32_t> MapRenderer::area_at(glm::ivec2 pixel) {
  if (last_.parts.empty()) return std::nullopt;
  const std::size_t part = std::min({last_.marked_part, last_.parts.size() - 1, geometries_.size() - 1});
  draw_geometry(geometries_[part], last_, last_.parts[part]);  // nothing to do but after a moving picture
  const Geometry& geometry = geometries_[part];
  if (geometry.pass == 0 || pixel.x < 0 || pixel.y < 0 || pixel.x >= geometry.size.x || pixel.y >= geometry.size.y)
    return std::nullopt;
  const int row = geometry.size.y - 1 - pixel.y;
  std::uint32_t pair = 0;
  std::array<std::uint8_t, 4> weight{};
  glBindFramebuffer(GL_READ_FRAMEBUFFER, geometry.ids_framebuffer);
  glPixelStorei(GL_PACK_ALIGNMENT, 1);
  glReadBuffer(GL_COLOR_ATTACHMENT0);
  glReadPixels(pixel.x, row, 1, 1, GL_RED_INTEGER, GL_UNSIGNED_INT, &pair);
  glReadBuffer(GL_COLOR_ATTACHMENT1);
  glReadPixels(pixel.x, row, 1, 1, GL_RED, GL_UNSIGNED_BYTE, weight.data());
  glReadBuffer(GL_COLOR_ATTACHMENT0);
  const std::uint32_t id = weight[0] >= 128 ? pair & 0xFFFFU : pair >> 16U;
  return id < ground_ids ? std::nullopt : std::optional(id - static_cast<std::uint32_t>(ground_ids));
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

const Program& MapRenderer::colour_program(bool patterns, bool marks, bool overlay, bool inside) {
  const int variant = (patterns ? 1 : 0) | (marks ? 2 : 0) | (overlay ? 4 : 0) | (inside ? 8 : 0);
  const auto found = colour_.find(variant);
  if (found != colour_.end()) return found->second;
  const std::string source = std::string("#version 330 core\n") + (patterns ? "#define PATTERNS\n" : "") +
                             (marks ? "#define MARKS\n" : "") + (overlay ? "#define OVERLAY\n" : "") +
                             (inside ? "#define INSIDE\n" : "") + shaders::pattern_glsl + "#line 1\n" +
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
    if (getenv("XIN") && !inside) continue;
    if (getenv("XOUT") && inside) continue;
    if (inside && getenv("XNS")) glDisable(GL_STENCIL_TEST);
    else glEnable(GL_STENCIL_TEST);
    glStencilFunc(inside ? GL_EQUAL : GL_NOTEQUAL, 0, border_bit | mark_bit);
    draw_screen(colour_program(patterns, marks && !inside, overlay, inside), frame, part, geometry);
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
  colour.set("opacity", static_cast<float>(part.opacity));
  glBindVertexArray(screen_);
  glDrawArrays(GL_TRIANGLES, 0, 3);
}

void MapRenderer::draw(const MapFrame& frame, const Target& target) {
  last_ = frame;
  const std::size_t parts = std::min(frame.parts.size(), geometries_.size());
  if (frame.moving && parts == 1) return draw_moving(frame, target);
  for (std::size_t i = 0; i < parts; ++i) draw_geometry(geometries_[i], frame, frame.parts[i]);
  draw_marks(frame);
  if (colours_on_cpu_) return draw_on_cpu(frame, parts, target);
  target.bind();
  glDisable(GL_SCISSOR_TEST);
  glDisable(GL_BLEND);
  for (std::size_t i = 0; i < parts; ++i) draw_colours(frame, frame.parts[i], geometries_[i], i > 0);
  glBindVertexArray(0);
}

}  // namespace hustings

#include "renderer/map_renderer.h"

#include <algorithm>
#include <cmath>
#include <glm/common.hpp>

#include "renderer/border_style.h"
#include "renderer/passes.h"
#include "shaders/embedded.h"

namespace hustings {

namespace {

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
MeshBox mesh_box_of(const Viewport& viewport, Point origin, double margin) {
  const Box seen = viewport.visible();
  const Point more{margin * viewport.metres_per_pixel};
  return {glm::vec2(seen.low - more - origin), glm::vec2(seen.high + more - origin)};
}

}  // namespace

MapRenderer::MapRenderer(ColourPass colour_pass)
    : cover_fill_((require_opengl(), "fill.vert"), shaders::fill_vert, "cover_fill.frag", shaders::cover_fill_frag),
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

MapRenderer::Placement MapRenderer::placement(const Viewport& viewport, Point origin) {
  const glm::dvec2 scale = 2.0 / (viewport.size * viewport.metres_per_pixel);
  return {glm::vec2(scale), glm::vec2((origin - viewport.centre) * scale)};  // subtracted in doubles, then floats
}

Cutout MapRenderer::cutout_of(const MapFrame& frame) {
  return frame.cutout.value_or(Cutout{.size = glm::ivec2(frame.viewport.size)});
}

glm::vec4 MapRenderer::drawn_part(const MapFrame& frame) {
  const Cutout part = cutout_of(frame);
  const int above_bottom = static_cast<int>(frame.viewport.size.y) - part.corner.y - part.size.y;
  return glm::vec4(part.corner.x, above_bottom, part.size.x, part.size.y);
}

void MapRenderer::draw_fill(const Mesh& mesh, const MapFrame& frame, const Program& program, double morph) const {
  const Placement place = placement(frame.viewport, mesh.origin);
  program.use();
  program.set("scale", place.scale);
  program.set("offset", place.offset);
  program.set("size", frame.moving ? glm::vec2(0) : glm::vec2(frame.viewport.size));
  program.set("cutout", drawn_part(frame));
  glBindVertexArray(mesh.fill);
  if (morph > 0) glDrawElements(GL_TRIANGLES, mesh.index_count, GL_UNSIGNED_INT, nullptr);
  else
    draw_runs(mesh.triangles.within(mesh_box_of(cropped(frame.viewport, cutout_of(frame)), mesh.origin, 0),
                                    mesh.index_count / 3),
              3);
}

void MapRenderer::draw_borders(const BorderLines& lines, Point origin, const MapFrame& frame, const Program& program,
                               const LineStyle& style, double morph) {
  const Placement place = placement(frame.viewport, origin);
  program.use();
  program.set("scale", place.scale);
  program.set("offset", place.offset);
  program.set("size", glm::vec2(frame.viewport.size));
  program.set("cutout", drawn_part(frame));
  program.set("half_width", style.half_width);
  program.set("cap", style.caps == Caps::round ? 1.0f : 0.0f);
  lines.bind(program);
  // Areas that have left their places may be anywhere.
  const glm::vec3 half_width = style.half_width;
  const double margin = 2 + static_cast<double>(std::max({half_width.x, half_width.y, half_width.z}));
  quads_.draw(morph > 0 ? std::vector<Chunks::Run>{{0, lines.count()}}
                        : lines.within(mesh_box_of(cropped(frame.viewport, cutout_of(frame)), origin, margin)));
}

const MapRenderer::IdPrograms& MapRenderer::id_programs(bool wide_ids) {
  std::optional<IdPrograms>& programs = ids_[wide_ids ? 1 : 0];
  const auto variant = [&](std::string source) {
    if (wide_ids) source.insert(source.find('\n') + 1, "#define WIDE_IDS\n");
    return source;
  };
  if (!programs)
    programs =
        IdPrograms{.fill = {"fill.vert", shaders::fill_vert, "fill.frag", variant(shaders::fill_frag).c_str()},
                   .edge = {"border.vert", shaders::border_vert, "edge.frag", variant(shaders::edge_frag).c_str()}};
  return *programs;
}

void MapRenderer::make_room(Geometry& geometry, glm::ivec2 size, bool wide_ids) {
  if (geometry.size == size && geometry.wide_ids == wide_ids) return;
  geometry.size = size;
  geometry.wide_ids = wide_ids;
  geometry.ids = make_texture(wide_ids ? GL_RG32UI : GL_R32UI, size.x, size.y);
  geometry.weights = make_texture(GL_R8, size.x, size.y);
  geometry.covers = make_texture(GL_RGBA8, size.x, size.y);
  geometry.stencil = make_stencil(size.x, size.y);
  geometry.ids_framebuffer = framebuffer_of({&geometry.ids, &geometry.weights}, geometry.stencil);
  geometry.covers_framebuffer = framebuffer_of({&geometry.covers}, geometry.stencil);
}

void MapRenderer::draw_geometry(Geometry& geometry, const MapFrame& frame, const MapPart& part) {
  const std::size_t layer = part.layer;
  if (geometry.layer == layer && geometry.viewport == frame.viewport && geometry.cutout == frame.cutout &&
      geometry.ground == frame.ground && geometry.pixel_scale == frame.pixel_scale && geometry.morph == frame.morph &&
      geometry.tiles == part.tiles)
    return;
  const glm::ivec2 size = cutout_of(frame).size;
  make_room(geometry, size, layers_[layer].wide_ids);
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
  geometry.cutout = frame.cutout;
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
    if (const auto& [role, ground] = grounds_[handle]; role == GroundRole::land) draw_fill(ground, frame, program);
  program.use();
  program.set("ground_id", 0U);
  set_morph(program, frame.morph);
  draw_fill(mesh, frame, program, frame.morph);
}

void MapRenderer::draw_ids(const MapFrame& frame, const Mesh& mesh) {
  constexpr std::array<GLuint, 4> sea{};
  constexpr std::array<GLfloat, 4> whole{1, 1, 1, 1};
  glClearBufferuiv(GL_COLOR, 0, sea.data());
  glClearBufferfv(GL_COLOR, 1, whole.data());
  const IdPrograms& programs = id_programs(mesh.wide_ids);
  draw_land_and_areas(frame, mesh, programs.fill);
  const Stencilling stencilling(border_bit);
  programs.edge.use();
  set_morph(programs.edge, frame.morph);
  draw_borders(mesh.lines, mesh.origin, frame, programs.edge, {glm::vec3(0)}, frame.morph);
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
    draw_fill(ground, frame, cover_fill_);
    cover_.use();
    cover_.set("channel", water_channel);
    cover_.set("glow", 0.0f);
    // A river narrower than a pixel must not break up: its banks have a width of their own.
    draw_borders(ground.lines, ground.origin, frame, cover_, {glm::vec3(0.6f * scale)});
  }
  const double pixels =
      typical_area_pixels(mesh.extent, mesh.area_count, frame.viewport.metres_per_pixel * frame.pixel_scale);
  const std::array<glm::vec4, 3> by_rank{glm::vec4(1, 0, 0, 0), glm::vec4(0, 1, 0, 0), glm::vec4(0, 0, 1, 0)};
  cover_.use();
  set_morph(cover_, frame.morph);
  cover_.set("channel", by_rank);
  cover_.set("glow", 0.0f);
  draw_borders(mesh.lines, mesh.origin, frame, cover_, {border_style(pixels).half_width * scale}, frame.morph);
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
  const glm::ivec2 size = cutout_of(frame).size;
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
  if (frame.hovered) outline(frame, {*frame.hovered}, {0, 1, 0, 0}, 1.0f, 4.0f);
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
  draw_borders(marks_.lines, mesh.origin, frame, cover_, {glm::vec3((half_width + glow) * scale)}, frame.morph);
}

std::optional<std::uint32_t> MapRenderer::area_at(glm::ivec2 pixel) {
  if (last_.parts.empty()) return std::nullopt;
  const std::size_t part = std::min({last_.marked_part, last_.parts.size() - 1, geometries_.size() - 1});
  draw_geometry(geometries_[part], last_, last_.parts[part]);  // nothing to do but after a moving picture
  const Geometry& geometry = geometries_[part];
  if (geometry.pass == 0 || pixel.x < 0 || pixel.y < 0 || pixel.x >= geometry.size.x || pixel.y >= geometry.size.y)
    return std::nullopt;
  const int row = geometry.size.y - 1 - pixel.y;
  glm::uvec2 pair{0};
  std::array<std::uint8_t, 4> weight{};
  glBindFramebuffer(GL_READ_FRAMEBUFFER, geometry.ids_framebuffer);
  glPixelStorei(GL_PACK_ALIGNMENT, 1);
  glReadBuffer(GL_COLOR_ATTACHMENT0);
  glReadPixels(pixel.x, row, 1, 1, geometry.wide_ids ? GL_RG_INTEGER : GL_RED_INTEGER, GL_UNSIGNED_INT, &pair);
  if (!geometry.wide_ids) pair = {pair.x & 0xFFFFU, pair.x >> 16U};
  glReadBuffer(GL_COLOR_ATTACHMENT1);
  glReadPixels(pixel.x, row, 1, 1, GL_RED, GL_UNSIGNED_BYTE, weight.data());
  glReadBuffer(GL_COLOR_ATTACHMENT0);
  const std::uint32_t id = weight[0] >= 128 ? pair.x : pair.y;
  return id < ground_ids ? std::nullopt : std::optional(id - static_cast<std::uint32_t>(ground_ids));
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

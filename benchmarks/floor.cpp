// Floors: the least that the work can take on this machine, to which the other figures are ratios.

#include <benchmark/benchmark.h>
#include <epoxy/gl.h>
#include <filesystem>

#include "benchmarks/context.h"
#include "benchmarks/groups.h"
#include "benchmarks/run_program.h"
#include "benchmarks/subjects.h"
#include "geo/mesh/detail_levels.h"
#include "geo/viewport.h"
#include "renderer/program.h"
#include "renderer/target.h"

namespace hustings::benchmarks {
namespace {

constexpr const char* screen_vertex = R"(#version 330 core
void main() {
  gl_Position = vec4(vec2((gl_VertexID << 1) & 2, gl_VertexID & 2) * 2.0 - 1.0, 0, 1);
})";

constexpr const char* lookup_fragment = R"(#version 330 core
uniform usampler2D ids;
uniform samplerBuffer colours;
out vec4 colour;
void main() { colour = texelFetch(colours, int(texelFetch(ids, ivec2(gl_FragCoord.xy), 0).r)); })";

constexpr const char* area_vertex = R"(#version 330 core
layout(location = 0) in vec2 place;
layout(location = 1) in uint area;
uniform vec2 scale;
uniform vec2 offset;
uniform samplerBuffer colours;
flat out vec4 area_colour;
void main() {
  gl_Position = vec4(place * scale + offset, 0, 1);
  area_colour = texelFetch(colours, int(area));
})";

constexpr const char* flat_fragment = R"(#version 330 core
flat in vec4 area_colour;
out vec4 colour;
void main() { colour = area_colour; })";

/// RGBA8, one texel an area, read by its number.
class Colours {
 public:
  explicit Colours(std::size_t areas) : buffer_(make_buffer()) {
    std::vector<std::uint32_t> texels(areas);
    for (std::size_t i = 0; i < areas; ++i)
      texels[i] = 0xff000000U | static_cast<std::uint32_t>(i * 2'654'435'761U >> 8U);
    glBindBuffer(GL_TEXTURE_BUFFER, buffer_);
    glBufferData(GL_TEXTURE_BUFFER, static_cast<GLsizeiptr>(4 * areas), texels.data(), GL_STATIC_DRAW);
    GLuint name = 0;
    glGenTextures(1, &name);
    texture_ = Texture(name);
  }
  void bind(GLenum unit) const {
    glActiveTexture(unit);
    glBindTexture(GL_TEXTURE_BUFFER, texture_);
    glTexBuffer(GL_TEXTURE_BUFFER, GL_RGBA8, buffer_);
  }

 private:
  Buffer buffer_;
  Texture texture_;
};

/// Numbers of areas in blocks, as large as wards are on a map of London.
Texture made_up_ids(glm::ivec2 size, std::size_t areas) {
  constexpr int block = 40;  // pixels
  std::vector<std::uint32_t> ids;
  for (int y = 0; y < size.y; ++y)
    for (int x = 0; x < size.x; ++x)
      ids.push_back(static_cast<std::uint32_t>(y / block * (size.x / block) + x / block) %
                    static_cast<std::uint32_t>(areas));
  Texture texture = make_texture(GL_R32UI, size.x, size.y);
  glTexSubImage2D(GL_TEXTURE_2D, 0, 0, 0, size.x, size.y, GL_RED_INTEGER, GL_UNSIGNED_INT, ids.data());
  return texture;
}

/// What a frame of moving colours must do at least: one pass that looks each pixel's colour up by its area's number.
void ids(benchmark::State& state, glm::ivec2 size) {
  constexpr std::size_t areas = 630;
  need_context();
  const Target target(size);
  const Program program("floor.vert", screen_vertex, "floor.frag", lookup_fragment);
  const VertexArray screen = make_vertex_array();
  const Texture numbers = made_up_ids(size, areas);
  const Colours colours(areas);
  target.bind();
  glDisable(GL_BLEND);
  program.use();
  program.set("ids", 0);
  program.set("colours", 1);
  glActiveTexture(GL_TEXTURE0);
  glBindTexture(GL_TEXTURE_2D, numbers);
  colours.bind(GL_TEXTURE1);
  glBindVertexArray(screen);
  glDrawArrays(GL_TRIANGLES, 0, 3);
  glFinish();
  for (auto _ : state) {
    glDrawArrays(GL_TRIANGLES, 0, 3);
    glFinish();
  }
}

/// What a renderer without levels of detail must do at least: all triangles of the source, in flat colours, with hard
/// edges and no borders.
void triangles(benchmark::State& state) {
  constexpr glm::ivec2 size{1920, 1080};
  const AtlasLayer& layer = london().layer();
  const LayerMesh& mesh = layer.levels->mesh(0);
  need_context();
  const Target target(size);
  const Program program("floor.vert", area_vertex, "floor.frag", flat_fragment);
  const Colours colours(layer.layer.areas.size());
  const VertexArray array = make_vertex_array();
  const Buffer vertices = make_buffer();
  const Buffer indices = make_buffer();
  glBindVertexArray(array);
  glBindBuffer(GL_ARRAY_BUFFER, vertices);
  glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(mesh.vertices.size() * sizeof(MeshVertex)),
               mesh.vertices.data(), GL_STATIC_DRAW);
  glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, indices);
  glBufferData(GL_ELEMENT_ARRAY_BUFFER, static_cast<GLsizeiptr>(mesh.indices.size() * 4), mesh.indices.data(),
               GL_STATIC_DRAW);
  glEnableVertexAttribArray(0);
  glVertexAttribPointer(0, 2, GL_FLOAT, GL_FALSE, sizeof(MeshVertex), nullptr);
  glEnableVertexAttribArray(1);
  glVertexAttribIPointer(1, 1, GL_UNSIGNED_INT, sizeof(MeshVertex), reinterpret_cast<const void*>(8));
  const Viewport viewport = fit(layer.layer.bounds, glm::dvec2(size), {32, 32, 32, 32});
  const glm::dvec2 scale = 2.0 / (glm::dvec2(size) * viewport.metres_per_pixel);
  const Point from_centre = mesh.origin - viewport.centre;
  target.bind();
  glDisable(GL_BLEND);
  program.use();
  program.set("scale", glm::vec2(scale));
  program.set("offset", glm::vec2(glm::dvec2(from_centre.x, from_centre.y) * scale));
  program.set("colours", 1);
  colours.bind(GL_TEXTURE1);
  const auto draw = [&] {
    glClear(GL_COLOR_BUFFER_BIT);
    glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(mesh.indices.size()), GL_UNSIGNED_INT, nullptr);
    glFinish();
  };
  draw();
  for (auto _ : state) draw();
  glBindVertexArray(0);
}

/// What a process from a file of boundaries to a picture must do at least: read, and scan-convert in one colour.
void rasterize(benchmark::State& state, const Subject& subject) {
  const std::string out = (scratch_folder() / "floor.tif").string();
  const std::string source = subject.layer().layer.file;
  const std::vector<std::string> words = {"gdal_rasterize",
                                          "-q",
                                          "-burn",
                                          "1",
                                          "-ot",
                                          "Byte",
                                          "-ts",
                                          "1920",
                                          "1080",
                                          "-l",
                                          std::filesystem::path(source).stem().string(),
                                          source,
                                          out};
  try {
    run_program(words);
    for (auto _ : state) {
      std::filesystem::remove(out);
      state.SetIterationTime(run_program(words).seconds);
    }
  } catch (const std::exception& error) {
    state.SkipWithError(error.what());
  }
}

}  // namespace

void add_floors() {
  const auto add_ids = [](const char* name, glm::ivec2 size) {
    benchmark::RegisterBenchmark(name, [size](benchmark::State& state) { ids(state, size); })
        ->Unit(benchmark::kMillisecond)
        ->MeasureProcessCPUTime()
        ->UseRealTime();
  };
  add_ids("floor/ids", {1920, 1080});
  add_ids("floor/ids/4k", {3840, 2160});
  benchmark::RegisterBenchmark("floor/triangles", triangles)
      ->Unit(benchmark::kMillisecond)
      ->MeasureProcessCPUTime()
      ->UseRealTime();
  for (const Subject& subject : subjects())
    benchmark::RegisterBenchmark(("floor/gdal_rasterize/" + subject.name()).c_str(),
                                 [&subject](benchmark::State& state) { rasterize(state, subject); })
        ->Unit(benchmark::kMillisecond)
        ->UseManualTime();
}

}  // namespace hustings::benchmarks

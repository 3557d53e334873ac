// Draws maps: geometry into a buffer of area ids and border coverage, then one pass of colours over it.
#pragma once

#include <array>
#include <cstdint>
#include <glm/vec3.hpp>
#include <map>
#include <optional>
#include <span>
#include <vector>

#include "geo/mesh.h"
#include "geo/viewport.h"
#include "renderer/gl_objects.h"
#include "renderer/program.h"
#include "renderer/target.h"

namespace hustings {

/// Colours of the map apart from the areas'; 0 to 1, sRGB.
struct MapTheme {
  glm::vec3 sea{0.071f, 0.102f, 0.137f};
  glm::vec3 land{0.098f, 0.114f, 0.137f};
  glm::vec3 water{0.118f, 0.184f, 0.251f};
  std::array<glm::vec3, 3> border{
      {{0.055f, 0.067f, 0.086f}, {0.055f, 0.067f, 0.086f}, {0.36f, 0.40f, 0.45f}}};  ///< by BorderRank
  glm::vec3 selected{1.0f, 1.0f, 1.0f};
  glm::vec3 hovered{1.0f, 1.0f, 1.0f};
};

/// One layer with a colour for each of its areas: 0xPPRRGGBB, where PP is the pattern.
struct MapPart {
  std::size_t layer = 0;
  std::vector<std::uint32_t> colours;
  std::vector<std::uint32_t> stripes;  ///< 0xRRGGBB for areas of two colours; empty where there are none
  double opacity = 1;
};

/// What one picture shows. The first part is opaque; a second one dissolves over it.
struct MapFrame {
  Viewport viewport;                ///< in pixels of the target
  double pixel_scale = 1;           ///< pixels of the target to one of the design
  std::vector<std::size_t> ground;  ///< what lies around the areas
  std::vector<MapPart> parts;
  std::vector<std::uint32_t> selected;  ///< areas of the chief part's layer
  std::optional<std::uint32_t> hovered;
  std::size_t marked_part = 0;  ///< the part whose areas are selected and hovered
};

enum class GroundRole { land, water };

class MapRenderer {
 public:
  /// Needs a current context. Throws MachineError without OpenGL 3.3.
  explicit MapRenderer(MapTheme theme = {});

  /// Geometry goes to the GPU once; the handle is for MapPart::layer.
  std::size_t add_layer(const LayerMesh& mesh);
  /// The same for ground; the handle is for MapFrame::ground.
  std::size_t add_ground(const LayerMesh& mesh, GroundRole role);

  void draw(const MapFrame& frame, const Target& target);

  /// How many times geometry was drawn: a still camera must not add to it.
  std::size_t geometry_passes() const { return geometry_passes_; }

 private:
  struct Mesh {
    Point origin;
    Buffer vertices, indices, segments;
    VertexArray fill, border;
    GLsizei index_count = 0;
    GLsizei segment_count = 0;
    SharedArray<BorderSegment> borders;  ///< kept to outline single areas
    std::size_t area_count = 0;
    Point extent{0, 0};  ///< metres
  };
  /// What a geometry pass leaves behind for the colour pass.
  struct Geometry {
    glm::ivec2 size{0, 0};
    Texture ids, weights, covers;  // two framebuffers: Mesa 22.3 does not blend where one of several is integer
    Renderbuffer stencil;          // where more is seen than an area's own colour
    Framebuffer ids_framebuffer, covers_framebuffer;
    std::size_t pass = 0;  ///< number of the pass that drew it
    std::optional<Viewport> viewport;
    std::optional<std::size_t> layer;
    std::vector<std::size_t> ground;
    double pixel_scale = 0;
  };
  struct Marks {
    glm::ivec2 size{0, 0};
    Texture coverage;
    Framebuffer framebuffer;
    Buffer segments;
    VertexArray border;
    std::size_t pass = 0;  ///< of the geometry that they lie over
    std::vector<std::uint32_t> selected;
    std::optional<std::uint32_t> hovered;
  };
  struct Placement {
    glm::vec2 scale, offset;
  };

  Mesh upload(const LayerMesh& source);
  void bind_segments(const VertexArray& array, const Buffer& segments);
  static Placement placement(const Viewport& viewport, Point origin);
  void draw_geometry(Geometry& geometry, const MapFrame& frame, std::size_t layer);
  void draw_ids(const MapFrame& frame, const Mesh& mesh);
  void draw_covers(const MapFrame& frame, const Mesh& mesh);
  void draw_fill(const Mesh& mesh, const Viewport& viewport, const Program& program) const;
  void draw_borders(const VertexArray& array, GLsizei count, Point origin, const Viewport& viewport,
                    const Program& program, glm::vec3 half_width) const;
  void draw_marks(const MapFrame& frame);
  void draw_colours(const MapFrame& frame, const MapPart& part, const Geometry& geometry, bool overlay);
  bool upload_colours(const MapPart& part);  ///< returns whether any area has a pattern

  MapTheme theme_;
  const Program& colour_program(bool patterns, bool marks, bool overlay, bool inside);
  void draw_screen(const Program& colour, const MapFrame& frame, const MapPart& part, const Geometry& geometry) const;

  Program fill_, cover_fill_, edge_, cover_;
  std::map<int, Program> colour_;  ///< variants, compiled when first needed
  std::vector<Mesh> layers_;
  std::vector<std::pair<GroundRole, Mesh>> grounds_;
  std::array<Geometry, 2> geometries_;
  Marks marks_;
  Buffer corners_;
  VertexArray screen_;
  Texture colours_;
  int stripes_row_ = 0;
  int colour_rows_ = 0;
  std::size_t geometry_passes_ = 0;
};

}  // namespace hustings

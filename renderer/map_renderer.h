// Draws maps: geometry into a buffer of area ids and border coverage, then one pass of colours over it.
#pragma once

#include <array>
#include <cstdint>
#include <glm/vec3.hpp>
#include <map>
#include <optional>
#include <span>
#include <vector>

#include "geo/mesh/mesh.h"
#include "geo/tiles/cartogram.h"
#include "geo/tiles/morph.h"
#include "geo/viewport.h"
#include "renderer/border_lines.h"
#include "renderer/cpu_colours.h"
#include "renderer/gl_objects.h"
#include "renderer/program.h"
#include "renderer/target.h"

namespace hustings {

/// Colours of the map apart from the areas'; 0 to 1, sRGB. These are those of the dark look.
struct MapTheme {
  glm::vec3 sea{0.071f, 0.102f, 0.137f};
  glm::vec3 land{0.098f, 0.114f, 0.137f};
  glm::vec3 water{0.118f, 0.184f, 0.251f};
  std::array<glm::vec3, 3> border{
      {{0.055f, 0.067f, 0.086f}, {0.055f, 0.067f, 0.086f}, {0.36f, 0.40f, 0.45f}}};  ///< by BorderRank
  glm::vec3 paper{0.071f, 0.086f, 0.106f};  ///< under areas that have left their places
  glm::vec3 selected{1.0f, 1.0f, 1.0f};
  glm::vec3 hovered{1.0f, 1.0f, 1.0f};
  glm::vec3 pattern_ink{0.60f, 0.64f, 0.70f};  ///< over areas without a value
  bool operator==(const MapTheme&) const = default;
};

/// One layer with a colour for each of its areas: 0xPPRRGGBB, where PP is the pattern.
struct MapPart {
  std::size_t layer = 0;
  std::vector<std::uint32_t> colours;
  std::vector<std::uint32_t> stripes;  ///< 0xRRGGBB for areas of two colours; empty where there are none
  double opacity = 1;
  std::vector<Tile> tiles;  ///< one an area, where the layer is one that morphs
};

/// What one picture shows. The first part is opaque; a second one dissolves over it.
struct MapFrame {
  Viewport viewport;                ///< in pixels of the picture
  std::optional<Cutout> cutout;     ///< what the target holds of the picture; none: all of it. Never while moving
  double pixel_scale = 1;           ///< pixels of the target to one of the design
  std::vector<std::size_t> ground;  ///< what lies around the areas
  std::vector<MapPart> parts;
  std::vector<std::uint32_t> selected;  ///< areas of the chief part's layer
  std::optional<std::uint32_t> hovered;
  std::vector<std::uint32_t> flashing;  ///< areas whose outline flashes because they change hands
  double flash = 0;                     ///< how strongly, 0 to 1
  std::size_t marked_part = 0;          ///< the part whose areas are selected, hovered and flash
  bool borders = true;                  ///< drawn; fills keep their soft edges without
  bool moving = false;                  ///< the camera is on its way: faster, and edges a little rougher
  double morph = 0;                     ///< 0: areas where they lie, 1: on their tiles
  MapTheme theme;
};

enum class GroundRole { land, water };

/// Where the colour pass of a picture at rest runs. fastest: in shaders on a GPU, on the processor where OpenGL runs
/// there anyway.
enum class ColourPass { fastest, shaders, processor };

class MapRenderer {
 public:
  /// Needs a current context. Throws MachineError without OpenGL 3.3.
  explicit MapRenderer(ColourPass colour_pass = ColourPass::fastest);

  /// Geometry goes to the GPU once; the handle is for MapPart::layer.
  std::size_t add_layer(const LayerMesh& mesh);
  /// The same for areas that can move to tiles; parts with this handle need tiles. `made_for` are the tiles that the
  /// mesh was made for: others of the same form may be drawn.
  std::size_t add_layer(const MorphMesh& mesh, std::span<const Tile> made_for);
  /// The same for ground; the handle is for MapFrame::ground.
  std::size_t add_ground(const LayerMesh& mesh, GroundRole role);

  void draw(const MapFrame& frame, const Target& target);

  /// The area that the last picture shows at this pixel of the target (from the top left), on its marked part.
  std::optional<std::uint32_t> area_at(glm::ivec2 pixel);

  /// How many times geometry was drawn: a still camera must not add to it.
  std::size_t geometry_passes() const { return geometry_passes_; }

 private:
  struct Mesh {
    Point origin;
    Buffer vertices, indices;
    Buffer rims;  ///< where it morphs
    VertexArray fill;
    GLsizei index_count = 0;
    BorderLines lines;
    Chunks triangles;
    SharedArray<BorderSegment> borders;  ///< kept to outline single areas
    std::vector<glm::vec4> border_rims;  ///< of the same, where it morphs
    std::size_t area_count = 0;
    bool wide_ids = false;  ///< more areas than numbers of 16 bits
    Point extent{0, 0};     ///< metres
  };
  /// What a geometry pass leaves behind for the colour pass.
  struct Geometry {
    glm::ivec2 size{0, 0};
    bool wide_ids = false;
    Texture ids, weights, covers;  // two framebuffers: Mesa 22.3 does not blend where one of several is integer
    Renderbuffer stencil;          // where more is seen than an area's own colour
    Framebuffer ids_framebuffer, covers_framebuffer;
    std::size_t pass = 0;  ///< number of the pass that drew it
    std::optional<Viewport> viewport;
    std::optional<Cutout> cutout;
    std::optional<std::size_t> layer;
    std::vector<std::size_t> ground;
    double pixel_scale = 0;
    double morph = 0;
    std::vector<Tile> tiles;
    PixelRuns runs;  ///< of the same, where colours are laid on by the processor
    std::size_t runs_pass = 0;
    Covering runs_covering;
  };
  struct Marks {
    glm::ivec2 size{0, 0};
    Texture coverage;
    Framebuffer framebuffer;
    BorderLines lines;
    std::size_t pass = 0;  ///< of the geometry that they lie over
    std::vector<std::uint32_t> selected;
    std::optional<std::uint32_t> hovered;
    std::vector<std::uint32_t> flashing;
    OutlinedPixels pixels;  ///< of the same, where colours are laid on by the processor
    bool is_read = false;   ///< are they those of the coverage?
  };
  enum class Caps { round, butt };
  /// Ranks of borders mean nothing where areas have left their places.
  static std::array<glm::vec3, 3> shown_borders(const MapFrame& frame);
  static void set_morph(const Program& program, double morph);
  static Cutout cutout_of(const MapFrame& frame);
  static glm::vec4 drawn_part(const MapFrame& frame);  ///< as the shaders take it: lower left corner, size
  struct Placement {
    glm::vec2 scale, offset;
  };

  Mesh upload(const LayerMesh& source);
  void upload_tiles(const std::vector<Tile>& tiles, Point origin);
  void outline(const MapFrame& frame, const std::vector<std::uint32_t>& areas, glm::vec4 channel, float half_width,
               float glow);
  static Placement placement(const Viewport& viewport, Point origin);
  void draw_geometry(Geometry& geometry, const MapFrame& frame, const MapPart& part);
  void draw_ids(const MapFrame& frame, const Mesh& mesh);
  void draw_covers(const MapFrame& frame, const Mesh& mesh);
  void draw_fill(const Mesh& mesh, const MapFrame& frame, const Program& program, double morph = 0) const;
  struct LineStyle {
    glm::vec3 half_width;  ///< pixels, by rank
    Caps caps = Caps::round;
  };
  void draw_borders(const BorderLines& lines, Point origin, const MapFrame& frame, const Program& program,
                    const LineStyle& style, double morph = 0);
  void draw_marks(const MapFrame& frame);
  void draw_colours(const MapFrame& frame, const MapPart& part, const Geometry& geometry, bool overlay);
  void draw_moving(const MapFrame& frame, const Target& target);
  void draw_land_and_areas(const MapFrame& frame, const Mesh& mesh, const Program& program) const;
  void draw_moving_water(const MapFrame& frame);
  void draw_moving_marks(const MapFrame& frame, const Mesh& mesh);
  void bind_colours(const Program& program) const;
  void upload_outline(const Mesh& mesh, const std::vector<std::uint32_t>& areas);
  void draw_moving_lines(const Mesh& mesh, const MapFrame& frame, glm::vec3 half_width, glm::vec3 alpha,
                         const std::array<glm::vec3, 3>& colours);
  /// Colours by id, then the second colours of striped areas by id, or none.
  static std::vector<std::uint32_t> colours_by_id(const MapFrame& frame, const MapPart& part);
  bool upload_colours(const MapFrame& frame, const MapPart& part);  ///< returns whether any area has a pattern
  Covering covering_of(const MapFrame& frame, const MapPart& part) const;
  void draw_on_cpu(const MapFrame& frame, std::size_t parts, const Target& target);
  void read_runs(Geometry& geometry, const Covering& covering);
  void read_marks();

  /// What a variant of the colour shader is compiled for.
  struct ColourVariant {
    bool patterns = false, marks = false, overlay = false, inside = false, wide_ids = false;
    auto operator<=>(const ColourVariant&) const = default;
  };
  const Program& colour_program(const ColourVariant& variant);
  void make_room(Geometry& geometry, glm::ivec2 size, bool wide_ids);
  /// What writes ids, compiled when first needed.
  struct IdPrograms {
    Program fill, edge;
  };
  const IdPrograms& id_programs(bool wide_ids);
  void draw_screen(const Program& colour, const MapFrame& frame, const MapPart& part, const Geometry& geometry) const;

  Program cover_fill_, cover_;
  std::array<std::optional<IdPrograms>, 2> ids_;  ///< narrow and wide
  std::map<ColourVariant, Program> colour_;       ///< compiled when first needed
  std::array<std::optional<Program>, 2> moving_;  ///< likewise, without and with patterns
  std::optional<Program> moving_line_;
  MapFrame last_;  ///< what area_at speaks of
  std::vector<Mesh> layers_;
  std::vector<std::pair<GroundRole, Mesh>> grounds_;
  std::array<Geometry, 2> geometries_;
  Marks marks_;
  Quads quads_;
  VertexArray screen_;
  Texture colours_;
  Texture tiles_;
  int tile_rows_ = 0;
  std::size_t marked_geometry_ = 0;  ///< of the last picture
  Buffer colour_data_;               // what colours_ shows
  int stripes_at_ = 0;
  std::size_t geometry_passes_ = 0;
  bool colours_on_cpu_;
  std::vector<std::uint32_t> picture_;  // RGBA, rows from the bottom; where the processor lays colours on
};

}  // namespace hustings

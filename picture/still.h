// One picture of a view, drawn off-screen, whole or in parts.
#pragma once

#include <memory>
#include <optional>

#include "picture/map_cells.h"
#include "picture/map_overlays.h"
#include "picture/text_plans.h"
#include "ui/kit/font_letters.h"
#include "ui/map/cells.h"

namespace hustings {

/// Pixels to one of the design's for a picture of that size: the design is for 1440 x 810.
float picture_scale(glm::ivec2 size);

/// What a still is made of besides the view.
struct StillStyle {
  glm::ivec2 size{1920, 1080};
  bool overlays = true;
  std::optional<float> scale = {};  ///< pixels to one of the design; none: by the size
  bool transparent = false;         ///< no ground, no water: areas, borders and what is written stand alone
  float pixel_scale() const { return scale.value_or(picture_scale(size)); }
};

/// Where the maps of a view lie on a still of that size, and nothing of texts.
ui::CellLayout still_layout(const View& view, glm::ivec2 size, bool overlays, std::optional<float> scale = {});

/// Where maps and texts lie on stills of one style. Atlas and placements must outlive it.
class StillPlaces {
 public:
  StillPlaces(const Atlas& atlas, const StillStyle& style, Placements& placements)
      : atlas_(atlas), style_(style), placements_(placements), plans_(atlas) {}

  ui::CellLayout layout(const View& view);
  /// What there is for a camera.
  CameraRoom room(const View& view);
  /// The camera of the view; one without fits its layer.
  Viewport viewport(const View& view);

 private:
  bool is_planned(const View& view) const { return style_.overlays && view.beside.empty(); }
  TextPlans::Plan plan(const View& view);

  const Atlas& atlas_;
  StillStyle style_;
  Placements& placements_;
  TextPlans plans_;
};

/// The camera of a view on a still of that size; a view without one fits its layer. `scale`: as StillStyle has it.
/// `placements`: none: the areas count as they lie.
Viewport still_viewport(const Atlas& atlas, const View& view, glm::ivec2 size, bool overlays,
                        Placements* placements = nullptr, std::optional<float> scale = {});

/// What stills are drawn with and no atlas is needed for. Needs a current context, which must outlive it.
struct StillTools {
  /// None: they are made when they are needed.
  StillTools() = default;
  /// With compiled shaders, and with fonts where something is written over the map.
  explicit StillTools(const StillStyle& style);

  std::unique_ptr<MapRenderer> renderer;
  std::unique_ptr<ImGuiSurface> overlays;
};

/// Draws stills of one style. Needs a current context; the atlas must outlive it.
class StillMaker {
 public:
  StillMaker(const Atlas& atlas, const StillStyle& style);
  StillMaker(const Atlas& atlas, glm::ivec2 size, bool overlays)
      : StillMaker(atlas, StillStyle{.size = size, .overlays = overlays}) {}
  /// The same, with tools for that style.
  StillMaker(const Atlas& atlas, const StillStyle& style, StillTools tools);

  const StillStyle& style() const { return style_; }
  /// The camera that a view without one gets here.
  Viewport viewport(const View& view) { return places_.viewport(view); }

  /// Draws a part of the picture; what is returned holds it until the next call. Each part has the pixels of the whole.
  /// A transparent picture's are black where nothing is drawn: `read` gives those with alpha.
  const Target& draw_part(const View& view, const Cutout& part);
  /// The same, all of it.
  const Target& draw_whole(const View& view) { return draw_part(view, {.corner = {0, 0}, .size = style_.size}); }
  /// Draws a part into part of something wider: RGBA, rows from the bottom, `row_pixels` apart. Alpha is 255
  /// everywhere, or not multiplied in.
  void read_part(const View& view, const Cutout& part, std::uint8_t* pixels, int row_pixels);

  /// The whole picture in memory.
  Image draw(const View& view);

 private:
  void draw_map(const View& view, const Cutout& part, std::optional<glm::vec3> ground);
  void write_over(const View& view, const Cutout& part);
  bool is_written(const View& view);
  ui::CellLayout layout(const View& view) { return places_.layout(view); }

  const Atlas& atlas_;
  StillStyle style_;
  std::optional<Target> target_;
  std::unique_ptr<ImGuiSurface> overlays_;  ///< made when something is to be written, while the map is drawn
  std::optional<View> written_;             ///< whose text the overlays hold
  ui::FontLetters letters_;                 ///< of the atlas
  MapPainter painter_;
  StillPlaces places_;
  MapCells cells_;
  VisionPreview vision_;
};

}  // namespace hustings

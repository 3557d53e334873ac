// From a view to a drawn map: scene, colours, renderer. The window, stills and films all draw through it.
#pragma once

#include <compare>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "atlas/paint/painted_map.h"
#include "atlas/paint/placement.h"
#include "renderer/map_renderer.h"

namespace hustings {

/// The camera of a view on a picture of that size; a view without one fits its layer within the margins.
/// `placements` knows where the areas are drawn.
Viewport viewport_of(const Atlas& atlas, const View& view, glm::dvec2 size, const Margins& margins,
                     Placements* placements = nullptr);

class MapPainter {
 public:
  /// Needs a current context; the atlas must outlive it. Where it must not wait, a level of detail that is not made yet
  /// is drawn by the nearest one that is (`is_exact` says so). `renderer`: one that was made before the atlas was
  /// there.
  explicit MapPainter(const Atlas& atlas, bool may_wait = true, std::unique_ptr<MapRenderer> renderer = nullptr);

  /// Another atlas with the same layers and meshes, which must outlive it: what is drawn of them stays where it is, and
  /// colours are worked out anew.
  void follow(const Atlas& atlas);

  /// What is drawn over the view's own choices: what the pointer is on, and what flashes.
  struct Accents {
    std::optional<AreaIndex> hovered;
    std::vector<AreaIndex> flashing;
    double flash = 0;                 ///< strength, 0 to 1
    bool moving = false;              ///< the camera is: speed before the last soft edge
    std::optional<Cutout> cutout;     ///< the part of the picture that the target holds; none: all of it
    std::optional<glm::vec3> ground;  ///< one colour for all that is no area; none: as the look has it
    const View* under = nullptr;      ///< another view, of which the map dissolves away under this one's
    double opacity = 1;               ///< of this view over it
  };

  /// Draws the view's map. Colours are computed only when the view asks for others than last time.
  void draw(const View& view, const Viewport& viewport, double pixel_scale, const Accents& accents,
            const Target& target);

  /// The area at this pixel of the last picture, on the layer of its main part.
  std::optional<AreaIndex> area_at(glm::ivec2 pixel) { return renderer_->area_at(pixel); }

  /// The camera of the view, on the areas where it places them.
  Viewport viewport(const View& view, glm::dvec2 size, const Margins& margins) {
    return viewport_of(*atlas_, view, size, margins, &places_);
  }

  Placements& placements() { return places_; }

  /// Did the last picture have the levels of detail that it should?
  bool is_exact() const { return exact_; }

  /// The map of the last picture.
  const PaintedMap& painted() const { return over_.map; }
  const Scene& scene() const { return over_.map.scene; }
  const std::vector<Paint>& main_paints() const { return over_.map.main_paints(); }
  /// Where the areas of the main part lie.
  const Placement& placement() const { return placements_[over_.map.main_index()]; }
  const MapRenderer& renderer() const { return *renderer_; }

 private:
  /// A map, and the view that it was painted for.
  struct Coloured {
    std::optional<View> view;
    PaintedMap map;
  };
  void update_colours(const View& view, Coloured& coloured) const;
  MapPart part_of(const View& view, const PaintedMap& map, std::size_t index, std::size_t level,
                  const Placement& placement);
  std::size_t morph_handle(Layout layout, LayerIndex layer, std::size_t wanted_level, const LayerInsets* insets);
  std::size_t level_to_draw(DetailLevels& levels, std::size_t wanted);
  std::size_t layer_handle(LayerIndex layer, std::size_t wanted_level, const LayerInsets* insets);
  std::size_t ground_handle(std::size_t ground, std::size_t wanted_level);

  const Atlas* atlas_;
  bool may_wait_;
  bool exact_ = true;
  std::unique_ptr<MapRenderer> renderer_;
  struct LayerKey {
    LayerIndex layer;
    std::size_t level;
    std::vector<std::size_t> inset_levels;  ///< one an inset that is shown
    auto operator<=>(const LayerKey&) const = default;
  };
  std::map<LayerKey, std::size_t> layer_handles_;
  std::map<std::pair<std::size_t, std::size_t>, std::size_t> ground_handles_;  // by index and level
  Coloured over_;
  Coloured under_;  ///< while something dissolves away
  Placements places_;
  std::vector<Placement> placements_;  ///< of each part of the scene
  struct MorphKey {
    Layout layout;
    LayerIndex layer;
    std::size_t level;
    bool insets;
    auto operator<=>(const MorphKey&) const = default;
  };
  std::map<MorphKey, std::size_t> morph_handles_;
};

/// Makes what a picture of the geography needs, on all cores: levels of detail, and where labels sit if it has any.
void prepare_picture(const Atlas& atlas, const View& view, const Viewport& viewport, bool labels);

/// Makes what the first picture of the atlas's default contest needs, at the size of a usual window.
void prepare_first_picture(const Atlas& atlas);

/// Makes all levels of detail of all layers, coarse ones first. For a thread of its own.
void prepare_all_levels(const Atlas& atlas);

}  // namespace hustings

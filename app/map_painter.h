// From a view to a drawn map: scene, colours, renderer. The window, stills and films all draw through it.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "atlas/area_colours.h"
#include "renderer/map_renderer.h"

namespace hustings {

class MapPainter {
 public:
  /// Needs a current context; the atlas must outlive it.
  explicit MapPainter(const Atlas& atlas);

  /// Draws the view's map. Colours are computed only when the view asks for others than last time.
  void draw(const View& view, const Viewport& viewport, double pixel_scale, std::optional<AreaIndex> hovered,
            const Target& target);

  const Scene& scene() const { return scene_; }
  const std::vector<Paint>& main_paints() const;
  const MapRenderer& renderer() const { return renderer_; }

 private:
  void update_colours(const View& view);
  std::size_t uploaded(LayerIndex layer);

  const Atlas& atlas_;
  MapRenderer renderer_;
  std::map<LayerIndex, std::size_t> handles_;
  std::optional<View> coloured_view_;
  Scene scene_;
  std::vector<std::vector<Paint>> paints_;  ///< of each part of the scene
};

/// The areas that the view selects, on a layer.
std::vector<AreaIndex> selected_areas(const AtlasLayer& layer, const View& view);

/// The camera of a view on a picture of that size; a view without one fits its layer within the margins.
Viewport viewport_of(const Atlas& atlas, const View& view, glm::dvec2 size, const Margins& margins);

}  // namespace hustings

#include "geo/mesh/drawn_shapes.h"

namespace hustings {

std::vector<Shape> drawn_shapes(const Layer& layer, const LayerInsets* insets) {
  std::vector<Shape> shapes;
  for (std::uint32_t area = 0; area < layer.areas.size(); ++area)
    if (insets == nullptr || insets->moved(area) == nullptr) shapes.push_back(layer.areas[area].shape);
  if (insets == nullptr) return shapes;
  for (const Inset& inset : insets->all) {
    const auto& [low, high] = inset.frame;
    shapes.push_back({{.outer = {low, {high.x, low.y}, high, {low.x, high.y}}, .holes = {}}});
  }
  return shapes;
}

}  // namespace hustings

#include "ui/labels/tile_groups.h"

#include <algorithm>
#include <glm/geometric.hpp>

#include "geo/tiles/tile_groups.h"
#include "ui/kit/sheet.h"

namespace hustings::ui {

namespace {

constexpr double appear = 0.85;  // of the way to the hexagons
constexpr float width = 1.8f;    // design pixels

}  // namespace

void draw_tile_groups(const Canvas& canvas, const LabelContext& context) {
  const AtlasLayer& layer = context.atlas.layers[context.part.layer];
  const Placement& placement = context.placement;
  if (!layer.parent_layer || !context.keeps_groups || placement.tiles.empty() || placement.morph <= appear) return;
  const AtlasLayer& parents = context.atlas.layers[*layer.parent_layer];
  std::vector<std::uint32_t> groups;
  for (const Area& area : layer.layer.areas)
    groups.push_back(parents.find(area.parent).value_or(static_cast<AreaIndex>(parents.layer.areas.size())));
  Sheet& sheet = *canvas.sheet;
  const SheetGroup group(sheet, "larger-areas");
  const auto strength = static_cast<float>((placement.morph - appear) / (1 - appear));
  const ImU32 colour = ink(sheet.palette().text, strength);
  const float thickness = canvas.px(width);
  for (const auto& [from, to] : group_edges(placement.tiles, groups)) {
    const glm::dvec2 a = context.viewport.to_screen(from);
    const glm::dvec2 b = context.viewport.to_screen(to);
    // Edges meet at 120 degrees: without the ends there would be notches.
    const glm::dvec2 end = (b - a) * (0.29 * static_cast<double>(thickness) / std::max(glm::length(b - a), 1e-6));
    const ImVec2 low = pixel(a - end);
    const ImVec2 high = pixel(b + end);
    if (std::max(low.x, high.x) < 0 || std::max(low.y, high.y) < 0 || std::min(low.x, high.x) > canvas.size.x ||
        std::min(low.y, high.y) > canvas.size.y)
      continue;
    sheet.line(low, high, colour, thickness);
  }
}

}  // namespace hustings::ui

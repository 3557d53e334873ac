#include <algorithm>
#include <cmath>

#include "ui/widgets.h"

namespace hustings::ui {

namespace {

struct Label {
  AreaIndex area;
  const std::string* text;
  ImVec2 centre;
  double weight;  // larger first
  Rgb under;
  bool always;
  bool kept;  // from the last frame
};

/// The side of a square of the area's size, in pixels: how large it looks.
double side_pixels(const Box& bounds, const Viewport& viewport) {
  return std::sqrt(bounds.size().x * bounds.size().y) / viewport.metres_per_pixel;
}

ImVec2 screen_of(const Viewport& viewport, Point world) {
  const glm::dvec2 at = viewport.to_screen(world);
  return {static_cast<float>(at.x), static_cast<float>(at.y)};
}

bool visible(const Viewport& viewport, const Box& bounds) {
  const Box seen = viewport.visible();
  return bounds.high.x > seen.low.x && bounds.low.x < seen.high.x && bounds.high.y > seen.low.y &&
         bounds.low.y < seen.high.y;
}

/// A label that was there in the last frame keeps its place before others of the same kind, and may be a little too
/// wide, and a little nearer to its neighbours: none flickers while the map moves.
constexpr double kept_weight = 1e3;
constexpr double kept_slack = 1.12;

std::vector<Label> area_labels(const Canvas& canvas, const LabelContext& context, const LabelMemory& memory) {
  const AtlasLayer& layer = context.atlas.layers[context.part.layer];
  std::vector<Label> labels;
  for (AreaIndex area = 0; area < layer.layer.areas.size(); ++area) {
    const Box bounds = context.placement.bounds(layer, area);
    if (!visible(context.viewport, bounds)) continue;
    const bool chosen = std::find(context.selected.begin(), context.selected.end(), area) != context.selected.end();
    const bool kept = memory.has(context.part.layer, area);
    const double side = side_pixels(bounds, context.viewport) * (kept ? kept_slack : 1);
    const double room = bounds.size().x / context.viewport.metres_per_pixel * (kept ? kept_slack : 1);
    const std::string& name = layer.layer.areas[area].name;
    const bool tiled = !context.placement.tiles.empty();
    if (!chosen && width_of(canvas.fonts->small, name) > std::min(side * 1.05, room * (tiled ? 0.9 : 0.95))) continue;
    const double marginal = area < context.marginality.size() ? 400 * context.marginality[area] : 0;
    ImVec2 at = screen_of(context.viewport, context.placement.anchor(layer, area));
    at.y += canvas.px(context.label_drop);
    labels.push_back({area, &name, at, side + marginal + (kept ? kept_weight : 0) + (chosen ? 1e6 : 0),
                      area < context.paints.size() ? context.paints[area].colour : 0, chosen, kept});
  }
  return labels;
}

std::vector<Label> parent_labels(const Canvas& canvas, const LabelContext& context, LayerIndex parent_layer,
                                 const LabelMemory& memory) {
  const AtlasLayer& parents = context.atlas.layers[parent_layer];
  std::vector<Label> labels;
  for (AreaIndex area = 0; area < parents.layer.areas.size(); ++area) {
    const bool kept = memory.has(parent_layer, area);
    const double side = side_pixels(parents.area_bounds[area], context.viewport) * (kept ? kept_slack : 1);
    if (!visible(context.viewport, parents.area_bounds[area]) ||
        width_of(canvas.fonts->small, parents.layer.areas[area].name) > side * 1.3)
      continue;
    labels.push_back({area, &parents.layer.areas[area].name, screen_of(context.viewport, parents.label_points[area]),
                      side + (kept ? kept_weight : 0), palette().ground, false, kept});
  }
  return labels;
}

/// Do wards crowd too much to be named? Their boroughs are then, until a ward has room for its own name.
bool crowded(const Canvas& canvas, const AtlasLayer& layer, const Viewport& viewport, bool was_crowded) {
  const double typical = std::sqrt(layer.layer.bounds.size().x * layer.layer.bounds.size().y /
                                   static_cast<double>(layer.layer.areas.size())) /
                         viewport.metres_per_pixel / canvas.scale;
  return typical < (was_crowded ? 68 : 64);
}

}  // namespace

void draw_labels(const Canvas& canvas, const LabelContext& context, std::vector<Rectangle> taken, LabelMemory* memory) {
  const AtlasLayer& layer = context.atlas.layers[context.part.layer];
  if (layer.label_points.empty()) return;
  LabelMemory fresh;
  LabelMemory& names = memory != nullptr ? *memory : fresh;
  std::vector<Label> labels = area_labels(canvas, context, names);
  // Areas that have left their places have no borough about them.
  const bool by_parent = layer.parent_layer && context.placement.tiles.empty() &&
                         crowded(canvas, layer, context.viewport, names.by_parent);
  if (by_parent) {
    std::erase_if(labels, [](const Label& label) { return !label.always; });
    for (Label& label : parent_labels(canvas, context, *layer.parent_layer, names)) labels.push_back(label);
  }
  std::stable_sort(labels.begin(), labels.end(), [](const Label& a, const Label& b) { return a.weight > b.weight; });
  names.by_parent = by_parent;
  names.shown.clear();
  ImDrawList* list = ImGui::GetBackgroundDrawList();
  for (const Label& label : labels) {
    ImFont* font = label.always ? canvas.fonts->strong : canvas.fonts->small;
    const ImVec2 size = font->CalcTextSizeA(font->FontSize, 1e6f, 0, label.text->c_str());
    const ImVec2 about{canvas.px(label.kept ? 1.0f : 4.0f), canvas.px(label.kept ? 0.5f : 2.0f)};
    const Rectangle box{{label.centre.x - size.x / 2 - about.x, label.centre.y - size.y / 2 - about.y},
                        {label.centre.x + size.x / 2 + about.x, label.centre.y + size.y / 2 + about.y}};
    if (std::any_of(taken.begin(), taken.end(), [&](const Rectangle& other) { return other.touches(box); })) continue;
    taken.push_back(box);
    names.shown.emplace_back(by_parent && !label.always ? *layer.parent_layer : context.part.layer, label.area);
    // Names of boroughs lie over many tints: they bring their own ground.
    const LabelInk written = label_ink(label.under);
    const bool of_parent = by_parent && !label.always;
    halo_text(list, font, {label.centre.x - size.x / 2, label.centre.y - size.y / 2}, ink(written.ink),
              ink(written.halo, static_cast<float>(of_parent ? parent_halo : area_halo)), *label.text, canvas.px(1.1f));
  }
}

}  // namespace hustings::ui

#include <algorithm>
#include <cmath>

#include "ui/widgets.h"

namespace hustings::ui {

namespace {

struct Label {
  std::string text;
  ImVec2 centre;
  double weight;  // larger first
  Rgb under;
  bool always;
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

std::vector<Label> area_labels(const Canvas& canvas, const AtlasLayer& layer, const std::vector<Paint>& paints,
                               const Viewport& viewport, const std::vector<AreaIndex>& selected) {
  std::vector<Label> labels;
  for (AreaIndex area = 0; area < layer.layer.areas.size(); ++area) {
    if (!visible(viewport, layer.area_bounds[area])) continue;
    const bool chosen = std::find(selected.begin(), selected.end(), area) != selected.end();
    const double side = side_pixels(layer.area_bounds[area], viewport);
    const float width = width_of(canvas.fonts->small, layer.layer.areas[area].name);
    if (!chosen && width > std::min(side * 1.05, layer.area_bounds[area].size().x / viewport.metres_per_pixel * 0.95))
      continue;
    labels.push_back({layer.layer.areas[area].name, screen_of(viewport, layer.label_points[area]),
                      side + (chosen ? 1e6 : 0), area < paints.size() ? paints[area].colour : 0, chosen});
  }
  return labels;
}

std::vector<Label> parent_labels(const Canvas& canvas, const AtlasLayer& parents, const Viewport& viewport) {
  std::vector<Label> labels;
  for (AreaIndex area = 0; area < parents.layer.areas.size(); ++area) {
    const double side = side_pixels(parents.area_bounds[area], viewport);
    if (!visible(viewport, parents.area_bounds[area]) ||
        width_of(canvas.fonts->small, parents.layer.areas[area].name) > side * 1.3)
      continue;
    labels.push_back(
        {parents.layer.areas[area].name, screen_of(viewport, parents.label_points[area]), side, 0x20252C, false});
  }
  return labels;
}

constexpr Rgb dark_ink = 0x10141A;
constexpr Rgb light_ink = 0xFFFFFF;

}  // namespace

void draw_labels(const Canvas& canvas, const Atlas& atlas, const ScenePart& part, const std::vector<Paint>& paints,
                 const Viewport& viewport, const std::vector<AreaIndex>& selected, std::vector<Rectangle> taken) {
  const AtlasLayer& layer = atlas.layers[part.layer];
  if (layer.label_points.empty()) return;
  // Wards crowd at London's size: their boroughs are named until a ward has room for its own name.
  const double typical = std::sqrt(layer.layer.bounds.size().x * layer.layer.bounds.size().y /
                                   static_cast<double>(layer.layer.areas.size())) /
                         viewport.metres_per_pixel / canvas.scale;
  std::vector<Label> labels = area_labels(canvas, layer, paints, viewport, selected);
  const bool by_parent = layer.parent_layer && typical < 64;
  if (by_parent) {
    std::erase_if(labels, [](const Label& label) { return !label.always; });
    for (Label& label : parent_labels(canvas, atlas.layers[*layer.parent_layer], viewport))
      labels.push_back(std::move(label));
  }
  std::stable_sort(labels.begin(), labels.end(), [](const Label& a, const Label& b) { return a.weight > b.weight; });
  ImDrawList* list = ImGui::GetBackgroundDrawList();
  for (const Label& label : labels) {
    ImFont* font = label.always ? canvas.fonts->strong : canvas.fonts->small;
    const ImVec2 size = font->CalcTextSizeA(font->FontSize, 1e6f, 0, label.text.c_str());
    const Rectangle box{{label.centre.x - size.x / 2 - canvas.px(4), label.centre.y - size.y / 2 - canvas.px(2)},
                        {label.centre.x + size.x / 2 + canvas.px(4), label.centre.y + size.y / 2 + canvas.px(2)}};
    if (std::any_of(taken.begin(), taken.end(), [&](const Rectangle& other) { return other.touches(box); })) continue;
    taken.push_back(box);
    const bool dark = !by_parent && contrast(label.under, dark_ink) >= contrast(label.under, light_ink);
    halo_text(list, font, {label.centre.x - size.x / 2, label.centre.y - size.y / 2}, ink(dark ? dark_ink : light_ink),
              by_parent ? ink(dark_ink, 0.62f) : ink(label.under, 0.85f), label.text, canvas.px(1.1f));
  }
}

}  // namespace hustings::ui

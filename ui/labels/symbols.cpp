#include "ui/labels/symbols.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "atlas/figures/changes.h"
#include "atlas/paint/scales.h"
#include "geo/mesh/inset.h"
#include "geo/viewport.h"
#include "ui/kit/sheet.h"
#include "ui/kit/widgets.h"
#include "ui/labels/labels.h"

namespace hustings::ui {

namespace {

constexpr float unlit = 0.14f;  // the strength of a symbol outside the filter

/// Largest first, so that small circles lie on large ones.
std::vector<AreaIndex> by_size(const std::vector<double>& sizes) {
  std::vector<AreaIndex> order(sizes.size());
  for (AreaIndex area = 0; area < order.size(); ++area) order[area] = area;
  std::stable_sort(order.begin(), order.end(), [&](AreaIndex a, AreaIndex b) { return sizes[a] > sizes[b]; });
  return order;
}

Rectangle about(ImVec2 centre, ImVec2 half) {
  return {{centre.x - half.x, centre.y - half.y}, {centre.x + half.x, centre.y + half.y}};
}

std::vector<Rectangle> draw_circles(const Canvas& canvas, const LabelContext& context,
                                    const std::vector<double>& sizes) {
  std::vector<Rectangle> covered(sizes.size());
  const AtlasLayer& layer = context.atlas.layers[context.part.layer];
  double total = 0;
  for (const double size : sizes) total += size;
  if (total <= 0) return {};
  // All circles together cover a fifth of the layer's box: they overlap little where areas crowd.
  const double metres = std::sqrt(0.2 * layer.layer.bounds.size().x * layer.layer.bounds.size().y / total / 3.14159);
  // A vote is as large in an inset as beside it.
  const double metres_per_pixel =
      context.viewport.metres_per_pixel * (context.inset != nullptr ? context.inset->scale : 1);
  Sheet& sheet = *canvas.sheet;
  for (const AreaIndex area : by_size(sizes)) {
    if (sizes[area] <= 0 || !context.is_here(area)) continue;
    const ImVec2 at = pixel(context.viewport.to_screen(context.placement.anchor(layer, area)));
    const auto radius = static_cast<float>(std::sqrt(sizes[area]) * metres / metres_per_pixel);
    if (at.x < -radius || at.y < -radius || at.x > canvas.size.x + radius || at.y > canvas.size.y + radius) continue;
    const float strength = context.is_lit(area) ? 1 : unlit;
    sheet.disc(at, radius, ink(context.paints[area].colour, 0.92f * strength));
    sheet.ring(at, radius, ink(sheet.palette().ground, 0.9f * strength), canvas.px(1));
    covered[area] = about(at, {radius, radius});
  }
  return covered;
}

constexpr float pixels_per_point = 3.6f;  // design pixels

/// Leans to the right for a swing to the second of the pair, to the left for one to the first; a point of swing is as
/// long everywhere.
Rectangle draw_arrow(const Canvas& canvas, ImVec2 at, float points, ImU32 colour, ImU32 edge) {
  const float length = std::clamp(std::abs(points), 0.4f, 20.0f) * canvas.px(pixels_per_point) + canvas.px(6);
  constexpr float lean = 0.62f;  // radians from upright
  const ImVec2 direction{std::sin(lean) * (points < 0 ? -1.0f : 1.0f), -std::cos(lean)};
  const ImVec2 across{-direction.y, direction.x};
  const ImVec2 tail{at.x - direction.x * length / 2, at.y - direction.y * length / 2};
  const ImVec2 tip{at.x + direction.x * length / 2, at.y + direction.y * length / 2};
  const float head = std::min(canvas.px(10), length * 0.6f);
  const ImVec2 neck{tip.x - direction.x * head, tip.y - direction.y * head};
  const auto side = [&](float by) { return ImVec2{neck.x + across.x * by, neck.y + across.y * by}; };
  const std::array<ImVec2, 3> barb{side(head * 0.55f), side(-head * 0.55f), tip};
  Sheet& sheet = *canvas.sheet;
  sheet.line(tail, neck, edge, canvas.px(5.0f));
  sheet.line(tail, neck, colour, canvas.px(3.2f));
  sheet.polygon(barb, colour);
  sheet.outline(barb, edge, canvas.px(1.0f));
  return about(at, {std::abs(tip.x - tail.x) / 2 + canvas.px(3), std::abs(tip.y - tail.y) / 2 + canvas.px(3)});
}

std::vector<Rectangle> draw_arrows(const Canvas& canvas, const LabelContext& context,
                                   const std::vector<std::optional<Swing>>& swings, const SwingColours* colours) {
  std::vector<Rectangle> covered(swings.size());
  const AtlasLayer& layer = context.atlas.layers[context.part.layer];
  for (AreaIndex area = 0; area < swings.size(); ++area) {
    if (!swings[area] || !context.is_here(area)) continue;
    const Swing& swing = *swings[area];
    const ImVec2 at = pixel(context.viewport.to_screen(context.placement.anchor(layer, area)));
    if (at.x < 0 || at.y < 0 || at.x > canvas.size.x || at.y > canvas.size.y) continue;
    constexpr Rgb over_colours = 0xFFFFFF;
    const Rgb colour = colours ? colours->to(swing.percent >= 0 ? swing.pair.to : swing.pair.from) : over_colours;
    const float strength = context.is_lit(area) ? 1 : unlit;
    covered[area] = draw_arrow(canvas, at, static_cast<float>(swing.percent), ink(colour, strength),
                               ink(canvas.sheet->palette().ground, 0.85f * strength));
  }
  return covered;
}

/// Over gains and holds only of what changed hands, and between the two parties that it went from and to.
std::vector<std::optional<Swing>> shown_swings(const LabelContext& context, const View& view) {
  if (view.colour != ColourMode::status) return swings_of(context.atlas, view, context.part);
  std::vector<std::optional<Swing>> changed(context.atlas.layers[context.part.layer].layer.areas.size());
  const auto changes = changes_of(context.atlas, view);
  if (!changes || changes->layer != context.part.layer) return changed;
  std::map<std::pair<PartyIndex, PartyIndex>, std::vector<std::optional<Swing>>> swings;
  for (const Change& change : changes->list) {
    auto& of_pair = swings[{change.from, change.to}];
    if (of_pair.empty()) {
      View pair = view;
      pair.top_two = false;
      name_pair(context.atlas, pair, {change.from, change.to});
      of_pair = swings_of(context.atlas, pair, context.part);
    }
    changed[change.area] = of_pair[change.area];
  }
  return changed;
}

}  // namespace

std::vector<Rectangle> draw_symbols(const Canvas& canvas, const LabelContext& context, const View& view) {
  if (context.atlas.layers[context.part.layer].label_points.empty() || view.symbols == Symbols::none) return {};
  const SheetGroup group(*canvas.sheet, "symbols");
  switch (view.symbols) {
    case Symbols::circles:
      return draw_circles(canvas, context, area_sizes(context.atlas, context.part, view.circle_size));
    case Symbols::arrows: {
      const SwingColours colours(context.atlas, view, context.part.from.contest);
      return draw_arrows(canvas, context, shown_swings(context, view), is_quiet(view) ? &colours : nullptr);
    }
    case Symbols::none: break;
  }
  return {};
}

}  // namespace hustings::ui

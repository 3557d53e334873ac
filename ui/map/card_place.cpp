#include "ui/map/card_place.h"

#include <algorithm>
#include <array>

#include "geo/mesh/locate.h"

namespace hustings::ui {

namespace {

bool overlap(const Box& a, const Box& b) {
  return a.low.x < b.high.x && b.low.x < a.high.x && a.low.y < b.high.y && b.low.y < a.high.y;
}

/// Liang and Barsky: what is left of the segment between the box's sides.
bool crosses(const Box& box, Point from, Point to) {
  double enters = 0;
  double leaves = 1;
  const Point way = to - from;
  for (const int axis : {0, 1}) {
    if (way[axis] == 0) {
      if (from[axis] < box.low[axis] || from[axis] > box.high[axis]) return false;
      continue;
    }
    const double low = (box.low[axis] - from[axis]) / way[axis];
    const double high = (box.high[axis] - from[axis]) / way[axis];
    enters = std::max(enters, std::min(low, high));
    leaves = std::min(leaves, std::max(low, high));
  }
  return enters <= leaves;
}

bool crosses(const Box& box, const Ring& ring) {
  for (std::size_t i = 0; i < ring.size(); ++i)
    if (crosses(box, ring[i], ring[(i + 1) % ring.size()])) return true;
  return false;
}

bool crosses(const Box& box, const Shape& shape) {
  return std::any_of(shape.begin(), shape.end(), [&](const Polygon& polygon) {
    return crosses(box, polygon.outer) || std::any_of(polygon.holes.begin(), polygon.holes.end(),
                                                      [&](const Ring& hole) { return crosses(box, hole); });
  });
}

}  // namespace

bool has_card_column(const Canvas& canvas) {
  constexpr float least_part_of_map = 0.7f;
  constexpr float lowest = 480;
  if (canvas.size.x < canvas.px(narrow_width)) return false;
  const float height = canvas.size.y - canvas.px(list_top + timeline_height + 24) - canvas.inset.bottom;
  if (canvas.inset.bottom > 0 && height < canvas.px(lowest)) return false;
  if (canvas.inset.right == 0) return true;
  // The controls alone leave the map below them free, but its middle lies to the right of them.
  const float room = canvas.size.x - std::max(canvas.inset.left, canvas.px(toolbar_left - 16)) - canvas.inset.right;
  return room - canvas.px(card_width + 16) >= least_part_of_map * room;
}

Rectangle card_room(const Canvas& canvas) {
  const float right = canvas.size.x - canvas.inset.right - canvas.px(16);
  return {{right - canvas.px(card_width), canvas.px(card_top)},
          {right, canvas.size.y - canvas.px(timeline_height + 16) - canvas.inset.bottom}};
}

bool holds_areas(const AtlasLayer& layer, const Placement& placement, const Viewport& viewport,
                 const Rectangle& place) {
  Box box;
  box.add(viewport.to_world({place.low.x, place.low.y}));
  box.add(viewport.to_world({place.high.x, place.high.y}));
  const auto areas = static_cast<AreaIndex>(layer.layer.areas.size());
  if (!placement.tiles.empty()) {
    for (AreaIndex area = 0; area < areas; ++area)
      if (overlap(placement.bounds(layer, area), box)) return true;
    return false;
  }
  const std::array<Point, 5> points{box.low, box.high, {box.low.x, box.high.y}, {box.high.x, box.low.y}, box.centre()};
  if (std::any_of(points.begin(), points.end(), [&](Point point) { return layer.locator->locate(point).has_value(); }))
    return true;
  for (AreaIndex area = 0; area < areas; ++area)
    if (overlap(layer.area_bounds[area], box) && crosses(box, layer.layer.areas[area].shape)) return true;
  return false;
}

CardPlan plan_cards(const CardsAsked& asked) {
  CardPlan plan;
  const bool has_column = asked.column && !asked.listing;
  if (has_column && asked.free) {
    plan.card = asked.pointed ? asked.pointed : asked.selected;
    return plan;
  }
  if (has_column && asked.reserved) plan.card = asked.selected;  // as a panel, beside what is looked at
  else plan.foot = asked.selected;
  if (asked.pointed != asked.selected) plan.tip = asked.pointed;
  return plan;
}

}  // namespace hustings::ui

#include "ui/map/still_plan.h"

#include <algorithm>

#include "ui/kit/measure_sheet.h"
#include "ui/map/headline_panel.h"
#include "ui/map/legend_panel.h"

namespace hustings::ui {

namespace {

// Design pixels.
constexpr float frame_edge = 14;
constexpr float legend_left = 16;
constexpr float legend_below = 20;
constexpr float legend_above = 14;

/// Where the legend stands in a corner, clear of what is there.
Rectangle legend_at(const Canvas& canvas, const LegendCorner& corner, ImVec2 size, const TextPlan& plan) {
  const float left = corner.right ? canvas.size.x - canvas.px(legend_left) - size.x : canvas.px(legend_left);
  float top = canvas.size.y - canvas.px(legend_below) - size.y;
  if (corner.upper) top = (corner.right ? plan.tally : plan.title).high.y + canvas.px(legend_above);
  else if (corner.right && !is_empty(plan.foot)) top = plan.foot.low.y - canvas.px(legend_above) - size.y;
  return {{left, top}, {left + size.x, top + size.y}};
}

}  // namespace

std::optional<TextPlan> plan_still(const Canvas& given, const Headline& headline, const std::string& source,
                                   const Legend& legend, const Silhouette& silhouette) {
  Canvas canvas = given;
  MeasureSheet sheet(canvas.scale);
  canvas.sheet = &sheet;
  TextPlan base;
  base.title = title_place(canvas, headline);
  base.tally = tally_place(canvas, headline);
  base.foot = source_words_place(canvas, source);
  const float edge = canvas.px(frame_edge);
  base.room.frame = {{edge, edge}, {canvas.size.x - edge, canvas.size.y - edge}};
  std::vector<TextPlan> plans;
  std::vector<TextForm> forms;
  for (const LegendCorner& corner : legend_corners)
    for (const float limit : legend_widths(canvas, legend)) {
      Canvas narrow = canvas;
      narrow.inset.legend_width = limit;
      const Rectangle place = legend_place(narrow, legend, 0);
      TextPlan plan = base;
      plan.legend = legend_at(canvas, corner, {place.high.x - place.low.x, place.high.y - place.low.y}, plan);
      plan.legend_width = limit;
      plan.legend_right = corner.right;
      plan.legend_upper = corner.upper;
      const std::vector<Rectangle> others{plan.title, plan.tally, plan.foot};
      if (std::any_of(others.begin(), others.end(), [&](const Rectangle& other) { return other.touches(plan.legend); }))
        continue;
      for (const Rectangle& text : {plan.title, plan.tally, plan.foot, plan.legend})
        if (!is_empty(text)) plan.room.taken.push_back(with_gap(canvas, text));
      forms.push_back({plan.room, corner.worth * (limit > 0 ? 0.99 : 1)});
      plans.push_back(std::move(plan));
    }
  const auto best = best_form(silhouette, forms);
  if (!best) return std::nullopt;
  lay_out_map(silhouette, canvas.size, plans[*best]);
  return plans[*best];
}

}  // namespace hustings::ui

#include "ui/map/window_plan.h"

#include <algorithm>

#include "ui/kit/measure_sheet.h"
#include "ui/map/headline_panel.h"
#include "ui/map/legend_panel.h"

namespace hustings::ui {

namespace {

// Design pixels.
constexpr float frame_edge = 12;
constexpr float legend_left = 16;

/// In the usual corner, or beside what is at the right.
Rectangle legend_at(const Canvas& canvas, bool right, const Rectangle& natural, float bottom) {
  const ImVec2 size{natural.high.x - natural.low.x, natural.high.y - natural.low.y};
  const float left = right ? canvas.size.x - canvas.inset.right - canvas.px(legend_left) - size.x : natural.low.x;
  return {{left, bottom - size.y}, {left + size.x, bottom}};
}

}  // namespace

std::optional<TextPlan> plan_window(const Canvas& given, const Headline& headline, const Legend& legend,
                                    const WindowPlaces& places, const Silhouette& silhouette) {
  Canvas canvas = given;
  MeasureSheet sheet(canvas.scale);
  canvas.sheet = &sheet;
  TextPlan base;
  base.title = title_place(canvas, headline);
  base.tally = tally_place(canvas, headline);
  const float edge = canvas.px(frame_edge);
  base.room.frame = {{edge, edge}, {canvas.size.x - edge, canvas.size.y - edge}};
  for (const Rectangle& text : {base.title, base.tally})
    if (!is_empty(text)) base.room.taken.push_back(with_gap(canvas, text));
  for (const Rectangle& panel : places.panels) base.room.taken.push_back(with_gap(canvas, panel));
  std::vector<TextPlan> plans;
  std::vector<TextForm> forms;
  for (const bool right : {false, true})
    for (const float limit : legend_widths(canvas, legend)) {
      Canvas narrow = canvas;
      if (limit > 0) narrow.inset.legend_width = limit;
      TextPlan plan = base;
      plan.legend = legend_at(canvas, right, legend_place(narrow, legend, 0), places.legend_bottom);
      plan.legend_width = narrow.inset.legend_width;
      plan.legend_right = right;
      if (right && std::any_of(places.panels.begin(), places.panels.end(),
                               [&](const Rectangle& panel) { return panel.touches(plan.legend); }))
        continue;
      plan.room.taken.push_back(with_gap(canvas, plan.legend));
      forms.push_back({plan.room, (right ? 0.97 : 1) * (limit > 0 ? 0.99 : 1)});
      plans.push_back(std::move(plan));
    }
  const auto best = best_form(silhouette, forms);
  if (!best) return std::nullopt;
  lay_out_map(silhouette, canvas.size, plans[*best]);
  return plans[*best];
}

}  // namespace hustings::ui

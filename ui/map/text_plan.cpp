#include "ui/map/text_plan.h"

#include <algorithm>
#include <cmath>

#include "ui/kit/sheet.h"
#include "ui/kit/theme.h"
#include "ui/map/legend_panel.h"

namespace hustings::ui {

namespace {

constexpr float legend_edge = 16;  // of the plate from what it stands beside, as legend_place has it

}  // namespace

bool is_empty(const Rectangle& place) { return place.high.x <= place.low.x || place.high.y <= place.low.y; }

Rectangle with_gap(const Canvas& canvas, const Rectangle& text) {
  if (is_empty(text)) return text;
  const ImVec2 gap{canvas.px(text_gap_x), canvas.px(text_gap_y)};
  return {{text.low.x - gap.x, text.low.y - gap.y}, {text.high.x + gap.x, text.high.y + gap.y}};
}

LegendSpot TextPlan::spot_of(const Canvas& canvas, const Legend& shown) const {
  LegendSpot spot{canvas, legend.high.y, legend_band};
  if (legend_band) return spot;
  spot.canvas.inset.legend_width = legend_width;
  if (legend_close) spot.canvas.inset.legend_height = closest_legend;
  spot.canvas.inset.left = legend.low.x - canvas.px(legend_edge);
  const Rectangle there = legend_place(spot.canvas, shown, spot.bottom);
  if (legend_right) spot.canvas.inset.left += legend.high.x - there.high.x;
  if (legend_upper) spot.bottom += legend.low.y - there.low.y;
  return spot;
}

void lay_out_map(const Silhouette& silhouette, ImVec2 size, TextPlan& plan) {
  if (const auto camera = largest_clear(silhouette, plan.room, size)) plan.home = *camera;
  plan.free = largest_clear_square(plan.room, size);
}

Margins margins_of(const TextPlan& plan, ImVec2 size) {
  return {plan.free.low.x, plan.free.low.y, size.x - plan.free.high.x, size.y - plan.free.high.y};
}

std::vector<float> legend_widths(const Canvas& canvas, const Legend& legend) {
  const Rectangle natural = legend_place(canvas, legend, 0);
  std::vector<float> widths{0};
  for (const float narrow : {200.0f, 152.0f})
    if (canvas.px(narrow) < 0.95f * (natural.high.x - natural.low.x)) widths.push_back(canvas.px(narrow));
  return widths;
}

float away_from_home(const TextPlan& plan, const Viewport& camera) {
  const double scales = std::abs(std::log(camera.metres_per_pixel / plan.home.metres_per_pixel));
  const Point aside = (camera.centre - plan.home.centre) / plan.home.metres_per_pixel;
  const double pixels = std::max(std::abs(aside.x), std::abs(aside.y)) / std::max(1.0, plan.home.size.y);
  return static_cast<float>(std::clamp(std::max(scales / 0.1, pixels / 0.05), 0.0, 1.0));
}

void draw_text_scrim(const Canvas& canvas, const Rectangle& text, float strength) {
  if (is_empty(text) || !canvas.scrims || strength <= 0) return;
  constexpr int layers = 4;
  const float each = (1 - std::pow(1 - scrim_opacity, 1.0f / layers)) * strength;
  for (int layer = 0; layer < layers; ++layer) {
    const float out = canvas.px(8 - 2.0f * static_cast<float>(layer));
    canvas.sheet->rectangle({text.low.x - out, text.low.y - out}, {text.high.x + out, text.high.y + out},
                            ink(canvas.sheet->palette().ground, each), out);
  }
}

}  // namespace hustings::ui

#include "ui/map/legend_parts.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <limits>

#include "atlas/paint/legend.h"
#include "base/text/text.h"
#include "ui/kit/sheet.h"
#include "ui/kit/widgets.h"

namespace hustings::ui {

namespace {

/// Along the ticks, from 0 at the first to 1 at the last: the figure that stands there.
double figure_along(const Legend& legend, double part) {
  const std::vector<double>& ticks = legend.ticks;
  if (!legend.even_ticks) return ticks.front() + (ticks.back() - ticks.front()) * part;
  const double at = part * static_cast<double>(ticks.size() - 1);
  const auto index = std::min(static_cast<std::size_t>(at), ticks.size() - 2);
  return ticks[index] + (ticks[index + 1] - ticks[index]) * (at - static_cast<double>(index));
}

}  // namespace

void draw_bar(Sheet& sheet, const Scale& scale, const Legend& legend, ImVec2 low, ImVec2 high) {
  constexpr int steps = 48;
  for (int i = 0; i < steps; ++i) {
    const float x0 = low.x + (high.x - low.x) * static_cast<float>(i) / steps;
    // Each reaches to the end, and the next lies over it: side by side they would show seams on paper.
    sheet.rectangle({x0, low.y}, high, ink(scale.at(figure_along(legend, (i + 0.5) / steps))));
  }
}

std::string tick_label(double tick, bool sign) {
  const int decimals = std::abs(tick - std::round(tick)) > 0.01 ? 1 : 0;
  return sign ? signed_decimal(tick, decimals) : decimal(tick, decimals);
}

TickWords tick_words(const Canvas& canvas, const Legend& legend, bool brief) {
  TickWords words;
  for (std::size_t i = 0; i < legend.ticks.size(); ++i)
    words.labels.push_back(legend.tick_labels.empty() ? tick_label(legend.ticks[i], legend.signed_ticks)
                                                      : legend.tick_labels[i]);
  if (words.labels.empty()) return words;
  if (legend.more_below) {
    std::string& first = words.labels.front();
    first = brief ? "< " + first : first + " and less";
  }
  if (legend.more_above) {
    std::string& last = words.labels.back();
    last = brief ? "> " + last : last + " and more";
  }
  words.before = canvas.sheet->width_of(TextStyle::small, words.labels.front()) / 2;
  words.after = canvas.sheet->width_of(TextStyle::small, words.labels.back()) / 2;
  return words;
}

void draw_ticks(const Canvas& canvas, const Legend& legend, const TickWords& words, ImVec2 at, float width) {
  Sheet& sheet = *canvas.sheet;
  const ImU32 quiet = ink(sheet.palette().secondary);
  const double span = legend.ticks.back() - legend.ticks.front();
  const float gap = canvas.px(4);
  float free_from = -std::numeric_limits<float>::max();
  for (std::size_t i = 0; i < legend.ticks.size(); ++i) {
    const double tick = legend.ticks[i];
    const double part = legend.even_ticks ? static_cast<double>(i) / static_cast<double>(legend.ticks.size() - 1)
                                          : (tick - legend.ticks.front()) / span;
    const float x = at.x + width * static_cast<float>(part);
    const std::string& label = words.labels[i];
    sheet.line({x, at.y}, {x, at.y + canvas.px(4)}, quiet, canvas.px(1));
    const float half = sheet.width_of(TextStyle::small, label) / 2;
    const bool last = i + 1 == legend.ticks.size();
    if (!last && (x - half < free_from || x + half > at.x + width - words.after - gap)) continue;
    free_from = x + half + gap;
    sheet.text(TextStyle::small, {x, at.y + canvas.px(5)}, quiet, label, Align::centre);
  }
}

void draw_plate(const Canvas& canvas, const Rectangle& place) {
  Sheet& sheet = *canvas.sheet;
  const Palette& colours = sheet.palette();
  const float rounding = std::floor(canvas.px(8));
  sheet.rectangle(place.low, place.high, ink(colours.panel, colours.panel_opacity), rounding);
  sheet.frame(place.low, place.high, ink(colours.rule), rounding, std::max(1.0f, std::round(canvas.scale)));
}

}  // namespace hustings::ui

#include <cmath>
#include <fmt/format.h>

#include "base/text.h"
#include "ui/widgets.h"

namespace hustings::ui {

namespace {

constexpr float bar_width = 148;
constexpr float row_height = 22;
constexpr float note_height = 18;
constexpr float note_gap = 4;
constexpr float crossing_cell = 26;

/// Along the ticks, from 0 at the first to 1 at the last: the figure that stands there.
double figure_along(const Legend& legend, double part) {
  const std::vector<double>& ticks = legend.ticks;
  if (!legend.even_ticks) return ticks.front() + (ticks.back() - ticks.front()) * part;
  const double at = part * static_cast<double>(ticks.size() - 1);
  const auto index = std::min(static_cast<std::size_t>(at), ticks.size() - 2);
  return ticks[index] + (ticks[index + 1] - ticks[index]) * (at - static_cast<double>(index));
}

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
  return sign ? signed_decimal(tick, decimals) : fmt::format("{:.{}f}", tick, decimals);
}

void draw_ticks(const Canvas& canvas, const Legend& legend, ImVec2 at) {
  Sheet& sheet = *canvas.sheet;
  const ImU32 quiet = ink(sheet.palette().secondary);
  const double span = legend.ticks.back() - legend.ticks.front();
  for (std::size_t i = 0; i < legend.ticks.size(); ++i) {
    const double tick = legend.ticks[i];
    const double part = legend.even_ticks ? static_cast<double>(i) / static_cast<double>(legend.ticks.size() - 1)
                                          : (tick - legend.ticks.front()) / span;
    const float x = at.x + canvas.px(bar_width) * static_cast<float>(part);
    const std::string label =
        legend.tick_labels.empty() ? tick_label(tick, legend.signed_ticks) : legend.tick_labels[i];
    sheet.line({x, at.y}, {x, at.y + canvas.px(4)}, quiet, canvas.px(1));
    sheet.text(TextStyle::small, {x, at.y + canvas.px(5)}, quiet, label, Align::centre);
  }
}

struct Size {
  float width, height, label_width;
};

Size measure(const Canvas& canvas, const Legend& legend) {
  const Sheet& sheet = *canvas.sheet;
  Size size{canvas.px(32) + sheet.width_of(TextStyle::strong, legend.title), canvas.px(24 + 20), 0};
  for (const LegendEntry& entry : legend.entries) {
    size.height += canvas.px(row_height);
    if (entry.scale) size.label_width = std::max(size.label_width, sheet.width_of(TextStyle::body, entry.label));
    else size.width = std::max(size.width, canvas.px(32 + 28) + sheet.width_of(TextStyle::body, entry.label));
  }
  if (!legend.ticks.empty()) {
    const float gap = size.label_width > 0 ? canvas.px(12) : canvas.px(8);
    size.width = std::max(size.width, canvas.px(32 + bar_width + 14) + size.label_width + gap);
    size.height += canvas.px(22);
  }
  if (!legend.low_label.empty()) size.height += canvas.px(18);
  if (legend.crossing) {
    size.height += canvas.px(3 * crossing_cell + 56);
    size.width = std::max(size.width, canvas.px(32 + 3 * crossing_cell + 40));
    for (const std::string& line : {"\u2192 " + legend.crossing->first, "\u2191 " + legend.crossing->second})
      size.width = std::max(size.width, canvas.px(32) + sheet.width_of(TextStyle::small, line));
  }
  if (!legend.notes.empty()) size.height += canvas.px(note_gap);
  for (const std::string& note : legend.notes) {
    size.height += canvas.px(note_height);
    size.width = std::max(size.width, canvas.px(32) + sheet.width_of(TextStyle::small, note));
  }
  return size;
}

/// Three by three classes: the first figure grows to the right, the second upwards.
void draw_crossing(const Canvas& canvas, const LegendCrossing& crossing, ImVec2 at) {
  Sheet& sheet = *canvas.sheet;
  const float cell = canvas.px(crossing_cell);
  const ImU32 quiet = ink(sheet.palette().secondary);
  const ImVec2 corner{at.x + canvas.px(34), at.y};
  for (int second = 0; second < 3; ++second)
    for (int first = 0; first < 3; ++first) {
      const ImVec2 low{corner.x + cell * static_cast<float>(first), corner.y + cell * static_cast<float>(2 - second)};
      sheet.rectangle(low, {low.x + cell - canvas.px(1), low.y + cell - canvas.px(1)},
                      ink(crossed_colour(first, second)));
    }
  for (int i = 0; i < 2; ++i) {
    const auto index = static_cast<std::size_t>(i);
    const auto label = [&](const std::string& own, double tick) { return own.empty() ? tick_label(tick, false) : own; };
    sheet.text(TextStyle::small, {corner.x + cell * static_cast<float>(i + 1), corner.y + 3 * cell + canvas.px(1)},
               quiet, label(crossing.first_labels[index], crossing.first_breaks[index]), Align::centre);
    sheet.text(
        TextStyle::small,
        {corner.x - canvas.px(6), corner.y + cell * static_cast<float>(2 - i) - sheet.height_of(TextStyle::small) / 2},
        quiet, label(crossing.second_labels[index], crossing.second_breaks[index]), Align::right);
  }
  sheet.text(TextStyle::small, {at.x, corner.y + 3 * cell + canvas.px(18)}, quiet, "\u2192 " + crossing.first);
  sheet.text(TextStyle::small, {at.x, corner.y + 3 * cell + canvas.px(34)}, quiet, "\u2191 " + crossing.second);
}

/// The same plate as panels have.
void draw_plate(const Canvas& canvas, const Rectangle& place) {
  Sheet& sheet = *canvas.sheet;
  const Palette& colours = sheet.palette();
  const float rounding = std::floor(canvas.px(8));
  sheet.rectangle(place.low, place.high, ink(colours.panel, colours.panel_opacity), rounding);
  sheet.frame(place.low, place.high, ink(colours.rule), rounding, std::max(1.0f, std::round(canvas.scale)));
}

}  // namespace

Rectangle legend_place(const Canvas& canvas, const Legend& legend, float bottom) {
  const Size size = measure(canvas, legend);
  const float left = canvas.inset.left + canvas.px(16);
  return {{left, bottom - size.height}, {left + size.width, bottom}};
}

void draw_legend(const Canvas& canvas, const Legend& legend, float bottom) {
  const Size size = measure(canvas, legend);
  Sheet& sheet = *canvas.sheet;
  const Palette& colours = sheet.palette();
  const SheetGroup group(sheet, "legend");
  const ImVec2 low = legend_place(canvas, legend, bottom).low;
  const ImVec2 corner{std::floor(low.x), std::floor(low.y)};
  draw_plate(canvas, {corner, {corner.x + std::floor(size.width), corner.y + std::floor(size.height)}});
  ImVec2 at{corner.x + std::floor(canvas.px(16)), corner.y + std::floor(canvas.px(12))};
  sheet.text(TextStyle::strong, at, ink(colours.text), legend.title);
  at.y += sheet.height_of(TextStyle::strong) + std::floor(canvas.px(6)) + canvas.px(2);
  const float bar_left = at.x + (size.label_width > 0 ? size.label_width + canvas.px(12) : canvas.px(8));
  bool ticks_due = false;
  const auto finish_bars = [&] {
    if (!ticks_due) return;
    draw_ticks(canvas, legend, {bar_left, at.y - canvas.px(4)});
    at.y += canvas.px(22);
    if (!legend.low_label.empty()) {
      const float right = bar_left + canvas.px(bar_width);
      sheet.text(TextStyle::small, {bar_left - canvas.px(6), at.y - canvas.px(3)}, ink(colours.text), legend.low_label);
      sheet.text(TextStyle::small, {right + canvas.px(8), at.y - canvas.px(3)}, ink(colours.text), legend.high_label,
                 Align::right);
      at.y += canvas.px(18);
    }
    ticks_due = false;
  };
  if (legend.crossing) {
    draw_crossing(canvas, *legend.crossing, at);
    at.y += canvas.px(3 * crossing_cell + 56);
  }
  for (const LegendEntry& entry : legend.entries) {
    if (entry.scale) {
      sheet.text(TextStyle::body, at, ink(colours.text), entry.label);
      draw_bar(sheet, *entry.scale, legend, {bar_left, at.y + canvas.px(3)},
               {bar_left + canvas.px(bar_width), at.y + canvas.px(15)});
      ticks_due = true;
    } else {
      finish_bars();
      draw_swatch(sheet, {at.x, at.y + canvas.px(2)}, {at.x + canvas.px(20), at.y + canvas.px(16)}, entry.paint,
                  canvas.scale);
      sheet.text(TextStyle::body, {at.x + canvas.px(28), at.y}, ink(colours.text), entry.label);
    }
    at.y += canvas.px(row_height);
  }
  finish_bars();
  if (!legend.notes.empty()) at.y += canvas.px(note_gap);
  for (const std::string& note : legend.notes) {
    sheet.text(TextStyle::small, at, ink(colours.secondary), note);
    at.y += canvas.px(note_height);
  }
}

}  // namespace hustings::ui

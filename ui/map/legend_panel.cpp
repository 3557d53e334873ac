#include "ui/map/legend_panel.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "atlas/paint/legend.h"
#include "base/text/text.h"
#include "ui/kit/sheet.h"
#include "ui/kit/widgets.h"
#include "ui/map/legend_parts.h"

namespace hustings::ui {

namespace {

// Design pixels.
constexpr float widest = 344;
constexpr float title_line = 18;
constexpr float shortest_bar = 80;
constexpr float row_height = 22;
constexpr float closest_rows = 17;
constexpr float note_height = 18;
constexpr float note_gap = 4;
constexpr float crossing_cell = 26;

/// How a legend is laid out in the room that it has; pixels.
struct Layout {
  float width = 0, height = 0;
  float label_width = 0;  ///< of the widest name before a bar
  TickWords ticks;        ///< under the bars
  float bar = 0;          ///< how long bars are
  float row = 0;          ///< from one entry to the next
  std::vector<std::string> title;
  std::vector<std::string> notes;
  std::vector<std::vector<std::string>> labels;  ///< of the swatches, by entry; none of bars
};

/// Before a bar stands its name, and the first figure under it reaches there too.
float before_bars(const Canvas& canvas, float label_width, const TickWords& ticks) {
  return std::max(label_width + (label_width > 0 ? canvas.px(12) : canvas.px(8)), ticks.before - canvas.px(8));
}

float after_bars(const Canvas& canvas, const TickWords& ticks) {
  return std::max(canvas.px(14), ticks.after - canvas.px(8));
}

/// How wide it would be if no line were broken, and its bars as long as they like.
float natural_width(const Canvas& canvas, const Legend& legend, float label_width) {
  const Sheet& sheet = *canvas.sheet;
  float width = canvas.px(32) + sheet.width_of(TextStyle::strong, legend.title);
  for (const LegendEntry& entry : legend.entries)
    if (!entry.scale) width = std::max(width, canvas.px(32 + 28) + sheet.width_of(TextStyle::body, entry.label));
  if (!legend.ticks.empty()) {
    const TickWords ticks = tick_words(canvas, legend, false);
    width = std::max(width,
                     canvas.px(32 + bar_width) + before_bars(canvas, label_width, ticks) + after_bars(canvas, ticks));
  }
  if (legend.crossing) {
    width = std::max(width, canvas.px(32 + 3 * crossing_cell + 40));
    for (const std::string& line : {"\u2192 " + legend.crossing->first, "\u2191 " + legend.crossing->second})
      width = std::max(width, canvas.px(32) + sheet.width_of(TextStyle::small, line));
  }
  for (const std::string& note : legend.notes)
    width = std::max(width, canvas.px(32) + sheet.width_of(TextStyle::small, note));
  return width;
}

/// Bars as long as they like to be, or as there is room for, with as many words under them as go there.
void lay_out_bars(const Canvas& canvas, const Legend& legend, float inner, Layout& layout) {
  for (const bool brief : {false, true}) {
    layout.ticks = tick_words(canvas, legend, brief);
    const float most = inner - before_bars(canvas, layout.label_width, layout.ticks) - after_bars(canvas, layout.ticks);
    layout.bar = std::clamp(most, canvas.px(shortest_bar), canvas.px(bar_width));
    if (most >= layout.bar && layout.ticks.fit(canvas, layout.bar)) return;
  }
}

Layout laid_out(const Canvas& canvas, const Legend& legend) {
  const Sheet& sheet = *canvas.sheet;
  Layout layout;
  for (const LegendEntry& entry : legend.entries)
    if (entry.scale) layout.label_width = std::max(layout.label_width, sheet.width_of(TextStyle::body, entry.label));
  float limit = canvas.px(widest);
  if (canvas.inset.legend_width > 0) limit = std::min(limit, canvas.inset.legend_width);
  layout.width = std::min(natural_width(canvas, legend, layout.label_width), limit);
  const float inner = layout.width - canvas.px(32);
  layout.title = wrapped_lines(sheet, TextStyle::strong, legend.title, inner);
  for (const std::string& note : legend.notes)
    for (std::string& line : wrapped_lines(sheet, TextStyle::small, note, inner))
      layout.notes.push_back(std::move(line));
  for (const LegendEntry& entry : legend.entries) {
    layout.labels.emplace_back();
    if (!entry.scale) layout.labels.back() = wrapped_lines(sheet, TextStyle::body, entry.label, inner - canvas.px(28));
    if (!layout.labels.back().empty())
      layout.height += canvas.px(title_line) * static_cast<float>(layout.labels.back().size() - 1);
  }
  layout.height += canvas.px(24 + 20) + canvas.px(title_line) * static_cast<float>(layout.title.size() - 1);
  if (!legend.ticks.empty()) {
    lay_out_bars(canvas, legend, inner, layout);
    layout.height += canvas.px(22);
  }
  if (!legend.low_label.empty()) layout.height += canvas.px(18);
  if (legend.crossing) layout.height += canvas.px(3 * crossing_cell + 56);
  if (!layout.notes.empty()) layout.height += canvas.px(note_gap);
  layout.height += canvas.px(note_height) * static_cast<float>(layout.notes.size());
  // Many entries stand closer where there is little room.
  const auto entries = static_cast<float>(legend.entries.size());
  layout.row = canvas.px(row_height);
  if (canvas.inset.legend_height > 0 && entries > 0)
    layout.row = std::clamp((canvas.inset.legend_height - layout.height) / entries, canvas.px(closest_rows),
                            canvas.px(row_height));
  layout.height += layout.row * entries;
  return layout;
}

/// Three by three classes: the first figure grows to the right, the second upwards.
void draw_crossing(const Canvas& canvas, const LegendCrossing& crossing, ImVec2 at, float width) {
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
  sheet.text(TextStyle::small, {at.x, corner.y + 3 * cell + canvas.px(18)}, quiet,
             fitted(sheet, TextStyle::small, "\u2192 " + crossing.first, width));
  sheet.text(TextStyle::small, {at.x, corner.y + 3 * cell + canvas.px(34)}, quiet,
             fitted(sheet, TextStyle::small, "\u2191 " + crossing.second, width));
}

/// Bars, what stands under them, and swatches, one below the other; moves `at` below them.
void draw_entries(const Canvas& canvas, const Legend& legend, const Layout& layout, ImVec2& at) {
  Sheet& sheet = *canvas.sheet;
  const Palette& colours = sheet.palette();
  const float bar_left = at.x + before_bars(canvas, layout.label_width, layout.ticks);
  bool ticks_due = false;
  const auto finish_bars = [&] {
    if (!ticks_due) return;
    draw_ticks(canvas, legend, layout.ticks, {bar_left, at.y - canvas.px(4)}, layout.bar);
    at.y += canvas.px(22);
    if (!legend.low_label.empty()) {
      sheet.text(TextStyle::small, {bar_left - canvas.px(6), at.y - canvas.px(3)}, ink(colours.text), legend.low_label);
      sheet.text(TextStyle::small, {bar_left + layout.bar + canvas.px(8), at.y - canvas.px(3)}, ink(colours.text),
                 legend.high_label, Align::right);
      at.y += canvas.px(18);
    }
    ticks_due = false;
  };
  for (std::size_t i = 0; i < legend.entries.size(); ++i) {
    const LegendEntry& entry = legend.entries[i];
    if (entry.scale) {
      sheet.text(TextStyle::body, at, ink(colours.text), entry.label);
      draw_bar(sheet, *entry.scale, legend, {bar_left, at.y + canvas.px(3)},
               {bar_left + layout.bar, at.y + canvas.px(15)});
      ticks_due = true;
    } else {
      finish_bars();
      draw_swatch(sheet, {at.x, at.y + canvas.px(2)}, {at.x + canvas.px(20), at.y + canvas.px(16)}, entry.paint,
                  canvas.scale);
      for (std::size_t line = 0; line < layout.labels[i].size(); ++line) {
        if (line > 0) at.y += canvas.px(title_line);
        sheet.text(TextStyle::body, {at.x + canvas.px(28), at.y}, ink(colours.text), layout.labels[i][line]);
      }
    }
    at.y += layout.row;
  }
  finish_bars();
}

}  // namespace

Rectangle legend_place(const Canvas& canvas, const Legend& legend, float bottom) {
  const Layout layout = laid_out(canvas, legend);
  const float left = canvas.inset.left + canvas.px(16);
  return {{left, bottom - layout.height}, {left + layout.width, bottom}};
}

Legend shortened(const Canvas& canvas, Legend legend, float height) {
  const std::size_t all = legend.entries.size();
  const std::size_t notes = legend.notes.size();
  while (legend.entries.size() > 2 && laid_out(canvas, legend).height > height) {
    legend.entries.pop_back();
    legend.notes.resize(notes);
    legend.notes.push_back(fmt::format("and {} more", all - legend.entries.size()));
  }
  return legend;
}

void draw_legend(const Canvas& canvas, const Legend& legend, float bottom) {
  const Layout layout = laid_out(canvas, legend);
  Sheet& sheet = *canvas.sheet;
  const Palette& colours = sheet.palette();
  const SheetGroup group(sheet, "legend");
  const ImVec2 low{canvas.inset.left + canvas.px(16), bottom - layout.height};
  const ImVec2 corner{std::floor(low.x), std::floor(low.y)};
  draw_plate(canvas, {corner, {corner.x + std::floor(layout.width), corner.y + std::floor(layout.height)}});
  ImVec2 at{corner.x + std::floor(canvas.px(16)), corner.y + std::floor(canvas.px(12))};
  for (std::size_t i = 0; i < layout.title.size(); ++i)
    sheet.text(TextStyle::strong, {at.x, at.y + canvas.px(title_line) * static_cast<float>(i)}, ink(colours.text),
               layout.title[i]);
  at.y += canvas.px(title_line) * static_cast<float>(layout.title.size() - 1);
  at.y += sheet.height_of(TextStyle::strong) + std::floor(canvas.px(6)) + canvas.px(2);
  if (legend.crossing) {
    draw_crossing(canvas, *legend.crossing, at, layout.width - canvas.px(32));
    at.y += canvas.px(3 * crossing_cell + 56);
  }
  draw_entries(canvas, legend, layout, at);
  if (!layout.notes.empty()) at.y += canvas.px(note_gap);
  for (const std::string& line : layout.notes) {
    sheet.text(TextStyle::small, at, ink(colours.secondary), line);
    at.y += canvas.px(note_height);
  }
}

}  // namespace hustings::ui

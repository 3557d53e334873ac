#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <limits>

#include "base/text.h"
#include "ui/legend_strip.h"
#include "ui/widgets.h"

namespace hustings::ui {

namespace {

// Design pixels.
constexpr float widest = 344;
constexpr float title_line = 18;
constexpr float bar_width = 148;
constexpr float shortest_bar = 80;
constexpr float row_height = 22;
constexpr float closest_rows = 17;
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

/// Below a bar so wide. Labels that would touch the one before them, or the last one, are left out.
void draw_ticks(const Canvas& canvas, const Legend& legend, ImVec2 at, float width) {
  Sheet& sheet = *canvas.sheet;
  const ImU32 quiet = ink(sheet.palette().secondary);
  const double span = legend.ticks.back() - legend.ticks.front();
  const auto label_of = [&](std::size_t i) {
    return legend.tick_labels.empty() ? tick_label(legend.ticks[i], legend.signed_ticks) : legend.tick_labels[i];
  };
  const float last_half = sheet.width_of(TextStyle::small, label_of(legend.ticks.size() - 1)) / 2;
  const float gap = canvas.px(4);
  float free_from = -std::numeric_limits<float>::max();
  for (std::size_t i = 0; i < legend.ticks.size(); ++i) {
    const double tick = legend.ticks[i];
    const double part = legend.even_ticks ? static_cast<double>(i) / static_cast<double>(legend.ticks.size() - 1)
                                          : (tick - legend.ticks.front()) / span;
    const float x = at.x + width * static_cast<float>(part);
    const std::string label = label_of(i);
    sheet.line({x, at.y}, {x, at.y + canvas.px(4)}, quiet, canvas.px(1));
    const float half = sheet.width_of(TextStyle::small, label) / 2;
    const bool last = i + 1 == legend.ticks.size();
    if (!last && (x - half < free_from || x + half > at.x + width - last_half - gap)) continue;
    free_from = x + half + gap;
    sheet.text(TextStyle::small, {x, at.y + canvas.px(5)}, quiet, label, Align::centre);
  }
}

/// How a legend is laid out in the room that it has; pixels.
struct Layout {
  float width = 0, height = 0;
  float label_width = 0;  ///< of the widest name before a bar
  float bar = 0;          ///< how long bars are
  float row = 0;          ///< from one entry to the next
  std::vector<std::string> title;
  std::vector<std::string> notes;
  std::vector<std::vector<std::string>> labels;  ///< of the swatches, by entry; none of bars
};

float gap_before_bars(const Canvas& canvas, const Layout& layout) {
  return layout.label_width > 0 ? canvas.px(12) : canvas.px(8);
}

/// How wide it would be if no line were broken, and its bars as long as they like.
float natural_width(const Canvas& canvas, const Legend& legend, float label_width) {
  const Sheet& sheet = *canvas.sheet;
  const float gap = label_width > 0 ? canvas.px(12) : canvas.px(8);
  float width = canvas.px(32) + sheet.width_of(TextStyle::strong, legend.title);
  for (const LegendEntry& entry : legend.entries)
    if (!entry.scale) width = std::max(width, canvas.px(32 + 28) + sheet.width_of(TextStyle::body, entry.label));
  if (!legend.ticks.empty()) width = std::max(width, canvas.px(32 + bar_width + 14) + label_width + gap);
  if (legend.crossing) {
    width = std::max(width, canvas.px(32 + 3 * crossing_cell + 40));
    for (const std::string& line : {"\u2192 " + legend.crossing->first, "\u2191 " + legend.crossing->second})
      width = std::max(width, canvas.px(32) + sheet.width_of(TextStyle::small, line));
  }
  for (const std::string& note : legend.notes)
    width = std::max(width, canvas.px(32) + sheet.width_of(TextStyle::small, note));
  return width;
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
    const float most = inner - canvas.px(14) - layout.label_width - gap_before_bars(canvas, layout);
    layout.bar = std::clamp(most, canvas.px(shortest_bar), canvas.px(bar_width));
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

/// The same plate as panels have.
void draw_plate(const Canvas& canvas, const Rectangle& place) {
  Sheet& sheet = *canvas.sheet;
  const Palette& colours = sheet.palette();
  const float rounding = std::floor(canvas.px(8));
  sheet.rectangle(place.low, place.high, ink(colours.panel, colours.panel_opacity), rounding);
  sheet.frame(place.low, place.high, ink(colours.rule), rounding, std::max(1.0f, std::round(canvas.scale)));
}

/// Bars, what stands under them, and swatches, one below the other; moves `at` below them.
void draw_entries(const Canvas& canvas, const Legend& legend, const Layout& layout, ImVec2& at) {
  Sheet& sheet = *canvas.sheet;
  const Palette& colours = sheet.palette();
  const float bar_left = at.x + layout.label_width + gap_before_bars(canvas, layout);
  bool ticks_due = false;
  const auto finish_bars = [&] {
    if (!ticks_due) return;
    draw_ticks(canvas, legend, {bar_left, at.y - canvas.px(4)}, layout.bar);
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

namespace {

// Of a band; design pixels.
constexpr float strip_edge = 12;
constexpr float strip_top = 7;
constexpr float strip_line = 21;
constexpr float strip_gap = 20;
constexpr float flat_from = 560;
constexpr float least_bar = 56;

/// A legend laid out in a band, from its upper left corner on. Where it is high the title stands above all else; else
/// at the left.
class Strip {
 public:
  Strip(const Canvas& canvas, const Legend& legend, const Rectangle& band)
      : canvas_(canvas),
        sheet_(*canvas.sheet),
        legend_(legend),
        band_(band),
        last_line_(
            static_cast<int>(std::round((band.high.y - band.low.y) / canvas.px(1) - 2 * strip_top) / strip_line) - 1),
        swatches_due_(std::any_of(legend.entries.begin(), legend.entries.end(),
                                  [](const LegendEntry& entry) { return !entry.scale; })) {
    x_ = band.low.x + canvas.px(strip_edge);
    put_title();
    put_bars();
    put_swatches();
  }

  Rectangle place() const {
    return {{std::floor(band_.low.x), std::floor(band_.low.y)},
            {std::floor(std::min(used_ + canvas_.px(strip_edge), band_.high.x)),
             std::floor(line(lines_) + canvas_.px(strip_top))}};
  }

  void draw() const {
    const Palette& colours = sheet_.palette();
    const SheetGroup group(sheet_, "legend");
    draw_plate(canvas_, place());
    for (const Words& words : words_)
      sheet_.text(words.style, words.at, ink(words.quiet ? colours.secondary : colours.text), words.text);
    for (const Bar& bar : bars_) {
      draw_bar(sheet_, *bar.entry->scale, legend_, {bar.left, line(bar.line) + canvas_.px(3)},
               {bar.left + bar.width, line(bar.line) + canvas_.px(15)});
      draw_ticks(canvas_, legend_, {bar.left, line(bar.line) + canvas_.px(15)}, bar.width);
    }
    for (const Swatch& swatch : swatches_)
      draw_swatch(sheet_, {swatch.at.x, swatch.at.y + canvas_.px(2)},
                  {swatch.at.x + canvas_.px(20), swatch.at.y + canvas_.px(16)}, swatch.entry->paint, canvas_.scale);
  }

 private:
  struct Words {
    TextStyle style;
    ImVec2 at;
    std::string text;
    bool quiet;
  };
  struct Bar {
    const LegendEntry* entry;
    float left, width;
    int line;
  };
  struct Swatch {
    const LegendEntry* entry;
    ImVec2 at;
  };

  /// Has the title a line of its own?
  bool high() const { return last_line_ > 1; }
  float line(int index) const { return band_.low.y + canvas_.px(strip_top + strip_line * static_cast<float>(index)); }
  float right() const { return band_.high.x - canvas_.px(strip_edge); }

  float put(TextStyle style, float x, int at_line, const std::string& text, bool quiet = false) {
    words_.push_back({style, {x, line(at_line)}, text, quiet});
    lines_ = std::max(lines_, at_line + 1);
    used_ = std::max(used_, x + sheet_.width_of(style, text));
    return x + sheet_.width_of(style, text);
  }

  void put_title() {
    const float title_end =
        put(TextStyle::strong, x_, 0, fitted(sheet_, TextStyle::strong, legend_.title, right() - x_));
    std::string notes;
    for (const std::string& note : legend_.notes) notes += (notes.empty() ? "" : ". ") + note;
    const float beside = title_end + canvas_.px(strip_gap);
    float end = title_end;
    if (!notes.empty() && high() && right() - beside > canvas_.px(2 * least_bar))
      put(TextStyle::small, beside, 0, fitted(sheet_, TextStyle::small, notes, right() - beside), true);
    else if (!notes.empty() && !high())
      end = std::max(
          end, put(TextStyle::small, x_, 1,
                   fitted(sheet_, TextStyle::small, notes, std::max(title_end - x_, 0.4f * (right() - x_))), true));
    if (!high()) x_ = end + canvas_.px(strip_gap);
    first_line_ = high() ? 1 : 0;
  }

  void put_bars() {
    std::vector<const LegendEntry*> bars;
    float words = 0;
    for (const LegendEntry& entry : legend_.entries)
      if (entry.scale) {
        bars.push_back(&entry);
        words += before_bar(entry) + canvas_.px(strip_gap);
      }
    if (bars.empty()) return;
    const float after = legend_.high_label.empty()
                            ? canvas_.px(8)
                            : canvas_.px(12) + sheet_.width_of(TextStyle::small, legend_.high_label);
    // Where swatches stand below, so do words for what is left out.
    const bool swatches_below = last_line_ > 2;
    const float told = swatches_below ? 0 : canvas_.px(strip_gap) + sheet_.width_of(TextStyle::small, "and 99 more");
    const float room = right() - x_ - words - after - (swatches_due_ ? told : 0);
    const float width =
        std::clamp(room / static_cast<float>(bars.size()), canvas_.px(least_bar), canvas_.px(bar_width));
    for (const LegendEntry* entry : bars) {
      const float kept = swatches_due_ || entry != bars.back() ? told : canvas_.px(8);
      if (left_out_ > 0 || (x_ + before_bar(*entry) + width + kept > right() && !bars_.empty())) {
        ++left_out_;
        continue;
      }
      put(TextStyle::body, x_, first_line_, entry->label);
      if (!legend_.low_label.empty()) put(TextStyle::small, x_, first_line_, legend_.low_label);
      const float left = x_ + before_bar(*entry);
      bars_.push_back({entry, left, width, first_line_});
      x_ = left + width;
      if (!legend_.high_label.empty()) x_ = put(TextStyle::small, x_ + canvas_.px(12), first_line_, legend_.high_label);
      used_ = std::max(used_, x_ + canvas_.px(8));
      x_ += canvas_.px(strip_gap);
    }
    lines_ = std::max(lines_, first_line_ + 2);
    if (!swatches_below) return;
    x_ = band_.low.x + canvas_.px(strip_edge);
    first_line_ = 3;
  }

  float before_bar(const LegendEntry& entry) const {
    const float label = sheet_.width_of(TextStyle::body, entry.label) +
                        (legend_.low_label.empty() ? 0 : sheet_.width_of(TextStyle::small, legend_.low_label));
    return label + canvas_.px(label > 0 ? 12 : 8);
  }

  void put_swatches() {
    float x = x_;
    int at_line = first_line_;
    for (const LegendEntry& entry : legend_.entries) {
      if (entry.scale) continue;
      const auto ends = [&] { return x + canvas_.px(28) + sheet_.width_of(TextStyle::body, entry.label); };
      if (left_out_ == 0 && ends() > right() && at_line < last_line_ && x > x_) {
        x = x_;
        ++at_line;
      }
      const bool only = (x == x_ || at_line == last_line_) && right() - x > canvas_.px(28 + 2 * least_bar);
      if (left_out_ > 0 || (ends() > right() && !only)) {
        ++left_out_;
        continue;
      }
      swatches_.push_back({&entry, {x, line(at_line)}});
      x = put(TextStyle::body, x + canvas_.px(28), at_line,
              fitted(sheet_, TextStyle::body, entry.label, right() - x - canvas_.px(28)));
      x += canvas_.px(strip_gap);
    }
    if (left_out_ > 0) tell_left_out(x, at_line);
  }

  /// In the place of the last swatches, as far as it needs to be.
  void tell_left_out(float x, int at_line) {
    const auto told = [&] { return "and " + std::to_string(left_out_) + " more"; };
    while (x + sheet_.width_of(TextStyle::small, told()) > right() && !swatches_.empty() &&
           swatches_.back().at.y == line(at_line)) {
      x = swatches_.back().at.x;
      swatches_.pop_back();
      words_.pop_back();
      ++left_out_;
    }
    put(TextStyle::small, x, at_line, told(), true);
  }

  const Canvas& canvas_;
  Sheet& sheet_;
  const Legend& legend_;
  Rectangle band_;
  int last_line_;
  bool swatches_due_;
  float x_;
  int first_line_ = 0;
  int lines_ = 1;
  float used_ = 0;
  int left_out_ = 0;
  std::vector<Words> words_;
  std::vector<Bar> bars_;
  std::vector<Swatch> swatches_;
};

}  // namespace

float legend_strip_height(float design_width, int narrow_lines) {
  return 2 * strip_top + strip_line * static_cast<float>(design_width < flat_from ? narrow_lines : 2);
}

Rectangle legend_place(const LegendSpot& spot, const Legend& legend) {
  return spot.band ? Strip(spot.canvas, legend, *spot.band).place() : legend_place(spot.canvas, legend, spot.bottom);
}

void draw_legend(const LegendSpot& spot, const Legend& legend) {
  if (spot.band) Strip(spot.canvas, legend, *spot.band).draw();
  else draw_legend(spot.canvas, legend, spot.bottom);
}

}  // namespace hustings::ui

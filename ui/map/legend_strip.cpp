#include "ui/map/legend_strip.h"

#include <algorithm>
#include <cmath>

#include "atlas/paint/legend.h"
#include "ui/kit/sheet.h"
#include "ui/kit/widgets.h"
#include "ui/map/legend_panel.h"
#include "ui/map/legend_parts.h"

namespace hustings::ui {

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
      draw_ticks(canvas_, legend_, ticks_, {bar.left, line(bar.line) + canvas_.px(15)}, bar.width);
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
    for (const LegendEntry& entry : legend_.entries)
      if (entry.scale) bars.push_back(&entry);
    if (bars.empty()) return;
    // Where swatches stand below, so do words for what is left out.
    const bool swatches_below = last_line_ > 2;
    const float told = swatches_below ? 0 : canvas_.px(strip_gap) + sheet_.width_of(TextStyle::small, "and 99 more");
    float width = 0;
    for (const bool brief : {false, true}) {
      ticks_ = tick_words(canvas_, legend_, brief);
      const float room = right() - x_ - beside_bars(bars) - (swatches_due_ ? told : 0);
      width = std::clamp(room / static_cast<float>(bars.size()), canvas_.px(least_bar), canvas_.px(bar_width));
      if (ticks_.fit(canvas_, width)) break;
    }
    for (const LegendEntry* entry : bars) {
      const float kept = swatches_due_ || entry != bars.back() ? told : after_bar();
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
      used_ = std::max(used_, std::max(x_ + canvas_.px(8), left + width + ticks_.after));
      x_ = std::max(x_ + canvas_.px(strip_gap), left + width + ticks_.after + canvas_.px(4));
    }
    lines_ = std::max(lines_, first_line_ + 2);
    if (!swatches_below) return;
    x_ = band_.low.x + canvas_.px(strip_edge);
    first_line_ = 3;
  }

  float before_bar(const LegendEntry& entry) const {
    const float label = sheet_.width_of(TextStyle::body, entry.label) +
                        (legend_.low_label.empty() ? 0 : sheet_.width_of(TextStyle::small, legend_.low_label));
    return std::max(label + canvas_.px(label > 0 ? 12 : 8), ticks_.before);
  }

  /// Least room after a bar: the last figure under it reaches there.
  float after_bar() const { return std::max(canvas_.px(8), ticks_.after); }

  /// What stands before, between and after the bars.
  float beside_bars(const std::vector<const LegendEntry*>& bars) const {
    const float high =
        legend_.high_label.empty() ? 0 : canvas_.px(12) + sheet_.width_of(TextStyle::small, legend_.high_label);
    float width = std::max(after_bar(), high);
    for (const LegendEntry* entry : bars)
      width += before_bar(*entry) + std::max(canvas_.px(strip_gap), ticks_.after + canvas_.px(4));
    return width;
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
  TickWords ticks_;
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

#include <algorithm>

#include "ui/kit/sheet.h"
#include "ui/map/presented_plan.h"

namespace hustings::ui {

namespace {

// Design pixels.
constexpr float swatch = 4;
constexpr float after_swatch = 5;
constexpr float before_figure = 5;
constexpr float gap = 14;
constexpr float row_top = 6;
constexpr float row_height = 25;
constexpr float bar_below = 2;  // of the last row
constexpr float bar_height = 5;
constexpr std::size_t most_rows = 4;

float item_width(const Canvas& canvas, const TallyItem& item) {
  return canvas.px(swatch + after_swatch) + canvas.sheet->width_of(TextStyle::small, item.name) +
         canvas.px(before_figure) + canvas.sheet->width_of(TextStyle::large, item.figure);
}

struct Shown {
  std::size_t items = 0;
  float width = 0;
};

Shown shown_of(const Canvas& canvas, const Headline& headline, bool stacked) {
  Shown shown;
  if (stacked) {
    shown.items = std::min(most_rows, headline.tally.size());
    for (std::size_t i = 0; i < shown.items; ++i)
      shown.width = std::max(shown.width, item_width(canvas, headline.tally[i]));
    return shown;
  }
  const float room = canvas.size.x * 0.5f;
  while (shown.items < headline.tally.size()) {
    const float more = item_width(canvas, headline.tally[shown.items]) + (shown.items > 0 ? canvas.px(gap) : 0);
    if (shown.width + more > room) break;
    shown.width += more;
    ++shown.items;
  }
  return shown;
}

float bar_top(const Canvas& canvas, const Shown& shown, bool stacked) {
  return canvas.px(row_top + row_height * static_cast<float>(stacked ? shown.items : 1) + bar_below);
}

}  // namespace

Rectangle presented_tally_place(const Canvas& canvas, const Headline& headline, bool stacked) {
  const Shown shown = shown_of(canvas, headline, stacked);
  const float right = canvas.size.x - canvas.px(presented::edge);
  if (shown.items == 0) return {{right, 0}, {right, 0}};
  return {{right - shown.width, canvas.px(row_top)}, {right, bar_top(canvas, shown, stacked) + canvas.px(bar_height)}};
}

void draw_presented_tally(const Canvas& canvas, const Headline& headline, bool stacked) {
  const Shown shown = shown_of(canvas, headline, stacked);
  if (shown.items == 0) return;
  Sheet& sheet = *canvas.sheet;
  const Palette& colours = sheet.palette();
  const SheetGroup group(sheet, "tally");
  const ImU32 halo = ink(colours.ground, 0.75f);
  const float fade = headline.transition ? 0.55f : 1;
  const float right = canvas.size.x - canvas.px(presented::edge);
  const float left = right - shown.width;
  ImVec2 at{left, canvas.px(row_top)};
  for (std::size_t i = 0; i < shown.items; ++i) {
    const TallyItem& item = headline.tally[i];
    sheet.rectangle({at.x, at.y + canvas.px(4)}, {at.x + canvas.px(swatch), at.y + canvas.px(19)},
                    ink(item.colour, fade), canvas.px(1));
    sheet.halo_text(TextStyle::small, {at.x + canvas.px(swatch + after_swatch), at.y + canvas.px(6)},
                    {ink(colours.on_scrim), halo, canvas.px(0.7f)}, item.name);
    const float width = item_width(canvas, item);
    const float figure = stacked ? right : at.x + width;
    sheet.halo_text(TextStyle::large, {figure - sheet.width_of(TextStyle::large, item.figure), at.y},
                    {ink(headline.transition ? colours.on_scrim : colours.text), halo, canvas.px(0.7f)}, item.figure);
    if (stacked) at.y += canvas.px(row_height);
    else at.x += width + canvas.px(gap);
  }
  const float top = bar_top(canvas, shown, stacked);
  sheet.rectangle({left, top}, {right, top + canvas.px(bar_height)}, ink(colours.track));
  float x = left;
  for (const TallyItem& item : headline.tally) {
    const float part = static_cast<float>(item.part) * shown.width;
    sheet.rectangle({x, top}, {x + part - canvas.px(0.5f), top + canvas.px(bar_height)}, ink(item.colour, fade));
    x += part;
  }
}

}  // namespace hustings::ui

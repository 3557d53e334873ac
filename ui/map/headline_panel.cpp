#include "ui/map/headline_panel.h"

#include <algorithm>

#include "atlas/paint/headline.h"
#include "geo/viewport.h"
#include "ui/kit/measure_sheet.h"
#include "ui/kit/sheet.h"
#include "ui/kit/widgets.h"
#include "ui/map/text_plan.h"

namespace hustings::ui {

namespace {

constexpr float tally_gap = 22;
constexpr float headline_edge = 24;
constexpr float tally_top = 18;
constexpr float tally_bar_below = 52;  // the top
constexpr float shortest_tally_bar = 220;

float cell_width(const Canvas& canvas, const TallyItem& item) {
  return std::max(canvas.px(9) + canvas.sheet->width_of(TextStyle::small, item.name),
                  canvas.sheet->width_of(TextStyle::title, item.figure));
}

float tally_width(const Canvas& canvas, const Headline& headline) {
  float width = -canvas.px(tally_gap);
  for (const TallyItem& item : headline.tally) width += cell_width(canvas, item) + canvas.px(tally_gap);
  return width;
}

std::string below_tally(const Headline& headline) {
  return headline.unit + (headline.remark.empty() ? "" : " \u00b7 " + headline.remark);
}

float title_room(const Canvas& canvas) { return canvas.size.x * 0.6f; }

TextStyle title_style(const Canvas& canvas, const Headline& headline) {
  // By one measure whoever asks: what is planned without fonts is what is drawn with them.
  const bool long_one = MeasureSheet(canvas.scale).width_of(TextStyle::title, headline.title) > title_room(canvas);
  return long_one ? TextStyle::large : TextStyle::title;
}

/// One line: as much of it as there is room for beside the tally.
std::string shown_subtitle(const Canvas& canvas, const Headline& headline) {
  const float room = canvas.size.x - std::max(0.0f, tally_width(canvas, headline)) - 3 * canvas.px(headline_edge);
  return fitted(*canvas.sheet, TextStyle::body, headline.subtitle, room);
}

/// Name over figure for each party, and one bar of the parts below; right-aligned.
void draw_tally(const Canvas& canvas, const Headline& headline) {
  if (headline.tally.empty()) return;
  Sheet& sheet = *canvas.sheet;
  const Palette& colours = sheet.palette();
  const SheetGroup group(sheet, "tally");
  const float right = canvas.size.x - canvas.px(headline_edge);
  const float width = tally_width(canvas, headline);
  const float fade = headline.transition ? 0.55f : 1;
  const float top = canvas.px(tally_top);
  float x = right - width;
  const ImU32 halo = ink(colours.ground, 0.75f);
  for (const TallyItem& item : headline.tally) {
    sheet.rectangle({x, top + canvas.px(2)}, {x + canvas.px(4), top + canvas.px(14)}, ink(item.colour, fade),
                    canvas.px(1));
    sheet.halo_text(TextStyle::small, {x + canvas.px(9), top}, {ink(colours.on_scrim), halo, canvas.px(1)}, item.name);
    sheet.halo_text(TextStyle::title, {x, top + canvas.px(15)},
                    {ink(headline.transition ? colours.on_scrim : colours.text), halo, canvas.px(1.2f)}, item.figure);
    x += cell_width(canvas, item) + canvas.px(tally_gap);
  }
  const float bar_top = top + canvas.px(tally_bar_below);
  const float bar_left = right - std::max(width, canvas.px(shortest_tally_bar));
  sheet.rectangle({bar_left, bar_top}, {right, bar_top + canvas.px(5)}, ink(colours.track));
  x = bar_left;
  for (const TallyItem& item : headline.tally) {
    const float part = static_cast<float>(item.part) * (right - bar_left);
    sheet.rectangle({x, bar_top}, {x + part - canvas.px(1), bar_top + canvas.px(5)}, ink(item.colour, fade));
    x += part;
  }
  sheet.halo_text(TextStyle::small, {right, bar_top + canvas.px(11)}, {ink(colours.on_scrim), halo, canvas.px(1)},
                  below_tally(headline), Align::right);
}

}  // namespace

Rectangle headline_place(const Canvas& canvas) { return {{0, 0}, {canvas.size.x, canvas.px(94)}}; }

Rectangle title_place(const Canvas& canvas, const Headline& headline) {
  const Sheet& sheet = *canvas.sheet;
  const TextStyle style = title_style(canvas, headline);
  const float width = std::max(sheet.width_of(style, fitted(sheet, style, headline.title, title_room(canvas))),
                               sheet.width_of(TextStyle::body, shown_subtitle(canvas, headline)));
  const ImVec2 low{canvas.px(headline_edge), canvas.px(16)};
  return {low, {low.x + width, canvas.px(52) + sheet.height_of(TextStyle::body)}};
}

Rectangle tally_place(const Canvas& canvas, const Headline& headline) {
  const float right = canvas.size.x - canvas.px(headline_edge);
  if (headline.tally.empty()) return {{right, 0}, {right, 0}};
  const Sheet& sheet = *canvas.sheet;
  const float width = std::max({tally_width(canvas, headline), canvas.px(shortest_tally_bar),
                                sheet.width_of(TextStyle::small, below_tally(headline))});
  const float bottom = canvas.px(tally_top + tally_bar_below + 11) + sheet.height_of(TextStyle::small);
  return {{right - width, canvas.px(tally_top)}, {right, bottom}};
}

void draw_headline(const Canvas& canvas, const Headline& headline, std::optional<float> ground) {
  Sheet& sheet = *canvas.sheet;
  const Palette& colours = sheet.palette();
  const SheetGroup group(sheet, "headline");
  const ImU32 halo = ink(colours.ground, 0.75f);
  const float left = canvas.px(headline_edge);
  const TextStyle style = title_style(canvas, headline);
  const std::string title = fitted(sheet, style, headline.title, title_room(canvas));
  // A quiet scrim, so that the title reads over any map.
  const ImU32 scrim = ink(colours.ground, scrim_opacity);
  if (ground) {
    draw_text_scrim(canvas, title_place(canvas, headline), *ground);
    draw_text_scrim(canvas, tally_place(canvas, headline), *ground);
  } else if (canvas.scrims) {
    sheet.rectangle({0, 0}, {canvas.size.x, canvas.px(92)}, scrim);
    sheet.fade({0, canvas.px(92)}, {canvas.size.x, canvas.px(112)}, scrim, ink(colours.ground, 0));
  }
  {
    const SheetGroup alone(sheet, "title");
    sheet.halo_text(style, {left, canvas.px(16)}, {ink(colours.text), halo, canvas.px(1.2f)}, title);
  }
  const std::string subtitle = shown_subtitle(canvas, headline);
  {
    const SheetGroup alone(sheet, "subtitle");
    sheet.halo_text(TextStyle::body, {left, canvas.px(52)}, {ink(colours.on_scrim), halo, canvas.px(1)}, subtitle);
  }
  if (headline.transition) {
    const std::string word = "transition";
    const float x = left + sheet.width_of(TextStyle::body, subtitle) + canvas.px(12);
    const float width = sheet.width_of(TextStyle::small, word) + canvas.px(16);
    sheet.rectangle({x, canvas.px(51)}, {x + width, canvas.px(72)}, ink(colours.control_active), canvas.px(10));
    sheet.text(TextStyle::small, {x + canvas.px(8), canvas.px(54)}, ink(colours.panel), word);
  }
  draw_tally(canvas, headline);
}

namespace {

std::vector<std::string> source_lines(const Canvas& canvas, const std::string& text) {
  return wrapped_lines(*canvas.sheet, TextStyle::small, text, canvas.size.x * source_width);
}

}  // namespace

Rectangle source_place(const Canvas& canvas, const std::string& text) {
  const auto lines = static_cast<float>(std::max<std::size_t>(1, source_lines(canvas, text).size()));
  return {{0, canvas.size.y - canvas.px(18 * lines + 18)}, canvas.size};
}

Rectangle source_words_place(const Canvas& canvas, const std::string& text) {
  const float right = canvas.size.x - canvas.px(headline_edge);
  if (text.empty()) return {{right, canvas.size.y}, {right, canvas.size.y}};
  float width = 0;
  const std::vector<std::string> lines = source_lines(canvas, text);
  for (const std::string& line : lines) width = std::max(width, canvas.sheet->width_of(TextStyle::small, line));
  const float top = source_place(canvas, text).low.y + canvas.px(4);
  return {{right - width, top}, {right, top + canvas.px(18 * static_cast<float>(lines.size()))}};
}

void draw_source_line(const Canvas& canvas, const std::string& text, std::optional<float> ground) {
  if (text.empty()) return;
  Sheet& sheet = *canvas.sheet;
  const Palette& colours = sheet.palette();
  const SheetGroup group(sheet, "source");
  const Rectangle place = source_place(canvas, text);
  const ImU32 scrim = ink(colours.ground, scrim_opacity);
  if (ground) {
    draw_text_scrim(canvas, source_words_place(canvas, text), *ground);
  } else if (canvas.scrims) {
    sheet.fade({0, place.low.y - canvas.px(14)}, {canvas.size.x, place.low.y}, ink(colours.ground, 0), scrim);
    sheet.rectangle({0, place.low.y}, canvas.size, scrim);
  }
  float y = place.low.y + canvas.px(4);
  for (const std::string& line : source_lines(canvas, text)) {
    sheet.halo_text(TextStyle::small, {canvas.size.x - canvas.px(24), y},
                    {ink(colours.on_scrim), ink(colours.ground, 0.75f), canvas.px(1)}, line, Align::right);
    y += canvas.px(18);
  }
}

Margins panel_margins(const Canvas& canvas, bool interactive) {
  if (!interactive) return {canvas.px(24), canvas.px(116), canvas.px(24), canvas.px(70)};
  const bool narrow = canvas.size.x < canvas.px(narrow_width);
  const auto side = [&](float inset, float usual) {
    return static_cast<double>(std::max(inset + canvas.px(24), canvas.px(narrow ? 24 : usual)));
  };
  return {side(canvas.inset.left, toolbar_left), canvas.px(toolbar_top + 38), side(canvas.inset.right, 320),
          canvas.px(timeline_height + 20) + canvas.inset.bottom};
}

}  // namespace hustings::ui

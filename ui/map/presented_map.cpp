#include "ui/map/presented_map.h"

#include <algorithm>
#include <cmath>

#include "atlas/paint/headline.h"
#include "atlas/paint/legend.h"
#include "atlas/view/playback.h"
#include "base/date.h"
#include "geo/viewport.h"
#include "ui/kit/sheet.h"
#include "ui/kit/widgets.h"
#include "ui/map/legend_panel.h"
#include "ui/map/legend_strip.h"
#include "ui/map/presented_plan.h"

namespace hustings::ui {

namespace {

using presented::caption_line;
using presented::edge;
using presented::timeline_row;

// Design pixels. The smallest letters have 13.
constexpr float smallest_letters = 13;
constexpr float letters_in_height = 30;
constexpr float top_height = 52;
constexpr float legend_room = 190;
constexpr std::size_t usual_lines = 2;

float caption_width(const Canvas& canvas) { return canvas.size.x - canvas.px(2 * edge); }

/// Above the source, where there is one.
float floor_of(const Canvas& canvas) { return canvas.size.y - canvas.inset.bottom; }

constexpr float source_line_height = 17;  // of the smaller canvas
constexpr float source_rises = 9;         // into what the timeline leaves free below it, of the same
constexpr float source_edge = 23;

/// In one line where there is room for it: each line costs the map its height.
std::vector<std::string> source_lines(const Canvas& names, const std::string& source) {
  const float room = names.size.x - names.px(2 * source_edge);
  std::string one;
  for (const char letter : source) letter == '\n' ? one += ". " : one += letter;
  if (!one.empty() && names.sheet->width_of(TextStyle::small, one) <= room) return {one};
  return wrapped_lines(*names.sheet, TextStyle::small, source, room);
}

constexpr float above_caption = 6;
constexpr float below_caption = 2;
constexpr float timeline_room = timeline_row + 6;

float bottom_height_for(std::size_t lines) {
  return above_caption + caption_line * static_cast<float>(lines) + below_caption + timeline_room;
}

std::vector<std::string> caption_lines(const Canvas& canvas, const std::string& caption) {
  return wrapped_lines(*canvas.sheet, TextStyle::body, caption, caption_width(canvas));
}

/// Where the clock stands between the first and the last of the dates, 0 to 1.
float along(const std::vector<Date>& dates, Date date) {
  const auto days = static_cast<float>(std::max<std::int64_t>(1, (dates.back() - dates.front()).count()));
  return std::clamp(static_cast<float>((date - dates.front()).count()) / days, 0.0f, 1.0f);
}

void draw_slim_timeline(const Canvas& canvas, const Atlas& atlas, const View& view, float middle) {
  const auto contest = atlas.find_contest(view.contest);
  if (!contest) return;
  const ContestSequence sequence = sequence_of_track(atlas, atlas.contest(*contest).track);
  if (sequence.stops.empty()) return;
  std::vector<Date> dates = sequence.dates;
  const Date here = atlas.contest(*contest).date;
  if (here < dates.front()) dates.insert(dates.begin(), here);  // a base for comparison, which is no stop
  Sheet& sheet = *canvas.sheet;
  const Palette& colours = sheet.palette();
  const SheetGroup group(sheet, "timeline");
  const float top = middle - sheet.height_of(TextStyle::small) / 2;
  const std::string first = std::to_string(year_of(dates.front()));
  const std::string last = std::to_string(year_of(dates.back()));
  const float left = canvas.px(edge) + sheet.width_of(TextStyle::small, first) + canvas.px(9);
  const float right = canvas.size.x - canvas.px(edge) - sheet.width_of(TextStyle::small, last) - canvas.px(9);
  const auto text = [&](float x, ImU32 colour, const std::string& words) {
    sheet.text(TextStyle::small, {x, top}, colour, words);
  };
  text(canvas.px(edge), ink(colours.on_scrim), first);
  if (dates.size() > 1) text(right + canvas.px(9), ink(colours.on_scrim), last);
  sheet.line({left, middle}, {right, middle}, ink(colours.track), canvas.px(2));
  float clock = along(dates, here);
  if (const auto next = atlas.find_contest(view.next_contest); next && view.fraction > 0)
    clock = std::lerp(clock, along(dates, atlas.contest(*next).date), static_cast<float>(view.fraction));
  const auto x_of = [&](float part) { return std::lerp(left, right, part); };
  sheet.line({left, middle}, {x_of(clock), middle}, ink(colours.control_active), canvas.px(2));
  for (const Date date : dates) {
    const float part = along(dates, date);
    const bool passed = part <= clock + 1e-4f;
    sheet.disc({x_of(part), middle}, canvas.px(3), ink(passed ? colours.control_active : colours.track));
  }
  sheet.disc({x_of(clock), middle}, canvas.px(5), ink(colours.control_active));
  sheet.ring({x_of(clock), middle}, canvas.px(5), ink(colours.ground), canvas.px(1));
}

}  // namespace

float presentation_scale(ImVec2 size) {
  // On a picture that is higher than wide the width decides: a line must hold its words.
  constexpr float least_width = 480;
  return std::clamp(std::min(size.y / (letters_in_height * smallest_letters), size.x / least_width), 0.5f, 12.0f);
}

float presented_panel_scale(ImVec2 size) {
  constexpr float smaller = 0.6f;
  return std::max(0.5f, presentation_scale(size) * smaller);
}

Rectangle presented_column(const Canvas& canvas, const std::string& caption) {
  constexpr float part = 0.4f;  // of the picture's width
  constexpr float room = 264;   // design pixels, for a name and a figure
  constexpr float most = 0.5f;
  const float width = std::min(std::max(canvas.size.x * part, canvas.px(room + edge)), canvas.size.x * most);
  const float below = bottom_height_for(std::max(usual_lines, caption_lines(canvas, caption).size()));
  return {{canvas.size.x - width, canvas.px(top_height + 6)},
          {canvas.size.x - canvas.px(edge), floor_of(canvas) - canvas.px(below + 6)}};
}

void draw_presented_panel(const Canvas& canvas, const Rectangle& place, Look look,
                          const std::function<void()>& content) {
  const ImGuiStyle smaller = ImGui::GetStyle();
  apply_style(canvas.scale, look);
  ImGui::PushFont(canvas.fonts->body);
  begin_panel("presented-panel", place.low, {place.high.x - place.low.x, place.high.y - place.low.y});
  content();
  ImGui::End();
  ImGui::PopFont();
  ImGui::GetStyle() = smaller;
}

namespace {

/// The legend, as far as it fits over the bottom band.
Legend fitting(const Canvas& canvas, Legend legend, float bottom) {
  return shortened(canvas, std::move(legend), bottom - canvas.px(top_height + 6));
}

/// Below a single map beside a panel; crossed figures have a square, which fits no band.
bool has_band(const Canvas& canvas, const View& view) { return canvas.inset.right > 0 && !crossing(view); }

float band_width(const Canvas& canvas) { return canvas.size.x - canvas.inset.right - canvas.px(edge + 6); }

}  // namespace

LegendSpot presented_legend(const Canvas& canvas, Legend& legend, const PresentedTexts& presented,
                            std::optional<Rectangle> band) {
  if (presented.plan != nullptr && !band) return presented.plan->spot_of(canvas, legend);
  LegendSpot spot{canvas, presentation_bottom(canvas, presented).low.y - canvas.px(8), band};
  if (!band && canvas.inset.right > 0 && !legend.crossing) {
    const float height = canvas.px(legend_strip_height(band_width(canvas) / canvas.scale, 3));
    const float left = canvas.px(edge);
    spot.band = {{left, spot.bottom - height}, {left + band_width(canvas), spot.bottom}};
  }
  if (!spot.band) legend = fitting(canvas, std::move(legend), spot.bottom);
  else if (spot.band->high.y > spot.bottom + canvas.px(8)) {
    // A caption of many lines.
    const float up = spot.band->high.y - spot.bottom;
    spot.band->low.y -= up;
    spot.band->high.y -= up;
  }
  return spot;
}

float presented_source_height(const Canvas& names, const std::string& source) {
  const std::size_t lines = source_lines(names, source).size();
  return lines == 0 ? 0 : names.px(source_line_height * static_cast<float>(lines) - source_rises);
}

float presentation_bottom_height() { return bottom_height_for(usual_lines); }

Rectangle presentation_top(const Canvas& canvas) { return {{0, 0}, {canvas.size.x, canvas.px(top_height)}}; }

Rectangle presentation_bottom(const Canvas& canvas, const PresentedTexts& presented) {
  const std::size_t lines = caption_lines(canvas, presented.caption).size();
  return {{0, floor_of(canvas) - canvas.px(bottom_height_for(lines))}, canvas.size};
}

Rectangle presented_caption(const Canvas& canvas, const PresentedTexts& presented) {
  if (presented.plan != nullptr && presented.plan->caption_beside) return presented.plan->caption;
  const auto lines = static_cast<float>(caption_lines(canvas, presented.caption).size());
  const float top = presentation_bottom(canvas, presented).low.y + canvas.px(above_caption);
  return {{canvas.px(edge), top}, {canvas.size.x - canvas.px(edge), top + canvas.px(caption_line * lines)}};
}

Rectangle presented_timeline(const Canvas& canvas) {
  const float bottom = floor_of(canvas);
  return {{canvas.px(edge), bottom - canvas.px(timeline_room)}, {canvas.size.x - canvas.px(edge), bottom}};
}

Margins presentation_margins(const Canvas& canvas, const View& view) {
  // The legend stands beside the map where there is room beside it at all.
  const bool wide = canvas.size.x - canvas.px(legend_room) > 0.9f * canvas.size.y && canvas.inset.right == 0;
  const float band = has_band(canvas, view) ? 6 + legend_strip_height(band_width(canvas) / canvas.scale, 3) : 0;
  return {canvas.px(wide ? edge + legend_room : edge), canvas.px(top_height + 6), canvas.px(edge) + canvas.inset.right,
          canvas.px(presentation_bottom_height() + 6 + band) + canvas.inset.bottom};
}

std::string words_below_title(const Atlas& atlas, const View& told, const Headline& headline,
                              const std::string& title) {
  std::string below = headline.transition ? "transition" : measure_title(atlas, told);
  if (!title.empty()) below = headline.title + " \u00b7 " + below;
  if (told.filter.active()) below += " \u00b7 " + headline.unit;  // what the tally counts is not all
  return below;
}

std::vector<Rectangle> presented_places(const Canvas& canvas, const PresentedTexts& presented) {
  if (presented.plan == nullptr) return {presentation_top(canvas), presentation_bottom(canvas, presented)};
  const TextPlan& plan = *presented.plan;
  return {with_gap(canvas, plan.title), with_gap(canvas, plan.tally), with_gap(canvas, plan.caption), plan.foot};
}

namespace {

/// Where the caption begins, and how wide its lines may be.
struct CaptionPlace {
  ImVec2 at;
  float width;
};

void draw_band_scrims(const Canvas& canvas, const Rectangle& top, const Rectangle& bottom) {
  Sheet& sheet = *canvas.sheet;
  const ImU32 scrim = ink(sheet.palette().ground, scrim_opacity);
  const ImU32 clear = ink(sheet.palette().ground, 0);
  const float soft = canvas.px(8);
  if (!is_empty(top)) {
    sheet.rectangle(top.low, top.high, scrim);
    sheet.fade({0, top.high.y}, {canvas.size.x, top.high.y + soft}, scrim, clear);
  }
  sheet.fade({0, bottom.low.y - soft}, {canvas.size.x, bottom.low.y}, clear, scrim);
  sheet.rectangle(bottom.low, bottom.high, scrim);
}

/// Ground under all texts, and where the caption stands.
CaptionPlace draw_grounds(const Canvas& canvas, const Headline& headline, const PresentedTexts& presented) {
  const CaptionPlace in_band{{canvas.px(edge), presentation_bottom(canvas, presented).low.y + canvas.px(6)},
                             caption_width(canvas)};
  const TextPlan* plan = presented.plan;
  if (plan == nullptr) {
    draw_band_scrims(canvas, presentation_top(canvas), presentation_bottom(canvas, presented));
    return in_band;
  }
  if (!plan->caption_beside && !is_empty(plan->caption) && !presented.caption.empty()) {
    draw_band_scrims(canvas, {}, presentation_bottom(canvas, presented));
  } else {
    draw_band_scrims(canvas, {}, plan->foot);
    if (!presented.caption.empty()) draw_text_scrim(canvas, plan->caption, presented.ground);
  }
  draw_text_scrim(canvas, plan->title, presented.ground);
  draw_text_scrim(canvas, presented_tally_place(canvas, headline, plan->tally_stacked), presented.ground);
  if (!plan->caption_beside) return in_band;
  return {plan->caption.low, plan->caption.high.x - plan->caption.low.x + canvas.px(0.5f)};
}

/// Title, what it is of, and tally.
void draw_head(const Canvas& canvas, const Headline& headline, const std::string& below,
               const PresentedTexts& presented) {
  Sheet& sheet = *canvas.sheet;
  const Palette& colours = sheet.palette();
  const ImU32 halo = ink(colours.ground, 0.75f);
  const bool wrapped = presented.plan != nullptr && presented.plan->title_wrapped;
  const bool stacked = presented.plan != nullptr && presented.plan->tally_stacked;
  draw_presented_tally(canvas, headline, stacked);
  const Rectangle tally = presented_tally_place(canvas, headline, stacked);
  const float beside_tally = tally.low.x - canvas.px(2 * edge);
  const float room = wrapped ? canvas.size.x * wrapped_title_part - canvas.px(2 * edge) : beside_tally;
  const std::string& title = presented.title.empty() ? headline.title : presented.title;
  const bool small = !wrapped && sheet.width_of(TextStyle::large, title) > room;
  const TextStyle style = small ? TextStyle::strong : TextStyle::large;
  float y = canvas.px(presented::title_top);
  const auto lines =
      small ? std::vector{fitted(sheet, style, title, room)} : presented_title_lines(canvas, title, room, wrapped);
  {
    const SheetGroup group(sheet, "title");
    for (const std::string& line : lines) {
      sheet.halo_text(style, {canvas.px(edge), y}, {ink(colours.text), halo, canvas.px(0.7f)}, line);
      y += canvas.px(presented::title_line);
    }
  }
  const SheetGroup group(sheet, "subtitle");
  sheet.halo_text(TextStyle::small, {canvas.px(edge), y}, {ink(colours.on_scrim), halo, canvas.px(0.6f)},
                  fitted(sheet, TextStyle::small, below, beside_tally));
}

void draw_caption(const Canvas& canvas, const CaptionPlace& place, const std::string& caption) {
  Sheet& sheet = *canvas.sheet;
  const Palette& colours = sheet.palette();
  const SheetGroup group(sheet, "caption");
  float y = place.at.y;
  for (const std::string& line : wrapped_lines(sheet, TextStyle::body, caption, place.width)) {
    sheet.halo_text(TextStyle::body, {place.at.x, y}, {ink(colours.text), ink(colours.ground, 0.75f), canvas.px(0.6f)},
                    line);
    y += canvas.px(caption_line);
  }
}

void draw_presented_source(const Canvas& canvas, const PresentedTexts& presented) {
  if (presented.source.empty() || presented.names == nullptr) return;
  const Canvas& names = *presented.names;
  const SheetGroup group(*names.sheet, "source");
  float y = floor_of(canvas) - names.px(source_rises);
  for (const std::string& line : source_lines(names, presented.source)) {
    names.sheet->text(TextStyle::small, {canvas.px(edge), y}, ink(canvas.sheet->palette().on_scrim), line);
    y += names.px(source_line_height);
  }
}

}  // namespace

void draw_presentation(const Canvas& canvas, const Atlas& atlas, const View& view, const Headline& headline,
                       const PresentedTexts& presented) {
  Sheet& sheet = *canvas.sheet;
  const SheetGroup group(sheet, "presented");
  const CaptionPlace caption = draw_grounds(canvas, headline, presented);
  const View& told = presented.told != nullptr ? *presented.told : view;
  sheet.set_strength(presented.strength);
  draw_head(canvas, headline, words_below_title(atlas, told, headline, presented.title), presented);
  draw_caption(canvas, caption, presented.caption);
  sheet.set_strength(1);
  draw_slim_timeline(canvas, atlas, view, floor_of(canvas) - canvas.px(timeline_row / 2 + 4));
  draw_presented_source(canvas, presented);
}

}  // namespace hustings::ui

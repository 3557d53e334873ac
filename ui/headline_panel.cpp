#include <algorithm>

#include "base/text.h"
#include "ui/widgets.h"

namespace hustings::ui {

namespace {

constexpr float tally_gap = 22;

float cell_width(const Canvas& canvas, const TallyItem& item) {
  return std::max(canvas.px(9) + width_of(canvas.fonts->small, item.name), width_of(canvas.fonts->title, item.figure));
}

float tally_width(const Canvas& canvas, const Headline& headline) {
  float width = -canvas.px(tally_gap);
  for (const TallyItem& item : headline.tally) width += cell_width(canvas, item) + canvas.px(tally_gap);
  return width;
}

std::string below_tally(const Headline& headline) {
  return headline.unit + (headline.remark.empty() ? "" : " \u00b7 " + headline.remark);
}

/// Name over figure for each party, and one bar of the parts below; right-aligned.
void draw_tally(const Canvas& canvas, const Headline& headline) {
  if (headline.tally.empty()) return;
  const float right = canvas.size.x - canvas.px(24);
  const float width = tally_width(canvas, headline);
  ImDrawList* list = ImGui::GetBackgroundDrawList();
  const float fade = headline.transition ? 0.55f : 1;
  const float top = canvas.px(18);
  float x = right - width;
  const ImU32 halo = ink(palette().ground, 0.75f);
  for (const TallyItem& item : headline.tally) {
    list->AddRectFilled({x, top + canvas.px(2)}, {x + canvas.px(4), top + canvas.px(14)}, ink(item.colour, fade),
                        canvas.px(1));
    halo_text(list, canvas.fonts->small, {x + canvas.px(9), top}, ink(palette().on_scrim), halo, item.name,
              canvas.px(1));
    halo_text(list, canvas.fonts->title, {x, top + canvas.px(15)},
              ink(headline.transition ? palette().on_scrim : palette().text), halo, item.figure, canvas.px(1.2f));
    x += cell_width(canvas, item) + canvas.px(tally_gap);
  }
  const float bar_top = top + canvas.px(52);
  const float bar_left = right - std::max(width, canvas.px(220));
  list->AddRectFilled({bar_left, bar_top}, {right, bar_top + canvas.px(5)}, ink(palette().track));
  x = bar_left;
  for (const TallyItem& item : headline.tally) {
    const float part = static_cast<float>(item.part) * (right - bar_left);
    list->AddRectFilled({x, bar_top}, {x + part - canvas.px(1), bar_top + canvas.px(5)}, ink(item.colour, fade));
    x += part;
  }
  const std::string below = below_tally(headline);
  halo_text(list, canvas.fonts->small, {right - width_of(canvas.fonts->small, below), bar_top + canvas.px(11)},
            ink(palette().on_scrim), halo, below, canvas.px(1));
}

}  // namespace

Rectangle headline_place(const Canvas& canvas) { return {{0, 0}, {canvas.size.x, canvas.px(94)}}; }

void draw_headline(const Canvas& canvas, const Headline& headline) {
  ImDrawList* list = ImGui::GetBackgroundDrawList();
  const ImU32 halo = ink(palette().ground, 0.75f);
  const float left = canvas.px(24);
  const float room = canvas.size.x * 0.6f;
  ImFont* font = width_of(canvas.fonts->title, headline.title) > room ? canvas.fonts->large : canvas.fonts->title;
  const std::string title = fitted(font, headline.title, room);
  // A quiet scrim, so that the title reads over any map.
  const ImU32 scrim = ink(palette().ground, scrim_opacity);
  list->AddRectFilled({0, 0}, {canvas.size.x, canvas.px(92)}, scrim);
  list->AddRectFilledMultiColor({0, canvas.px(92)}, {canvas.size.x, canvas.px(112)}, scrim, scrim,
                                ink(palette().ground, 0), ink(palette().ground, 0));
  halo_text(list, font, {left, canvas.px(16)}, ink(palette().text), halo, title, canvas.px(1.2f));
  const float subtitle_room = canvas.size.x - std::max(0.0f, tally_width(canvas, headline)) - 3 * left;
  const std::string subtitle = fitted(canvas.fonts->body, headline.subtitle, subtitle_room);
  halo_text(list, canvas.fonts->body, {left, canvas.px(52)}, ink(palette().on_scrim), halo, subtitle, canvas.px(1));
  if (headline.transition) {
    const std::string word = "transition";
    const float x = left + width_of(canvas.fonts->body, subtitle) + canvas.px(12);
    const float width = width_of(canvas.fonts->small, word) + canvas.px(16);
    list->AddRectFilled({x, canvas.px(51)}, {x + width, canvas.px(72)}, ink(palette().control_active), canvas.px(10));
    list->AddText(canvas.fonts->small, canvas.fonts->small->FontSize, {x + canvas.px(8), canvas.px(54)},
                  ink(palette().panel), word.c_str());
  }
  draw_tally(canvas, headline);
}

Rectangle source_place(const Canvas& canvas, const std::string& text) {
  const auto lines = static_cast<float>(1 + std::count(text.begin(), text.end(), '\n'));
  return {{0, canvas.size.y - canvas.px(18 * lines + 18)}, canvas.size};
}

void draw_source_line(const Canvas& canvas, const std::string& text) {
  ImDrawList* list = ImGui::GetBackgroundDrawList();
  const Rectangle place = source_place(canvas, text);
  const ImU32 scrim = ink(palette().ground, scrim_opacity);
  list->AddRectFilledMultiColor({0, place.low.y - canvas.px(14)}, {canvas.size.x, place.low.y},
                                ink(palette().ground, 0), ink(palette().ground, 0), scrim, scrim);
  list->AddRectFilled({0, place.low.y}, canvas.size, scrim);
  float y = place.low.y + canvas.px(4);
  for (const std::string& whole : split(text, '\n')) {
    const std::string line = fitted(canvas.fonts->small, whole, canvas.size.x * 0.66f);
    halo_text(list, canvas.fonts->small, {canvas.size.x - canvas.px(24) - width_of(canvas.fonts->small, line), y},
              ink(palette().on_scrim), ink(palette().ground, 0.75f), line, canvas.px(1));
    y += canvas.px(18);
  }
}

Margins panel_margins(const Canvas& canvas, bool interactive) {
  if (!interactive) return {canvas.px(24), canvas.px(116), canvas.px(24), canvas.px(70)};
  const bool narrow = canvas.size.x < canvas.px(narrow_width);
  const auto side = [&](float inset, float usual) {
    return static_cast<double>(std::max(inset + canvas.px(24), canvas.px(narrow ? 24 : usual)));
  };
  return {side(canvas.inset.left, 264), canvas.px(114), side(canvas.inset.right, 320),
          canvas.px(timeline_height + 20) + canvas.inset.bottom};
}

}  // namespace hustings::ui

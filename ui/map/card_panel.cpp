#include "ui/map/card_panel.h"

#include <fmt/format.h>

#include "atlas/paint/area_card.h"
#include "base/text/text.h"
#include "ui/kit/seen_text.h"
#include "ui/kit/widgets.h"
#include "ui/map/card_place.h"

namespace hustings::ui {

namespace {

void draw_bars(const Canvas& canvas, const AreaCard& card) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const float width = ImGui::GetContentRegionAvail().x;
  const float votes_right = width;
  const float share_right = width - canvas.px(64);
  for (const CardBar& bar : card.bars) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const std::string name = bar.candidate.empty() ? bar.party : bar.candidate;
    const std::string beside = bar.seats > 0           ? fmt::format("{} elected", bar.seats)
                               : bar.candidate.empty() ? ""
                                                       : bar.party;
    const float party_width = beside.empty() ? 0 : width_of(canvas.fonts->small, beside) + canvas.px(6);
    const float room = share_right - canvas.px(48) - party_width;
    const std::string shown = fitted(canvas.fonts->body, name, room);
    list->AddText(canvas.fonts->body, canvas.fonts->body->FontSize, at, ink(palette().text), as_seen(shown).c_str());
    if (!beside.empty())
      list->AddText(canvas.fonts->small, canvas.fonts->small->FontSize,
                    {at.x + width_of(canvas.fonts->body, shown) + canvas.px(6), at.y + canvas.px(2)},
                    ink(palette().secondary), beside.c_str());
    const auto right_aligned = [&](ImFont* font, std::uint32_t colour, const std::string& text, float right) {
      list->AddText(font, font->FontSize, {at.x + right - width_of(font, text), at.y}, ink(colour),
                    as_seen(text).c_str());
    };
    if (!card.unopposed)
      right_aligned(canvas.fonts->body, palette().text, fmt::format("{:.1f}%", bar.share),
                    card.shares_only ? votes_right : share_right);
    if (!card.shares_only && !card.unopposed)
      right_aligned(canvas.fonts->body, palette().secondary, with_thousands(bar.votes), votes_right);
    const float top = at.y + canvas.px(19);
    list->AddRectFilled({at.x, top}, {at.x + width, top + canvas.px(4)}, ink(palette().control), canvas.px(2));
    list->AddRectFilled({at.x, top}, {at.x + width * static_cast<float>(bar.share / 100), top + canvas.px(4)},
                        ink(bar.colour), canvas.px(2));
    ImGui::Dummy({0, canvas.px(26)});
  }
  if (card.others > 0)
    text_in(canvas.fonts->small, palette().secondary,
            card.shares_only || card.unopposed
                ? fmt::format("and {} more", card.others)
                : fmt::format("and {} more with {} votes", card.others, with_thousands(card.other_votes)));
}

/// How high the card is with all that it says; pixels.
float card_height(const Canvas& canvas, const AreaCard& card) {
  const float gap = ImGui::GetStyle().ItemSpacing.y;
  const float inner = canvas.px(card_width) - 2 * ImGui::GetStyle().WindowPadding.x;
  const auto text = [&](ImFont* font, const std::string& words, float width) {
    return font->CalcTextSizeA(font->FontSize, 1e6f, width, words.c_str()).y + gap;
  };
  const Fonts& fonts = *canvas.fonts;
  const float rule_height = canvas.px(2 + 4) + 2 * gap;
  float height = text(fonts.large, card.name, inner) + text(fonts.small, card.code, 0) + canvas.px(2) + gap;
  height += text(fonts.strong, card.headline, inner - canvas.px(12)) + text(fonts.small, card.contest, 0);
  height += 3 * rule_height + (canvas.px(26) + gap) * static_cast<float>(card.bars.size());
  if (card.others > 0) height += text(fonts.small, "0", 0);
  for (const CardLine& line : card.lines) {
    height += text(fonts.body, line.label, 0);
    if (!line.remark.empty()) height += text(fonts.small, line.remark, inner) - canvas.px(3);
  }
  if (!card.note.empty()) height += text(fonts.small, card.note, inner);
  for (const std::string& line : card.provenance) height += text(fonts.small, line, inner);
  return height - gap + 2 * ImGui::GetStyle().WindowPadding.y;
}

/// Where it is too high, the last candidates are summed up: sources and figures are not cut.
AreaCard card_within(const Canvas& canvas, AreaCard card, float height) {
  constexpr std::size_t least = 2;
  while (card.bars.size() > least && card.bars.back().seats == 0 && card_height(canvas, card) > height) {
    card.other_votes += card.bars.back().votes;
    ++card.others;
    card.bars.pop_back();
  }
  return card;
}

}  // namespace

namespace {

/// The three lines of a box, or as many as there are.
std::vector<std::string> box_lines(const AreaCard& card) {
  std::vector<std::string> lines{card.headline, card.majority, card.swing};
  std::erase(lines, std::string());
  return lines;
}

float box_height(const Canvas& canvas, const AreaCard& card) {
  return canvas.px(28 + 22 * static_cast<float>(box_lines(card).size() + 1));
}

/// In a panel that was begun.
void draw_box_lines(const Canvas& canvas, const AreaCard& card, float width) {
  const float room = width - canvas.px(24);
  text_in(canvas.fonts->strong, palette().text, fitted(canvas.fonts->strong, card.name, room));
  const std::vector<std::string> lines = box_lines(card);
  for (const std::string& line : lines)
    text_in(canvas.fonts->body, &line == lines.data() ? palette().text : palette().secondary,
            fitted(canvas.fonts->body, line, room));
}

}  // namespace

void draw_tip(const Canvas& canvas, const AreaCard& card) {
  float width = width_of(canvas.fonts->strong, card.name);
  for (const std::string& line : box_lines(card)) width = std::max(width, width_of(canvas.fonts->body, line));
  width = std::min(width + canvas.px(36), canvas.px(card_width));
  const float height = box_height(canvas, card);
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  const float right = canvas.size.x - canvas.inset.right - canvas.px(8);
  const float left =
      mouse.x + canvas.px(18) + width > right ? mouse.x - canvas.px(18) - width : mouse.x + canvas.px(18);
  const float lowest = canvas.size.y - canvas.inset.bottom - canvas.px(timeline_height + 8) - height;
  begin_panel("tip", {left, std::max(0.0f, std::min(mouse.y + canvas.px(16), lowest))}, {width, height}, true,
              ImGuiWindowFlags_NoInputs | ImGuiWindowFlags_NoFocusOnAppearing);
  draw_box_lines(canvas, card, width);
  ImGui::End();
}

Rectangle foot_place(const Canvas& canvas, const AreaCard& card) {
  const bool has_panels = canvas.inset.right > 0;
  const Rectangle room = card_room(canvas);
  const float edge = canvas.px(16);
  const float left = has_panels ? canvas.size.x - canvas.inset.right : room.low.x;
  const float bottom = has_panels ? canvas.size.y - canvas.px(timeline_height) - edge : room.high.y;
  return {{left, bottom - box_height(canvas, card)}, {canvas.size.x - edge, bottom}};
}

void draw_foot(const Canvas& canvas, const AreaCard& card) {
  const Rectangle place = foot_place(canvas, card);
  const ImVec2 size{place.high.x - place.low.x, place.high.y - place.low.y};
  begin_panel("foot", place.low, size, true, ImGuiWindowFlags_NoFocusOnAppearing);
  draw_box_lines(canvas, card, size.x);
  ImGui::End();
}

void draw_card(const Canvas& canvas, const AreaCard& whole, bool selected) {
  const Rectangle room = card_room(canvas);
  const float most = room.high.y - room.low.y;
  const AreaCard card = card_within(canvas, whole, most);
  ImGui::SetNextWindowSizeConstraints({canvas.px(card_width), 0}, {canvas.px(card_width), most});
  begin_panel("card", room.low, {canvas.px(card_width), 0}, true, ImGuiWindowFlags_NoFocusOnAppearing);
  wrapped(canvas.fonts->large, palette().text, card.name);
  std::string place =
      card.within.empty() || card.within == card.name ? card.code : card.within + " \u00b7 " + card.code;
  if (selected) place += " \u00b7 selected";
  text_in(canvas.fonts->small, palette().secondary, place);
  ImGui::Dummy({0, canvas.px(2)});
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImGui::GetWindowDrawList()->AddRectFilled({at.x, at.y + canvas.px(2)}, {at.x + canvas.px(4), at.y + canvas.px(17)},
                                            ink(card.headline_colour), canvas.px(1));
  ImGui::SetCursorPosX(ImGui::GetCursorPosX() + canvas.px(12));
  wrapped(canvas.fonts->strong, palette().text, card.headline);
  text_in(canvas.fonts->small, palette().secondary, card.contest);
  rule(canvas);
  draw_bars(canvas, card);
  if (!card.bars.empty()) rule(canvas);
  const float right = ImGui::GetContentRegionAvail().x + ImGui::GetStyle().WindowPadding.x;
  for (const CardLine& line : card.lines) {
    text_in(canvas.fonts->body, palette().secondary, line.label);
    text_right(canvas.fonts->body, palette().text, line.value, right);
    if (!line.remark.empty()) {
      ImGui::SetCursorPosY(ImGui::GetCursorPosY() - canvas.px(3));
      wrapped(canvas.fonts->small, palette().secondary, line.remark);
    }
  }
  if (!card.lines.empty()) rule(canvas);
  if (!card.note.empty()) wrapped(canvas.fonts->small, palette().secondary, card.note);
  for (const std::string& line : card.provenance) wrapped(canvas.fonts->small, palette().secondary, line);
  ImGui::End();
}

}  // namespace hustings::ui

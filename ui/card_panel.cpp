#include <fmt/format.h>

#include "base/text.h"
#include "ui/widgets.h"

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
    list->AddText(canvas.fonts->body, canvas.fonts->body->FontSize, at, ink(palette().text), shown.c_str());
    if (!beside.empty())
      list->AddText(canvas.fonts->small, canvas.fonts->small->FontSize,
                    {at.x + width_of(canvas.fonts->body, shown) + canvas.px(6), at.y + canvas.px(2)},
                    ink(palette().secondary), beside.c_str());
    const auto right_aligned = [&](ImFont* font, std::uint32_t colour, const std::string& text, float right) {
      list->AddText(font, font->FontSize, {at.x + right - width_of(font, text), at.y}, ink(colour), text.c_str());
    };
    right_aligned(canvas.fonts->body, palette().text, fmt::format("{:.1f} %", bar.share),
                  card.shares_only ? votes_right : share_right);
    if (!card.shares_only)
      right_aligned(canvas.fonts->body, palette().secondary, with_thousands(bar.votes), votes_right);
    const float top = at.y + canvas.px(19);
    list->AddRectFilled({at.x, top}, {at.x + width, top + canvas.px(4)}, ink(palette().control), canvas.px(2));
    list->AddRectFilled({at.x, top}, {at.x + width * static_cast<float>(bar.share / 100), top + canvas.px(4)},
                        ink(bar.colour), canvas.px(2));
    ImGui::Dummy({0, canvas.px(26)});
  }
  if (card.others > 0)
    text_in(canvas.fonts->small, palette().secondary,
            fmt::format("and {} more with {} votes", card.others, with_thousands(card.other_votes)));
}

}  // namespace

void draw_card(const Canvas& canvas, const AreaCard& card, bool selected) {
  const float top = canvas.px(card_top);
  const ImVec2 position{canvas.size.x - canvas.inset.right - canvas.px(card_width + 16), top};
  ImGui::SetNextWindowSizeConstraints(
      {canvas.px(card_width), 0},
      {canvas.px(card_width), canvas.size.y - top - canvas.px(timeline_height + 24) - canvas.inset.bottom});
  begin_panel("card", position, {canvas.px(card_width), 0}, true, ImGuiWindowFlags_NoFocusOnAppearing);
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
  rule(canvas);
  const float right = ImGui::GetContentRegionAvail().x + ImGui::GetStyle().WindowPadding.x;
  for (const CardLine& line : card.lines) {
    text_in(canvas.fonts->body, palette().secondary, line.label);
    text_right(canvas.fonts->body, palette().text, line.value, right);
    if (!line.remark.empty()) {
      ImGui::SetCursorPosY(ImGui::GetCursorPosY() - canvas.px(3));
      wrapped(canvas.fonts->small, palette().secondary, line.remark);
    }
  }
  rule(canvas);
  if (!card.note.empty()) wrapped(canvas.fonts->small, palette().secondary, card.note);
  for (const std::string& line : card.provenance) wrapped(canvas.fonts->small, palette().secondary, line);
  ImGui::End();
}

}  // namespace hustings::ui

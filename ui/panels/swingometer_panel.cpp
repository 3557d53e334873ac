#include "ui/panels/swingometer_panel.h"

#include <cmath>
#include <fmt/format.h>

#include "atlas/figures/swingometer.h"
#include "atlas/view/what_if.h"
#include "base/text/text.h"
#include "ui/fields/area_rows.h"
#include "ui/kit/dial.h"
#include "ui/kit/party_combo.h"
#include "ui/kit/widgets.h"
#include "ui/zones/command_tip.h"

namespace hustings::ui {

namespace {

constexpr float three_columns = 640;  // design pixels; a narrower panel has everything below each other

struct Pair {
  const Party& from;
  const Party& to;
};

/// Needs a pair.
Pair pair_of(const Atlas& atlas, const View& view) {
  const SwingPair pair = *named_pair(atlas, view);
  return {atlas.parties[pair.from], atlas.parties[pair.to]};
}

/// "Con to Lab 2.0", whichever way it goes.
std::string swing_text(const Pair& pair, double swing) {
  if (std::abs(swing) < 0.005) return "no swing";
  const bool forwards = swing > 0;
  const bool tenths = std::abs(swing * 10 - std::round(swing * 10)) < 1e-6;
  return fmt::format("{} to {} {:.{}f}", (forwards ? pair.from : pair.to).short_name,
                     (forwards ? pair.to : pair.from).short_name, std::abs(swing), tenths ? 1 : 2);
}

/// What the needle shows, in words.
void draw_reading(const Canvas& canvas, const Atlas& atlas, const View& view, const Measured<Swing>& real) {
  const Pair pair = pair_of(atlas, view);
  const auto centred = [&](ImFont* font, std::uint32_t colour, const std::string& text) {
    const float room = ImGui::GetContentRegionAvail().x;
    const std::string shown = fitted(font, text, room);
    ImGui::SetCursorPosX(ImGui::GetCursorPosX() + (room - width_of(font, shown)) / 2);
    text_in(font, colour, shown);
  };
  if (view.what_if.on) {
    const std::string why_not = why_not_hypothetical(atlas, view);
    centred(canvas.fonts->large, palette().text, swing_text(pair, view.what_if.swing));
    centred(canvas.fonts->small, palette().secondary, why_not.empty() ? "hypothetical, from the result" : why_not);
    return;
  }
  if (!real) {
    centred(canvas.fonts->large, palette().text, "no swing known");
    wrapped(canvas.fonts->small, palette().secondary, real.reason());
    return;
  }
  centred(canvas.fonts->large, palette().text, swing_text(pair, std::round(real->percent * 10) / 10));
  centred(canvas.fonts->small, palette().secondary,
          fmt::format("the actual swing since {}", year_of(atlas.contest(*swing_base(atlas, view)).date)));
}

/// Both parties, with what they have, at the ends of the dial.
void draw_standing(const Canvas& canvas, const Atlas& atlas, const View& view) {
  const Pair pair = pair_of(atlas, view);
  const PairSeats seats = pair_seats(atlas, view);
  const float left = ImGui::GetCursorScreenPos().x;
  const float right = left + ImGui::GetContentRegionAvail().x;
  const float y = ImGui::GetCursorScreenPos().y;
  ImFont* font = canvas.fonts->strong;
  ImFont* small = canvas.fonts->small;
  const float half = (right - left) / 2;
  const auto side = [&](const Party& party, int number, bool at_left) {
    const std::string name = fitted(font, party.short_name, half - canvas.px(50));
    const std::string figure = std::to_string(number);
    const float figure_width = width_of(canvas.fonts->large, figure);
    const float swatch = canvas.px(party_square_side);
    const float whole = swatch + canvas.px(4) + width_of(font, name) + canvas.px(8) + figure_width;
    float x = at_left ? left : right - whole;
    const float top = std::round(y + canvas.px(7));
    party_square(canvas, {x, top}, party.colour);
    x = put(font, palette().text, x + swatch + canvas.px(4), y + canvas.px(4), name);
    put(canvas.fonts->large, palette().text, x + canvas.px(8), y, figure);
  };
  side(pair.from, seats.from, true);
  side(pair.to, seats.to, false);
  put(small, palette().secondary, left + half - width_of(small, seats.unit) / 2, y + canvas.px(5), seats.unit);
  ImGui::Dummy({0, canvas.fonts->large->FontSize + canvas.px(4)});
}

void draw_dial_of(const Canvas& canvas, const Atlas& atlas, View& view, float height, Workspace& shared, float& range) {
  const Pair pair = pair_of(atlas, view);
  const Measured<Swing> real = contest_swing(atlas, view);
  Dial dial;
  dial.from_colour = pair.from.colour;
  dial.to_colour = pair.to.colour;
  dial.real = !view.what_if.on;
  dial.has_keys = shared.dial_has_keys;
  if (view.what_if.on) dial.needle = view.what_if.swing;
  else if (real) dial.needle = real->percent;
  // From the result, which the dial starts from; the swing that led to it has no marks.
  if (view.what_if.on) dial.tipping_points = tipping_points_of(atlas, view);
  const float text = canvas.fonts->large->FontSize * 2 + canvas.fonts->small->FontSize + canvas.px(24);
  const auto turned = draw_dial(canvas, atlas, dial, ImGui::GetContentRegionAvail().x, height - text, range);
  draw_reading(canvas, atlas, view, real);
  draw_standing(canvas, atlas, view);
  if (!turned) return;
  set_dial(atlas, view, *turned);
}

/// The third party of the what-if, where one is chosen, and how its share changes.
void third_controls(const Canvas& canvas, const Atlas& atlas, View& view) {
  text_in(canvas.fonts->small, palette().secondary, "Third party");
  const float room = ImGui::GetContentRegionAvail().x;
  const float combo = view.what_if.third_party.empty() ? room : 0.38f * room;
  View others = view;
  std::string third = view.what_if.third_party;
  party_combo("##third", atlas, others, third, combo, "none");
  if (ImGui::IsItemHovered()) tooltip(canvas, "A party that takes from both, or gives to both");
  const Pair pair = pair_of(atlas, view);
  if (third == pair.from.id || third == pair.to.id) third.clear();
  if (third != view.what_if.third_party) view.what_if.third_change = 0;
  view.what_if.third_party = third;
  if (third.empty()) return;
  ImGui::SameLine(0, canvas.px(6));
  auto change = static_cast<float>(view.what_if.third_change);
  ImGui::SetNextItemWidth(room - combo - canvas.px(6));
  const bool moved =
      ImGui::SliderFloat("##third-change", &change, -20, 20, "%+.1f points", ImGuiSliderFlags_AlwaysClamp);
  if (ImGui::IsItemHovered())
    tooltip(canvas, "Points that its share changes by: drag, or press Ctrl and click to type");
  if (!moved) return;
  view.what_if.third_change = std::round(static_cast<double>(change) * 10) / 10;
  set_dial(atlas, view, view.what_if.on ? view.what_if.swing : 0);
}

void draw_choices(const Canvas& canvas, const Atlas& atlas, View& view, Workspace& shared, float& dial_range) {
  const auto tip = [&](const char* text) {
    if (ImGui::IsItemHovered()) tooltip(canvas, text);
  };
  const float gap = canvas.px(6);
  pair_combos(canvas, atlas, view);
  const float half = (ImGui::GetContentRegionAvail().x - gap) / 2;
  const bool narrow = half < canvas.px(120);  // the field and its buttons need a line of their own
  double swing = view.what_if.on ? view.what_if.swing : 0;
  ImGui::SetNextItemWidth(narrow ? -1 : half);
  if (ImGui::InputDouble("##swing", &swing, 0.1, 1.0, "%.1f", ImGuiInputTextFlags_CharsDecimal) && std::isfinite(swing))
    set_dial(atlas, view, std::round(swing * 100) / 100);
  tip("Points of swing from this result, as on the dial: + and \u2212 move a tenth, with Ctrl a point");
  if (!narrow) ImGui::SameLine(0, gap);
  const float quarter = narrow ? half : (half - gap) / 2;
  for (const float range : {20.0f, 50.0f}) {
    if (range > 20) ImGui::SameLine(0, gap);
    if (choice_button(fmt::format("\u00b1{:.0f}", range).c_str(), dial_range == range, {quarter, 0}))
      dial_range = range;
    tip("How far the dial reaches to each side, in points");
  }
  for (const SwingModel model : {SwingModel::uniform, SwingModel::proportional}) {
    if (model == SwingModel::proportional) ImGui::SameLine(0, gap);
    if (choice_button(model == SwingModel::uniform ? "Uniform" : "Proportional", view.what_if.model == model,
                      {half, 0}))
      view.what_if.model = model;
    tip(model == SwingModel::uniform ? "The same points move in every area"
                                     : "In every area the loser loses the same part of its vote");
  }
  third_controls(canvas, atlas, view);
  if (!view.what_if.on) return;
  if (ImGui::Button("Turn off (X)", {-1, 0})) view.what_if.on = false;
  command_tip(shared.hints, "what-if");
}

/// What turns, in the order of the swing needed; within the present scrolling.
void draw_flips(const Canvas& canvas, const Atlas& atlas, const View& view, Workspace& shared) {
  if (!view.what_if.on) {
    wrapped(canvas.fonts->small, palette().secondary,
            "Turn the dial: map, tally, table and targets show what a swing from this result would bring.");
    return;
  }
  const std::vector<Flip> list = flips(atlas, view);
  const bool seats = pair_seats(atlas, view).unit == "seats";
  text_in(canvas.fonts->small, palette().secondary,
          list.empty() ? fmt::format("No {} changes hands at this swing", seats ? "seat" : "lead")
                       : fmt::format("{} {}{} change{} hands at this swing", list.size(), seats ? "seat" : "lead",
                                     list.size() == 1 ? "" : "s", list.size() == 1 ? "s" : ""));
  const float height = canvas.px(24);
  ImGuiListClipper clipper;
  clipper.Begin(static_cast<int>(list.size()), height);
  while (clipper.Step())
    for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
      const Flip& flip = list[static_cast<std::size_t>(i)];
      const Rectangle row = area_row(atlas, view, flip.layer, flip.area, height, shared);
      const float y = row.low.y + canvas.px(4);
      ImFont* small = canvas.fonts->small;
      put_right(small, palette().text, row.high.x - canvas.px(4), y,
                std::isfinite(flip.swing_needed) ? decimal(flip.swing_needed, 2) + " points" : "\u2013");
      float x = row.high.x - canvas.px(168);
      x = put_party(canvas, small, atlas.parties[flip.from], x, y);
      x = put(small, palette().secondary, x + canvas.px(4), y, "\u2192");
      put_party(canvas, small, atlas.parties[flip.to], x + canvas.px(4), y);
      put(small, palette().text, row.low.x + canvas.px(2), y,
          fitted(small, atlas.layers[flip.layer].layer.areas[flip.area].name, row.high.x - row.low.x - canvas.px(176)));
    }
}

}  // namespace

void SwingometerPanel::draw(const PanelContext& context) {
  const auto& [canvas, atlas, view, part, area, shared] = context;
  shared.dial_has_keys = ImGui::IsWindowFocused(ImGuiFocusedFlags_RootAndChildWindows) && !ImGui::GetIO().WantTextInput;
  if (!named_pair(atlas, view)) {
    wrapped(canvas.fonts->body, palette().secondary, "There are not two parties here that votes could swing between.");
    return;
  }
  const ImVec2 room = ImGui::GetContentRegionAvail();
  if (room.x < canvas.px(three_columns)) {
    begin_column("swingometer", {0, 0}, ImGuiWindowFlags_AlwaysVerticalScrollbar);  // the dial stays where it is
    draw_dial_of(canvas, atlas, view, std::min(room.y, canvas.px(264)), shared, range_);
    draw_choices(canvas, atlas, view, shared, range_);
    rule(canvas);
    draw_flips(canvas, atlas, view, shared);
    ImGui::EndChild();
    return;
  }
  const float gap = canvas.px(24);
  const float column = std::min(canvas.px(344), (room.x - 2 * gap) / 3);
  begin_column("dial-column", {column, 0});
  draw_dial_of(canvas, atlas, view, room.y, shared, range_);
  ImGui::EndChild();
  ImGui::SameLine(0, gap);
  begin_column("choices-column", {column, 0});
  draw_choices(canvas, atlas, view, shared, range_);
  ImGui::EndChild();
  ImGui::SameLine(0, gap);
  begin_column("flips-column", {0, 0});
  draw_flips(canvas, atlas, view, shared);
  ImGui::EndChild();
}

}  // namespace hustings::ui

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "ui/charts/chart_parts.h"
#include "ui/kit/row_keys.h"
#include "ui/kit/seen_text.h"
#include "ui/kit/widgets.h"

namespace hustings::ui {

namespace {

constexpr double least_share = 1;  ///< percent of votes: what is smaller and has no seat is not drawn

const std::vector<SeatsForVotes>& prepared(ChartContext& context) {
  ChartState& state = context.state;
  if (!state.seats) {
    const ShownContest& shown = context.figures().shown;
    state.why_no_seats = why_no_seats(context.atlas, context.figures());
    state.seats.emplace();
    if (state.why_no_seats.empty())
      state.seats =
          seats_for_votes(totals_where_seats_are_won(context.atlas, shown.contest, shown.what_if, shown.so_far));
    std::erase_if(*state.seats,
                  [](const SeatsForVotes& row) { return row.seats == 0 && row.share_of_votes < least_share; });
    std::stable_sort(state.seats->begin(), state.seats->end(), [](const SeatsForVotes& a, const SeatsForVotes& b) {
      return a.share_of_votes > b.share_of_votes;
    });
  }
  return *state.seats;
}

/// Independents are several people, and the row says so.
std::string name_of_all(const Party& party) {
  return party.kind == PartyKind::independent ? name_in_totals(party) : party.name;
}

/// The areas on the map that the party won.
std::vector<AreaIndex> won_by(const ChartContext& context, PartyIndex party) {
  std::vector<AreaIndex> areas;
  const Column& winners = context.figures().column("winner");
  for (AreaIndex area = 0; area < context.figures().size(); ++area)
    if (winners.parties[area] == party && context.state.lit[area]) areas.push_back(area);
  return areas;
}

struct Row {
  float top, height, left, right;  ///< pixels; left and right of the bars
};

void draw_row(const ChartContext& context, const Rectangle& place, const Row& row, const SeatsForVotes& seats,
              double whole) {
  const Canvas& canvas = context.canvas;
  ImDrawList* list = ImGui::GetWindowDrawList();
  const Party& party = context.atlas.parties[seats.party];
  ImFont* font = canvas.fonts->small;
  const float bar = std::min(canvas.px(9), row.height * 0.34f);
  const float middle = row.top + row.height / 2;
  const auto length = [&](double percent) { return (row.right - row.left) * static_cast<float>(percent / whole); };
  list->AddRectFilled({row.left, middle - bar}, {row.left + std::max(1.0f, length(seats.share_of_votes)), middle - 1},
                      ink(party.colour, 0.45f));
  list->AddRectFilled({row.left, middle + 1}, {row.left + std::max(1.0f, length(seats.share_of_seats)), middle + bar},
                      ink(party.colour));
  const std::string name = fitted(canvas.fonts->body, name_in_totals(party), row.left - place.low.x - canvas.px(8));
  list->AddText(canvas.fonts->body, canvas.fonts->body->FontSize,
                {place.low.x, std::round(middle - canvas.fonts->body->FontSize / 2)}, ink(palette().text),
                name.c_str());
  const std::string votes = fmt::format("{:.1f}%", seats.share_of_votes);
  const std::string won = fmt::format("{:.1f}%", seats.share_of_seats);
  const float line = std::min(font->FontSize, row.height / 2);
  draw_small(canvas, {place.high.x - width_of(font, votes), middle - line}, palette().secondary, votes);
  draw_small(canvas, {place.high.x - width_of(font, won), middle + line - font->FontSize}, palette().text, won);
}

}  // namespace

void draw_seats(ChartContext& context, const Rectangle& place) {
  const std::vector<SeatsForVotes>& rows = prepared(context);
  if (rows.empty()) return;
  const Canvas& canvas = context.canvas;
  const float tallest = canvas.px(50);
  const float lowest = canvas.px(27);
  const float space = place.high.y - place.low.y;
  const auto shown = std::clamp<std::size_t>(static_cast<std::size_t>(space / lowest), 1, rows.size());
  const float height = std::min(tallest, space / static_cast<float>(shown));
  double whole = 0;
  float names = canvas.px(40);
  for (const SeatsForVotes& row : rows) {
    whole = std::max({whole, row.share_of_votes, row.share_of_seats});
    names = std::max(names, width_of(canvas.fonts->body, name_in_totals(context.atlas.parties[row.party])));
  }
  names = std::min(names + canvas.px(12), 0.32f * (place.high.x - place.low.x));
  const Rectangle used{place.low, {place.high.x, place.low.y + height * static_cast<float>(shown)}};
  const PlotInput hand = plot_input(context, "seats", used);
  const RowKeys keys = context.keys;
  const auto focused = hand.dragging ? std::nullopt : focused_bar(context, "seats", shown, keys.step);
  context.keys = {};
  const std::size_t under = focused.value_or(
      static_cast<std::size_t>(std::clamp((hand.at.y - place.low.y) / height, 0.0f, static_cast<float>(shown - 1))));
  const bool pointed = hand.hovered || focused.has_value();
  for (std::size_t i = 0; i < shown; ++i) {
    const float top = place.low.y + height * static_cast<float>(i);
    const ImVec2 low{place.low.x - canvas.px(4), top};
    const ImVec2 high{place.high.x + canvas.px(4), top + height};
    ImDrawList* list = ImGui::GetWindowDrawList();
    if (pointed && under == i) list->AddRectFilled(low, high, ink(palette().control), canvas.px(4));
    if (focused == i) list->AddRect(low, high, ink(palette().text), canvas.px(4), 0, canvas.px(1.5f));
    draw_row(context, place, {top, height, place.low.x + names, place.high.x - canvas.px(56)}, rows[i], whole);
  }
  if (!pointed && !hand.dragging) return;
  const SeatsForVotes& row = rows[under];
  const std::string words =
      fmt::format("{}\n{:.1f}% of votes, {} seat{}: {:.1f}%", name_of_all(context.atlas.parties[row.party]),
                  row.share_of_votes, row.seats, row.seats == 1 ? "" : "s", row.share_of_seats);
  const std::vector<AreaIndex> won = won_by(context, row.party);
  context.shared.pointed_many = won;
  if (focused) {
    if (keys.accept || keys.takes) select_by_key(context, keys, won);
    const float middle = place.low.y + height * (static_cast<float>(under) + 0.5f);
    return focus_words(canvas, place, {(place.low.x + place.high.x) / 2, middle}, words);
  }
  if (hand.hovered) ImGui::SetTooltip("%s", as_seen(words).c_str());
  if (hand.clicked) select(context, won);
  if (!hand.dragging) return;
  const auto from = static_cast<std::size_t>(
      std::clamp((context.state.gesture.from.y - place.low.y) / height, 0.0f, static_cast<float>(shown - 1)));
  const auto [first, last] = std::minmax(from, under);
  std::vector<AreaIndex> areas;
  for (std::size_t i = first; i <= last; ++i) {
    const std::vector<AreaIndex> of_row = won_by(context, rows[i].party);
    areas.insert(areas.end(), of_row.begin(), of_row.end());
  }
  select(context, areas);
}

void seats_words(ChartContext& context) {
  const Canvas& canvas = context.canvas;
  const std::vector<SeatsForVotes>& rows = prepared(context);
  if (rows.empty()) {
    wrapped(canvas.fonts->body, palette().secondary,
            context.state.why_no_seats.empty() ? "No seat is known to be won." : context.state.why_no_seats);
    return;
  }
  wrapped(canvas.fonts->small, palette().secondary,
          "Above, faint: share of all votes. Below: share of the seats. Parties with less than 1% of the votes and no "
          "seat are left out. A click selects what a party won on the map.");
}

}  // namespace hustings::ui

#include "ui/panels/night_panel.h"

#include <cmath>
#include <fmt/format.h>
#include <ranges>

#include "atlas/figures/declared_seats.h"
#include "atlas/view/night_view.h"
#include "ui/fields/area_rows.h"
#include "ui/kit/widgets.h"
#include "ui/panels/night_lines_plot.h"

namespace hustings::ui {

namespace {

constexpr float row_height = 42;  // design pixels
constexpr float time_width = 46;

/// "4.1 to Lab"; empty where it is not known.
std::string swing_words(const Atlas& atlas, const AreaFigures& figures, AreaIndex area) {
  const double swing = figures.column("swing_pct").numbers[area];
  const auto to = figures.column(swing < 0 ? "swing_from" : "swing_to").parties[area];
  return std::isnan(swing) || !to ? std::string()
                                  : fmt::format("{:.1f} to {}", std::abs(swing), atlas.parties[*to].short_name);
}

/// The list, the latest first.
struct NightList {
  const Canvas& canvas;
  const Atlas& atlas;
  View& view;
  Workspace& shared;
  const DeclaredSeats& declared;
  std::vector<DeclaredSeat> rows;

  LayerIndex layer() const { return declared.figures->shown.layer; }
};

void draw_row(const NightList& list, const DeclaredSeat& seat) {
  const Canvas& canvas = list.canvas;
  const Rectangle row = area_row(list.atlas, list.view, list.layer(), seat.area, canvas.px(row_height), list.shared);
  ImFont* body = canvas.fonts->body;
  ImFont* small = canvas.fonts->small;
  const float first = row.low.y + canvas.px(4);
  const float second = row.low.y + canvas.px(22);
  const float left = row.low.x + canvas.px(4);
  const float right = row.high.x - canvas.px(4);
  put(body, palette().secondary, left, first, clock_of(seat.at, list.atlas.contest(list.declared.contest).time_zone));
  const float name = left + canvas.px(time_width);
  put(body, palette().text, name, first, fitted(body, list.declared.name_of(seat), right - name));
  const std::string swing = swing_words(list.atlas, *list.declared.figures, seat.area);
  put_right(small, palette().secondary, right, second, swing);
  const auto winner = list.declared.winner(seat);
  float x = winner ? put_party(canvas, small, list.atlas.parties[*winner], name, second)
                   : put(small, palette().secondary, name, second, "tie");
  x += canvas.px(8);
  const std::string result = result_words(list.atlas, list.declared, seat);
  const bool gain = list.declared.figures->column("status").statuses[seat.area] == Status::gain;
  put(small, gain ? palette().text : palette().secondary, x, second,
      fitted(small, result, right - x - width_of(small, swing) - canvas.px(8)));
}

/// Before an audience whole rows from the first on, as many as there is room for.
void draw_list(const NightList& list) {
  const float height = list.canvas.px(row_height);
  if (list.shared.presented) {
    const auto room = static_cast<std::size_t>(std::max(1.0f, ImGui::GetContentRegionAvail().y / height));
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
    for (const DeclaredSeat& seat : list.rows | std::views::take(room)) draw_row(list, seat);
    ImGui::PopStyleVar();
    return;
  }
  begin_rows("declarations", height);
  std::vector<AreaIndex> areas;
  for (const DeclaredSeat& seat : list.rows) areas.push_back(seat.area);
  keys_in_list(list.atlas, list.view,
               {.panel = PanelKind::night,
                .layer = list.layer(),
                .areas = areas,
                .row_height = height,
                .row_of = [](std::size_t i) { return i; }},
               list.shared);
  ImGuiListClipper clipper;
  clipper.Begin(static_cast<int>(list.rows.size()), height);
  while (clipper.Step())
    for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i)
      draw_row(list, list.rows[static_cast<std::size_t>(i)]);
  ImGui::EndChild();
}

void draw_tabs(const Canvas& canvas, bool& lines, const CommandHints& hints) {
  const float half = (ImGui::GetContentRegionAvail().x - canvas.px(6)) / 2;
  if (choice_button("Declarations", !lines, {half, 0})) lines = false;
  ImGui::SameLine(0, canvas.px(6));
  if (choice_button("Seats over time", lines, {half, 0})) lines = true;
  command_tip(hints, "night-lines");
}

}  // namespace

void NightPanel::draw(const PanelContext& context) {
  const auto& [canvas, atlas, view, part, area, shared] = context;
  const auto declared = declared_seats(atlas, view);
  if (!declared || !view.at) {
    wrapped(canvas.fonts->body, palette().secondary,
            declared ? "The whole election is on the map. Its night shows it declaration by declaration."
                     : "This election has no times of declarations.");
    if (declared && !shared.presented && choice_button("Open the night", false))
      shared.requests.ask(RunCommand{"night"});
    if (declared && !shared.presented) command_tip(shared.hints, "night");
    return;
  }
  if (!shared.presented) draw_tabs(canvas, lines_tab, shared.hints);
  wrapped(canvas.fonts->small, palette().secondary, night_title(atlas, view));
  if (lines_tab) {
    const ImVec2 low = ImGui::GetCursorScreenPos();
    const ImVec2 room = ImGui::GetContentRegionAvail();
    constexpr float tallest = 1.3f;  // of the width
    const float height = std::min(room.y, tallest * room.x);
    return draw_night_lines(canvas, atlas, view, *declared, {low, {low.x + room.x, low.y + height}}, shared.presented);
  }
  NightList list{canvas, atlas, view, shared, *declared, {}};
  const auto by_now = static_cast<std::ptrdiff_t>(declared->declared_by(*view.at));
  list.rows.assign(declared->seats.begin(), declared->seats.begin() + by_now);
  std::reverse(list.rows.begin(), list.rows.end());
  draw_list(list);
}

void NightPanel::keep(PanelFlags& flags) const {
  if (lines_tab) flags["night-lines"] = "open";
}

void NightPanel::restore(const PanelFlags& flags) { lines_tab = is_set(flags, "night-lines"); }

}  // namespace hustings::ui

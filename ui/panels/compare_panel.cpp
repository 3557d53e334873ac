#include "ui/panels/compare_panel.h"

#include <cmath>
#include <fmt/format.h>
#include <map>

#include "atlas/figures/moves.h"
#include "atlas/figures/search.h"
#include "base/text/text.h"
#include "ui/fields/measures.h"
#include "ui/kit/party_combo.h"
#include "ui/kit/widgets.h"
#include "ui/zones/requests.h"

namespace hustings::ui {

namespace {

void measure_choices(const Atlas& atlas, View& view) {
  // Arrows over another figure are a choice of the picture, and no measure of this panel.
  const bool arrows = view.symbols == Symbols::arrows && view.colour == ColourMode::status;
  if (choice_button("Change of share", !arrows && view.colour == ColourMode::change, {-1, 0})) {
    colour_by(view, ColourMode::change);
    view.symbols = Symbols::none;
  }
  if (!arrows && view.colour == ColourMode::change)
    chosen_party_combo("##compare-party", atlas, view, ImGui::GetContentRegionAvail().x);
  if (choice_button("Swing", !arrows && view.colour == ColourMode::swing, {-1, 0})) {
    colour_by(view, ColourMode::swing);
    view.symbols = Symbols::none;
  }
  if (choice_button("Gains and losses", arrows, {-1, 0})) {
    colour_by(view, ColourMode::status);
    view.symbols = Symbols::arrows;
  }
}

/// "Con -> Lab 6", a line each.
void draw_passages(const Canvas& canvas, const Atlas& atlas, const View& view) {
  const auto changes = changes_of(atlas, view);
  if (!changes) {
    wrapped(canvas.fonts->small, palette().secondary, "There is no earlier election to compare this one with.");
    return;
  }
  text_in(canvas.fonts->strong, palette().text, count_words(atlas, *changes, changes->list.size()) + " changed hands");
  for (const PartyChange& passage : party_changes(*changes)) {
    const Party& from = atlas.parties[passage.from];
    const Party& to = atlas.parties[passage.to];
    const ImVec2 at = ImGui::GetCursorScreenPos();
    party_square(canvas, {at.x, at.y + canvas.px(3)}, from.colour);
    party_square(canvas, {at.x + canvas.px(12), at.y + canvas.px(3)}, to.colour);
    ImGui::SetCursorPosX(ImGui::GetCursorPosX() + canvas.px(30));
    text_in(canvas.fonts->body, palette().text, fmt::format("{} \u2192 {}", from.short_name, to.short_name));
    text_right(canvas.fonts->body, palette().text, fmt::format("{}", passage.areas), ImGui::GetContentRegionMax().x);
  }
}

/// Why areas have no figure, and how many for each reason.
std::map<std::string, int> reasons_of(const Atlas& atlas, const View& view, const AreaFigures& figures,
                                      const Column& column) {
  std::map<std::string, int> reasons;
  for (AreaIndex area = 0; area < figures.size(); ++area)
    if (figures.has_result[area] && !column.known(area))
      ++reasons[why_undefined(atlas, view, figures, column.id, area)];
  return reasons;
}

void draw_moves(const Canvas& canvas, const Atlas& atlas, const View& view, Workspace& shared) {
  const auto figures = figures_of(atlas, view);
  const bool change = view.colour == ColourMode::change && view.symbols != Symbols::arrows;
  const std::string id = change ? "change_" + atlas.parties[chosen_party(atlas, view)].id : "swing_pct";
  const Column* column = figures->find(id);
  if (column == nullptr) {
    wrapped(canvas.fonts->small, palette().secondary, "No figures of change are known here.");
    return;
  }
  const Moves moves = largest_moves(*figures, id);
  text_in(canvas.fonts->strong, palette().text, "Largest moves");
  text_right(canvas.fonts->small, palette().secondary, change ? column->title + ", pp" : "swing, pp",
             ImGui::GetContentRegionMax().x);
  const Column* from = figures->find("swing_from");
  const Column* to = figures->find("swing_to");
  for (const Move& move : moves.list) {
    const std::string& name = (*figures->names->names)[move.area];
    std::string figure = signed_decimal(move.points, 1);
    if (!change && from != nullptr && to != nullptr && from->parties[move.area] && to->parties[move.area]) {
      const bool forwards = move.points >= 0;
      figure = fmt::format("{} to {}", decimal(std::abs(move.points), 1),
                           atlas.parties[*(forwards ? to : from)->parties[move.area]].short_name);
    }
    ImGui::PushID(static_cast<int>(move.area));
    const float room = ImGui::GetContentRegionAvail().x - width_of(canvas.fonts->body, figure) - canvas.px(8);
    if (ImGui::Selectable(fitted(canvas.fonts->body, name, room).c_str()))
      shared.requests.ask(FlyToArea{figures->shown.layer, move.area});
    ImGui::PopID();
    text_right(canvas.fonts->body, palette().text, figure, ImGui::GetContentRegionMax().x);
  }
  if (moves.of_parent > 0)
    wrapped(canvas.fonts->small, palette().secondary,
            fmt::format("{} left out: the figure is that of the larger area that they lie in.", moves.of_parent));
  for (const auto& [reason, number] : reasons_of(atlas, view, *figures, *column))
    wrapped(canvas.fonts->small, palette().secondary, fmt::format("{} left out: {}.", number, reason));
}

}  // namespace

void ComparePanel::draw(const PanelContext& context) {
  const auto& [canvas, atlas, view, part, area, shared] = context;
  const bool wide = ImGui::GetContentRegionAvail().x >= canvas.px(640);
  const float gap = canvas.px(16);
  const float third = (ImGui::GetContentRegionAvail().x - 2 * gap) / 3;
  begin_column("compare", {wide ? third : 0, 0});
  contest_combo(atlas, view, -1, true);
  text_in(canvas.fonts->small, palette().secondary, "compared with");
  if (const auto contest = atlas.find_contest(view.contest)) {
    const auto against = compared_with(atlas, view, *contest);
    if (against && against != contest) {
      const float width = width_of(canvas.fonts->body, "Side by side") + canvas.px(16);
      ImGui::SameLine(ImGui::GetContentRegionMax().x - width);
      ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {canvas.px(8), 0});  // the row is no higher for it
      if (choice_button("Side by side", !view.beside.empty(), {width, 0}))
        set_beside(view, view.beside.empty() ? std::optional(atlas.contest(*against).id) : std::nullopt);
      command_tip(shared.hints, "beside");
      ImGui::PopStyleVar();
    }
  }
  against_combo(atlas, view);
  measure_choices(atlas, view);
  const auto next = [&](const char* id) {
    if (!wide) {
      rule(canvas);
      return;
    }
    ImGui::EndChild();
    ImGui::SameLine(0, gap);
    begin_column(id, {third, 0});
  };
  next("party_changes");
  draw_passages(canvas, atlas, view);
  next("moves");
  // The bottom zone is low: all ten are to be seen there.
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {ImGui::GetStyle().ItemSpacing.x, canvas.px(wide ? 2 : 6)});
  draw_moves(canvas, atlas, view, shared);
  ImGui::PopStyleVar();
  ImGui::EndChild();
}

}  // namespace hustings::ui

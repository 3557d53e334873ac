#include <array>
#include <fmt/format.h>

#include "elections/seats.h"
#include "ui/widgets.h"

namespace hustings::ui {

namespace {

constexpr float panel_width = 232;

struct Mode {
  ColourMode mode;
  const char* label;
};

constexpr std::array<Mode, 7> modes = {{{ColourMode::majority, "Majority"},
                                        {ColourMode::winner, "Winner"},
                                        {ColourMode::swing, "Swing"},
                                        {ColourMode::share, "Share"},
                                        {ColourMode::change, "Change"},
                                        {ColourMode::turnout, "Turnout"},
                                        {ColourMode::status, "Gains and holds"}}};

/// The parties worth offering: those with most votes in the contest.
std::vector<PartyIndex> offered_parties(const Atlas& atlas, const View& view) {
  std::vector<PartyIndex> parties;
  const auto contest = atlas.find_contest(view.contest);
  if (!contest) return parties;
  Totals sums = totals(atlas.contest(*contest));
  std::stable_sort(sums.parties.begin(), sums.parties.end(),
                   [](const PartyTotal& a, const PartyTotal& b) { return a.votes > b.votes; });
  for (const PartyTotal& total : sums.parties)
    if (parties.size() < 10 && atlas.parties[total.party].kind != PartyKind::aggregate &&
        atlas.parties[total.party].kind != PartyKind::independent)
      parties.push_back(total.party);
  return parties;
}

void party_combo(const char* id, const Atlas& atlas, const View& view, std::string& party, float width) {
  const auto known = atlas.parties.find(party);
  ImGui::SetNextItemWidth(width);
  if (!ImGui::BeginCombo(id, known ? atlas.parties[*known].short_name.c_str() : party.c_str(),
                         ImGuiComboFlags_NoArrowButton | ImGuiComboFlags_HeightLargest))
    return;
  for (const PartyIndex offered : offered_parties(atlas, view))
    if (ImGui::Selectable(atlas.parties[offered].name.c_str(), atlas.parties[offered].id == party))
      party = atlas.parties[offered].id;
  ImGui::EndCombo();
}

void against_combo(const Atlas& atlas, View& view) {
  const auto contest = atlas.find_contest(view.contest);
  if (!contest) return;
  const auto against = compared_with(atlas, view, *contest);
  ImGui::SetNextItemWidth(-1);
  if (!ImGui::BeginCombo("##against", against ? atlas.contest(*against).title.c_str() : "nothing to compare with"))
    return;
  for (const AtlasContest& other : atlas.contests) {
    if (other.contest.track != atlas.contest(*contest).track || other.contest.id == view.contest ||
        other.contest.date >= atlas.contest(*contest).date)
      continue;
    if (ImGui::Selectable(other.contest.title.c_str(), against && atlas.contest(*against).id == other.contest.id))
      view.against = other.contest.id;
  }
  ImGui::EndCombo();
}

void swing_controls(const Canvas& canvas, const Atlas& atlas, View& view) {
  const float half = (ImGui::GetContentRegionAvail().x - canvas.px(34)) / 2;
  if (!view.top_two) {
    party_combo("##from", atlas, view, view.swing_from, half);
    ImGui::SameLine(0, canvas.px(6));
    if (ImGui::Button("\u2192", {canvas.px(22), 0})) std::swap(view.swing_from, view.swing_to);
    ImGui::SameLine(0, canvas.px(6));
    party_combo("##to", atlas, view, view.swing_to, half);
  }
  const float third = (ImGui::GetContentRegionAvail().x - canvas.px(12)) / 3;
  if (choice("Butler", view.formula == SwingFormula::butler, {third, 0})) view.formula = SwingFormula::butler;
  ImGui::SameLine(0, canvas.px(6));
  if (choice("Steed", view.formula == SwingFormula::steed, {third, 0})) view.formula = SwingFormula::steed;
  ImGui::SameLine(0, canvas.px(6));
  if (choice("Top two", view.top_two, {third, 0})) view.top_two = !view.top_two;
}

}  // namespace

void draw_controls(const Canvas& canvas, const Atlas& atlas, View& view) {
  const View before = view;
  begin_panel("controls", {canvas.px(16), canvas.px(96)}, {canvas.px(panel_width), 0}, true,
              ImGuiWindowFlags_AlwaysAutoResize);
  text_in(canvas.fonts->small, palette::secondary, "Colour by");
  const float half = (canvas.px(panel_width) - 2 * ImGui::GetStyle().WindowPadding.x - canvas.px(6)) / 2;
  for (std::size_t i = 0; i < modes.size(); ++i) {
    const bool wide = i + 1 == modes.size();
    if (choice(modes[i].label, view.colour == modes[i].mode, {wide ? 2 * half + canvas.px(6) : half, 0}))
      view.colour = modes[i].mode;
    if (i % 2 == 0 && !wide) ImGui::SameLine(0, canvas.px(6));
  }
  const bool needs_party = view.colour == ColourMode::share || view.colour == ColourMode::change;
  const bool compares =
      view.colour == ColourMode::swing || view.colour == ColourMode::change || view.colour == ColourMode::status;
  if (needs_party) {
    text_in(canvas.fonts->small, palette::secondary, "Party");
    party_combo("##party", atlas, view, view.party, -1);
  }
  if (view.colour == ColourMode::swing) {
    text_in(canvas.fonts->small, palette::secondary, "Swing from, to");
    swing_controls(canvas, atlas, view);
  }
  if (compares) {
    text_in(canvas.fonts->small, palette::secondary, "Compared with");
    against_combo(atlas, view);
  }
  ImGui::End();
  // A pair is of two: choosing the other's party swaps them.
  if (view.swing_from == view.swing_to)
    view.swing_from != before.swing_from ? view.swing_to = before.swing_from : view.swing_from = before.swing_to;
}

}  // namespace hustings::ui

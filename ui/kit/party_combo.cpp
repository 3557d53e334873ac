#include "ui/kit/party_combo.h"

#include <utility>
#include "ui/kit/seen_text.h"
#include "ui/kit/widgets.h"

namespace hustings::ui {

std::vector<PartyIndex> offered_parties(const Atlas& atlas, const View& view) {
  std::vector<PartyIndex> parties;
  const auto contest = atlas.find_contest(view.contest);
  if (!contest) return parties;
  std::vector<PartyTotal> stood = atlas.contests[*contest].stood;
  std::stable_sort(stood.begin(), stood.end(),
                   [](const PartyTotal& a, const PartyTotal& b) { return a.votes > b.votes; });
  for (const PartyTotal& total : stood)
    if (parties.size() < 10 && atlas.parties[total.party].kind != PartyKind::aggregate &&
        atlas.parties[total.party].kind != PartyKind::independent)
      parties.push_back(total.party);
  return parties;
}

ImGuiComboFlags arrow_where_it_fits(const std::string& shown, float width) {
  const float room = width > 0 ? width : ImGui::GetContentRegionAvail().x;
  const float text = width_of(ImGui::GetFont(), shown) + 2 * ImGui::GetStyle().FramePadding.x;
  return text + ImGui::GetFrameHeight() <= room + 0.5f ? ImGuiComboFlags_None : ImGuiComboFlags_NoArrowButton;
}

void party_combo(const char* id, const Atlas& atlas, const View& view, std::string& party, float width,
                 const char* nobody) {
  const auto known = atlas.parties.find(party);
  const std::string shown = nobody != nullptr && party.empty() ? nobody
                            : known                            ? atlas.parties[*known].short_name
                                                               : party;
  ImGui::SetNextItemWidth(width);
  if (!ImGui::BeginCombo(id, as_seen(shown).c_str(), arrow_where_it_fits(shown, width) | ImGuiComboFlags_HeightLargest))
    return;
  if (nobody != nullptr && menu_row(nobody, party.empty())) party.clear();
  for (const PartyIndex offered : offered_parties(atlas, view))
    if (menu_row(atlas.parties[offered].name.c_str(), atlas.parties[offered].id == party))
      party = atlas.parties[offered].id;
  ImGui::EndCombo();
}

void chosen_party_combo(const char* id, const Atlas& atlas, View& view, float width) {
  const std::string& shown = atlas.parties[chosen_party(atlas, view)].id;
  std::string chosen = shown;
  party_combo(id, atlas, view, chosen, width);
  if (chosen != shown) view.party = chosen;
}

void pair_combos(const Canvas& canvas, const Atlas& atlas, View& view) {
  const auto pair = named_pair(atlas, view);
  if (!pair) return;
  const std::pair before(atlas.parties[pair->from].id, atlas.parties[pair->to].id);
  auto [from, to] = before;
  const float half = (ImGui::GetContentRegionAvail().x - canvas.px(34)) / 2;
  const auto tip = [&](const char* text) {
    if (ImGui::IsItemHovered()) tooltip(canvas, text);
  };
  party_combo("##from", atlas, view, from, half);
  tip("The party that votes swing from");
  ImGui::SameLine(0, canvas.px(6));
  if (ImGui::Button("\u2192", {canvas.px(22), 0})) std::swap(from, to);
  tip("The other way round");
  ImGui::SameLine(0, canvas.px(6));
  party_combo("##to", atlas, view, to, half);
  tip("The party that votes swing to");
  // A pair is of two: choosing the other's party swaps them.
  if (from == to) from != before.first ? to = before.first : from = before.second;
  if (std::pair(from, to) != before) view.swing_from = from, view.swing_to = to;
}

}  // namespace hustings::ui

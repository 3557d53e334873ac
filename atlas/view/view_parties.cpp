// The parties of a view: those that it names, and the usual ones where it names none.
#include <algorithm>

#include "atlas/view/view.h"

namespace hustings {

namespace {

std::optional<PartyIndex> party_called(const Atlas& atlas, const std::string& id) {
  return id.empty() ? std::nullopt : std::optional(required_party(atlas, id));
}

bool stands_in(const AtlasContest& contest, PartyIndex party) {
  return std::any_of(contest.stood.begin(), contest.stood.end(),
                     [&](const PartyTotal& total) { return total.party == party; });
}

/// Most votes; a party goes before whoever has no share of his own.
std::optional<PartyIndex> largest_in(const Atlas& atlas, const AtlasContest& contest) {
  const auto before = [&](const PartyTotal& a, const PartyTotal& b) {
    return std::pair(!why_not_comparable(a.party, atlas.parties), a.votes) <
           std::pair(!why_not_comparable(b.party, atlas.parties), b.votes);
  };
  const auto largest = std::max_element(contest.stood.begin(), contest.stood.end(), before);
  return largest == contest.stood.end() ? std::nullopt : std::optional(largest->party);
}

}  // namespace

std::optional<SwingPair> named_pair(const Atlas& atlas, const View& view, ContestIndex contest) {
  auto from = party_called(atlas, view.swing_from);
  auto to = party_called(atlas, view.swing_to);
  const std::optional<SwingPair>& usual = atlas.contests[contest].usual.pair;
  // A story may name one of the two alone.
  if (usual && !from) from = to == usual->from ? usual->to : usual->from;
  if (usual && !to) to = from == usual->to ? usual->from : usual->to;
  return from && to ? std::optional(SwingPair{*from, *to}) : std::nullopt;
}

std::optional<SwingPair> named_pair(const Atlas& atlas, const View& view) {
  const auto contest = atlas.find_contest(view.contest);
  return contest ? named_pair(atlas, view, *contest) : std::nullopt;
}

std::optional<SwingPair> swing_pair(const Atlas& atlas, const View& view, ContestIndex contest) {
  return view.top_two ? std::nullopt : named_pair(atlas, view, contest);
}

std::optional<SwingPair> swing_pair(const Atlas& atlas, const View& view) {
  return view.top_two ? std::nullopt : named_pair(atlas, view);
}

void name_pair(const Atlas& atlas, View& view, const SwingPair& pair) {
  view.swing_from = atlas.parties[pair.from].id;
  view.swing_to = atlas.parties[pair.to].id;
}

PartyIndex chosen_party(const Atlas& atlas, const View& view, ContestIndex contest) {
  const AtlasContest& here = atlas.contests[contest];
  const auto party = view.party.empty() ? here.usual.party : party_called(atlas, view.party);
  if (party && (here.stood.empty() || stands_in(here, *party))) return *party;
  const auto instead = largest_in(atlas, here);
  return instead ? *instead : party.value_or(PartyIndex{0});
}

PartyIndex chosen_party(const Atlas& atlas, const View& view) {
  if (const auto contest = atlas.find_contest(view.contest)) return chosen_party(atlas, view, *contest);
  return party_called(atlas, view.party).value_or(PartyIndex{0});
}

}  // namespace hustings

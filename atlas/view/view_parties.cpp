// The party of a view: the one that it names, or the usual one where it names none.
#include <algorithm>

#include "atlas/view/view.h"

namespace hustings {

namespace {

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

PartyIndex chosen_party(const Atlas& atlas, const View& view, ContestIndex contest) {
  const AtlasContest& here = atlas.contests[contest];
  const auto party = view.party.empty() ? here.usual.party : named_party(atlas, view.party);
  if (party && (here.stood.empty() || stands_in(here, *party))) return *party;
  const auto instead = largest_in(atlas, here);
  return instead ? *instead : party.value_or(PartyIndex{0});
}

PartyIndex chosen_party(const Atlas& atlas, const View& view) {
  if (const auto contest = atlas.find_contest(view.contest)) return chosen_party(atlas, view, *contest);
  return named_party(atlas, view.party).value_or(PartyIndex{0});
}

}  // namespace hustings

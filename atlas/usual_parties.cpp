#include "atlas/usual_parties.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace hustings {

namespace {

/// The contests of a track, those first that speak for it: the default one, and of the others the latest in which
/// everybody voted.
std::vector<const AtlasContest*> contests_of(const Atlas& atlas, std::string_view track) {
  std::vector<const AtlasContest*> contests;
  for (const AtlasContest& contest : atlas.contests)
    if (contest.contest.track == track) contests.push_back(&contest);
  const auto rank = [&](const AtlasContest* of) {
    const Contest& contest = of->contest;
    return std::tuple(!contest.by_election, contest.id == atlas.default_contest, !contest.base_only, contest.date);
  };
  std::stable_sort(contests.begin(), contests.end(),
                   [&](const AtlasContest* a, const AtlasContest* b) { return rank(a) > rank(b); });
  return contests;
}

bool stood_in(const AtlasContest& contest, PartyIndex party) {
  return std::any_of(contest.stood.begin(), contest.stood.end(),
                     [&](const PartyTotal& total) { return total.party == party; });
}

/// Those whose shares can be compared, most votes first.
std::vector<PartyIndex> largest_in(const Atlas& atlas, const AtlasContest& contest) {
  std::vector<PartyTotal> stood = contest.stood;
  std::erase_if(stood,
                [&](const PartyTotal& total) { return why_not_comparable(total.party, atlas.parties).has_value(); });
  std::stable_sort(stood.begin(), stood.end(),
                   [](const PartyTotal& a, const PartyTotal& b) { return a.votes > b.votes; });
  std::vector<PartyIndex> parties;
  for (const PartyTotal& total : stood) parties.push_back(total.party);
  return parties;
}

/// The pair that Britain's election nights have had since 1945, where a track has it.
std::optional<SwingPair> british_pair(const Atlas& atlas, const std::vector<const AtlasContest*>& contests) {
  const auto conservative = atlas.parties.find("con");
  const auto labour = atlas.parties.find("lab");
  if (!conservative || !labour) return std::nullopt;
  const bool both = std::any_of(contests.begin(), contests.end(), [&](const AtlasContest* contest) {
    return stood_in(*contest, *conservative) && stood_in(*contest, *labour);
  });
  return both ? std::optional(SwingPair{*conservative, *labour}) : std::nullopt;
}

}  // namespace

UsualParties usual_parties(const Atlas& atlas, std::string_view track) {
  const std::vector<const AtlasContest*> contests = contests_of(atlas, track);
  UsualParties usual;
  usual.pair = british_pair(atlas, contests);
  if (usual.pair) usual.party = usual.pair->from;
  for (const AtlasContest* contest : contests) {
    if (usual.pair) break;
    const std::vector<PartyIndex> largest = largest_in(atlas, *contest);
    if (largest.size() > 1) usual = {.party = largest[0], .pair = SwingPair{largest[0], largest[1]}};
    else if (!largest.empty() && !usual.party) usual.party = largest[0];
  }
  return usual;
}

void choose_usual_parties(Atlas& atlas) {
  std::map<std::string, UsualParties> of_track;
  for (AtlasContest& contest : atlas.contests) {
    const auto [known, is_new] = of_track.try_emplace(contest.contest.track);
    if (is_new) known->second = usual_parties(atlas, contest.contest.track);
    contest.usual = known->second;
  }
}

}  // namespace hustings

#include "elections/slate.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

namespace hustings {

namespace {

/// Candidates with the same key stand together. The label of a small party is in the note.
std::pair<PartyIndex, std::string> slate_of(const Candidacy& candidacy, const Parties& parties) {
  const bool alone = parties[candidacy.party].kind == PartyKind::independent;
  if (!alone) return {candidacy.party, {}};
  const bool labelled = parties[candidacy.party].id != "ind" && !candidacy.note.empty();
  return {candidacy.party, labelled ? candidacy.note : candidacy.candidate};
}

}  // namespace

Result merge_slates(const Result& result, SlateVote vote, const Parties& parties) {
  struct Slate {
    Candidacy best;
    std::int64_t votes = 0;
    std::int64_t candidates = 0;
    bool elected = false;
  };
  std::map<std::pair<PartyIndex, std::string>, Slate> slates;
  for (const Candidacy& candidacy : result.candidacies) {  // the best comes first
    Slate& slate = slates[slate_of(candidacy, parties)];
    if (slate.candidates++ == 0) slate.best = candidacy;
    slate.votes += candidacy.votes;
    slate.elected = slate.elected || candidacy.elected.value_or(false);
  }
  Result by_party = result;
  by_party.candidacies.clear();
  by_party.published = {};  // is of candidates
  for (auto& [key, slate] : slates) {
    Candidacy& candidacy = by_party.candidacies.emplace_back(std::move(slate.best));
    candidacy.elected = result.one_seat && slate.elected ? std::optional(true) : std::nullopt;
    if (vote == SlateVote::average) candidacy.votes = (2 * slate.votes + slate.candidates) / (2 * slate.candidates);
  }
  sort_candidacies(by_party.candidacies);
  return by_party;
}

std::vector<SeatsWon> seats_won(const Result& result) {
  std::vector<SeatsWon> won;  // in order of the best candidate's votes
  for (const Candidacy& candidacy : result.candidacies) {
    if (!candidacy.elected.value_or(false)) continue;
    const auto known =
        std::find_if(won.begin(), won.end(), [&](const SeatsWon& seats) { return seats.party == candidacy.party; });
    if (known != won.end()) ++known->seats;
    else won.push_back({candidacy.party, 1});
  }
  std::stable_sort(won.begin(), won.end(), [](const SeatsWon& a, const SeatsWon& b) { return a.seats > b.seats; });
  return won;
}

bool is_split(const Result& result) { return seats_won(result).size() > 1; }

}  // namespace hustings

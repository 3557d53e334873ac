#include "atlas/view/question.h"

#include <algorithm>
#include <fmt/format.h>
#include <vector>

#include "base/text/fuzzy_match.h"

namespace hustings {

const char* name_of(Across across) {
  switch (across) {
    case Across::parent: return "parent";
    case Across::overlap: return "overlap";
    case Across::none: return "none";
  }
  return "";
}

PartyIndex required_party(const Atlas& atlas, const std::string& id) {
  if (const auto party = atlas.parties.find(id)) return *party;
  std::vector<std::string> ids;
  for (const Party& party : atlas.parties) ids.push_back(party.id);
  const std::string nearest = did_you_mean(id, ids);
  ids.resize(std::min<std::size_t>(ids.size(), 12));
  throw CommandError(fmt::format("there is no party \"{}\" in this atlas{}. Some that there are: {}", id, nearest,
                                 fmt::join(ids, ", ")));
}

std::optional<PartyIndex> named_party(const Atlas& atlas, const std::string& id) {
  return id.empty() ? std::nullopt : std::optional(required_party(atlas, id));
}

std::optional<SwingPair> named_pair(const Atlas& atlas, const Question& question, ContestIndex contest) {
  auto from = named_party(atlas, question.swing_from);
  auto to = named_party(atlas, question.swing_to);
  const std::optional<SwingPair>& usual = atlas.contests[contest].usual.pair;
  // A story may name one of the two alone.
  if (usual && !from) from = to == usual->from ? usual->to : usual->from;
  if (usual && !to) to = from == usual->to ? usual->from : usual->to;
  return from && to ? std::optional(SwingPair{*from, *to}) : std::nullopt;
}

std::optional<SwingPair> named_pair(const Atlas& atlas, const Question& question) {
  const auto contest = atlas.find_contest(question.contest);
  return contest ? named_pair(atlas, question, *contest) : std::nullopt;
}

std::optional<SwingPair> swing_pair(const Atlas& atlas, const Question& question, ContestIndex contest) {
  return question.top_two ? std::nullopt : named_pair(atlas, question, contest);
}

std::optional<SwingPair> swing_pair(const Atlas& atlas, const Question& question) {
  return question.top_two ? std::nullopt : named_pair(atlas, question);
}

void name_pair(const Atlas& atlas, Question& question, const SwingPair& pair) {
  question.swing_from = atlas.parties[pair.from].id;
  question.swing_to = atlas.parties[pair.to].id;
}

std::optional<ContestIndex> earlier_contest(const Atlas& atlas, const Question& question, ContestIndex contest) {
  if (!question.against.empty())
    if (const auto against = atlas.find_contest(question.against);
        against && atlas.contest(*against).track == atlas.contest(contest).track &&
        atlas.contest(*against).date < atlas.contest(contest).date)
      return against;
  return atlas.contests[contest].compare;
}

}  // namespace hustings

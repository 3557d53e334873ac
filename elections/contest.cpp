#include "elections/contest.h"

#include <algorithm>
#include <tuple>

namespace hustings {

std::optional<Method> maybe_method(std::string_view name) {
  if (name == "first-past-the-post") return Method::first_past_the_post;
  if (name == "multi-member") return Method::multi_member;
  if (name == "supplementary-vote") return Method::supplementary_vote;
  if (name == "referendum") return Method::referendum;
  if (name == "party-list") return Method::party_list;
  if (name == "popular-vote") return Method::popular_vote;
  return std::nullopt;
}

const char* name_of(Method method) {
  switch (method) {
    case Method::first_past_the_post: return "first-past-the-post";
    case Method::multi_member: return "multi-member";
    case Method::supplementary_vote: return "supplementary-vote";
    case Method::referendum: return "referendum";
    case Method::party_list: return "party-list";
    case Method::popular_vote: return "popular-vote";
  }
  return "";
}

const char* words_for(Method method) {
  switch (method) {
    case Method::first_past_the_post: return "first past the post";
    case Method::multi_member: return "several members a ward";
    case Method::supplementary_vote: return "Supplementary Vote, first preferences";
    case Method::referendum: return "referendum";
    case Method::party_list: return "party list";
    case Method::popular_vote: return "votes counted over all areas";
  }
  return "";
}

bool wins_seats(Method method) { return method == Method::first_past_the_post || method == Method::multi_member; }

void sort_candidacies(std::vector<Candidacy>& candidacies) {
  const auto before = [](const Candidacy& a, const Candidacy& b) {
    const bool a_elected = a.elected.value_or(false);
    const bool b_elected = b.elected.value_or(false);
    return std::tie(b.votes, b_elected, a.party, a.candidate) < std::tie(a.votes, a_elected, b.party, b.candidate);
  };
  constexpr std::size_t few = 16;
  if (candidacies.size() > few) return std::stable_sort(candidacies.begin(), candidacies.end(), before);
  // A ballot paper is short, and there are very many: each is put in its place without memory on the side.
  for (auto next = candidacies.begin(); next != candidacies.end(); ++next)
    std::rotate(std::upper_bound(candidacies.begin(), next, *next, before), next, next + 1);
}

std::int64_t Result::votes_valid() const {
  std::int64_t sum = 0;
  for (const Candidacy& candidacy : candidacies) sum += candidacy.votes;
  return sum;
}

std::optional<std::int64_t> Result::votes_of(PartyIndex party) const {
  std::optional<std::int64_t> sum;
  for (const Candidacy& candidacy : candidacies) {
    if (candidacy.party != party) continue;
    if (candidacy.independent) return candidacy.votes;  // the best of them comes first
    sum = sum.value_or(0) + candidacy.votes;
  }
  return sum;
}

const Result* Contest::find(std::string_view area_code, Level level) const {
  const auto found = std::lower_bound(results.begin(), results.end(), std::tie(level, area_code),
                                      [](const Result& result, const auto& key) {
                                        return std::tuple(result.level, std::string_view(result.area_code)) < key;
                                      });
  if (found == results.end() || found->level != level || found->area_code != area_code) return nullptr;
  return &*found;
}

bool Contest::wins_seats_on(std::string_view layer_id) const {
  return wins_seats(method) && layer_id == (seats_layer.empty() ? layer : seats_layer);
}

bool Contest::covers(std::string_view area_code) const {
  return !expected || std::find(expected->begin(), expected->end(), area_code) != expected->end();
}

}  // namespace hustings

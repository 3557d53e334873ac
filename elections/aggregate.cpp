#include "elections/aggregate.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <tuple>
#include <utility>

namespace hustings {

namespace {

using Parts = std::vector<const Result*>;

/// The sum of a figure over the parts; none where one of them lacks it.
template <class Number>
std::optional<Number> sum_where_all(const Parts& parts, std::optional<Number> Result::*figure) {
  if (parts.empty()) return std::nullopt;
  Number sum = 0;
  for (const Result* part : parts) {
    if (!(part->*figure)) return std::nullopt;
    sum += *(part->*figure);
  }
  return sum;
}

/// Those where people could vote.
Parts polled(const Parts& parts) {
  Parts with_poll;
  std::copy_if(parts.begin(), parts.end(), std::back_inserter(with_poll),
               [](const Result* part) { return !part->unopposed; });
  return with_poll;
}

Parts areas_of(const Parts& parts) {
  Parts areas;
  for (const Result* part : parts)
    if (part->level == Level::area) areas.push_back(part);
  return areas;
}

void add_to(Candidacy& sum, const Candidacy& part) {
  sum.votes += part.votes;
  if (sum.note != part.note) sum.note.clear();
}

/// Who was elected, as far as the parts agree; a part that is silent contradicts none.
class Elected {
 public:
  void hear(std::optional<bool> part) {
    if (!part) return;
    (*part ? yes_ : no_) = true;
  }
  std::optional<bool> word() const { return yes_ != no_ ? std::optional(yes_) : std::nullopt; }

 private:
  bool yes_ = false, no_ = false;
};

std::vector<Candidacy> candidacies_of(const Parts& parts, Candidates candidates) {
  struct Sum {
    Candidacy candidacy;
    Elected elected;
  };
  std::map<std::tuple<PartyIndex, std::string, std::size_t>, Sum> sums;
  for (std::size_t i = 0; i < parts.size(); ++i)
    for (const Candidacy& candidacy : parts[i]->candidacies) {
      const bool another = candidacy.independent && candidates == Candidates::of_one_area;
      const auto [sum, is_new] =
          sums.try_emplace({candidacy.party, candidacy.candidate, another ? i : 0}, Sum{candidacy, {}});
      if (!is_new) add_to(sum->second.candidacy, candidacy);
      sum->second.elected.hear(candidacy.elected);
    }
  std::vector<Candidacy> candidacies;
  for (auto& [key, sum] : sums) {
    sum.candidacy.elected = sum.elected.word();
    candidacies.push_back(std::move(sum.candidacy));
  }
  sort_candidacies(candidacies);
  return candidacies;
}

Result sum_of(const std::string& code, const Parts& parts, Candidates candidates) {
  const Parts with_poll = polled(parts);
  Result sum;
  sum.area_code = code;
  sum.candidacies = candidacies_of(parts, candidates);
  sum.electorate = sum_where_all(with_poll, &Result::electorate);
  sum.ballots = sum_where_all(with_poll, &Result::ballots);
  sum.unopposed = with_poll.empty();
  if (const std::size_t without = parts.size() - with_poll.size(); without > 0)
    sum.note = fmt::format("{} of its {} areas had no poll, and add no electors", without, areas_of(parts).size());
  sum.seats = sum_where_all(areas_of(parts), &Result::seats);  // postal votes fill no seats of their own
  bool with_postal = false;
  for (const Result* part : parts) {
    sum.flags |= part->flags;
    sum.several_votes = sum.several_votes || part->several_votes;
    with_postal = with_postal || part->level == Level::postal;
  }
  if (with_postal) sum.flags = sum.flags.without(Flag::in_person);
  return sum;
}

}  // namespace

std::vector<Result> aggregate(const std::vector<Result>& results,
                              const std::function<std::optional<std::string>(const std::string&)>& parent_of,
                              Candidates candidates) {
  std::map<std::string, Parts> parts;
  for (const Result& result : results) {
    if (result.shares_only) continue;
    auto parent = parent_of(result.area_code);
    if (!parent && result.level == Level::postal) parent = result.area_code;
    if (parent) parts[*parent].push_back(&result);
  }
  std::vector<Result> sums;
  for (const auto& [code, parts_of_it] : parts) sums.push_back(sum_of(code, parts_of_it, candidates));
  return sums;
}

Result merged_by_party(const Result& sum) {
  Result merged = sum;
  merged.candidacies.clear();
  std::map<PartyIndex, Candidacy> by_party;
  for (const Candidacy& candidacy : sum.candidacies) {
    if (candidacy.independent) {
      merged.candidacies.push_back(candidacy);
      continue;
    }
    const auto [known, is_new] = by_party.try_emplace(candidacy.party, candidacy);
    if (is_new) continue;
    add_to(known->second, candidacy);
    if (known->second.elected != candidacy.elected) known->second.elected.reset();
    if (known->second.candidate != candidacy.candidate) known->second.candidate.clear();
  }
  for (auto& [key, candidacy] : by_party) merged.candidacies.push_back(std::move(candidacy));
  sort_candidacies(merged.candidacies);
  return merged;
}

}  // namespace hustings

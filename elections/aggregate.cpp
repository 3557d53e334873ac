#include "elections/aggregate.h"

#include <map>
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

Parts areas_of(const Parts& parts) {
  Parts areas;
  for (const Result* part : parts)
    if (part->level == Level::area) areas.push_back(part);
  return areas;
}

void add_to(Candidacy& sum, const Candidacy& part) {
  sum.votes += part.votes;
  if (sum.elected != part.elected) sum.elected.reset();
  if (sum.note != part.note) sum.note.clear();
}

std::vector<Candidacy> candidacies_of(const Parts& parts) {
  std::map<std::pair<PartyIndex, std::string>, Candidacy> sums;
  for (const Result* part : parts)
    for (const Candidacy& candidacy : part->candidacies) {
      const auto [sum, is_new] = sums.try_emplace({candidacy.party, candidacy.candidate}, candidacy);
      if (!is_new) add_to(sum->second, candidacy);
    }
  std::vector<Candidacy> candidacies;
  for (auto& [key, sum] : sums) candidacies.push_back(std::move(sum));
  sort_candidacies(candidacies);
  return candidacies;
}

Result sum_of(const std::string& code, const Parts& parts) {
  Result sum;
  sum.area_code = code;
  sum.candidacies = candidacies_of(parts);
  sum.electorate = sum_where_all(parts, &Result::electorate);
  sum.ballots = sum_where_all(parts, &Result::ballots);
  sum.seats = sum_where_all(areas_of(parts), &Result::seats);  // postal votes fill no seats of their own
  bool with_postal = false;
  for (const Result* part : parts) {
    sum.flags |= part->flags;
    with_postal = with_postal || part->level == Level::postal;
  }
  if (with_postal) sum.flags = sum.flags.without(Flag::in_person);
  return sum;
}

}  // namespace

std::vector<Result> aggregate(const std::vector<Result>& results,
                              const std::function<std::optional<std::string>(const std::string&)>& parent_of) {
  std::map<std::string, Parts> parts;
  for (const Result& result : results) {
    if (result.shares_only) continue;
    auto parent = parent_of(result.area_code);
    if (!parent && result.level == Level::postal) parent = result.area_code;
    if (parent) parts[*parent].push_back(&result);
  }
  std::vector<Result> sums;
  for (const auto& [code, parts_of_it] : parts) sums.push_back(sum_of(code, parts_of_it));
  return sums;
}

Result merged_by_party(const Result& sum, const Parties& parties) {
  Result merged = sum;
  merged.candidacies.clear();
  std::map<std::pair<PartyIndex, std::string>, Candidacy> by_party;
  for (const Candidacy& candidacy : sum.candidacies) {
    const bool alone = parties[candidacy.party].kind == PartyKind::independent;
    const auto [known, is_new] =
        by_party.try_emplace({candidacy.party, alone ? candidacy.candidate : std::string()}, candidacy);
    if (is_new) continue;
    add_to(known->second, candidacy);
    if (known->second.candidate != candidacy.candidate) known->second.candidate.clear();
  }
  for (auto& [key, candidacy] : by_party) merged.candidacies.push_back(std::move(candidacy));
  sort_candidacies(merged.candidacies);
  return merged;
}

}  // namespace hustings

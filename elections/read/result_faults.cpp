#include "elections/read/result_faults.h"

#include <algorithm>
#include <fmt/format.h>

#include "base/text/text.h"

namespace hustings {

namespace {

/// The votes that so many people have, or none where that is not known. A number of seats from a file may be anything.
std::optional<double> votes_of_people(const Result& result, std::int64_t people) {
  if (!result.several_votes) return static_cast<double>(people);
  if (!result.seats) return std::nullopt;
  return static_cast<double>(people) * *result.seats;
}

std::string each(const Result& result) {
  return result.several_votes ? fmt::format(", each with {} votes", *result.seats) : "";
}

bool are_more(const Result& result, std::int64_t people) {
  const auto votes = votes_of_people(result, people);
  return votes && static_cast<double>(result.votes_valid()) > *votes;
}

std::string named(const Candidacy& candidacy, const Parties& parties) {
  const std::string& party = parties[candidacy.party].id;
  return candidacy.candidate.empty() ? party : fmt::format("{} ({})", candidacy.candidate, party);
}

}  // namespace

std::optional<std::string> too_many_votes(const Result& result) {
  if (result.shares_only || !result.electorate || !are_more(result, *result.electorate)) return std::nullopt;
  return fmt::format("{} has {} votes of {} electors{}", result.area_code, result.votes_valid(), *result.electorate,
                     each(result));
}

std::vector<std::string> ballot_faults(const Result& result) {
  std::vector<std::string> faults;
  if (!result.ballots || result.shares_only) return faults;
  if (are_more(result, *result.ballots))
    faults.push_back(
        fmt::format("{} valid votes of {} ballots{}", result.votes_valid(), *result.ballots, each(result)));
  if (result.electorate && *result.ballots > *result.electorate)
    faults.push_back(fmt::format("{} ballots of {} electors", *result.ballots, *result.electorate));
  return faults;
}

std::optional<std::string> elected_fault(const Result& result, std::optional<int> seats, const Parties& parties) {
  if (seats == 0) return std::nullopt;
  std::vector<std::string> names;
  const Candidacy* last_in = nullptr;    // of the elected, who had fewest votes
  const Candidacy* first_out = nullptr;  // of the others, who had most
  bool all_out = true;
  for (const Candidacy& candidacy : result.candidacies) {  // most votes first
    all_out = all_out && candidacy.elected == false;
    if (candidacy.elected.value_or(false)) {
      names.push_back(named(candidacy, parties));
      last_in = &candidacy;
    } else if (first_out == nullptr && !candidacy.aggregate) {
      first_out = &candidacy;
    }
  }
  if (result.votes_valid() > 0 && all_out && seats == 1) {
    const bool level = result.candidacies.size() > 1 && result.candidacies[0].votes == result.candidacies[1].votes;
    if (!level && first_out == &result.candidacies.front())
      return fmt::format("nobody is named elected, and {} had most votes, {}", named(*first_out, parties),
                         with_thousands(first_out->votes));
  }
  if (names.empty()) return std::nullopt;
  const auto filled = static_cast<std::size_t>(std::max(0, seats.value_or(static_cast<int>(names.size()))));
  if (names.size() > filled)
    return fmt::format("{} are named elected to {} {}: {}", names.size(), filled, filled == 1 ? "seat" : "seats",
                       fmt::join(names, ", "));
  // Who is not named may have been elected where the table does not name as many as there are seats.
  const bool known = first_out != nullptr && (names.size() == filled || first_out->elected.has_value());
  if (!known || first_out->votes <= last_in->votes || last_in->aggregate) return std::nullopt;
  return fmt::format("{} is named elected with {} votes, and {} had {}", named(*last_in, parties),
                     with_thousands(last_in->votes), named(*first_out, parties), with_thousands(first_out->votes));
}

}  // namespace hustings

#include "elections/read/doubtful_counts.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>

namespace hustings {

namespace {

/// A party's votes over all areas.
struct PartyZeros {
  std::int64_t areas = 0;  ///< where it has a row
  std::int64_t zeros = 0;  ///< where its votes are 0
  std::int64_t votes = 0;
  std::int64_t valid = 0;  ///< of the areas where it has votes
};

using ByParty = std::map<PartyIndex, PartyZeros>;

/// Without those who were elected: who is returned unopposed has no votes, and stood.
std::map<PartyIndex, std::int64_t> votes_by_party(const Result& result) {
  std::map<PartyIndex, std::int64_t> votes;
  for (const Candidacy& candidacy : result.candidacies)
    if (candidacy.votes > 0 || candidacy.elected != true) votes[candidacy.party] += candidacy.votes;
  return votes;
}

ByParty zeros_by_party(const std::vector<Result>& results) {
  ByParty parties;
  for (const Result& result : results) {
    if (result.level != Level::area || result.shares_only) continue;
    const std::int64_t valid = result.votes_valid();
    for (const auto& [party, votes] : votes_by_party(result)) {
      PartyZeros& own = parties[party];
      ++own.areas;
      own.zeros += votes == 0 ? 1 : 0;
      own.votes += votes;
      own.valid += votes == 0 ? 0 : valid;
    }
  }
  return parties;
}

/// Where the party would have this many votes at its share elsewhere, none at all is no accident.
constexpr double votes_expected = 20;

/// Parties, in order of their index, that have none where they should have many.
std::vector<PartyIndex> missing_somewhere(const std::vector<Result>& results, const ByParty& parties) {
  std::map<PartyIndex, bool> missing;
  for (const Result& result : results) {
    if (result.level != Level::area || result.shares_only) continue;
    const auto valid = static_cast<double>(result.votes_valid());
    for (const auto& [party, votes] : votes_by_party(result)) {
      const PartyZeros& own = parties.at(party);
      if (votes != 0 || own.valid == 0 || own.areas - own.zeros < 2) continue;
      if (valid * static_cast<double>(own.votes) / static_cast<double>(own.valid) >= votes_expected)
        missing[party] = true;
    }
  }
  std::vector<PartyIndex> found;
  for (const auto& [party, is_missing] : missing) found.push_back(party);
  return found;
}

std::optional<Finding> maybe_zeros(const std::vector<Result>& results, const Parties& parties,
                                   const std::string& file) {
  const auto has_zero = [](const Result& result) {
    return std::any_of(result.candidacies.begin(), result.candidacies.end(),
                       [](const Candidacy& candidacy) { return candidacy.votes == 0; });
  };
  if (std::none_of(results.begin(), results.end(), has_zero)) return std::nullopt;
  const ByParty by_party = zeros_by_party(results);
  std::vector<std::string> named;
  std::int64_t zeros = 0;
  const auto missing = missing_somewhere(results, by_party);
  for (const auto& [party, own] : by_party) {
    zeros += own.zeros;
    if (parties[party].kind == PartyKind::aggregate) continue;  // a sum of nobody is 0
    const bool in_most = own.zeros > 1 && 2 * own.zeros > own.areas;
    if (in_most && own.zeros == own.areas) named.push_back(fmt::format("in all of {}", parties[party].id));
    else if (in_most || std::find(missing.begin(), missing.end(), party) != missing.end())
      named.push_back(fmt::format("in {} of {} of {}", own.zeros, own.areas, parties[party].id));
  }
  if (named.empty()) return std::nullopt;
  constexpr std::size_t most_named = 6;
  const std::size_t more = named.size() > most_named ? named.size() - most_named : 0;
  named.resize(named.size() - more);
  return Finding{
      .severity = Severity::warning,
      .place = {.file = file, .layer = {}, .row = {}, .column = {}},
      .what = fmt::format("0 stands for the votes of a party in {} {}: {}{}", zeros, zeros == 1 ? "area" : "places",
                          fmt::join(named, ", "), more > 0 ? fmt::format(" and of {} more parties", more) : ""),
      .remedy =
          "If it means that nobody stood, add zero = \"did-not-stand\" to the contest, or empty the cells; if they "
          "got no votes, zero = \"no-votes\""};
}

std::optional<Finding> maybe_percentages(const std::vector<Result>& results, const std::string& file) {
  std::size_t areas = 0;
  for (const Result& result : results) {
    if (result.level != Level::area) continue;
    if (result.shares_only || result.candidacies.size() < 2) return std::nullopt;
    const std::int64_t sum = result.votes_valid();
    if (sum < 99 || sum > 101) return std::nullopt;
    ++areas;
  }
  if (areas < 3) return std::nullopt;
  return Finding{.severity = Severity::warning,
                 .place = {.file = file, .layer = {}, .row = {}, .column = {}},
                 .what = "the votes of every area sum to about 100, as percentages do",
                 .remedy = "If they are shares, say so in the headers: share_pct for votes, or \"Con %\" for Con"};
}

}  // namespace

void leave_out_zeros(std::vector<Result>& results) {
  for (Result& result : results)
    if (!result.shares_only)
      std::erase_if(result.candidacies, [](const Candidacy& candidacy) {
        return candidacy.votes == 0 && candidacy.elected != true;  // who is returned unopposed stood
      });
  std::erase_if(results, [](const Result& result) { return result.candidacies.empty(); });
}

Findings doubtful_counts(const std::vector<Result>& results, const Parties& parties, const std::string& file,
                         ZeroMeans zero) {
  Findings findings;
  if (zero == ZeroMeans::not_said)
    if (auto found = maybe_zeros(results, parties, file)) findings.push_back(std::move(*found));
  if (auto found = maybe_percentages(results, file)) findings.push_back(std::move(*found));
  return findings;
}

}  // namespace hustings

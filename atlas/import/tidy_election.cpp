#include "atlas/import/tidy_election.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>
#include <utility>

#include "atlas/published/words.h"
#include "base/text/text.h"
#include "elections/read/published_areas.h"
#include "elections/read/read_results.h"
#include "elections/read/result_words.h"

namespace hustings {

Outcome<TidyElection> tidy_election(const Table& table, const KeyColumn& key, const RolesOfColumns& roles) {
  return roles.is_long ? tidy_rows(table, key, roles) : tidy_columns(table, key, roles);
}

Findings finish(TidyElection& election, const StandingParties& parties, const CellValues& areas, bool by_code) {
  const auto party = election.votes.find_column("party");
  const auto votes = election.votes.find_column("votes");
  for (auto& row : election.votes.rows) {
    if (const std::string& id = parties.id_of(row[*party]); !id.empty()) row[*party] = id;
    if (!votes) continue;
    if (const auto count = maybe_count(row[*votes])) row[*votes] = std::to_string(*count);
  }
  // Errors are told of the file that is there, before anything is written.
  std::vector<char> foreign(election.votes.rows.size(), 0);  // names of no area are left out, with a warning each
  bool any = false;
  for (std::size_t row = 0; row < election.votes.rows.size() && !by_code; ++row)
    if (!areas.contains(folded(election.votes.rows[row].front()))) {
      foreign[row] = 1;
      any = true;
    }
  const std::string key = std::exchange(election.votes.columns.front(), "area_code");
  Findings errors;
  Parties known = parties.parties;
  const Outcome<std::vector<Result>> results =
      any ? read_results(without_rows(election.votes, foreign), known) : read_results(election.votes, known);
  election.votes.columns.front() = key;
  if (std::count(foreign.begin(), foreign.end(), 1) == static_cast<std::ptrdiff_t>(foreign.size())) return errors;
  for (const Finding& finding : results.findings)
    if (finding.severity == Severity::error) errors.push_back(finding);
  return errors;
}

SeatEvidence seats_in(const TidyElection& election, const StandingParties& parties) {
  SeatEvidence evidence;
  const Table& votes = election.votes;
  std::map<std::pair<std::string, std::string>, int> slates;
  std::map<std::string, int> elected;
  std::set<std::string> all;
  const auto party = votes.find_column("party");
  const auto round = votes.find_column("round");
  for (std::size_t row = 0; row < votes.rows.size(); ++row) {
    const std::string area = area_code_of(votes.cell(row, 0));
    all.insert(area);
    const std::string& in_round = votes.cell(row, round);
    if (in_round.empty() || in_round == "1") {
      const auto standing = parties.parties.find(votes.cell(row, party));
      if (!standing || parties.parties[*standing].kind == PartyKind::party) ++slates[{area, votes.cell(row, party)}];
    }
    if (carried_words().yes_or_no(votes.cell(row, votes.find_column("elected"))).value_or(false)) ++elected[area];
  }
  std::set<std::string> with_slates;
  for (const auto& [slate, candidates] : slates)
    if (candidates > 1) {
      if (with_slates.empty()) evidence.first_slate = fmt::format("{} in {}", slate.second, slate.first);
      with_slates.insert(slate.first);
    }
  evidence.slates = with_slates.size();
  evidence.areas = all.size();
  if (!all.empty()) evidence.with_slates = static_cast<double>(with_slates.size()) / static_cast<double>(all.size());
  for (const auto& [area, count] : elected) evidence.most_seats = std::max(evidence.most_seats.value_or(0), count);
  if (election.areas)
    if (const auto seats = election.areas->find_column("seats"))
      for (std::size_t row = 0; row < election.areas->rows.size(); ++row)
        if (const auto count = maybe_integer(election.areas->cell(row, seats)))
          evidence.most_seats = std::max(evidence.most_seats.value_or(0), static_cast<int>(*count));
  return evidence;
}

}  // namespace hustings

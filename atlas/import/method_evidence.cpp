#include "atlas/import/method_evidence.h"

#include <algorithm>
#include <set>

#include "atlas/load/seatless_areas.h"
#include "atlas/published/words.h"
#include "base/text/text.h"

namespace hustings {

namespace {

bool are_answers(const Table& votes, const StandingParties& parties) {
  std::set<std::string> labels;
  const auto party = votes.find_column("party");
  for (std::size_t row = 0; row < votes.rows.size(); ++row) labels.insert(votes.cell(row, party));
  if (labels.size() < 2 || labels.size() > 4) return false;
  return std::all_of(labels.begin(), labels.end(), [&](const std::string& label) {
    const auto known = parties.parties.find(label);
    return (known && parties.parties[*known].kind == PartyKind::answer) || carried_words().is(Label::answer, label);
  });
}

}  // namespace

std::vector<std::string> words_for_areas(const Table& boundaries, const Table& table, const AreasOfResults& areas,
                                         const RolesOfColumns& roles) {
  const auto code = boundaries.find_column(lower_case(areas.area_key.code));
  std::vector<std::string> words = {table.columns[areas.key.column]};
  for (const ColumnIndex column : {code, areas.area_key.name_column, census_county(boundaries)})
    if (column) words.push_back(boundaries.columns[*column]);
  // A column beside the key that tells the areas apart as well.
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    const Role role = roles.columns[column].role;
    const bool names_areas = role == Role::code || role == Role::name || calls_areas_seatless(table.columns[column]);
    if (names_areas && 10 * roles.facts[column].distinct >= 9 * areas.reading.matched)
      words.push_back(table.columns[column]);
  }
  return words;
}

MethodEvidence evidence_in(const TidyElection& election, const StandingParties& parties, const SeatEvidence& seats) {
  const Table& votes = election.votes;
  MethodEvidence evidence;
  evidence.most_seats = seats.most_seats;
  evidence.with_slates = seats.with_slates;
  evidence.answers_only = are_answers(votes, parties);
  if (const auto candidate = votes.find_column("candidate"))
    evidence.same_everywhere =
        candidates_everywhere(votes, {.area = 0, .party = *votes.find_column("party"), .candidate = *candidate});
  return evidence;
}

}  // namespace hustings

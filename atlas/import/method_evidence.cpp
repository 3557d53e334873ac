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
  const std::string& key = table.columns[areas.key.column];
  const auto code = boundaries.find_column(lower_case(areas.area_key.code));
  const std::string said = seatless_words(boundaries, code, areas.area_key.name_column, table, areas.key.column);
  std::vector<std::string> words;
  if (!said.empty()) words.push_back(carried_words().has(Label::no_seat, said) ? said : "county: " + said);
  for (const auto& word : carried_words().roles_of(key))
    if (word.weight == 1 && carried_words().is(Label::no_seat, key)) words.push_back(key);
  if (code && carried_words().is(Label::no_seat, boundaries.columns[*code])) words.push_back(boundaries.columns[*code]);
  // A column beside the key that tells the areas apart as well.
  for (std::size_t column = 0; column < table.columns.size(); ++column)
    if (roles.columns[column].role == Role::code || roles.columns[column].role == Role::name)
      if (10 * roles.facts[column].distinct >= 9 * areas.reading.matched &&
          carried_words().is(Label::no_seat, table.columns[column]))
        words.push_back(table.columns[column]);
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

#include "atlas/import/figure_headers.h"

#include "atlas/published/words.h"
#include "elections/read/result_words.h"

namespace hustings {

namespace {

/// As tables of results are read by (elections/read/result_words).
const char* header_of(Role role) {
  switch (role) {
    case Role::electorate: return "electorate";
    case Role::ballots: return "ballots";
    case Role::rejected: return "rejected";
    case Role::valid: return "valid votes";
    case Role::total: return "total";
    case Role::seats: return "seats";
    case Role::majority: return "majority";
    case Role::turnout: return "turnout";
    case Role::winner: return "winner";
    case Role::runner_up: return "runner up";
    default: return "";
  }
}

}  // namespace

std::string figure_header(const RolesOfColumns& roles, Role role, std::size_t column) {
  const ColumnFacts& facts = roles.facts[column];
  if (role == Role::majority && (facts.percents > 0.5 || (facts.counts < 0.9 && facts.most <= 100.5)))
    return "majority pct";
  return header_of(role);
}

/// What a label in the place of a party says of the whole area, in English; empty where it is a party's.
std::string figure_label(const std::string& label) {
  if (label.empty() || maybe_area_figure(label) || is_kind_of_rejected(label)) return {};
  for (const HeaderWord& word : carried_words().roles_of(label)) {
    if (word.weight < 1) break;
    const bool is_counted = word.role == Role::electorate || word.role == Role::ballots ||
                            word.role == Role::rejected || word.role == Role::valid || word.role == Role::total;
    if (is_counted) return header_of(word.role);
  }
  return {};
}

}  // namespace hustings

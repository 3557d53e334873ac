// How the votes of a table decide: a seat in each area, several, one office for all areas, a question, lists.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "atlas/published/statement.h"
#include "base/table.h"
#include "elections/contest.h"

namespace hustings {

/// What is known of an election whose method nobody has said.
struct MethodEvidence {
  std::vector<std::string> titles = {};      ///< of the election: its office or question, the table's file and sheet
  std::vector<std::string> area_words = {};  ///< headers of the areas' codes and names
  std::vector<std::string> files = {};       ///< of boundaries and results, whose names may say something
  std::string votes_word = {};         ///< header of the votes, or of the kind of vote that was taken: "Zweitstimmen"
  bool answers_only = false;           ///< all that stand are answers to a question
  std::optional<int> most_seats = {};  ///< that an area fills, by a column of seats or of those elected
  double with_slates = 0;              ///< part of the areas in which a party has several candidates, 0 to 1
  std::optional<double> same_everywhere = {};  ///< as of `candidates_everywhere`
};

struct ProposedMethod {
  Method method = Method::first_past_the_post;
  Statement said;
};

/// What speaks most plainly counts: answers, the kind of vote, seats, the office, who stands where, what areas are
/// called. Without a word one seat is filled in each area.
ProposedMethod propose_method(const MethodEvidence& evidence);

/// Columns of a long table.
struct CandidateColumns {
  std::size_t area = 0, party = 0, candidate = 0;
};
/// The part of the rows whose candidate stands in most areas for the same party, 0 to 1: near 1 where one office is
/// filled by all areas together, near 0 where each elects its own. None where fewer than three areas have candidates.
std::optional<double> candidates_everywhere(const Table& table, const CandidateColumns& columns);

}  // namespace hustings

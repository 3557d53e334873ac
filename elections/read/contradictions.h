// What a table of results says of itself, held against what was read from it.
#pragma once

#include <vector>

#include "base/finding.h"
#include "base/table.h"
#include "elections/contest.h"

namespace hustings {

/// Where published figures of whole areas and published shares stand.
struct PublishedTables {
  std::vector<const Table*> areas;  ///< with the columns of `published_areas`, and area_code
  const Table* votes = nullptr;     ///< one row a candidate; a column `share` is held against the votes
};

/// One warning for each area that contradicts its own table, with both figures: valid votes and totals, majority,
/// turnout, winner, runner-up, and shares. Percentages may differ by as much as their decimals hide, and may be of
/// ballot papers, of valid votes or of electors, as the table's others are; fractions of 1 are percentages. Where
/// several seats are filled, only totals that cannot be are contradictions; under the supplementary vote nothing is
/// said of winners and majorities, which come from a later round. The first 50 areas are named, and the rest counted.
Findings contradictions(const PublishedTables& tables, const std::vector<Result>& results, const Parties& parties,
                        Method method);

}  // namespace hustings

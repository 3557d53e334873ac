// Counts that look like something else: zeros where nobody stood, percentages called votes.
#pragma once

#include <string>
#include <vector>

#include "base/finding.h"
#include "elections/contest.h"

namespace hustings {

/// What a 0 in a table of votes means.
enum class ZeroMeans {
  not_said,      ///< a candidate without votes, and doubtful where there are many
  no_votes,      ///< a candidate without votes, however many
  did_not_stand  ///< nobody stood: as an empty cell
};

/// Takes those with 0 votes out of results that are counts, and areas where nobody is left.
void leave_out_zeros(std::vector<Result>& results);

/// At most two warnings a file. One where 0 stands in most areas of a party, or where a party with many votes
/// elsewhere has none at all: it may mean that nobody stood, and then change and swing would be wrong. One where the
/// votes of every area sum to 100: they may be percentages.
Findings doubtful_counts(const std::vector<Result>& results, const Parties& parties, const std::string& file,
                         ZeroMeans zero);

}  // namespace hustings

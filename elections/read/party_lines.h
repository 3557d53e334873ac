// One candidate on the lines of several parties, made one candidate.
#pragma once

#include <string>
#include <vector>

#include "base/finding.h"
#include "elections/contest.h"

namespace hustings {

/// Where one name stands on the lines of several parties in one area, the lines become one candidate of the party with
/// most votes among them (of equals the first in the table): votes are added, the note says which lines they were, and
/// one warning names the first few. Names are compared without capitals and punctuation. Names of parties
/// ("Independent"), sums of several parties and answers to a referendum are nobody's name. `file` is the table's, for
/// the warning.
Findings join_party_lines(std::vector<Result>& results, const Parties& parties, const std::string& file);

}  // namespace hustings

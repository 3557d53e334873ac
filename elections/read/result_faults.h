// Figures of one area that cannot all be true.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "elections/contest.h"

namespace hustings {

/// More votes than electors have: "Alder has 5,100 votes of 1,500 electors, who have 3 each". Where a voter has several
/// votes and the number of seats is not known, nothing can be said. None: nothing is wrong.
std::optional<std::string> too_many_votes(const Result& result);

/// The same of ballot papers, and more papers than electors.
std::vector<std::string> ballot_faults(const Result& result);

/// Who is named elected against the votes: somebody with fewer than another who is not, more than the seats that are
/// filled, or nobody where all are named not elected. A sum of several parties is nobody who could have been. `seats`:
/// how many are filled here; 0: none are, and being elected says nothing of the votes here; none: not known, and as
/// many as are named. None: nothing is wrong.
std::optional<std::string> elected_fault(const Result& result, std::optional<int> seats, const Parties& parties);

}  // namespace hustings

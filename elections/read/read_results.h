// Long, tidy tables into results, with every fault named.
#pragma once

#include "base/finding.h"
#include "base/table.h"
#include "elections/contest.h"

namespace hustings {

/// Reads `area_code, party, votes` and, where present, `candidate, level, round, elected, note`. Rows of a later
/// round than the first are left out of the results. Adds parties that `parties` lacks, with a warning each.
/// Errors (no value, `parties` unchanged; the first 20 are named): a missing column, no rows, a row without area or
/// party, votes that are no whole number from 0 to 10^12 (thousands separators named as such), an unknown level, the
/// same (level, area, party, candidate, round) twice. An unreadable `elected` is a warning, and not known. Votes may be
/// empty, or "unopposed", where everybody who stood in the area was elected: `unopposed`. One candidate on the lines of
/// several parties is one (party_lines.h). Codes are trimmed and upper-cased; results are sorted as `Contest` wants
/// them. A table may have `share_pct` (0 to 100, up to four decimals) in place of `votes`: its results are
/// `shares_only`, and shares of an area that sum to more than 100 (by over 0.01) are an error.
Outcome<std::vector<Result>> read_results(const Table& votes, Parties& parties);

/// Adds `electorate, ballots, seats, flags, note` by (`area_code`, `level`) to results. A row of an area that has no
/// votes is a warning; a figure that is no whole number >= 0 is an error; valid votes above the electorate, and a
/// second row of one area (the first counts), are warnings (`too_many_votes`; where the results say that a voter has
/// several votes, and one seat is filled, he has one).
Findings add_area_figures(const Table& areas, std::vector<Result>& results);

}  // namespace hustings

// What a table of areas says of them beside figures: the day of their poll, when they were declared, and who won by
// how much, as published.
#pragma once

#include "base/finding.h"
#include "base/table.h"
#include "elections/contest.h"

namespace hustings {

/// Adds the columns `date`, `declared`, `winner` and `majority` of a table of areas to the results of `contest`, which
/// need not be in it yet. A winner is a party's id, short name or name, or a candidate's name; a majority is votes of
/// the first less those of the second. All findings are warnings: cells that cannot be read (one a column, with the
/// first); a day before the contest's or over a year after it; a declaration before the area's poll, or later than on
/// the day after it (which is kept where it is within a month); a winner or majority that the votes contradict, with
/// both figures. What cannot be read or is contradicted is left out. So are winner and majority, with one warning,
/// where several seats are filled; and a majority where only shares are known.
Findings add_published(const Table& areas, const Contest& contest, std::vector<Result>& results,
                       const Parties& parties);

/// What the votes have against the published winner or majority, in a clause for the reader; empty where they agree, or
/// leave it open.
std::string published_fault(const Result& result, const Published& published, const Parties& parties);

}  // namespace hustings

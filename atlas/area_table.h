// One contest as a table, one row an area: what `hustings table` prints.
#pragma once

#include "atlas/view.h"
#include "base/table.h"

namespace hustings {

/// Columns area_code, area_name, winner, runner_up, votes_valid, majority_votes, majority_pct, swing_needed_pct,
/// direct_switchers, turnout_pct, swing_pct, swing_from, swing_to, previous_winner, status, against, note, source, then
/// votes_PARTY and share_PARTY for every party that stood. Shares and swings in percent, with four decimals; an
/// undefined value is an empty cell and `note` says why. Postal rows have status `postal` and no turnout.
Table area_table(const Atlas& atlas, const View& view, ContestIndex contest);

/// RFC 4180, UTF-8, LF.
std::string to_csv(const Table& table);

}  // namespace hustings

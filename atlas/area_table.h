// One contest as a table, one row an area: what `hustings table` prints.
#pragma once

#include "atlas/view.h"
#include "base/table.h"

namespace hustings {

/// One row an area of the layer that the view asks for, else of that which it was counted on, and one for each
/// borough's postal votes where those belong to no row. Columns: area_code, area_name, parent_name, winner, runner_up,
/// votes_valid, majority_votes, majority_pct, swing_needed_pct, direct_switchers, turnout_pct, turnout_of, swing_pct,
/// swing_from, swing_to, swing_formula, other_formula_pct (Steed's where Butler is asked for, and the other way round),
/// previous_winner, status, against, compared_by, seats, elected, flags, note, source, edition, method, then
/// votes_PARTY and share_PARTY for every party that stood, and number_ID for every column of numbers that the layer
/// has. Shares and swings in percent, with four decimals; an undefined value is an empty cell and `note` says why.
/// Postal rows have status `postal` and no turnout. Flags are those of the result, and signs-differ where Butler and
/// Steed disagree about the direction.
Table area_table(const Atlas& atlas, const View& view, ContestIndex contest);

}  // namespace hustings

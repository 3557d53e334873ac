// One contest as a table, one row an area: what `hustings table` prints.
#pragma once

#include "atlas/view/view.h"
#include "base/table.h"

namespace hustings {

/// A contest as its table has it: on the layer that the view asks for, else as counted. Rows do not depend on what is
/// on the map.
ShownContest table_contest(const Atlas& atlas, const View& view, ContestIndex contest);

/// One row an area of the layer that the view asks for, else of that which it was counted on, and one for each
/// borough's postal votes where those belong to no row. Where the view has a filter, only the areas that it keeps.
/// Columns: area_code, area_name, parent_name, winner, runner_up, third, votes_valid, electorate, majority_votes,
/// majority_pct, swing_needed_pct, direct_switchers, third_behind_pct, three_way, turnout_pct, turnout_of, swing_pct,
/// swing_from, swing_to, swing_formula, other_formula_pct (Steed's where Butler is asked for, and the other way round),
/// previous_winner, status, against, compared_by, seats, elected, flags, note, remain_pct where there was a referendum
/// on that layer, source, edition, method, then votes_PARTY, share_PARTY and change_PARTY for every party that stood,
/// and number_ID for every column of joined numbers that the layer has. Shares, swings and changes in percent, with
/// four decimals; an undefined value is an empty cell and `note` says why. Where the poll did not decide, the status
/// says how: "gain, by lot", "hold, unopposed". Postal rows have status `postal` and no turnout. All figures are those
/// of `area_figures`.
Table area_table(const Atlas& atlas, const View& view, ContestIndex contest);

}  // namespace hustings

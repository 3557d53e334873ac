// Rows that are the sum of others, found by arithmetic and by their words, and taken out of the table.
#pragma once

#include <vector>

#include "atlas/published/fill_down.h"
#include "atlas/published/published_table.h"

namespace hustings {

/// Takes rows out of `published.table` into `derived_rows`, with statements. Numbers must be plain. A row is derived
/// where
/// - its first filled cell is a word of totals ("Total", "Insgesamt"), or the label of its merged cells is,
/// or
/// - each of its counts, or nearly each, is the sum of the rows right above (of right below) it, other sums left out.
/// A sum that does not hold is said, with the column and both figures. `filled` are cells that were blank.
void take_derived_rows(PublishedTable& published, const FilledCells& filled);

}  // namespace hustings

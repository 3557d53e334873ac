// Rows that are the sum of others, found by arithmetic and by their words, and taken out of the table.
#pragma once

#include <vector>

#include "atlas/published/published_table.h"

namespace hustings {

/// Takes rows out of `published.table` into `derived_rows`, with statements. Numbers must be plain. A row is derived
/// where
/// - its first filled cell is a word of totals ("Total", "Insgesamt"), and what stands in its other cells is no code,
/// or
/// - each of its counts, or nearly each, is the sum of the rows right above (of right below) it, other sums left out.
/// A sum that does not hold is said, with the column and both figures.
void take_derived_rows(PublishedTable& published);

}  // namespace hustings

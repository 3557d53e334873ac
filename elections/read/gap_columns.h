// Columns of a wide table that must be parties, because the totals say so.
#pragma once

#include <vector>

#include "base/table.h"

namespace hustings {

/// Of the columns that no party is called by, those whose numbers close the gap between what the parties have and the
/// valid votes (or the total) that the table gives: those that close most rows, and the fewest of them. They must close
/// half of the rows that they say something of. Empty where there is no total, no gap, or none that closes it.
std::vector<std::size_t> columns_that_close_the_gap(const Table& table, const std::vector<std::size_t>& parties,
                                                    const std::vector<std::size_t>& unknown);

}  // namespace hustings

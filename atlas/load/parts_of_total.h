// Columns that add up to a total: parties, whatever they are called.
#pragma once

#include <cstddef>
#include <vector>

#include "base/table.h"

namespace hustings {

/// The longest run of two or more columns of whole numbers that add up to a column called total (valid votes, votes
/// cast, ...) in every row; empty where there is none. An empty cell counts as 0. Columns of `except` are no part.
std::vector<std::size_t> parts_of_total(const Table& table, const std::vector<std::size_t>& except);

}  // namespace hustings

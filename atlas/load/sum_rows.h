// Rows of a table of results that are of all areas together: taken out, and held against the sums of the others.
#pragma once

#include <optional>
#include <vector>

#include "base/finding.h"
#include "base/table.h"

namespace hustings {

/// Is the row of all areas: are its `keys` (code or name) blank or do they say "Total", and does its first filled cell?
bool is_sum_row(const Table& table, std::size_t row, const std::vector<std::size_t>& keys);

struct WithoutSums {
  std::optional<Table> rest;  ///< none where there are no such rows
  Findings findings;          ///< a warning for each column whose sum is another one
};

/// Takes the rows of all areas out. With a column `party`, their sums are of that party's rows.
WithoutSums without_sum_rows(const Table& table, const std::vector<std::size_t>& keys);

}  // namespace hustings

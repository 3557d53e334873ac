// Columns that are the sum of others in every row: totals, whatever they are called.
#pragma once

#include <vector>

#include "atlas/published/published_table.h"

namespace hustings {

/// Looks for columns of counts that equal the sum of a stretch of others beside each other, or of every second or third
/// one (first and second votes), or of any two. Numbers must be plain; an empty cell is 0. One row in fifty may differ.
/// The longest sum of a column is taken.
std::vector<DerivedColumn> find_derived_columns(const Table& table, const std::vector<ColumnForm>& forms);

}  // namespace hustings

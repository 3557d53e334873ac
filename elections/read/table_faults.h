// Faults of a table of results that no single cell shows: several elections in one table, columns of one name, cells
// that swallow rows.
#pragma once

#include <optional>
#include <vector>

#include "base/finding.h"
#include "base/table.h"
#include "elections/party.h"

namespace hustings {

/// Where a table has what; `area` are the columns that tell areas apart.
struct RowColumns {
  std::vector<std::size_t> area;
  std::optional<std::size_t> party, candidate;
};

/// The error that names a column (office, year, date, round, ...) whose values part the rows of an area into several
/// elections. None where the table is of one. Rows of later rounds, numbered in a column `round`, are no other
/// election.
std::optional<Finding> maybe_several_contests(const Table& table, const RowColumns& columns);

/// Two columns with one name, capitals and blanks aside: an error where the column is read as a figure or a party, or
/// is needed, and a warning elsewhere.
Findings doubled_columns(const Table& table, const Parties& parties);

/// A warning for a table of text with a cell that continues over a line's end: a quotation mark may have swallowed
/// rows.
Findings cells_over_lines(const Table& table);

}  // namespace hustings

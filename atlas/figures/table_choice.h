// Which rows and columns of a table a person asked for, in which order, and how it is written.
#pragma once

#include <string>
#include <vector>

#include "base/table.h"

namespace hustings {

struct TableChoice {
  std::vector<std::string> where;    ///< "majority_pct<2", "winner=con", "status!=hold"; all must hold
  std::string sort;                  ///< a column; "-column" largest first; empty: as it is
  std::vector<std::string> columns;  ///< empty: all
};

/// The table's rows that meet every condition, sorted, with the columns asked for. Conditions are COLUMN, one of < <= >
/// >= =
/// !=, and a value: numbers are compared as numbers, text whatever its case. An empty cell meets no condition but !=
/// and goes last in any order. Throws CommandError where there is no such column (with those that there are) or a
/// condition cannot be read.
Table filtered_table(Table table, const TableChoice& choice);

/// RFC 4180, UTF-8, LF. Text that a spreadsheet would take for a formula has an apostrophe before it, which is gone
/// when the table is read again (base/formula_guard).
std::string to_csv(const Table& table);

/// For a spreadsheet to paste: a tab between cells, none in them, and LF after each line. No formulas either.
std::string to_tab_separated(const Table& table);

/// Columns under their names, for a reader at a terminal: numbers to the right, two decimals at most.
std::string to_text(const Table& table);
/// The same; `numbers`: which columns go to the right.
std::string to_text(const Table& table, const std::vector<bool>& numbers);

}  // namespace hustings

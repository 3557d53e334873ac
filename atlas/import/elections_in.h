// Which elections a table holds, by what columns, and which rows are parts of an area.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "atlas/import/column_roles.h"
#include "atlas/import/understanding.h"
#include "base/table.h"

namespace hustings {

/// One of them.
struct ElectionRows {
  std::string value;   ///< "President", "2020 President"; empty: the only one
  std::string office;  ///< without its year and day; empty: told by the day alone
  GuessedDate date;
  std::string date_because;
  std::vector<std::size_t> rows;  ///< of the table, those of all elections too
};

struct ElectionsOfTable {
  std::vector<ElectionRows> elections;  ///< one at least
  std::vector<std::size_t> columns;     ///< that part them
  ColumnIndex part;                     ///< the column of polling stations and the like, whose rows are added up
  std::vector<Statement> statements;
  std::vector<OpenQuestion> questions;
};

/// Columns that part the rows of an area (office, year, day, round, ...) make elections; columns called stations,
/// sections, ways of voting and the like make parts of it. A column that somebody stands twice under, and whose name
/// tells neither, is a question. Elections whose rows are of districts that are not the areas are left out, and said.
ElectionsOfTable elections_in(const Table& table, std::size_t key, const RolesOfColumns& roles,
                              const Decisions& decisions);

}  // namespace hustings

// What each column of a table of results is: the assignment of roles that fits headers, cells and areas best.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "atlas/import/column_facts.h"
#include "atlas/import/reshape.h"
#include "atlas/import/understanding.h"
#include "atlas/load/column_values.h"
#include "base/table.h"

namespace hustings {

/// Rows of a table by the area that their key names; rows without a key are of none.
struct RowsByArea {
  std::vector<std::vector<std::size_t>> rows;  ///< of each area, in order of appearance
  bool has_several = false;                    ///< have most areas more than one row?
};
RowsByArea rows_by_area(const Table& table, std::size_t key, const std::vector<std::size_t>& among);

/// Votes of a party that has a column of its own.
struct PartyColumn {
  std::size_t column = 0;
  std::string label;                 ///< "gop" of votes_gop
  std::optional<std::size_t> share;  ///< column of its shares
};

struct RolesOfColumns {
  std::vector<ColumnReading> columns;  ///< of each
  bool is_long = false;                ///< one row a candidate
  ColumnIndex party, candidate, first_name, votes, share, elected, level, round;
  std::map<Role, std::size_t> figures;   ///< of whole areas
  std::vector<PartyColumn> parties;      ///< of a table with one column a party
  bool shares_alone = false;             ///< are these shares?
  ColumnIndex others_of;                 ///< the total that the parties have less than: the rest is others
  ColumnIndex others_less;               ///< the rejected papers that this total holds
  std::vector<std::string> not_counted;  ///< headers of columns of numbers that may be parties, and are not counted
  std::vector<Statement> statements;
  std::vector<OpenQuestion> questions;
  std::vector<ColumnFacts> facts;
  std::vector<double> varies;  ///< the part of the areas with several rows in which a column's cells differ
};

/// `keys` are the columns that name areas, the first of them the one that tells them apart.
RolesOfColumns roles_of(const Table& table, const std::vector<std::size_t>& keys, const KnowsParty& knows,
                        const Decisions& decisions);

}  // namespace hustings

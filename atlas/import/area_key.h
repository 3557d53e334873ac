// What two files have in common: the columns that say which area a row of results is of.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "atlas/load/column_values.h"
#include "base/finding.h"
#include "base/table.h"

namespace hustings {

/// How results name the areas of boundaries.
struct AreaKey {
  std::string code;                ///< column of the boundaries with the code, or two: "STATE + NAME"
  std::string name;                ///< column of the boundaries with the name; empty: none
  std::vector<std::string> codes;  ///< of each row of the boundaries, as a layer would have them
  ColumnIndex name_column;         ///< of the boundaries
  ColumnIndex result_code;         ///< column of the results with the codes
  ColumnIndex result_name;         ///< else the one with the names
  bool rewritten = false;          ///< were keys of the results written as the codes of the boundaries?
  std::vector<std::string> assumed;
};

/// What somebody said of columns of the results.
struct KeyWish {
  ColumnIndex code, name;       ///< the one that has it
  std::set<std::size_t> never;  ///< those that name no areas
  /// Those that a publisher's layout takes for something else: they name areas only where no other column does. It
  /// knows the codes of its publisher, and not those of these boundaries.
  std::set<std::size_t> unlikely;
};

/// Looks for a column of codes, unique and filled, which the results share best; codes that differ in leading zeros
/// alone ("01001" went through a spreadsheet and is "1001") are the same where none becomes that of two areas. GSS
/// codes go before others. Where there are no codes a column of names that are all different is the code; where names
/// repeat, two columns that both files have, `of_parties` (columns of the results) aside. `results` get the codes of
/// the boundaries where theirs are written otherwise, or where two columns were needed. Errors: no column can be the
/// code, or none of the results names areas.
Outcome<AreaKey> find_area_key(const Table& boundaries, Table& results, std::set<std::size_t> of_parties = {},
                               KeyWish wish = {});

}  // namespace hustings

// Tables with one column a party: which columns are parties, by their headers and by what adds up.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "atlas/import/column_roles.h"

namespace hustings {

struct PartyColumns {
  std::vector<PartyColumn> parties;
  bool shares_alone = false;
  ColumnIndex others_of, others_less;
  std::vector<std::pair<Role, std::size_t>> figures;  ///< that sums and differences told
  std::vector<std::string> not_counted;
  std::vector<Statement> statements;
  std::vector<OpenQuestion> questions;
};

/// `roles` has the figures of whole areas. Columns of counts that add up to the valid votes (or the total) in nearly
/// every row are parties, whatever they are called; else those that are called after known parties, with others that
/// close the gap; what is left of the total is others, without the rejected papers where it holds them. Where no total
/// is there, columns beside known parties count, and where none is known it is asked.
PartyColumns party_columns_of(const Table& table, const RolesOfColumns& roles, const std::vector<std::size_t>& keys,
                              const KnowsParty& knows);

}  // namespace hustings

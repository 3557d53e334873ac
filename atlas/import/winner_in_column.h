// Winners who have no column of their own in a table with one column a party, and whose votes stand in another's.
#pragma once

#include <cstddef>
#include <map>

#include "atlas/import/column_roles.h"
#include "base/table.h"

namespace hustings {

/// By row: the place in `roles.parties` of the column with the winner's votes ("Speaker" in the column Con). A winner
/// is one without a column where nobody called so leads in a column elsewhere; the rest of the total must be less
/// than the leading column has, and the majority, in votes or in percent of the total, must be what that has more than
/// the second, who may be among the rest.
std::map<std::size_t, std::size_t> winners_in_columns(const Table& table, const RolesOfColumns& roles);

}  // namespace hustings
